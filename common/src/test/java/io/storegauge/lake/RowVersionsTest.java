package io.storegauge.lake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.storegauge.table.TableSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.Test;

class RowVersionsTest {
  private static final TableSpec TABLE =
      new TableSpec(
          "silver",
          "versions",
          "A column of each type",
          List.of(
              column("id", DataTypes.StringType),
              column("part", DataTypes.LongType),
              column("text", DataTypes.StringType),
              column("many", DataTypes.LongType),
              column("few", DataTypes.IntegerType),
              column("day", DataTypes.DateType),
              column("at", DataTypes.TimestampType),
              column("flag", DataTypes.BooleanType),
              column("share", DataTypes.DoubleType),
              column("amount", DataTypes.createDecimalType(18, 2)),
              column("updated_at", DataTypes.TimestampType),
              column("exported_on", DataTypes.DateType),
              column("source_file", DataTypes.StringType),
              column("source_record", DataTypes.LongType),
              column("key_hash", DataTypes.LongType),
              column("month", DataTypes.DateType)),
          List.of("id", "part"),
          "month");

  private static final List<String> CONTENT =
      List.of("text", "many", "few", "day", "at", "flag", "share", "amount");

  private final RowVersions versions = new RowVersions(TABLE);

  @Test
  void keysAreTheSameIfEachOfTheirColumnsIs() {
    assertTrue(versions.sameKey(row(), row("text", "other", "key_hash", 9L)));
    assertFalse(versions.sameKey(row(), row("id", "b")));
    assertFalse(versions.sameKey(row(), row("part", 2L)), "though the hash is the same");
  }

  @Test
  void whereARecordComesFromIsNotWhatItSays() {
    assertTrue(
        versions.sameContent(
            row(),
            row(
                "updated_at",
                null,
                "exported_on",
                8,
                "source_file",
                "z",
                "source_record",
                8L,
                "key_hash",
                8L,
                "month",
                8)));
  }

  @Test
  void aDifferenceInAColumnOfAnyTypeIsADifference() {
    Map<String, Object> others =
        Map.of(
            "text",
            "x ",
            "many",
            1L << 40,
            "few",
            -3,
            "day",
            20_001,
            "at",
            7_000_001L,
            "flag",
            false,
            "share",
            0.25000000000000006,
            "amount",
            Decimal.apply(1001L, 18, 2));
    assertEquals(CONTENT.size(), others.size());
    for (String column : CONTENT) {
      assertTrue(versions.sameContent(row(), row()));
      assertFalse(versions.sameContent(row(), row(column, others.get(column))), column);
      assertFalse(versions.sameContent(row(), row(column, null)), column + " is null now");
      assertFalse(versions.sameContent(row(column, null), row()), column + " was null");
      assertTrue(versions.sameContent(row(column, null), row(column, null)), column + " is null");
    }
  }

  @Test
  void zeroHasNoSignAndWhatIsNoNumberIsItself() {
    assertTrue(versions.sameContent(row("share", -0.0), row("share", 0.0)));
    assertTrue(versions.sameContent(row("share", 0.0), row("share", -0.0)));
    assertTrue(versions.sameContent(row("share", Double.NaN), row("share", Double.NaN)));
    assertFalse(versions.sameContent(row("share", Double.NaN), row("share", 0.0)));
    assertFalse(versions.sameContent(row("share", Double.NaN), row("share", null)));
    assertFalse(versions.sameContent(row("share", 0.0), row("share", null)));
    assertFalse(versions.sameContent(row("share", Double.MIN_VALUE), row("share", 0.0)));
  }

  @Test
  void amountsAreComparedByValue() {
    assertTrue(
        versions.sameContent(
            row("amount", Decimal.apply(150L, 18, 2)), row("amount", Decimal.apply("1.50"))));
  }

  @Test
  void theUpdateDecidesBeforeTheExportAndTheExportBeforeTheFile() {
    InternalRow held = row();

    assertReplaces(row("updated_at", 51L, "exported_on", 6, "source_file", "a"), held);
    assertReplaces(row("exported_on", 8, "source_file", "a"), held);
    assertReplaces(row("source_file", "m2"), held);
    assertReplaces(row("source_file", "n"), held);
    assertReplaces(row("source_file", "ü"), held);
  }

  @Test
  void aVersionThatIsNotKnownIsTheOldest() {
    InternalRow held = row("updated_at", null);

    assertReplaces(row("updated_at", -1L, "exported_on", 6), held);
    assertReplaces(row("updated_at", null, "exported_on", 8), held);
    assertReplaces(
        row("updated_at", null, "exported_on", -1, "source_file", "a"),
        row("updated_at", null, "exported_on", null));
    assertReplaces(
        row("updated_at", null, "exported_on", null, "source_file", "n"),
        row("updated_at", null, "exported_on", null));
  }

  @Test
  void theSameFileOnceMoreReplacesWhatItSaidIfItSaysSomethingElse() {
    for (InternalRow held : List.of(row(), row("updated_at", null, "exported_on", null))) {
      InternalRow again = held.copy();
      assertFalse(versions.replaces(again, held), "the very record is held already");
      again.update(TABLE.columnNames().indexOf("key_hash"), 9L);
      assertFalse(versions.replaces(again, held), "the hash says nothing");
      again.update(TABLE.columnNames().indexOf("source_record"), 2L);
      assertTrue(versions.replaces(again, held), "an earlier place in the file");
      assertTrue(versions.replaces(held, again), "a later place in the file");
      InternalRow corrected = held.copy();
      corrected.update(TABLE.columnNames().indexOf("text"), UTF8String.fromString("corrected"));
      assertTrue(versions.replaces(corrected, held));
      assertTrue(versions.replaces(held, corrected));
    }
  }

  @Test
  void originIsTheFileAndTheRecordInIt() {
    assertTrue(versions.sameOrigin(row(), row("updated_at", 1L, "text", "x", "exported_on", 1)));
    assertFalse(versions.sameOrigin(row(), row("source_file", "n")));
    assertFalse(versions.sameOrigin(row(), row("source_record", 4L)));
  }

  @Test
  void aTypeWithoutAnOrderIsAnError() {
    List<TableSpec.Column> columns = new ArrayList<>(TABLE.columns());
    columns.set(2, column("text", DataTypes.BinaryType));
    RowVersions unknown =
        new RowVersions(
            new TableSpec("silver", "versions", "", columns, TABLE.key(), TABLE.monthColumn()));
    InternalRow bytes = row("text", null);
    bytes.update(2, new byte[] {1});

    IllegalStateException e =
        assertThrows(IllegalStateException.class, () -> unknown.sameContent(bytes, bytes));
    assertEquals("No order of values of type BinaryType", e.getMessage());
  }

  private void assertReplaces(InternalRow now, InternalRow held) {
    assertTrue(versions.replaces(now, held), "newer");
    assertFalse(versions.replaces(held, now), "older");
  }

  private static TableSpec.Column column(String name, DataType type) {
    return new TableSpec.Column(name, type, "", "");
  }

  /** A row of key a/1, with some of its values changed: name, value, name, value… */
  private static InternalRow row(Object... changes) {
    InternalRow row =
        new GenericInternalRow(
            new Object[] {
              UTF8String.fromString("a"),
              1L,
              UTF8String.fromString("x"),
              5L,
              3,
              20_000,
              7_000_000L,
              true,
              0.25,
              Decimal.apply(1000L, 18, 2),
              50L,
              7,
              UTF8String.fromString("m"),
              3L,
              77L,
              20_000
            });
    for (int i = 0; i < changes.length; i += 2) {
      Object value = changes[i + 1];
      row.update(
          TABLE.columnNames().indexOf((String) changes[i]),
          value instanceof String s ? UTF8String.fromString(s) : value);
    }
    return row;
  }
}
