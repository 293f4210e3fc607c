package io.storegauge.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.Test;

class PeerDaysTest {
  private static InternalRow row(String platform, String store, int asOf, Double... values) {
    List<Object> cells = new ArrayList<>();
    cells.add(UTF8String.fromString(platform));
    cells.add(UTF8String.fromString(store));
    cells.add(asOf);
    cells.add(null);
    cells.add(40L);
    cells.add(0L);
    cells.add(null);
    cells.addAll(Arrays.asList(values));
    return new GenericInternalRow(cells.toArray());
  }

  @Test
  void rowsAreGatheredByDayAndPlatform() {
    List<PeerDay> days =
        PeerDays.gather(
            List.of(
                    row("tmall", "a", 2, 1.0),
                    row("jd", "b", 2, 2.0),
                    row("jd", "a", 1, 3.0),
                    row("jd", "c", 2, 4.0))
                .iterator(),
            1);
    assertEquals(
        List.of("1 jd 1", "2 jd 2", "2 tmall 1"),
        days.stream().map(d -> d.asOf() + " " + d.platform() + " " + d.size()).toList());
    assertArrayEquals(new double[] {2, 4}, days.get(1).column(0));
  }

  @Test
  void valuesThatComeLateLeaveTheStoresBeforeUnknown() {
    List<InternalRow> rows = new ArrayList<>();
    for (int s = 0; s < 40; s++) {
      // The second column is known from the 20th store on, the third never.
      rows.add(row("jd", "s" + s, 1, (double) s, s < 20 ? null : (Double) (s / 2.0), null));
    }
    PeerDay day = PeerDays.gather(rows.iterator(), 3).get(0);
    assertEquals(39, day.value(0, 39));
    assertTrue(Double.isNaN(day.value(1, 19)));
    assertEquals(10, day.value(1, 20));
    assertEquals(40, day.column(2).length);
    for (int s = 0; s < 40; s++) {
      assertEquals(s < 20, Double.isNaN(day.column(1)[s]));
      assertTrue(Double.isNaN(day.value(2, s)) && Double.isNaN(day.column(2)[s]));
    }
  }

  @Test
  void aStoreAloneKeepsWhatIsKnownOfIt() {
    PeerDay day =
        PeerDays.gather(
                List.of(row("jd", "a", 1, 5.0, null), row("jd", "b", 1, null, 7.0)).iterator(), 2)
            .get(0);
    PeerDay alone = day.only(1);
    assertEquals(1, alone.size());
    assertEquals("b", alone.store(0).toString());
    assertTrue(Double.isNaN(alone.value(0, 0)));
    assertEquals(7, alone.value(1, 0));
    assertEquals(40, alone.paidOrders(0));
  }
}
