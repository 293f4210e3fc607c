package io.storegauge.ingest;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads JSON objects straight from their bytes, as far as they are plain: of known fields, on one
 * line, certainly well-formed. Values are slices of the bytes. Anything else is left to a whole
 * parser, which knows what to say of it.
 *
 * <p>Objects of a file mostly have the same fields in the same order, so that a name is not read
 * but compared with the one that is expected.
 */
final class PlainJson {
  /** A whole parser has limits for what is longer. */
  private static final int LONGEST_OBJECT = 1 << 20;

  private final JsonFields fields;
  private final JsonValues values;
  private final JsonEscapes escapes;

  /** Position behind the colon of the field that was found last. */
  private int behindColon;

  /** Fields that no object before the current one had: they count once it was read whole. */
  private final List<JsonField> fresh = new ArrayList<>();

  PlainJson(JsonFields fields, JsonValues values) {
    this.fields = fields;
    this.values = values;
    this.escapes = new JsonEscapes(values.texts);
  }

  /**
   * Takes the values of an object.
   *
   * @param b of a {@link ByteFeed}
   * @return position behind the object; {@link JsonSyntax#NOT_PLAIN} if it is for a whole parser,
   *     and some values may have been taken then
   */
  int object(byte[] b, int start) {
    int from = JsonSyntax.behindBlanks(b, start);
    if (b[from] != '{') {
      return JsonSyntax.NOT_PLAIN;
    }
    int i = JsonSyntax.behindBlanks(b, from + 1);
    if (b[i] == '}') {
      return i + 1;
    }
    fresh.clear();
    JsonField field = fields.first();
    while (true) {
      field = field(field, b, i);
      if (field == null) {
        return JsonSyntax.NOT_PLAIN;
      }
      if (!field.isSeen) {
        fresh.add(field);
      }
      i = value(field, b, JsonSyntax.behindBlanks(b, behindColon));
      if (i < 0) {
        return JsonSyntax.NOT_PLAIN;
      }
      i = JsonSyntax.behindBlanks(b, i);
      if (b[i] != ',') {
        return b[i] == '}' && i - from < LONGEST_OBJECT ? end(i + 1) : JsonSyntax.NOT_PLAIN;
      }
      i = JsonSyntax.behindBlanks(b, i + 1);
    }
  }

  private int end(int behind) {
    for (JsonField f : fresh) {
      f.isSeen = true;
    }
    return behind;
  }

  /** The field that begins here, which sets {@link #behindColon}; null = it is not known. */
  private JsonField field(JsonField before, byte[] b, int at) {
    JsonField expected = before.next;
    if (expected != null) {
      behindColon = expected.behindLabel(b, at);
      if (behindColon >= 0) {
        return expected;
      }
    }
    return unexpected(before, b, at);
  }

  private JsonField unexpected(JsonField before, byte[] b, int at) {
    if (b[at] != '"') {
      return null;
    }
    int end = ByteRuns.endOfJsonText(b, at + 1);
    while (b[end] < 0) {
      end = ByteRuns.endOfJsonText(b, end + 1); // only what equals the name of a field counts
    }
    JsonField field = b[end] == '"' ? fields.met(b, at + 1, end) : null;
    if (field == null) {
      return null;
    }
    int colon = JsonSyntax.behindBlanks(b, end + 1);
    if (b[colon] != ':') {
      return null;
    }
    before.next = field;
    behindColon = colon + 1;
    return field;
  }

  /** Takes a value; position behind it. */
  private int value(JsonField field, byte[] b, int at) {
    if (b[at] == '"') {
      return string(field, b, at + 1);
    }
    int end = JsonSyntax.behindValue(b, at);
    if (end >= 0 && b[at] != 'n') {
      values.take(field, b, at, end - at);
    }
    return end;
  }

  private int string(JsonField field, byte[] b, int from) {
    int special = ByteRuns.endOfJsonText(b, from);
    if (b[special] == '"') {
      values.take(field, b, from, special - from);
      return special + 1;
    }
    int quote = JsonSyntax.quote(b, special);
    if (quote < 0) {
      return JsonSyntax.NOT_PLAIN;
    }
    if (hasEscapes(b, special, quote)) {
      int text = values.texts.end;
      escapes.append(b, from, quote);
      values.takeText(field, text);
    } else {
      values.take(field, b, from, quote - from);
    }
    return quote + 1;
  }

  private static boolean hasEscapes(byte[] b, int from, int to) {
    for (int i = from; i < to; i++) {
      if (b[i] == '\\') {
        return true;
      }
    }
    return false;
  }
}
