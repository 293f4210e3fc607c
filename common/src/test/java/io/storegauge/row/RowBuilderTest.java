package io.storegauge.row;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeProjection;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.Test;

class RowBuilderTest {
  private static final StructType SCHEMA =
      StructType.fromDDL(
          "whole LONG, small INT, day DATE, flag BOOLEAN, share DOUBLE, name STRING, bytes BINARY,"
              + " amount DECIMAL(18,2), stars DECIMAL(2,1), instant TIMESTAMP");
  private static final byte[] BUFFER = "..Olá!..".getBytes(StandardCharsets.UTF_8);

  private final RowBuilder builder = new RowBuilder(SCHEMA.size());

  private InternalRow full() {
    return builder
        .start()
        .set(0, Long.MIN_VALUE)
        .setInt(1, -7)
        .setInt(2, 20_000)
        .set(3, true)
        .set(4, -0.0)
        .setText(5, BUFFER, 2, BUFFER.length - 4)
        .setBinary(6, BUFFER, 1, 2)
        .setDecimal(7, -999_999_999_999_999_999L)
        .setDecimal(8, 45)
        .set(9, -1L)
        .build();
  }

  private static void assertFull(InternalRow row) {
    assertEquals(SCHEMA.size(), row.numFields());
    assertEquals(Long.MIN_VALUE, row.getLong(0));
    assertEquals(-7, row.getInt(1));
    assertEquals(20_000, row.getInt(2));
    assertTrue(row.getBoolean(3));
    assertEquals(0L, Double.doubleToRawLongBits(row.getDouble(4)), "zero has one form");
    assertEquals("Olá!", row.getUTF8String(5).toString());
    assertArrayEquals(new byte[] {'.', 'O'}, row.getBinary(6));
    assertEquals(
        Decimal.apply(-999_999_999_999_999_999L, 18, 2), row.getDecimal(7, 18, 2), "amount");
    assertEquals(Decimal.apply(45, 2, 1), row.getDecimal(8, 2, 1), "stars");
    assertEquals(45, row.getLong(8), "as Spark's own rows have a decimal");
    assertEquals(-1L, row.getLong(9));
  }

  @Test
  void everyTypeIsReadAsItWasSet() {
    assertFull(full());
  }

  @Test
  void sparkMakesItsOwnRowOfIt() {
    UnsafeRow made = UnsafeProjection.create(SCHEMA).apply(full());
    assertFull(made);
    for (int c = 0; c < SCHEMA.size(); c++) {
      DataType type = SCHEMA.fields()[c].dataType();
      if (c != 6) {
        assertEquals(made.get(c, type), full().get(c, type), SCHEMA.fieldNames()[c]);
      }
    }
  }

  @Test
  void whatIsNotSetIsNullAlsoWhereTheRowBeforeHadAValue() {
    full();
    InternalRow row =
        builder.start().set(1, 3L).set(4, Double.NaN).set(5, (UTF8String) null).build();
    for (int c = 0; c < SCHEMA.size(); c++) {
      assertEquals(c != 1, row.isNullAt(c), SCHEMA.fieldNames()[c]);
      if (c != 1) {
        assertNull(row.get(c, SCHEMA.fields()[c].dataType()));
      }
    }
    assertNull(row.getUTF8String(5));
    assertNull(row.getBinary(6));
    assertNull(row.getDecimal(7, 18, 2));
    UnsafeRow made = UnsafeProjection.create(SCHEMA).apply(row);
    assertTrue(IntStream.range(0, SCHEMA.size()).allMatch(c -> made.isNullAt(c) == (c != 1)));
  }

  @Test
  void aCopyOutlivesTheRowAndTheBufferOfItsTexts() {
    byte[] slice = BUFFER.clone();
    byte[] whole = "Olá!".getBytes(StandardCharsets.UTF_8);
    for (byte[] buffer : List.of(slice, whole)) {
      int from = buffer == whole ? 0 : 2;
      InternalRow row = builder.start().setText(5, buffer, from, whole.length).set(0, 8L).build();
      InternalRow copy = row.copy();
      Arrays.fill(buffer, (byte) 'x');
      builder.start().set(0, 9L).set(3, false);

      assertOutlives(copy, row);
    }
  }

  private static void assertOutlives(InternalRow copy, InternalRow row) {
    assertEquals("Olá!", copy.getUTF8String(5).toString());
    assertEquals(8L, copy.getLong(0));
    assertTrue(copy.isNullAt(3));
    assertFalse(row.isNullAt(3));
  }
}
