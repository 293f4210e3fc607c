package io.storegauge.ingest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.function.ObjIntConsumer;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;
import org.apache.parquet.schema.MessageType;

/** A Parquet file, made in memory by the library that knows nothing of Spark. */
final class ParquetBytes {
  private ParquetBytes() {}

  /**
   * The bytes of a file.
   *
   * @param fill puts values into the row of a number, the first is 0
   */
  static byte[] of(
      MessageType schema, CompressionCodecName codec, int rows, ObjIntConsumer<Group> fill)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ParquetWriter<Group> writer =
        ExampleParquetWriter.builder(new InMemory(bytes))
            .withType(schema)
            .withCompressionCodec(codec)
            .build()) {
      for (int row = 0; row < rows; row++) {
        Group group = new SimpleGroup(schema);
        fill.accept(group, row);
        writer.write(group);
      }
    }
    return bytes.toByteArray();
  }

  private record InMemory(ByteArrayOutputStream bytes) implements OutputFile {
    @Override
    public PositionOutputStream create(long blockSizeHint) {
      return new PositionOutputStream() {
        @Override
        public long getPos() {
          return bytes.size();
        }

        @Override
        public void write(int b) {
          bytes.write(b);
        }

        @Override
        public void write(byte[] b, int at, int length) {
          bytes.write(b, at, length);
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
  }
}
