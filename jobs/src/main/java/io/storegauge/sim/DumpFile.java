package io.storegauge.sim;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * A gzip file being written, row by row. The header carries no time and no system, so that the same
 * rows give the same bytes; the file is made with the first row, so that none is empty.
 */
final class DumpFile implements Closeable {
  /** A higher level costs more than all the rest of the simulation together. */
  private static final int LEVEL = 4;

  private static final byte[] GZIP_HEADER = {
    0x1f, (byte) 0x8b, Deflater.DEFLATED, 0, 0, 0, 0, 0, 0, (byte) 255
  };

  private static final int FLUSH_AT = 1 << 16;

  private final Folder folder;
  private final String name;
  private final String header;
  private final Dates dates;
  private final CRC32 crc = new CRC32();

  /** Null before the first row, as are the others: many a file never has one. */
  private TextBuffer text;

  private byte[] packed;
  private OutputStream out;
  private Deflater deflater;
  private long textBytes;
  private long bytes;

  /**
   * @param name below the folder
   * @param header line that starts the file, with its line end; may be empty
   */
  DumpFile(Folder folder, String name, String header, Dates dates) {
    this.folder = folder;
    this.name = name;
    this.header = header;
    this.dates = dates;
  }

  /** Where the next row goes; call {@link #endRow} after it. */
  TextBuffer row() throws IOException {
    if (out == null) {
      out = folder.create(name);
      text = new TextBuffer(dates);
      packed = new byte[1 << 15];
      deflater = new Deflater(LEVEL, true);
      write(GZIP_HEADER, GZIP_HEADER.length);
      text.putUtf8(header);
    }
    return text;
  }

  void endRow() throws IOException {
    if (text.length() >= FLUSH_AT) {
      flush();
    }
  }

  String name() {
    return name;
  }

  /** Size of the finished file; 0 if there was no row. */
  long bytes() {
    return bytes;
  }

  private void flush() throws IOException {
    crc.update(text.bytes(), 0, text.length());
    textBytes += text.length();
    deflater.setInput(text.bytes(), 0, text.length());
    while (!deflater.needsInput()) {
      write(packed, deflater.deflate(packed));
    }
    text.clear();
  }

  private void write(byte[] data, int length) throws IOException {
    out.write(data, 0, length);
    bytes += length;
  }

  /** Completes the file; what is closed without it is cut short. */
  void finish() throws IOException {
    if (out == null) {
      return;
    }
    flush();
    deflater.finish();
    while (!deflater.finished()) {
      write(packed, deflater.deflate(packed));
    }
    byte[] trailer = new byte[8];
    littleEndian((int) crc.getValue(), trailer, 0);
    littleEndian((int) textBytes, trailer, 4);
    write(trailer, trailer.length);
  }

  @Override
  public void close() throws IOException {
    if (out != null) {
      deflater.end();
      out.close();
      out = null;
    }
  }

  private static void littleEndian(int number, byte[] to, int at) {
    for (int i = 0; i < 4; i++) {
      to[at + i] = (byte) (number >>> (8 * i));
    }
  }
}
