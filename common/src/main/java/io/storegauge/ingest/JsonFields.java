package io.storegauge.ingest;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The fields of a file's objects: those that columns take, and others as they are met. */
final class JsonFields {
  /** Beyond so many names a file does not name its fields but keeps data in them. */
  private static final int MOST_UNKNOWN = 1000;

  private static final int[] NOWHERE = {};

  private final List<List<String>> wanted;
  private final ExtraColumns extras;
  private final Map<String, JsonField> byName = new LinkedHashMap<>();
  private int unknown;

  /** Plain ones at the hash of their name's bytes, or behind it; a power of two. */
  private JsonField[] table = new JsonField[256];

  private int inTable;

  /** Stands before the first field of an object. */
  private final JsonField first = new JsonField("", NOWHERE, NOWHERE, false, false);

  /**
   * @param wanted field names by column, the first one present wins
   * @param extras what becomes of fields that are not wanted
   */
  JsonFields(List<List<String>> wanted, ExtraColumns extras) {
    this.wanted = wanted;
    this.extras = extras;
    wanted.stream().flatMap(List::stream).distinct().forEach(this::want);
  }

  private void want(String name) {
    int[] columns = new int[wanted.size()];
    int[] ranks = new int[wanted.size()];
    int n = 0;
    for (int c = 0; c < columns.length; c++) {
      int rank = wanted.get(c).indexOf(name);
      if (rank >= 0) {
        columns[n] = c;
        ranks[n++] = rank;
      }
    }
    add(
        name,
        new JsonField(name, Arrays.copyOf(columns, n), Arrays.copyOf(ranks, n), false, false));
  }

  private void add(String name, JsonField field) {
    byName.put(name, field);
    if (!field.isPlain()) {
      return;
    }
    if (++inTable > table.length / 2) {
      JsonField[] before = table;
      table = new JsonField[2 * before.length];
      for (JsonField f : before) {
        if (f != null) {
          table[free(f)] = f;
        }
      }
    }
    table[free(field)] = field;
  }

  private int free(JsonField field) {
    int at = hash(field.name, 0, field.name.length) & table.length - 1;
    while (table[at] != null) {
      at = at + 1 & table.length - 1;
    }
    return at;
  }

  private static int hash(byte[] b, int from, int to) {
    int h = 0;
    for (int i = from; i < to; i++) {
      h = 31 * h + b[i];
    }
    return h ^ h >>> 16;
  }

  /** A field by its name; null if there are too many to tell. */
  JsonField of(String name) {
    JsonField field = byName.get(name);
    if (field == null && unknown < MOST_UNKNOWN) {
      unknown++;
      field = new JsonField(name, NOWHERE, NOWHERE, extras.isUnknown(name), extras.keeps(name));
      add(name, field);
    }
    return field;
  }

  /** A field that was met before, by the bytes of its name; null = none. */
  JsonField met(byte[] b, int from, int to) {
    int at = hash(b, from, to) & table.length - 1;
    for (; table[at] != null; at = at + 1 & table.length - 1) {
      byte[] name = table[at].name;
      if (Arrays.equals(b, from, to, name, 0, name.length)) {
        return table[at];
      }
    }
    return null;
  }

  /** What stands before the first field of an object. */
  JsonField first() {
    return first;
  }

  /** Whether an object had a field that the column may come from. */
  boolean has(int column) {
    return wanted.get(column).stream().anyMatch(name -> byName.get(name).isSeen);
  }

  /** Names that the mapping neither takes nor leaves out, as they were met. */
  List<String> unknown() {
    return byName.entrySet().stream()
        .filter(e -> e.getValue().isNew)
        .map(Map.Entry::getKey)
        .toList();
  }
}
