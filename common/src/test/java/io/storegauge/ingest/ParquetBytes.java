package io.storegauge.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.ObjIntConsumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.util.HadoopOutputFile;
import org.apache.parquet.schema.MessageType;

/** A Parquet file, made by the library that knows nothing of Spark. */
final class ParquetBytes {
  private ParquetBytes() {}

  /**
   * The bytes of a file.
   *
   * @param dir where it is written
   * @param fill puts values into the row of a number, the first is 0
   */
  static byte[] of(
      Path dir,
      MessageType schema,
      CompressionCodecName codec,
      int rows,
      ObjIntConsumer<Group> fill)
      throws IOException {
    Path made = dir.resolve("made.parquet");
    HadoopOutputFile file =
        HadoopOutputFile.fromPath(new org.apache.hadoop.fs.Path(made.toUri()), new Configuration());
    try (ParquetWriter<Group> writer =
        ExampleParquetWriter.builder(file)
            .withType(schema)
            .withCompressionCodec(codec)
            .withWriteMode(ParquetFileWriter.Mode.OVERWRITE)
            .build()) {
      for (int row = 0; row < rows; row++) {
        Group group = new SimpleGroup(schema);
        fill.accept(group, row);
        writer.write(group);
      }
    }
    return Files.readAllBytes(made);
  }
}
