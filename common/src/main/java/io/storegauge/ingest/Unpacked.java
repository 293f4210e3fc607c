package io.storegauge.ingest;

import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * What a packed file holds. The first bytes say how it is packed, since names do not: exports come
 * as {@code orders.csv} that is a zip, and as {@code orders.gz} that is none.
 */
final class Unpacked extends FilterInputStream {
  private static final int BUFFER = 1 << 16;

  /** A text that packs better is not one: even the same line over and over stays below. */
  private static final long MOST_BYTES_A_BYTE = 600;

  /** Before so many bytes nothing is suspected. */
  private static final long UNSUSPECTED = 256L << 20;

  private final Counted packed;
  private long unpacked;

  private Unpacked(InputStream unpacked, Counted packed) {
    super(unpacked);
    this.packed = packed;
  }

  /**
   * Opens a file.
   *
   * @param name its name, whose ending must not promise what the bytes do not hold
   * @throws FileFault if it is packed in a way that cannot be read
   */
  static InputStream open(InputStream file, String name) throws IOException {
    Counted counted = new Counted(file);
    InputStream in = new BufferedInputStream(counted, BUFFER);
    in.mark(4);
    byte[] magic = in.readNBytes(4);
    in.reset();
    if (starts(magic, 0x1F, 0x8B)) {
      return new Unpacked(new GZIPInputStream(in, BUFFER), counted);
    }
    if (starts(magic, 0x28, 0xB5, 0x2F, 0xFD)) {
      return new Unpacked(new ZstdInputStream(in), counted);
    }
    if (starts(magic, 'P', 'K', 3, 4)) {
      return new Unpacked(onlyFile(new ZipInputStream(in)), counted);
    }
    if (starts(magic, 0xD0, 0xCF, 0x11, 0xE0)) {
      throw new FileFault("not_readable:an Excel 97 file (xls); save it as xlsx or csv");
    }
    for (String ending : new String[] {".gz", ".zst", ".zip"}) {
      if (name.endsWith(ending)) {
        throw new FileFault("not_readable:not packed as its name says (" + ending + ")");
      }
    }
    return in;
  }

  /** How a file is packed that begins so. */
  static String packing(byte[] magic) {
    if (starts(magic, 0x1F, 0x8B)) {
      return "gzip";
    }
    if (starts(magic, 0x28, 0xB5, 0x2F, 0xFD)) {
      return "zstd";
    }
    return starts(magic, 'P', 'K', 3, 4) ? "zip" : "not packed";
  }

  private static boolean starts(byte[] bytes, int... magic) {
    if (bytes.length < magic.length) {
      return false;
    }
    for (int i = 0; i < magic.length; i++) {
      if ((bytes[i] & 0xFF) != magic[i]) {
        return false;
      }
    }
    return true;
  }

  /** The one file of an archive, of which there must be no other. */
  private static InputStream onlyFile(ZipInputStream zip) throws IOException {
    for (ZipEntry e = zip.getNextEntry(); e != null; e = zip.getNextEntry()) {
      if (isData(e)) {
        return new OnlyFile(zip);
      }
    }
    throw new FileFault("empty_file");
  }

  /** Not a folder, nor what a Mac adds to archives. */
  private static boolean isData(ZipEntry e) {
    String name = e.getName();
    String last = name.substring(name.lastIndexOf('/') + 1);
    return !e.isDirectory() && !name.startsWith("__MACOSX/") && !last.startsWith(".");
  }

  private static final class OnlyFile extends FilterInputStream {
    private final ZipInputStream zip;

    OnlyFile(ZipInputStream zip) {
      super(zip);
      this.zip = zip;
    }

    @Override
    public int read(byte[] to, int at, int length) throws IOException {
      int n = zip.read(to, at, length);
      if (n < 0) {
        for (ZipEntry e = zip.getNextEntry(); e != null; e = zip.getNextEntry()) {
          if (isData(e)) {
            throw new FileFault("not_readable:several files in one archive; unpack it");
          }
        }
      }
      return n;
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] to, int at, int length) throws IOException {
    int n = super.read(to, at, length);
    unpacked += Math.max(0, n);
    if (unpacked > UNSUSPECTED && unpacked / MOST_BYTES_A_BYTE > packed.bytes) {
      throw new FileFault(
          "not_readable:unpacks to more than " + MOST_BYTES_A_BYTE + " times its size");
    }
    return n;
  }

  /** Counts what is read of the file itself. */
  private static final class Counted extends FilterInputStream {
    private long bytes;

    Counted(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int b = super.read();
      bytes += b < 0 ? 0 : 1;
      return b;
    }

    @Override
    public int read(byte[] to, int at, int length) throws IOException {
      int n = super.read(to, at, length);
      bytes += Math.max(0, n);
      return n;
    }
  }
}
