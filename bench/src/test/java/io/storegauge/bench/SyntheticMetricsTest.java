package io.storegauge.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.storegauge.row.RowBlocks;
import io.storegauge.table.Columns;
import io.storegauge.table.StoreMetricsTable;
import io.storegauge.table.TableSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.catalyst.InternalRow;
import org.junit.jupiter.api.Test;

class SyntheticMetricsTest {
  private static final int DAY = 20_700;
  private static final List<TableSpec.Column> COLUMNS = StoreMetricsTable.SPEC.columns();

  private static List<InternalRow> rows(int firstStore, int stores, int asOf) {
    RowBlocks rows =
        new RowBlocks(
            List.of(new SyntheticMetrics("jd", firstStore, stores, asOf)).iterator(),
            COLUMNS.size());
    List<InternalRow> all = new ArrayList<>();
    rows.forEachRemaining(r -> all.add(r.copy()));
    return all;
  }

  private static int place(String column) {
    return IntStream.range(0, COLUMNS.size())
        .filter(c -> COLUMNS.get(c).name().equals(column))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void everyStoreHasARowAndWhatIsNeverNullIsKnown() {
    List<InternalRow> rows = rows(500, 60, DAY);
    assertEquals(60, rows.size());
    assertEquals("store-500", rows.get(0).getString(place(Columns.STORE_ID)));
    assertEquals(DAY, rows.get(0).getInt(place(Columns.AS_OF)));
    for (InternalRow row : rows) {
      for (int c = 0; c < COLUMNS.size(); c++) {
        boolean never = COLUMNS.get(c).comment().endsWith("never null");
        assertFalse(never && row.isNullAt(c), COLUMNS.get(c).name());
      }
    }
  }

  @Test
  void valuesAreThoseOfTheirDenominators() {
    int value = place("delivery_sla_rate_30d");
    int known = 0;
    for (InternalRow row : rows(0, 200, DAY)) {
      double cases = row.getDouble(place("delivery_sla_rate_30d_den"));
      assertEquals(cases < 30, row.isNullAt(value));
      if (cases >= 30) {
        known++;
        assertEquals(
            row.getDouble(place("delivery_sla_rate_30d_num")), row.getDouble(value) * cases, 1e-9);
      }
    }
    // 270 of 300 numbers of cases are enough.
    assertTrue(known > 160 && known < 199, "known " + known);
  }

  @Test
  void aStoreIsTheSameWhereverItsBlockBeginsAndMovesALittleFromDayToDay() {
    int rating = place("rating_mean_90d_shrunk");
    List<InternalRow> rows = rows(0, 10, DAY);
    assertEquals(
        rows.get(7).toSeq(StoreMetricsTable.SPEC.schema()),
        rows(5, 5, DAY).get(2).toSeq(StoreMetricsTable.SPEC.schema()));
    double then = rows(0, 10, DAY - 1).get(7).getDouble(rating);
    assertEquals(then, rows.get(7).getDouble(rating), 4 * 0.05);
    assertNotEquals(then, rows.get(7).getDouble(rating));
  }
}
