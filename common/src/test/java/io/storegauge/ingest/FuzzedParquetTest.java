package io.storegauge.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.NanoTime;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever happens to a Parquet file, or whatever types its columns have: reading it ends, with all
 * of its records either accepted or refused for a reason, or with the whole file refused.
 */
class FuzzedParquetTest {
  private static final int ROUNDS = 90;
  private static final int ROWS = 40;
  private static final List<String> COLUMNS =
      List.of("order_id", "store_id", "buyer_id", "status", "amount", "ordered_at", "note (x) y");

  @TempDir Path dir;

  private ScannedFile scan(byte[] bytes) throws IOException {
    return ScannedFile.of(dir, "generic", "orders", "jd", bytes);
  }

  private static Type text(String name) {
    return Types.optional(PrimitiveTypeName.BINARY)
        .as(LogicalTypeAnnotation.stringType())
        .named(name);
  }

  private static String cell(String column, int row) {
    return switch (column) {
      case "order_id" -> "o" + row;
      case "store_id" -> "s" + row % 3;
      case "buyer_id" -> "b" + row;
      case "status" -> "paid";
      case "amount" -> row + ".50";
      case "ordered_at" -> "2026-01-0" + (1 + row % 5) + " 10:00:00";
      default -> "x";
    };
  }

  private byte[] sound(CompressionCodecName codec) throws IOException {
    MessageType schema =
        new MessageType("orders", COLUMNS.stream().map(FuzzedParquetTest::text).toList());
    return ParquetBytes.of(
        dir,
        schema,
        codec,
        ROWS,
        (group, row) -> COLUMNS.forEach(c -> group.append(c, cell(c, row))));
  }

  /** A name with brackets and spaces is one like any other. */
  @Test
  void aSoundFileIsReadWhole() throws IOException {
    for (CompressionCodecName codec : codecs()) {
      ScannedFile read = scan(sound(codec));
      assertNull(read.fault());
      assertEquals(ROWS, read.received());
      assertEquals(ROWS, read.accepted());
    }
  }

  private static List<CompressionCodecName> codecs() {
    return List.of(CompressionCodecName.UNCOMPRESSED, CompressionCodecName.SNAPPY);
  }

  @Test
  void everyRecordOfADamagedFileIsAccountedFor() throws IOException {
    int felt = 0;
    for (CompressionCodecName codec : codecs()) {
      byte[] whole = sound(codec);
      ScannedFile expected = scan(whole);
      Random random = new Random(20_261_124L + codec.ordinal());
      for (int round = 0; round < ROUNDS; round++) {
        byte[] damaged = round % 3 == 0 ? footer(whole, random) : FuzzedBytes.damage(whole, random);
        ScannedFile once = accounted(damaged, codec + ", round " + round);
        felt += once.equals(expected) ? 0 : 1;
      }
    }
    assertTrue(felt > ROUNDS / 2, "the damage was felt " + felt + " times");
  }

  private ScannedFile accounted(byte[] bytes, String what) throws IOException {
    ScannedFile once = scan(bytes);
    assertEquals(once.received(), once.accepted() + once.refused(), what);
    assertEquals(once, scan(bytes), what);
    return once;
  }

  /** Bits flipped where sizes, places and types stand: behind the data, or before a page. */
  private static byte[] footer(byte[] whole, Random random) {
    byte[] flipped = whole.clone();
    int length =
        8
            + Byte.toUnsignedInt(whole[whole.length - 8])
            + 256 * Byte.toUnsignedInt(whole[whole.length - 7]);
    for (int n = 1 + random.nextInt(3); n > 0; n--) {
      flipped[whole.length - 1 - random.nextInt(length)] ^= (byte) (1 << random.nextInt(8));
    }
    return flipped;
  }

  /** A column of some type, and how a row gets a value in it. */
  private record Typed(Type type, BiConsumer<Group, Random> append) {}

  private static Typed typed(String column, Random random) {
    PrimitiveTypeName[] plain = {
      PrimitiveTypeName.INT32,
      PrimitiveTypeName.INT64,
      PrimitiveTypeName.DOUBLE,
      PrimitiveTypeName.FLOAT,
      PrimitiveTypeName.BOOLEAN,
      PrimitiveTypeName.BINARY
    };
    int kind = random.nextInt(plain.length + 8);
    if (kind < plain.length) {
      return new Typed(
          random.nextInt(4) == 0
              ? Types.repeated(plain[kind]).named(column)
              : Types.optional(plain[kind]).named(column),
          (group, r) -> append(group, column, plain[kind], r));
    }
    return switch (kind - plain.length) {
      case 0 ->
          new Typed(
              Types.optional(PrimitiveTypeName.INT32)
                  .as(LogicalTypeAnnotation.dateType())
                  .named(column),
              (group, r) -> group.append(column, r.nextInt()));
      case 1 ->
          new Typed(
              Types.optional(PrimitiveTypeName.INT64)
                  .as(LogicalTypeAnnotation.timestampType(random.nextBoolean(), unit(random)))
                  .named(column),
              (group, r) -> group.append(column, r.nextLong()));
      case 2 ->
          new Typed(
              Types.optional(PrimitiveTypeName.INT96).named(column),
              (group, r) -> group.append(column, new NanoTime(r.nextInt(), r.nextLong())));
      case 3 ->
          new Typed(
              Types.optional(PrimitiveTypeName.INT64)
                  .as(LogicalTypeAnnotation.decimalType(2, 18))
                  .named(column),
              (group, r) -> group.append(column, (long) r.nextInt(1_000_000)));
      case 4 ->
          new Typed(
              Types.optional(PrimitiveTypeName.BINARY)
                  .as(LogicalTypeAnnotation.decimalType(2, 38))
                  .named(column),
              (group, r) -> group.append(column, Binary.fromConstantByteArray(bytes(r, 16))));
      case 5 ->
          new Typed(
              Types.optionalList().optionalElement(PrimitiveTypeName.INT32).named(column),
              (group, r) -> group.addGroup(column).addGroup("list").append("element", 1));
      case 6 ->
          new Typed(
              Types.optionalGroup().addField(text("inner")).named(column),
              (group, r) -> group.addGroup(column).append("inner", "x"));
      default ->
          new Typed(text(column), (group, r) -> group.append(column, cell(column, r.nextInt(9))));
    };
  }

  private static TimeUnit unit(Random random) {
    return TimeUnit.values()[random.nextInt(TimeUnit.values().length)];
  }

  private static byte[] bytes(Random random, int most) {
    byte[] bytes = new byte[random.nextInt(most)];
    random.nextBytes(bytes);
    return bytes;
  }

  private static void append(Group group, String column, PrimitiveTypeName type, Random random) {
    switch (type) {
      case INT32 -> group.append(column, random.nextInt());
      case INT64 -> group.append(column, random.nextLong());
      case DOUBLE -> group.append(column, Double.longBitsToDouble(random.nextLong()));
      case FLOAT -> group.append(column, Float.intBitsToFloat(random.nextInt()));
      case BOOLEAN -> group.append(column, random.nextBoolean());
      default -> group.append(column, Binary.fromConstantByteArray(bytes(random, 20)));
    }
  }

  /** Some columns are not there, some have values in some rows only. */
  @Test
  void columnsMayHaveAnyTypeOrBeMissing() throws IOException {
    Random random = new Random(20_261_125L);
    int refused = 0;
    int accepted = 0;
    for (int round = 0; round < ROUNDS; round++) {
      List<Typed> columns = new ArrayList<>();
      for (String column : COLUMNS) {
        int choice = random.nextInt(10);
        if (choice == 0) {
          continue;
        }
        columns.add(
            choice < 7
                ? new Typed(text(column), (g, r) -> g.append(column, cell(column, r.nextInt(9))))
                : typed(column, random));
      }
      if (columns.isEmpty()) {
        continue;
      }
      MessageType schema = new MessageType("m", columns.stream().map(Typed::type).toList());
      byte[] bytes =
          ParquetBytes.of(
              dir,
              schema,
              CompressionCodecName.UNCOMPRESSED,
              ROWS,
              (group, row) ->
                  columns.forEach(
                      c -> {
                        if (random.nextInt(8) > 0) {
                          c.append().accept(group, random);
                        }
                      }));
      ScannedFile read = accounted(bytes, "round " + round + " " + schema);
      refused += read.fault() == null && read.refused() > 0 ? 1 : 0;
      accepted += read.accepted() > 0 ? 1 : 0;
      if (!schema.containsField("order_id")) {
        assertTrue(read.fault().contains("no_header:lacks order_id"), read.fault());
      } else if (read.fault() == null) {
        assertEquals(ROWS, read.received(), schema.toString());
      }
    }
    assertNotEquals(0, accepted);
    assertTrue(refused > ROUNDS / 10, "records were refused of " + refused + " files");
  }
}
