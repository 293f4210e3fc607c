package io.storegauge.parquet;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;

/**
 * A Parquet file of flat columns, written row by row: pages of format version 1, dictionaries where
 * values repeat, statistics of pages and column chunks. Every column may be null.
 */
final class ParquetFile {
  /**
   * Rows of a page. Readers skip by page; and while a task's rows go to many files by turns, each
   * holds one open page a column.
   */
  private static final int PAGE_ROWS = 8192;

  private static final int NO_PADDING = 0;

  private final Path path;
  private final String relativePath;
  private final ParquetLayout layout;
  private final Configuration hadoop;
  private final Writer file;
  private final PageCompressor compressor;
  private final ColumnPages[] columns;

  /** Those of them whose values can be of any length. */
  private final BytesPages[] texts;

  private final PageBytes scratch;
  private int pageRows;
  private long groupRows;
  private long rows;

  /**
   * Creates the file.
   *
   * @param relativePath the path as seen from the table
   * @param scratch shared by the files of a task
   */
  ParquetFile(
      Path path,
      String relativePath,
      ParquetLayout layout,
      Configuration hadoop,
      PageCompressor compressor,
      PageBytes scratch)
      throws IOException {
    this.path = path;
    this.relativePath = relativePath;
    this.layout = layout;
    this.hadoop = hadoop;
    this.compressor = compressor;
    this.scratch = scratch;
    MessageType schema = layout.parquet();
    columns = columns(layout, schema);
    texts =
        Stream.of(columns)
            .filter(BytesPages.class::isInstance)
            .map(BytesPages.class::cast)
            .toArray(BytesPages[]::new);
    file = new Writer(new NewFile(path, hadoop), schema, layout.rowGroupBytes());
    file.start();
  }

  private static ColumnPages[] columns(ParquetLayout layout, MessageType schema) {
    StructField[] fields = layout.fileColumns().fields();
    ColumnPages[] columns = new ColumnPages[fields.length];
    for (int c = 0; c < fields.length; c++) {
      DataType type = fields[c].dataType();
      int ordinal = layout.rows().fieldIndex(fields[c].name());
      boolean bytes = type.equals(DataTypes.StringType) || type.equals(DataTypes.BinaryType);
      columns[c] =
          bytes
              ? new BytesPages(schema.getColumns().get(c), ordinal, type)
              : new FixedPages(schema.getColumns().get(c), ordinal, type);
    }
    return columns;
  }

  void add(InternalRow row) throws IOException {
    for (ColumnPages c : columns) {
      c.add(row);
    }
    if (++pageRows == PAGE_ROWS || isFull()) {
      endPage();
      if (heldBytes() > layout.rowGroupBytes()) {
        endRowGroup();
      }
    }
  }

  private boolean isFull() {
    for (BytesPages t : texts) {
      if (t.isFull()) {
        return true;
      }
    }
    return false;
  }

  /** Rows so far. */
  long rows() {
    return rows + groupRows + pageRows;
  }

  /** Bytes the file takes in memory. */
  long heldBytes() {
    long held = 0;
    for (ColumnPages c : columns) {
      held += c.heldBytes();
    }
    return held;
  }

  private void endPage() throws IOException {
    for (ColumnPages c : columns) {
      c.endPage(scratch, compressor);
    }
    groupRows += pageRows;
    pageRows = 0;
  }

  /** Writes what is held and frees its memory. */
  void endRowGroup() throws IOException {
    endPage();
    if (groupRows > 0) {
      file.startBlock(groupRows);
      for (ColumnPages c : columns) {
        c.endRowGroup(file, scratch, compressor);
      }
      file.endBlock();
      rows += groupRows;
      groupRows = 0;
    }
  }

  /** Writes the rest and the footer. */
  WrittenFile finish(LocalDate partition) throws IOException {
    endRowGroup();
    file.end(
        Map.of(
            "org.apache.spark.version", layout.sparkVersion(),
            "org.apache.spark.sql.parquet.row.metadata", layout.fileColumns().json()));
    long modified = path.getFileSystem(hadoop).getFileStatus(path).getModificationTime();
    return new WrittenFile(
        relativePath, partition, rows, file.getPos(), modified, ranges(), zeros(), fewTexts());
  }

  private Map<String, List<String>> fewTexts() {
    Map<String, List<String>> few = new TreeMap<>();
    StructField[] fields = layout.fileColumns().fields();
    for (int c = 0; c < fields.length; c++) {
      if (columns[c] instanceof BytesPages pages && pages.few() != null) {
        few.put(fields[c].name(), List.copyOf(pages.few()));
      }
    }
    return few;
  }

  private List<WrittenFile.Range> ranges() {
    List<WrittenFile.Range> ranges = new ArrayList<>();
    StructField[] fields = layout.fileColumns().fields();
    for (int c = 0; c < fields.length; c++) {
      if (layout.rangeColumns().contains(fields[c].name())) {
        ranges.add(((FixedPages) columns[c]).range(fields[c].name()));
      }
    }
    return ranges;
  }

  private List<String> zeros() {
    StructField[] fields = layout.fileColumns().fields();
    return IntStream.range(0, fields.length)
        .filter(c -> columns[c] instanceof FixedPages pages && pages.isZero())
        .mapToObj(c -> fields[c].name())
        .toList();
  }

  /** Deletes the file; whatever keeps that from working is not what went wrong first. */
  void abandon() {
    try {
      try {
        file.close();
      } finally {
        path.getFileSystem(hadoop).delete(path, false);
      }
    } catch (IOException e) {
      // A file that no commit names does no harm.
      return;
    }
  }

  /** Can be closed without a footer, so that a file that is given up holds no stream open. */
  private static final class Writer extends ParquetFileWriter {
    Writer(OutputFile file, MessageType schema, long rowGroupBytes) throws IOException {
      super(file, schema, Mode.CREATE, rowGroupBytes, NO_PADDING);
    }

    void close() throws IOException {
      out.close();
    }
  }
}
