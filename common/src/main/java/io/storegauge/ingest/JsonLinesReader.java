package io.storegauge.ingest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
  private final Map<String, Integer> columnOf = new HashMap<>();
  private final int[] offsets;
  private final int[] lengths;
  private final int[] ranks;
  private final Map<String, Integer> rank = new HashMap<>();

  private byte[] values = new byte[1 << 12];
  private int valuesEnd;
  private int lineStart;
  private int lineEnd;
  private long number;
  private String fault;

  /**
   * @param wanted field names by column, the first one present wins
   */
  JsonLinesReader(ByteFeed feed, List<List<String>> wanted) {
    this.feed = feed;
    int n = wanted.size();
    this.offsets = new int[n];
    this.lengths = new int[n];
    this.ranks = new int[n];
    for (int c = 0; c < n; c++) {
      for (int r = 0; r < wanted.get(c).size(); r++) {
        columnOf.put(wanted.get(c).get(r), c);
        rank.put(wanted.get(c).get(r), r);
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
      return feed.start < feed.end && line(feed.end, feed.end);
    }
  }

  private boolean line(int end, int next) {
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
        Integer column = columnOf.get(name);
        JsonToken value = p.nextToken();
        if (column == null) {
          p.skipChildren();
        } else {
          take(p, value, column, rank.get(name));
        }
      }
      if (p.currentToken() != JsonToken.END_OBJECT || p.nextToken() != null) {
        fault = "bad_json:more than one object on the line";
      }
    } catch (IOException e) {
      fault = "bad_json:" + String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
  }

  private void take(JsonParser p, JsonToken value, int column, int itsRank) throws IOException {
    if (value == null) {
      return;
    }
    if (value.isStructStart()) {
      int from = (int) p.currentTokenLocation().getByteOffset();
      p.skipChildren();
      int to = (int) p.currentLocation().getByteOffset();
      keep(column, itsRank, feed.buffer, lineStart + from, to - from);
    } else if (value != JsonToken.VALUE_NULL) {
      if (itsRank < ranks[column]) {
        ranks[column] = itsRank;
        offsets[column] = valuesEnd;
        encode(p.getTextCharacters(), p.getTextOffset(), p.getTextLength());
        lengths[column] = valuesEnd - offsets[column];
      }
    }
  }

  private void keep(int column, int itsRank, byte[] from, int offset, int length) {
    if (itsRank < ranks[column]) {
      ranks[column] = itsRank;
      room(length);
      System.arraycopy(from, offset, values, valuesEnd, length);
      offsets[column] = valuesEnd;
      lengths[column] = length;
      valuesEnd += length;
    }
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
  public String raw(int maxBytes) {
    int length = Math.min(lineEnd - lineStart, maxBytes);
    return new String(feed.buffer, lineStart, length, StandardCharsets.UTF_8).stripTrailing();
  }

  @Override
  public void close() throws IOException {
    feed.close();
  }
}
