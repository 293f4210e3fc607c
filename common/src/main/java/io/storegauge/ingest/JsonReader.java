package io.storegauge.ingest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.List;

/**
 * JSON objects, one a line or in an array. Only top-level fields are read; a nested value counts as
 * its JSON text.
 */
final class JsonReader implements RecordReader {
  private static final JsonFactory JSON = new JsonFactory();

  private final JsonSlices slices;
  private final List<List<String>> wanted;
  private final JsonFields fields;
  private final JsonValues values;
  private final PlainJson plain;
  private long number;
  private String fault;

  /**
   * @param wanted field names by column, the first one present wins
   * @param extras what becomes of fields that are not wanted
   * @throws FileFault if there is nothing in the file
   */
  JsonReader(ByteFeed feed, List<List<String>> wanted, ExtraColumns extras) throws IOException {
    this.slices = JsonSlices.of(feed);
    this.wanted = wanted;
    this.fields = new JsonFields(wanted, extras);
    this.values = new JsonValues(wanted.size());
    this.plain = new PlainJson(fields, values);
  }

  @Override
  public boolean next() throws IOException {
    fault = null;
    values.clear();
    if (slices.takeNext(plain)) {
      number++;
      return true;
    }
    values.clear();
    if (!slices.next()) {
      return false;
    }
    number++;
    fault = slices.fault;
    if (fault == null && !slices.take(plain)) {
      values.clear();
      parse();
    }
    return true;
  }

  private void parse() {
    byte[] json = slices.feed.buffer;
    try (JsonParser p = JSON.createParser(json, slices.start, slices.end - slices.start)) {
      if (p.nextToken() != JsonToken.START_OBJECT) {
        fault = "bad_json:not an object";
        return;
      }
      while (p.nextToken() == JsonToken.FIELD_NAME) {
        JsonField field = fields.of(p.getCurrentName());
        take(p, p.nextToken(), field);
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

  private void take(JsonParser p, JsonToken value, JsonField field) throws IOException {
    if (field != null) {
      field.isSeen = true;
    }
    if (field == null || !field.isTaken() || value == null || value == JsonToken.VALUE_NULL) {
      p.skipChildren();
      return;
    }
    int from = values.texts.end;
    append(p, value);
    values.takeText(field, from);
  }

  private void append(JsonParser p, JsonToken value) throws IOException {
    if (value.isStructStart()) {
      int start = (int) p.currentTokenLocation().getByteOffset();
      p.skipChildren();
      int length = (int) p.currentLocation().getByteOffset() - start;
      values.texts.append(slices.feed.buffer, slices.start + start, length);
    } else {
      values.texts.append(p.getTextCharacters(), p.getTextOffset(), p.getTextLength());
    }
  }

  @Override
  public long number() {
    return number;
  }

  @Override
  public String fault() {
    return fault;
  }

  @Override
  public byte[] bytes(int column) {
    return values.bytes(column);
  }

  @Override
  public int offset(int column) {
    return values.offset(column);
  }

  @Override
  public int length(int column) {
    return values.length(column);
  }

  @Override
  public String field(int column) {
    return length(column) < 0 ? null : wanted.get(column).get(values.rank(column));
  }

  @Override
  public boolean has(int column) {
    return fields.has(column);
  }

  @Override
  public List<String> unknown() {
    return fields.unknown();
  }

  @Override
  public void extras(ExtraJson out) {
    values.extras(out);
  }

  @Override
  public void close() throws IOException {
    slices.feed.close();
  }
}
