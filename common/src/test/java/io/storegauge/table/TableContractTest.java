package io.storegauge.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.NumericType;
import org.junit.jupiter.api.Test;

/** What the tables promise is complete: grain, keys, units, and what null says. */
class TableContractTest {
  private static List<String> columns(BiPredicate<TableSpec, TableSpec.Column> which) {
    List<String> found = new ArrayList<>();
    for (TableSpec t : Tables.ALL) {
      for (TableSpec.Column c : t.columns()) {
        if (which.test(t, c)) {
          found.add(t.qualifiedName() + "." + c.name());
        }
      }
    }
    return found;
  }

  @Test
  void everyTableSaysWhatARowIsAndHasAKeyOfItsColumns() {
    for (TableSpec t : Tables.ALL) {
      assertTrue(t.comment().contains("one row per "), t.qualifiedName());
      assertTrue(!t.key().isEmpty() && t.columnNames().containsAll(t.key()), t.qualifiedName());
      assertEquals(
          t.columns().size(), new HashSet<>(t.columnNames()).size(), "twice: " + t.qualifiedName());
    }
  }

  @Test
  void everyColumnHasAComment() {
    assertEquals(List.of(), columns((t, c) -> c.comment().isBlank()));
  }

  @Test
  void everyNumberHasAUnit() {
    assertEquals(
        List.of(), columns((t, c) -> c.type() instanceof NumericType && c.unit().isBlank()));
  }

  @Test
  void everyColumnBesideTheKeySaysWhatNullMeansOrThatItNeverIs() {
    assertEquals(
        List.of(),
        columns(
            (t, c) ->
                !t.key().contains(c.name())
                    && !c.comment().toLowerCase(java.util.Locale.ROOT).matches(".*\\bnull\\b.*")));
  }

  @Test
  void commentsAreShort() {
    assertEquals(List.of(), columns((t, c) -> c.comment().length() > 160));
  }

  @Test
  void unitsGoIntoTheCommentsOfDeltaColumnsUnlessThereIsNone() {
    assertEquals(
        "Time it took; never null [seconds]",
        RunLogTable.SPEC.schema().apply("elapsed_seconds").getComment().get());
    assertEquals(
        "64-bit hash of the key; finds candidates, never decides equality; never null",
        OrdersTable.SPEC.schema().apply("key_hash").getComment().get());
  }

  @Test
  void numeratorsAndDenominatorsNameWhatTheyCount() {
    Map<String, String> expected =
        Map.of(
            "rating_mean_30d_num", "stars",
            "rating_mean_30d_den", "reviews",
            "product_rating_mean_30d_den", "orders",
            "delivery_hours_mean_30d_num", "hours",
            "shipping_negative_rate_30d_num", "reviews",
            "shipping_negative_rate_30d_den", "orders",
            "pickup_24h_rate_30d_num", "orders",
            "repurchase_rate_90d_num", "buyers");
    for (TableSpec.Column c : StoreMetricsTable.SPEC.columns()) {
      if (expected.containsKey(c.name())) {
        assertEquals(expected.get(c.name()), c.unit(), c.name());
      }
    }
  }

  @Test
  void everyMetricColumnIsInTheTableWithItsUnitAndAShrunkenValue() {
    for (MetricColumn m : MetricColumn.ALL) {
      for (String name : List.of(m.name(), m.shrunk())) {
        TableSpec.Column column =
            StoreMetricsTable.SPEC.columns().stream()
                .filter(c -> c.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name));
        assertEquals(m.unit(), column.unit(), name);
        assertEquals(DataTypes.DoubleType, column.type(), name);
      }
    }
    assertTrue(MetricColumn.names().contains(StoreMetricsTable.REPURCHASE_RATE_90D));
  }
}
