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
 * {@link FeatureWeights} as a Parquet file of the columns {@code feature} and {@code weight}, in
 * the order of the features.
 */
final class WeightsFile {
  private static final MessageType SCHEMA =
      MessageTypeParser.parseMessageType(
          "message weights { required int64 feature; required float weight; }");

  private WeightsFile() {}

  static byte[] write(FeatureWeights features) throws IOException {
    MemoryFile file = new MemoryFile();
    try (ParquetWriter<Group> rows =
        ExampleParquetWriter.builder(file)
            .withType(SCHEMA)
            .withCompressionCodec(CompressionCodecName.SNAPPY)
            .withDictionaryEncoding(false)
            .build()) {
      for (int f = 0; f < features.count(); f++) {
        Group row = new SimpleGroup(SCHEMA);
        row.add(0, features.numbers()[f]);
        row.add(1, features.weights()[f]);
        rows.write(row);
      }
    }
    return file.content();
  }

  /**
   * @throws IOException also if features are not in their order
   */
  static FeatureWeights read(byte[] content) throws IOException {
    try (ParquetFileReader file = ParquetFileReader.open(new MemoryFile(content))) {
      int count = Math.toIntExact(file.getRecordCount());
      FeatureWeights all = new FeatureWeights(new long[count], new float[count]);
      String writer = file.getFooter().getFileMetaData().getCreatedBy();
      int row = 0;
      for (PageReadStore group = file.readNextRowGroup();
          group != null;
          group = file.readNextRowGroup()) {
        ColumnReadStoreImpl columns =
            new ColumnReadStoreImpl(
                group, new GroupRecordConverter(SCHEMA).getRootConverter(), SCHEMA, writer);
        int end = row + Math.toIntExact(group.getRowCount());
        read(columns, row, end, all);
        row = end;
      }
      return all;
    }
  }

  /** Column by column: a model has a million rows, and each run of the stage reads it. */
  private static void read(ColumnReadStoreImpl columns, int from, int end, FeatureWeights into)
      throws IOException {
    ColumnReader features = columns.getColumnReader(SCHEMA.getColumns().get(0));
    ColumnReader values = columns.getColumnReader(SCHEMA.getColumns().get(1));
    for (int row = from; row < end; row++) {
      long feature = features.getLong();
      if (row > 0 && feature <= into.numbers()[row - 1]) {
        throw new IOException("feature " + feature + " is not above the one before");
      }
      into.numbers()[row] = feature;
      into.weights()[row] = values.getFloat();
      features.consume();
      values.consume();
    }
  }
}
