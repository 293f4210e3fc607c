package io.storegauge.parquet;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import java.io.IOException;
import java.util.Arrays;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory.BytesInputCompressor;
import org.apache.parquet.hadoop.CodecFactory;
import org.apache.parquet.hadoop.codec.ZstandardCodec;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** Compresses the pages of files that one thread writes, one at a time. */
abstract class PageCompressor {
  private static final int BUFFER_BYTES = 1 << 16;

  private final CompressionCodecName codec;

  private PageCompressor(CompressionCodecName codec) {
    this.codec = codec;
  }

  static PageCompressor of(CompressionCodecName codec, Configuration hadoop) {
    return codec == CompressionCodecName.ZSTD ? new OfZstd(hadoop) : new OfLibrary(codec, hadoop);
  }

  final CompressionCodecName codec() {
    return codec;
  }

  /** The bytes of a page, compressed. */
  abstract byte[] compress(PageBytes page) throws IOException;

  /** Gives back what it holds outside the heap. */
  abstract void release();

  /**
   * Zstandard in one call a page. A stream, as Parquet's own codec has it, takes a context for each
   * page and does not tell how long the page is: a reader then holds a window of half a megabyte or
   * more for a page of some kilobytes.
   */
  private static final class OfZstd extends PageCompressor {
    private final int level;
    private byte[] room = new byte[BUFFER_BYTES];

    /** Outside the heap, and not there before the first page. */
    private ZstdCompressCtx context;

    OfZstd(Configuration hadoop) {
      super(CompressionCodecName.ZSTD);
      level =
          hadoop.getInt(
              ZstandardCodec.PARQUET_COMPRESS_ZSTD_LEVEL,
              ZstandardCodec.DEFAULT_PARQUET_COMPRESS_ZSTD_LEVEL);
    }

    @Override
    byte[] compress(PageBytes page) {
      if (context == null) {
        context = new ZstdCompressCtx();
        context.setLevel(level);
      }
      int most = Math.toIntExact(Zstd.compressBound(page.size()));
      if (room.length < most) {
        room = new byte[most];
      }
      int size = context.compressByteArray(room, 0, room.length, page.array(), 0, page.size());
      return Arrays.copyOf(room, size);
    }

    @Override
    void release() {
      if (context != null) {
        context.close();
        context = null;
      }
    }
  }

  /** Any other codec that Parquet's library knows. */
  private static final class OfLibrary extends PageCompressor {
    private final CodecFactory codecs;
    private final BytesInputCompressor compressor;

    OfLibrary(CompressionCodecName codec, Configuration hadoop) {
      super(codec);
      codecs = new CodecFactory(hadoop, BUFFER_BYTES);
      compressor = codecs.getCompressor(codec);
    }

    @Override
    byte[] compress(PageBytes page) throws IOException {
      return compressor.compress(BytesInput.from(page.array(), 0, page.size())).toByteArray();
    }

    @Override
    void release() {
      codecs.release();
    }
  }
}
