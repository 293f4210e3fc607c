package io.storegauge.ingest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One JSON object a line. Only top-level fields are read; a nested value counts as its JSON text.
 */
final class JsonLinesReader implements RecordReader {
  private static final JsonFactory JSON = new JsonFactory();

  private final ByteFeed feed;
  private final List<List<String>> wanted;

  /** Columns that a field may feed; several may come from one. */
  private final Map<String, List<Place>> placesOf = new HashMap<>();

  private final int[] offsets;
  private final int[] lengths;
  private final int[] ranks;

  private byte[] values = new byte[1 << 12];
  private int valuesEnd;
  private int lineStart;
  private int lineEnd;
  private long number;
  private String fault;
  private boolean isEmpty = true;

  /**
   * Where a field's value goes.
   *
   * @param rank position among the column's names: the lowest that is present wins
   */
  private record Place(int column, int rank) {}

  /**
   * @param wanted field names by column, the first one present wins
   */
  JsonLinesReader(ByteFeed feed, List<List<String>> wanted) {
    this.feed = feed;
    this.wanted = wanted;
    int n = wanted.size();
    this.offsets = new int[n];
    this.lengths = new int[n];
    this.ranks = new int[n];
    for (int c = 0; c < n; c++) {
      for (int r = 0; r < wanted.get(c).size(); r++) {
        placesOf.computeIfAbsent(wanted.get(c).get(r), k -> new ArrayList<>()).add(new Place(c, r));
      }
    }
  }

  @Override
  public boolean next() throws IOException {
    do {
      if (!nextLine()) {
        return false;
      }
    } while (fault == null && isBlank());
    number++;
    if (fault == null) {
      parse();
    }
    return true;
  }

  private boolean nextLine() throws IOException {
    fault = null;
    int from = feed.start;
    while (true) {
      for (int i = from; i < feed.end; i++) {
        if (feed.buffer[i] == '\n') {
          return line(i, i + 1);
        }
      }
      int seen = feed.end - feed.start;
      if (feed.more()) {
        from = feed.start + seen;
        continue;
      }
      if (feed.isFull()) {
        return tooLong();
      }
      if (feed.start < feed.end) {
        return line(feed.end, feed.end);
      }
      if (isEmpty) {
        throw new FileFault("empty_file");
      }
      return false;
    }
  }

  private boolean line(int end, int next) {
    isEmpty = false;
    lineStart = feed.start;
    lineEnd = end;
    feed.start = next;
    if (number == 0
        && lineEnd - lineStart >= 3
        && feed.buffer[lineStart] == (byte) 0xEF
        && feed.buffer[lineStart + 1] == (byte) 0xBB
        && feed.buffer[lineStart + 2] == (byte) 0xBF) {
      lineStart += 3; // byte order mark
    }
    return true;
  }

  private boolean tooLong() throws IOException {
    fault = "record_too_long";
    isEmpty = false;
    lineStart = 0;
    lineEnd = 0;
    while (true) {
      for (int i = feed.start; i < feed.end; i++) {
        if (feed.buffer[i] == '\n') {
          feed.start = i + 1;
          return true;
        }
      }
      feed.start = feed.end;
      if (!feed.more()) {
        return true;
      }
    }
  }

  private boolean isBlank() {
    for (int i = lineStart; i < lineEnd; i++) {
      if (feed.buffer[i] > ' ') {
        return false;
      }
    }
    return true;
  }

  private void parse() {
    Arrays.fill(lengths, -1);
    Arrays.fill(ranks, Integer.MAX_VALUE);
    valuesEnd = 0;
    try (JsonParser p = JSON.createParser(feed.buffer, lineStart, lineEnd - lineStart)) {
      if (p.nextToken() != JsonToken.START_OBJECT) {
        fault = "bad_json:not an object";
        return;
      }
      while (p.nextToken() == JsonToken.FIELD_NAME) {
        String name = p.getCurrentName();
        List<Place> places = placesOf.get(name);
        JsonToken value = p.nextToken();
        if (places == null) {
          p.skipChildren();
        } else {
          take(p, value, places);
        }
      }
      if (p.currentToken() != JsonToken.END_OBJECT || p.nextToken() != null) {
        fault = "bad_json:more than one object on the line";
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

  private void take(JsonParser p, JsonToken value, List<Place> places) throws IOException {
    if (value == null || value == JsonToken.VALUE_NULL) {
      return;
    }
    int from = valuesEnd;
    if (value.isStructStart()) {
      int start = lineStart + (int) p.currentTokenLocation().getByteOffset();
      p.skipChildren();
      copy(start, lineStart + (int) p.currentLocation().getByteOffset());
    } else {
      encode(p.getTextCharacters(), p.getTextOffset(), p.getTextLength());
    }
    for (Place place : places) {
      int c = place.column();
      if (place.rank() < ranks[c]) {
        ranks[c] = place.rank();
        offsets[c] = from;
        lengths[c] = valuesEnd - from;
      }
    }
  }

  private void copy(int from, int to) {
    room(to - from);
    System.arraycopy(feed.buffer, from, values, valuesEnd, to - from);
    valuesEnd += to - from;
  }

  private void room(int more) {
    if (valuesEnd + more > values.length) {
      values = Arrays.copyOf(values, Math.max(values.length * 2, valuesEnd + more));
    }
  }

  /**
   * Appends characters as UTF-8; a lone surrogate becomes a question mark, as in Java's own
   * encoder.
   */
  private void encode(char[] text, int offset, int length) {
    room(length * 3);
    byte[] out = values;
    int n = valuesEnd;
    for (int i = offset; i < offset + length; i++) {
      char c = text[i];
      if (c < 0x80) {
        out[n++] = (byte) c;
      } else if (c < 0x800) {
        out[n++] = (byte) (0xC0 | c >> 6);
        out[n++] = (byte) (0x80 | c & 0x3F);
      } else if (Character.isHighSurrogate(c)
          && i + 1 < offset + length
          && Character.isLowSurrogate(text[i + 1])) {
        int point = Character.toCodePoint(c, text[++i]);
        out[n++] = (byte) (0xF0 | point >> 18);
        out[n++] = (byte) (0x80 | point >> 12 & 0x3F);
        out[n++] = (byte) (0x80 | point >> 6 & 0x3F);
        out[n++] = (byte) (0x80 | point & 0x3F);
      } else if (Character.isSurrogate(c)) {
        out[n++] = '?';
      } else {
        out[n++] = (byte) (0xE0 | c >> 12);
        out[n++] = (byte) (0x80 | c >> 6 & 0x3F);
        out[n++] = (byte) (0x80 | c & 0x3F);
      }
    }
    valuesEnd = n;
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
    return values;
  }

  @Override
  public int offset(int column) {
    return offsets[column];
  }

  @Override
  public int length(int column) {
    return lengths[column];
  }

  @Override
  public String field(int column) {
    return lengths[column] < 0 ? null : wanted.get(column).get(ranks[column]);
  }

  @Override
  public void close() throws IOException {
    feed.close();
  }
}
