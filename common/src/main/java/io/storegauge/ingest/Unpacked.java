package io.storegauge.ingest;

import com.github.luben.zstd.ZstdInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/**
 * The files in a packed file, one behind the other; one that is not packed holds itself. The first
 * bytes say how it is packed, since names do not: exports come as {@code orders.csv} that is a zip,
 * and as {@code orders.gz} that is none.
 */
final class Unpacked implements Closeable {
  private static final int BUFFER = 1 << 16;

  /** A text that packs better is not one: even the same line over and over stays below. */
  private static final long MOST_BYTES_A_BYTE = 600;

  /** Before so many bytes nothing is suspected. */
  private static final long UNSUSPECTED = 256L << 20;

  private final Counted packed;
  private final InputStream content;
  private final boolean isPacked;

  /** Whether the one file of what is no archive was handed out. */
  private boolean isTaken;

  private long unpacked;

  /**
   * Opens a file.
   *
   * @param name its name, whose ending must not promise what the bytes do not hold
   * @param digest gets the file's own bytes as they are read; null = none
   * @throws FileFault if it is not packed as the name says
   */
  Unpacked(InputStream file, String name, MessageDigest digest) throws IOException {
    this.packed = new Counted(file, digest);
    PushbackInputStream in = new PushbackInputStream(packed, FileType.HEAD);
    FileType type = FileType.of(in);
    this.content =
        switch (type) {
          case GZIP -> new GZIPInputStream(in, BUFFER);
          case ZSTD -> new ZstdInputStream(in);
            // Names that are not UTF-8, such as GBK of a Chinese Windows, do not matter but for a
            // dot.
          case ZIP -> new ZipInputStream(in, StandardCharsets.ISO_8859_1);
          default -> in;
        };
    this.isPacked = content != in;
    if (!isPacked) {
      for (String ending : new String[] {".gz", ".zst", ".zip"}) {
        if (name.endsWith(ending)) {
          throw new FileFault("not_readable:not packed as its name says (" + ending + ")");
        }
      }
    }
  }

  /** Whether its bytes are other than what it holds. */
  boolean isPacked() {
    return isPacked;
  }

  /** The next file in it, null = no more; the one before cannot be read any longer. */
  InputStream next() throws IOException {
    if (!(content instanceof ZipInputStream zip)) {
      boolean taken = isTaken;
      isTaken = true;
      return taken ? null : new Member(content);
    }
    try {
      for (ZipEntry e = zip.getNextEntry(); e != null; e = zip.getNextEntry()) {
        if (isData(e)) {
          return new Member(zip);
        }
      }
      return null;
    } catch (IllegalArgumentException e) {
      throw new FileFault("not_readable:an archive with damaged names");
    } catch (IOException e) {
      throw faultOf(e);
    }
  }

  /** Not a folder, nor what a Mac adds to archives. */
  private static boolean isData(ZipEntry e) {
    String name = e.getName();
    String last = name.substring(name.lastIndexOf('/') + 1);
    return !e.isDirectory() && !name.startsWith("__MACOSX/") && !last.startsWith(".");
  }

  /** Reads what nobody asked for, so that the digest knows the whole file. */
  void drain() throws IOException {
    byte[] block = new byte[BUFFER];
    int n = 0;
    while (n >= 0) {
      n = packed.read(block, 0, block.length);
    }
  }

  /** What a packed file that cannot be unpacked is refused for; anything else as it is. */
  static IOException faultOf(IOException e) {
    if (e instanceof EOFException) {
      return new FileFault("truncated");
    }
    if (e instanceof ZipException && String.valueOf(e.getMessage()).contains("encrypted")) {
      return new FileFault("not_readable:an archive with a password; unpack it");
    }
    return e instanceof ZipException ? new FileFault("not_readable:" + e.getMessage()) : e;
  }

  @Override
  public void close() throws IOException {
    content.close();
  }

  /** Unpacked bytes of one file in it. Closing it leaves the next ones readable. */
  private final class Member extends FilterInputStream {
    Member(InputStream in) {
      super(in);
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

    @Override
    public void close() {
      // The file is closed as a whole.
    }
  }

  /** Counts what is read of the file itself. */
  private static final class Counted extends FilterInputStream {
    private final MessageDigest digest;
    private long bytes;

    Counted(InputStream in, MessageDigest digest) {
      super(in);
      this.digest = digest;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] to, int at, int length) throws IOException {
      int n = super.read(to, at, length);
      bytes += Math.max(0, n);
      if (digest != null && n > 0) {
        digest.update(to, at, n);
      }
      return n;
    }

    /** Never 0: a gzip stream would take it for the end, and leave out the members to come. */
    @Override
    public int available() throws IOException {
      return Math.max(1, super.available());
    }
  }
}
