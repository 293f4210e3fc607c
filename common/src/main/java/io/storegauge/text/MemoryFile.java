package io.storegauge.text;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import org.apache.parquet.io.DelegatingSeekableInputStream;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;
import org.apache.parquet.io.SeekableInputStream;

/**
 * A Parquet file in memory, so that the very bytes whose hash was checked are the ones that are
 * read.
 */
final class MemoryFile implements InputFile, OutputFile {
  private byte[] content;

  MemoryFile() {
    this(new byte[0]);
  }

  MemoryFile(byte[] content) {
    this.content = content;
  }

  byte[] content() {
    return content;
  }

  @Override
  public long getLength() {
    return content.length;
  }

  @Override
  public SeekableInputStream newStream() {
    Bytes bytes = new Bytes(content);
    return new DelegatingSeekableInputStream(bytes) {
      @Override
      public long getPos() {
        return bytes.position();
      }

      @Override
      public void seek(long newPosition) {
        bytes.position(newPosition);
      }
    };
  }

  @Override
  public PositionOutputStream create(long blockSizeHint) {
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    return new PositionOutputStream() {
      @Override
      public long getPos() {
        return written.size();
      }

      @Override
      public void write(int b) {
        written.write(b);
      }

      @Override
      public void write(byte[] bytes, int offset, int length) {
        written.write(bytes, offset, length);
      }

      @Override
      public void close() {
        content = written.toByteArray();
      }
    };
  }

  @Override
  public PositionOutputStream createOrOverwrite(long blockSizeHint) {
    return create(blockSizeHint);
  }

  @Override
  public boolean supportsBlockSize() {
    return false;
  }

  @Override
  public long defaultBlockSize() {
    return 0;
  }

  private static final class Bytes extends ByteArrayInputStream {
    Bytes(byte[] content) {
      super(content);
    }

    long position() {
      return pos;
    }

    void position(long wanted) {
      pos = Math.toIntExact(wanted);
    }
  }
}
