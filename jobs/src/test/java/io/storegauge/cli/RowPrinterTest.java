package io.storegauge.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import scala.collection.JavaConverters;

class RowPrinterTest {
  private static final StructType MIXED =
      new StructType()
          .add("text", DataTypes.StringType)
          .add("n", DataTypes.LongType)
          .add("x", DataTypes.DoubleType)
          .add("money", DataTypes.createDecimalType(18, 2))
          .add("day", DataTypes.DateType)
          .add("at", DataTypes.TimestampType)
          .add("yes", DataTypes.BooleanType)
          .add("list", DataTypes.createArrayType(DataTypes.StringType));

  private static final Row FULL =
      RowFactory.create(
          "a,\"b\"\nc",
          9007199254740993L,
          0.1 + 0.2,
          new BigDecimal("1234567.50"),
          Date.valueOf("2025-06-30"),
          Timestamp.from(Instant.parse("2025-06-30T16:00:00Z")),
          true,
          JavaConverters.asScalaBuffer(List.of("p", "q")).toSeq());

  private static final Row EMPTY = RowFactory.create("", null, null, null, null, null, null, null);

  private static String printed(StructType schema, Format format, Row... rows) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new RowPrinter(schema, new PrintStream(out, false, StandardCharsets.UTF_8))
        .print(List.of(rows).iterator(), format);
    return CliRun.text(out);
  }

  @Test
  void json_keeps_types_and_says_null() {
    assertEquals(
        "{\"text\":\"a,\\\"b\\\"\\nc\",\"n\":9007199254740993,\"x\":0.30000000000000004,"
            + "\"money\":1234567.50,\"day\":\"2025-06-30\",\"at\":\"2025-06-30T16:00:00Z\","
            + "\"yes\":true,\"list\":[\"p\",\"q\"]}\n"
            + "{\"text\":\"\",\"n\":null,\"x\":null,\"money\":null,\"day\":null,\"at\":null,"
            + "\"yes\":null,\"list\":null}\n",
        printed(MIXED, Format.JSON, FULL, EMPTY));
  }

  @Test
  void csv_quotes_what_must_be_and_tells_null_from_the_empty_text() {
    assertEquals(
        "text,n,x,money,day,at,yes,list\r\n"
            + "\"a,\"\"b\"\"\nc\",9007199254740993,0.30000000000000004,1234567.50,2025-06-30,"
            + "2025-06-30T16:00:00Z,true,\"[\"\"p\"\",\"\"q\"\"]\"\r\n"
            + "\"\",,,,,,,\r\n",
        printed(MIXED, Format.CSV, FULL, EMPTY));
  }

  @Test
  void a_table_aligns_numbers_to_the_right_and_rounds_reals() {
    StructType schema =
        new StructType().add("store", DataTypes.StringType).add("x", DataTypes.DoubleType);
    // 2/3 to six digits; a small one keeps four digits; a whole one stays whole.
    assertEquals(
        "store         x\n"
            + "─────  ────────\n"
            + "a      0.666667\n"
            + "b      1.235E-9\n"
            + "c           100\n"
            + "null       null\n",
        printed(
            schema,
            Format.TABLE,
            RowFactory.create("a", 2.0 / 3),
            RowFactory.create("b", 1.23456e-9),
            RowFactory.create("c", 100.0),
            RowFactory.create(null, null)));
  }

  @Test
  void two_columns_of_one_name_are_two_keys() {
    StructType schema = new StructType().add("a", DataTypes.LongType).add("a", DataTypes.LongType);
    assertEquals("{\"a\":1,\"a_2\":2}\n", printed(schema, Format.JSON, RowFactory.create(1L, 2L)));
  }
}
