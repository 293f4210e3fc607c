package io.storegauge.lake;

import io.storegauge.table.OrdersTable;
import io.storegauge.table.TableSpec;
import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;

/** A record of a small table of latest states, with a column of each type. */
record SampleRecord(
    String store,
    long item,
    BigDecimal amount,
    Double share,
    Boolean gift,
    String comment,
    Instant soldAt,
    Instant updatedAt,
    LocalDate exportedOn,
    String file,
    long number,
    long hash) {

  private static final Set<String> VERSION =
      Set.of("updated_at", "exported_on", "source_file", "source_record", "key_hash");

  private static final List<TableSpec.Column> COLUMNS =
      Stream.of(
              Stream.of(
                  new TableSpec.Column("store_id", DataTypes.StringType, "", "Key"),
                  new TableSpec.Column("item", DataTypes.LongType, "none", "Key"),
                  new TableSpec.Column("amount", DataTypes.createDecimalType(18, 2), "CNY", "Paid"),
                  new TableSpec.Column("share", DataTypes.DoubleType, "share 0–1", "Of all"),
                  new TableSpec.Column("gift", DataTypes.BooleanType, "", "Not sold"),
                  new TableSpec.Column("comment", DataTypes.StringType, "", "Words"),
                  new TableSpec.Column("sold_at", DataTypes.TimestampType, "UTC", "Sold")),
              OrdersTable.SPEC.columns().stream().filter(c -> VERSION.contains(c.name())),
              Stream.of(new TableSpec.Column("sold_month", DataTypes.DateType, "", "Month")))
          .flatMap(columns -> columns)
          .toList();

  /** By month. */
  static final TableSpec SPEC = spec("latest", COLUMNS, "sold_month");

  /** The same without months. */
  static final TableSpec WHOLE = spec("whole", COLUMNS.subList(0, COLUMNS.size() - 1), null);

  static TableSpec spec(String name, List<TableSpec.Column> columns, String month) {
    return new TableSpec(
        "silver", name, "Sales, latest state", columns, List.of("store_id", "item"), month);
  }

  /** An item of store s, sold on 5 January 2025, of no known version. */
  static SampleRecord item(long item) {
    return new SampleRecord(
        "s",
        item,
        new BigDecimal("1.00"),
        0.5,
        false,
        null,
        Instant.parse("2025-01-05T12:00:00Z"),
        null,
        null,
        "a.csv",
        item,
        item * 0x9E3779B97F4A7C15L);
  }

  SampleRecord ofStore(String id) {
    return new SampleRecord(
        id, item, amount, share, gift, comment, soldAt, updatedAt, exportedOn, file, number, hash);
  }

  SampleRecord amount(String paid) {
    return new SampleRecord(
        store,
        item,
        new BigDecimal(paid),
        share,
        gift,
        comment,
        soldAt,
        updatedAt,
        exportedOn,
        file,
        number,
        hash);
  }

  SampleRecord share(Double of) {
    return new SampleRecord(
        store, item, amount, of, gift, comment, soldAt, updatedAt, exportedOn, file, number, hash);
  }

  SampleRecord comment(String words) {
    return new SampleRecord(
        store, item, amount, share, gift, words, soldAt, updatedAt, exportedOn, file, number, hash);
  }

  SampleRecord sold(String day) {
    Instant noon = LocalDate.parse(day).atTime(12, 0).toInstant(ZoneOffset.UTC);
    return new SampleRecord(
        store, item, amount, share, gift, comment, noon, updatedAt, exportedOn, file, number, hash);
  }

  /** A time of update, in seconds; null = not exported. */
  SampleRecord updated(Integer second) {
    Instant at = second == null ? null : Instant.ofEpochSecond(1_735_000_000L + second);
    return new SampleRecord(
        store, item, amount, share, gift, comment, soldAt, at, exportedOn, file, number, hash);
  }

  SampleRecord exported(String day) {
    LocalDate on = day == null ? null : LocalDate.parse(day);
    return new SampleRecord(
        store, item, amount, share, gift, comment, soldAt, updatedAt, on, file, number, hash);
  }

  SampleRecord from(String source, long record) {
    return new SampleRecord(
        store,
        item,
        amount,
        share,
        gift,
        comment,
        soldAt,
        updatedAt,
        exportedOn,
        source,
        record,
        hash);
  }

  SampleRecord hash(long of) {
    return new SampleRecord(
        store, item, amount, share, gift, comment, soldAt, updatedAt, exportedOn, file, number, of);
  }

  LocalDate day() {
    return LocalDate.ofInstant(soldAt, ZoneOffset.UTC);
  }

  /** The record as a row of a table with these columns or some of them. */
  Row toRow(TableSpec table) {
    return RowFactory.create(table.columnNames().stream().map(this::value).toArray());
  }

  private Object value(String column) {
    return switch (column) {
      case "store_id" -> store;
      case "item" -> item;
      case "amount" -> amount;
      case "share" -> share;
      case "gift" -> gift;
      case "comment" -> comment;
      case "sold_at" -> Timestamp.from(soldAt);
      case "updated_at" -> updatedAt == null ? null : Timestamp.from(updatedAt);
      case "exported_on" -> exportedOn == null ? null : Date.valueOf(exportedOn);
      case "source_file" -> file;
      case "source_record" -> number;
      case "key_hash" -> hash;
      case "sold_month" -> Date.valueOf(day().withDayOfMonth(1));
      default -> null;
    };
  }

  /** Records of a table, which must not hold one twice. */
  static Set<SampleRecord> all(Dataset<Row> rows) {
    return rows.collectAsList().stream()
        .map(SampleRecord::of)
        .collect(
            Collectors.toMap(
                r -> r,
                r -> r,
                (a, b) -> {
                  throw new AssertionError("twice in the table: " + a);
                }))
        .keySet();
  }

  private static SampleRecord of(Row row) {
    Timestamp updated = row.getAs("updated_at");
    Date exported = row.getAs("exported_on");
    SampleRecord record =
        new SampleRecord(
            row.getAs("store_id"),
            row.<Long>getAs("item"),
            row.getAs("amount"),
            row.getAs("share"),
            row.getAs("gift"),
            row.getAs("comment"),
            row.<Timestamp>getAs("sold_at").toInstant(),
            updated == null ? null : updated.toInstant(),
            exported == null ? null : exported.toLocalDate(),
            row.getAs("source_file"),
            row.<Long>getAs("source_record"),
            row.<Long>getAs("key_hash"));
    boolean byMonth = List.of(row.schema().fieldNames()).contains("sold_month");
    if (byMonth && !record.value("sold_month").equals(row.<Date>getAs("sold_month"))) {
      throw new AssertionError("in the wrong month: " + row);
    }
    return record;
  }
}
