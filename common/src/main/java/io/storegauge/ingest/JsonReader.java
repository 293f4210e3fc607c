package io.storegauge.ingest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * JSON objects, one a line or in an array. Only top-level fields are read; a nested value counts as
 * its JSON text.
 */
final class JsonReader extends HeldRecords {
  private static final JsonFactory JSON = new JsonFactory();

  private final JsonSlices slices;
  private final List<List<String>> wanted;

  /** Columns that a field may feed; several may come from one. */
  private final Map<String, List<Place>> placesOf = new HashMap<>();

  private final int[] ranks;

  private final ExtraColumns extras;
  private final boolean[] has;

  /** Fields that no column takes, by name, and what of the current record is kept of them. */
  private final Map<String, Extra> unknown = new LinkedHashMap<>();

  private final List<Extra> kept = new ArrayList<>();

  private String fault;

  /**
   * Where a field's value goes.
   *
   * @param rank position among the column's names: the lowest that is present wins
   */
  private record Place(int column, int rank) {}

  /** A field that no column takes. */
  private static final class Extra {
    final byte[] name;
    final boolean isNew;
    final boolean isKept;
    int offset;
    int length;

    Extra(String name, ExtraColumns extras) {
      this.name = name.getBytes(StandardCharsets.UTF_8);
      this.isNew = extras.isUnknown(name);
      this.isKept = extras.keeps(name);
    }
  }

  /** Beyond so many names a file does not name its fields but keeps data in them. */
  private static final int MOST_UNKNOWN = 1000;

  /**
   * @param wanted field names by column, the first one present wins
   * @param extras what becomes of fields that are not wanted
   * @throws FileFault if there is nothing in the file
   */
  JsonReader(ByteFeed feed, List<List<String>> wanted, ExtraColumns extras) throws IOException {
    super(wanted.size());
    this.slices = JsonSlices.of(feed);
    this.extras = extras;
    this.has = new boolean[wanted.size()];
    this.wanted = wanted;
    int n = wanted.size();
    this.ranks = new int[n];
    for (int c = 0; c < n; c++) {
      for (int r = 0; r < wanted.get(c).size(); r++) {
        placesOf.computeIfAbsent(wanted.get(c).get(r), k -> new ArrayList<>()).add(new Place(c, r));
      }
    }
  }

  @Override
  public boolean next() throws IOException {
    if (!slices.next()) {
      return false;
    }
    begin();
    fault = slices.fault;
    if (fault == null) {
      parse();
    }
    return true;
  }

  private void parse() {
    Arrays.fill(ranks, Integer.MAX_VALUE);
    kept.clear();
    byte[] json = slices.feed.buffer;
    try (JsonParser p = JSON.createParser(json, slices.start, slices.end - slices.start)) {
      if (p.nextToken() != JsonToken.START_OBJECT) {
        fault = "bad_json:not an object";
        return;
      }
      while (p.nextToken() == JsonToken.FIELD_NAME) {
        String name = p.getCurrentName();
        List<Place> places = placesOf.get(name);
        JsonToken value = p.nextToken();
        if (places == null) {
          leave(p, value, name);
        } else {
          take(p, value, places);
        }
      }
      if (p.currentToken() != JsonToken.END_OBJECT || p.nextToken() != null) {
        fault = "bad_json:more than one object";
      }
    } catch (IOException e) {
      fault = "bad_json:not JSON" + where(e);
    }
  }

  /** Where, and not what: the parser's own message quotes the line. */
  private static String where(IOException e) {
    JsonLocation at = e instanceof JsonProcessingException j ? j.getLocation() : null;
    return at == null || at.getByteOffset() < 0 ? "" : " at byte " + (at.getByteOffset() + 1);
  }

  private void leave(JsonParser p, JsonToken value, String name) throws IOException {
    Extra extra = unknown.get(name);
    if (extra == null && unknown.size() < MOST_UNKNOWN) {
      extra = new Extra(name, extras);
      unknown.put(name, extra);
    }
    if (extra == null || !extra.isKept || value == null || value == JsonToken.VALUE_NULL) {
      p.skipChildren();
      return;
    }
    extra.offset = values.end;
    append(p, value);
    extra.length = values.end - extra.offset;
    kept.add(extra);
  }

  private void append(JsonParser p, JsonToken value) throws IOException {
    if (value.isStructStart()) {
      int start = (int) p.currentTokenLocation().getByteOffset();
      p.skipChildren();
      int length = (int) p.currentLocation().getByteOffset() - start;
      values.append(slices.feed.buffer, slices.start + start, length);
    } else {
      values.append(p.getTextCharacters(), p.getTextOffset(), p.getTextLength());
    }
  }

  private void take(JsonParser p, JsonToken value, List<Place> places) throws IOException {
    for (Place place : places) {
      has[place.column()] = true;
    }
    if (value == null || value == JsonToken.VALUE_NULL) {
      return;
    }
    int from = values.end;
    append(p, value);
    for (Place place : places) {
      int c = place.column();
      if (place.rank() < ranks[c]) {
        ranks[c] = place.rank();
        take(c, from);
      }
    }
  }

  @Override
  public String fault() {
    return fault;
  }

  @Override
  public String field(int column) {
    return length(column) < 0 ? null : wanted.get(column).get(ranks[column]);
  }

  @Override
  public boolean has(int column) {
    return has[column];
  }

  @Override
  public List<String> unknown() {
    return unknown.entrySet().stream()
        .filter(e -> e.getValue().isNew)
        .map(Map.Entry::getKey)
        .toList();
  }

  @Override
  public void extras(ExtraJson out) {
    for (Extra e : kept) {
      out.add(e.name, values.bytes, e.offset, e.length);
    }
  }

  @Override
  public void close() throws IOException {
    slices.feed.close();
  }
}
