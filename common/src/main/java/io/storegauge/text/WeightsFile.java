package io.storegauge.text;

import java.io.IOException;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;

/**
 * Weights as a Parquet file of the columns {@code feature} and {@code weight}, in the order of the
 * features; what is 0 has no row.
 */
final class WeightsFile {
  private static final MessageType SCHEMA =
      MessageTypeParser.parseMessageType(
          "message weights { required int32 feature; required float weight; }");

  private WeightsFile() {}

  static byte[] write(float[] weights) throws IOException {
    MemoryFile file = new MemoryFile();
    try (ParquetWriter<Group> rows =
        ExampleParquetWriter.builder(file)
            .withType(SCHEMA)
            .withCompressionCodec(CompressionCodecName.SNAPPY)
            .withDictionaryEncoding(false)
            .build()) {
      for (int f = 0; f < weights.length; f++) {
        if (weights[f] != 0) {
          Group row = new SimpleGroup(SCHEMA);
          row.add(0, f);
          row.add(1, weights[f]);
          rows.write(row);
        }
      }
    }
    return file.content();
  }

  /**
   * @param size numbers of features there are
   * @throws IOException also if a feature is none of them
   */
  static float[] read(byte[] content, int size) throws IOException {
    float[] weights = new float[size];
    try (ParquetFileReader file = ParquetFileReader.open(new MemoryFile(content))) {
      String writer = file.getFooter().getFileMetaData().getCreatedBy();
      for (PageReadStore group = file.readNextRowGroup();
          group != null;
          group = file.readNextRowGroup()) {
        ColumnReadStoreImpl columns =
            new ColumnReadStoreImpl(
                group, new GroupRecordConverter(SCHEMA).getRootConverter(), SCHEMA, writer);
        read(columns, group.getRowCount(), weights);
      }
    }
    return weights;
  }

  /** Column by column: a model has a million rows, and each run of the stage reads it. */
  private static void read(ColumnReadStoreImpl columns, long rows, float[] weights)
      throws IOException {
    ColumnReader features = columns.getColumnReader(SCHEMA.getColumns().get(0));
    ColumnReader values = columns.getColumnReader(SCHEMA.getColumns().get(1));
    for (long row = 0; row < rows; row++) {
      int feature = features.getInteger();
      if (feature < 0 || feature >= weights.length) {
        throw new IOException("feature " + feature + " is not below " + weights.length);
      }
      weights[feature] = values.getFloat();
      features.consume();
      values.consume();
    }
  }
}
