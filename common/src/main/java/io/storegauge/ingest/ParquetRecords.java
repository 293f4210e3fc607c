package io.storegauge.ingest;

import java.io.EOFException;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.NanoTime;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.api.InitContext;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordMaterializer;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/**
 * Rows of a Parquet file as texts, so that types, value maps and reasons are those of every other
 * format. Few dumps come as Parquet: what counts here is that it is exact, not that it is fast.
 */
final class ParquetRecords extends HeldRecords {
  private static final long JULIAN_EPOCH = 2_440_588;

  private final ParquetReader<Group> reader;
  private final MessageType schema;
  private final Headers headers;
  private final List<String> unknown;

  /** Fields that are kept though no column takes them. */
  private final int[] kept;

  private Group row;

  /**
   * @throws FileFault if it is no Parquet file or lacks a required column
   */
  ParquetRecords(
      String location,
      List<List<String>> wanted,
      boolean[] required,
      ExtraColumns extras,
      Configuration hadoop)
      throws IOException {
    super(wanted.size());
    Path path = new Path(location);
    MessageType all = schema(path, hadoop);
    List<String> names = all.getFields().stream().map(Type::getName).toList();
    Headers found = new Headers(names, wanted, required);
    if (!found.missing().isEmpty()) {
      throw found.fault();
    }
    List<Type> read = new ArrayList<>();
    IntStream.concat(Arrays.stream(found.fields()), Arrays.stream(found.kept(extras)))
        .filter(f -> f >= 0)
        .distinct()
        .forEach(f -> read.add(all.getType(f)));
    this.unknown = found.unknown(extras);
    this.schema = new MessageType(all.getName(), read);
    this.headers =
        new Headers(read.stream().map(Type::getName).toList(), wanted, new boolean[wanted.size()]);
    this.kept = headers.kept(extras);
    this.reader = ParquetReader.builder(new Columns(schema), path).withConf(hadoop).build();
  }

  /**
   * Rows of some columns, whatever their names. The library's own takes the columns as a text, in
   * which spaces and brackets of a name mean something.
   */
  private static final class Columns extends ReadSupport<Group> {
    private final MessageType schema;

    Columns(MessageType schema) {
      this.schema = schema;
    }

    @Override
    public ReadContext init(InitContext context) {
      return new ReadContext(schema);
    }

    @Override
    public RecordMaterializer<Group> prepareForRead(
        Configuration hadoop, Map<String, String> notes, MessageType all, ReadContext context) {
      return new GroupRecordConverter(schema);
    }
  }

  /** Names of the columns and the first rows, as texts; null = no value. */
  static List<List<String>> firstRows(Path file, int most, Configuration hadoop)
      throws IOException {
    List<String> names = schema(file, hadoop).getFields().stream().map(Type::getName).toList();
    List<List<String>> wanted = names.stream().map(List::of).toList();
    List<List<String>> rows = new ArrayList<>();
    rows.add(names);
    try (ParquetRecords records =
        new ParquetRecords(
            file.toString(), wanted, new boolean[names.size()], ExtraColumns.NONE, hadoop)) {
      while (rows.size() <= most && records.next()) {
        List<String> row = new ArrayList<>();
        for (int c = 0; c < names.size(); c++) {
          row.add(records.length(c) < 0 ? null : records.text(c));
        }
        rows.add(row);
      }
    }
    return rows;
  }

  private static MessageType schema(Path path, Configuration hadoop) throws IOException {
    HadoopInputFile file = HadoopInputFile.fromPath(path, hadoop);
    try (ParquetFileReader footer = ParquetFileReader.open(file)) {
      for (BlockMetaData block : footer.getRowGroups()) {
        check(block, file.getLength());
      }
      return footer.getFileMetaData().getSchema();
    } catch (IOException | RuntimeException e) {
      throw fault(e);
    }
  }

  /** A piece that reaches beyond the file would be given memory before it is missed. */
  private static void check(BlockMetaData block, long length) throws FileFault {
    for (ColumnChunkMetaData chunk : block.getColumns()) {
      long start = chunk.getStartingPos();
      long size = chunk.getTotalSize();
      if (start < 0 || size < 0 || size > length - start) {
        throw unsound();
      }
    }
  }

  private static FileFault unsound() {
    return new FileFault("not_readable:no sound Parquet file");
  }

  /**
   * What the library says of a damaged file names objects in memory, others at each reading; what
   * the storage says stays.
   */
  private static IOException fault(Exception e) {
    boolean ofStorage =
        e instanceof IOException && !(e instanceof EOFException) && !isOfLibrary(e.getCause());
    return ofStorage ? (IOException) e : unsound();
  }

  /** Stores of objects have causes of their own kind, too, which tell what is wrong. */
  private static boolean isOfLibrary(Throwable cause) {
    if (cause == null) {
      return false;
    }
    String name = cause.getClass().getName();
    return name.contains("parquet")
        || cause instanceof RuntimeException && name.startsWith("java.");
  }

  @Override
  public boolean next() throws IOException {
    try {
      row = reader.read();
      if (row == null) {
        return false;
      }
      begin();
      for (int c = 0; c < headers.fields().length; c++) {
        if (headers.has(c)) {
          take(c, value(headers.fields()[c]));
        }
      }
      return true;
    } catch (IOException | RuntimeException e) {
      throw fault(e);
    }
  }

  private String value(int field) {
    Type type = schema.getType(field);
    if (!type.isPrimitive() || row.getFieldRepetitionCount(field) == 0) {
      return null;
    }
    LogicalTypeAnnotation logical = type.getLogicalTypeAnnotation();
    return switch (type.asPrimitiveType().getPrimitiveTypeName()) {
      case BOOLEAN -> String.valueOf(row.getBoolean(field, 0));
      case FLOAT -> real(row.getFloat(field, 0), String.valueOf(row.getFloat(field, 0)));
      case DOUBLE -> real(row.getDouble(field, 0), String.valueOf(row.getDouble(field, 0)));
      case INT32 -> whole(row.getInteger(field, 0), logical);
      case INT64 -> whole(row.getLong(field, 0), logical);
      case INT96 -> instant(row.getInt96(field, 0));
      case BINARY, FIXED_LEN_BYTE_ARRAY -> bytes(row.getBinary(field, 0), logical);
    };
  }

  private static String real(double value, String digits) {
    return Double.isFinite(value) ? new BigDecimal(digits).toPlainString() : "";
  }

  private static String whole(long value, LogicalTypeAnnotation logical) {
    if (logical instanceof DateLogicalTypeAnnotation) {
      return LocalDate.ofEpochDay(value).toString();
    }
    if (logical instanceof DecimalLogicalTypeAnnotation d) {
      return Numbers.plain(BigDecimal.valueOf(value, d.getScale()));
    }
    if (logical instanceof TimestampLogicalTypeAnnotation t) {
      ChronoUnit unit =
          switch (t.getUnit()) {
            case MILLIS -> ChronoUnit.MILLIS;
            case MICROS -> ChronoUnit.MICROS;
            case NANOS -> ChronoUnit.NANOS;
          };
      Instant at = Instant.EPOCH.plus(value, unit);
      return t.isAdjustedToUTC()
          ? at.toString()
          : LocalDateTime.ofInstant(at, ZoneOffset.UTC).toString();
    }
    return String.valueOf(value);
  }

  /** The old form: nanoseconds of a day, and the day counted from 4713 BC. */
  private static String instant(Binary value) {
    NanoTime at = NanoTime.fromBinary(value);
    return Instant.EPOCH
        .plus(at.getJulianDay() - JULIAN_EPOCH, ChronoUnit.DAYS)
        .plusNanos(at.getTimeOfDayNanos())
        .toString();
  }

  private static String bytes(Binary value, LogicalTypeAnnotation logical) {
    return logical instanceof DecimalLogicalTypeAnnotation d && value.length() > 0
        ? Numbers.plain(new BigDecimal(new BigInteger(value.getBytes()), d.getScale()))
        : new String(value.getBytes(), StandardCharsets.UTF_8);
  }

  @Override
  public String field(int column) {
    return headers.has(column) ? headers.found()[column] : null;
  }

  @Override
  public boolean has(int column) {
    return headers.has(column);
  }

  @Override
  public List<String> unknown() {
    return unknown;
  }

  @Override
  public void extras(ExtraJson out) {
    for (int field : kept) {
      String text = value(field);
      if (text != null) {
        byte[] value = text.getBytes(StandardCharsets.UTF_8);
        out.add(headers.name(field), value, 0, value.length);
      }
    }
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
