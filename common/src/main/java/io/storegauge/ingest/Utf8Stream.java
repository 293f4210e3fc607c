package io.storegauge.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Text as UTF-8 without a byte order mark, whatever it was written in. UTF-8 passes as it is; bytes
 * that are no text in the encoding become U+FFFD in any other.
 *
 * <p>Where nobody says the encoding, it is told by a byte order mark; else by the 64 KiB from the
 * first byte beyond ASCII on ({@link EncodingGuess}). Until then all that come into question read
 * the same.
 */
final class Utf8Stream extends InputStream {
  private static final int BLOCK = 1 << 16;

  private final InputStream in;

  /** Bytes as received, [start, end). */
  private byte[] raw = new byte[BLOCK];

  private int start;
  private int end;
  private boolean atEnd;

  /** Whether the encoding is known; before it is, all bytes were ASCII. */
  private boolean told;

  private String found = "ascii";

  /** Null = bytes pass as they are. */
  private CharsetDecoder decoder;

  private CharsetEncoder encoder;
  private CharBuffer chars;
  private ByteBuffer encoded;
  private boolean flushed;

  /**
   * @param encoding null = find out
   */
  Utf8Stream(InputStream in, Charset encoding) throws IOException {
    this.in = in;
    fill();
    Charset marked = takeByteOrderMark();
    Charset known = marked == null ? encoding : marked;
    if (known != null) {
      told = true;
      decodeFrom(known);
      found += marked == null ? "" : " with a byte order mark";
    }
  }

  /** How the text is written, as far as it was read; {@code ascii} until a byte says more. */
  String encoding() {
    return found;
  }

  private Charset takeByteOrderMark() {
    if (startsWith(0xEF, 0xBB, 0xBF)) {
      start += 3;
      return StandardCharsets.UTF_8;
    }
    if (startsWith(0xFF, 0xFE)) {
      start += 2;
      return StandardCharsets.UTF_16LE;
    }
    if (startsWith(0xFE, 0xFF)) {
      start += 2;
      return StandardCharsets.UTF_16BE;
    }
    return null;
  }

  private boolean startsWith(int... mark) {
    if (end - start < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((raw[start + i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  private void decodeFrom(Charset charset) {
    found = charset.name().toLowerCase(Locale.ROOT);
    if (charset.equals(StandardCharsets.UTF_8)) {
      return;
    }
    decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    encoder = StandardCharsets.UTF_8.newEncoder().onMalformedInput(CodingErrorAction.REPLACE);
    chars = CharBuffer.allocate(BLOCK).flip();
    encoded = ByteBuffer.allocate(3 * BLOCK).flip();
  }

  /** Reads until the block is full or the input ends; what is not consumed moves to the front. */
  private void fill() throws IOException {
    System.arraycopy(raw, start, raw, 0, end - start);
    end -= start;
    start = 0;
    while (end < raw.length && !atEnd) {
      int n = in.read(raw, end, raw.length - end);
      if (n < 0) {
        atEnd = true;
      } else {
        end += n;
      }
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] to, int at, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (decoder != null) {
      return decoded(to, at, length);
    }
    if (start == end) {
      return direct(to, at, Math.min(length, BLOCK));
    }
    int most = Math.min(length, end - start);
    int n = told ? most : ByteRuns.endOfAscii(raw, start, start + most) - start;
    if (n == 0) {
      tell();
      return read(to, at, length);
    }
    System.arraycopy(raw, start, to, at, n);
    start += n;
    return n;
  }

  /** Bytes that pass as they are need not pass through the block. */
  private int direct(byte[] to, int at, int length) throws IOException {
    int n = in.read(to, at, length);
    if (told || n <= 0) {
      return n;
    }
    int ascii = ByteRuns.endOfAscii(to, at, at + n) - at;
    start = 0;
    end = n - ascii;
    System.arraycopy(to, at + ascii, raw, 0, end);
    return ascii == 0 ? read(to, at, length) : ascii;
  }

  /** Tells the encoding by the bytes that are next, the first of which is not ASCII. */
  private void tell() throws IOException {
    fill();
    told = true;
    decodeFrom(EncodingGuess.of(raw, start, end));
  }

  private int decoded(byte[] to, int at, int length) throws IOException {
    while (!encoded.hasRemaining()) {
      if (flushed) {
        return -1;
      }
      decodeBlock();
    }
    int n = Math.min(length, encoded.remaining());
    encoded.get(to, at, n);
    return n;
  }

  private void decodeBlock() throws IOException {
    fill();
    ByteBuffer bytes = ByteBuffer.wrap(raw, start, end - start);
    chars.clear();
    boolean overflow = decoder.decode(bytes, chars, atEnd).isOverflow();
    start = bytes.position();
    if (atEnd && !overflow) {
      decoder.flush(chars);
    }
    chars.flip();
    encoded.clear();
    boolean last = atEnd && !overflow;
    encoder.encode(chars, encoded, last);
    if (last) {
      encoder.flush(encoded);
      flushed = true;
    }
    encoded.flip();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
