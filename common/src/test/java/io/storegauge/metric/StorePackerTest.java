package io.storegauge.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.storegauge.row.RowBuilder;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.Test;

class StorePackerTest {
  private static Iterator<InternalRow> rows(int count, int stores) {
    RowBuilder row = new RowBuilder(3);
    UTF8String platform = UTF8String.fromString("p");
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                row.start()
                    .set(0, platform)
                    .set(1, UTF8String.fromString("s" + i % stores))
                    .set(2, (long) i)
                    .build())
        .iterator();
  }

  /** Sum of the records by store, and the number of packed rows under "". */
  private static Map<String, Long> sums(StorePacker packed) {
    Map<String, Long> sums = new TreeMap<>();
    while (packed.hasNext()) {
      InternalRow row = packed.next();
      sums.merge("", 1L, Long::sum);
      ByteReader in = new ByteReader(row.getBinary(Packed.RECORDS_AT));
      while (in.hasMore()) {
        long value = in.readSigned();
        in.readBytes();
        sums.merge(row.getUTF8String(Packed.STORE_AT).toString(), value, Long::sum);
      }
    }
    return sums;
  }

  private static StorePacker pack(Iterator<InternalRow> rows, int padding) {
    return new StorePacker(
        rows,
        0,
        (row, out) -> {
          out.writeSigned(row.getLong(2));
          out.writeBytes(new byte[padding]);
        });
  }

  @Test
  void fewRecordsTravelAsOneRowAStore() {
    // 0 + 3 + 6 + 9, 1 + 4 + 7, 2 + 5 + 8
    assertEquals(Map.of("", 3L, "s0", 18L, "s1", 12L, "s2", 15L), sums(pack(rows(10, 3), 0)));
    assertEquals(Map.of(), sums(pack(rows(0, 3), 0)));
  }

  @Test
  void nothingIsLostWhenStoresOverflow() {
    // 1,500 records of 64 KB: a store is handed out each 16, all stores together each 750.
    Map<String, Long> sums = sums(pack(rows(1500, 100), 64_000));
    assertTrue(sums.get("") >= 100);
    List<Long> of = new ArrayList<>();
    for (int s = 0; s < 100; s++) {
      of.add(sums.get("s" + s));
    }
    // Store s has s, s + 100, … s + 1400: 15 s + 10,500.
    assertEquals(IntStream.range(0, 100).mapToObj(s -> 15L * s + 10_500L).toList(), of);

    Map<String, Long> one = sums(pack(rows(100, 1), 64_000));
    assertEquals(4950L, one.get("s0"));
    assertTrue(one.get("") >= 6);
  }

  @Test
  void numbersOfAnySizeComeBack() {
    long[] values = {0, 1, -1, 63, 64, -64, 1L << 40, Long.MAX_VALUE, Long.MIN_VALUE};
    ByteWriter out = new ByteWriter(1);
    for (long v : values) {
      out.writeSigned(v);
      out.writeLong(v);
      out.writeCount(v);
    }
    ByteReader in = new ByteReader(out.bytes(), out.size());
    for (long v : values) {
      assertEquals(v, in.readSigned());
      assertEquals(v, in.readLong());
      assertEquals(v, in.readCount());
    }
    assertTrue(!in.hasMore());
  }

  @Test
  void instantsComeBackToTheMicrosecond() {
    long base = 1_741_000_000_000_000L;
    long[] instants = {Order.NONE, base, base + 3_600_000_000L, base - 1, base + 1, 0, -5_000_000L};
    ByteWriter out = new ByteWriter(1);
    for (long t : instants) {
      InstantCodec.write(base, t, out);
      InstantCodec.write(Order.NONE, t, out);
    }
    ByteReader in = new ByteReader(out.bytes(), out.size());
    for (long t : instants) {
      assertEquals(t, InstantCodec.read(base, in));
      assertEquals(t, InstantCodec.read(Order.NONE, in));
    }
  }
}
