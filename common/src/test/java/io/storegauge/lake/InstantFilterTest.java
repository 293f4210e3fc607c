package io.storegauge.lake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.storegauge.model.DaySet;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.junit.jupiter.api.Test;

class InstantFilterTest {
  private static final DaySet TENTH_AND_TWENTIETH =
      DaySet.of(List.of(LocalDate.of(2025, 1, 10), LocalDate.of(2025, 1, 20)));

  /** Paid or delivered from the 9th to the 11th or from the 19th to the 21st. */
  private static final InstantFilter FILTER =
      InstantFilter.any(List.of("paid_at", "delivered_at"), TENTH_AND_TWENTIETH, 1);

  @Test
  void aRowIsKeptIfAnyInstantIsNearADay() {
    RowFilter rows = FILTER.rows(List.of("delivered_at", "order_id", "paid_at"));
    assertFalse(rows.keeps(row(null, null)));
    assertTrue(rows.keeps(row("2025-01-09T00:00:00Z", null)));
    assertFalse(rows.keeps(row("2025-01-08T23:59:59.999999Z", null)));
    assertTrue(rows.keeps(row("2025-01-11T23:59:59.999999Z", null)));
    assertFalse(rows.keeps(row("2025-01-12T00:00:00Z", "2025-01-15T00:00:00Z")));
    assertTrue(rows.keeps(row("2025-01-12T00:00:00Z", "2025-01-21T00:00:00Z")));
  }

  private static GenericInternalRow row(String delivered, String paid) {
    return new GenericInternalRow(new Object[] {micros(delivered), null, micros(paid)});
  }

  private static Long micros(String instant) {
    return instant == null
        ? null
        : ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(instant));
  }

  @Test
  void aFileIsReadUnlessItsStatisticsRuleItOut() {
    assertTrue(mayHold("2025-01-01T00:00:00.000Z", "2025-01-09T00:00:00.000Z"));
    assertFalse(mayHold("2025-01-12T00:00:00.000Z", "2025-01-18T23:59:59.998Z"));
    assertTrue(mayHold("2025-01-01T00:00:00.000Z", "2025-01-31T00:00:00.000Z"));
    assertFalse(mayHold("2025-01-22T00:00:00.000Z", "2025-01-31T00:00:00.000Z"));
  }

  @Test
  void aFileOfOnlyNullsHoldsNone() {
    assertFalse(
        mayHold(FILTER, "{\"numRecords\":3,\"nullCount\":{\"paid_at\":3,\"delivered_at\":3}}"));
    assertTrue(
        mayHold(FILTER, "{\"numRecords\":3,\"nullCount\":{\"paid_at\":3,\"delivered_at\":2}}"));
  }

  @Test
  void aFileWithoutStatisticsIsRead() {
    assertTrue(FILTER.mayHold(MissingNode.getInstance()));
    assertTrue(mayHold(FILTER, "{\"numRecords\":3}"));
  }

  @Test
  void allDaysKeepEverythingAndNoneNothing() {
    InstantFilter all = InstantFilter.any(List.of("paid_at"), DaySet.ALL, 1);
    InstantFilter none = InstantFilter.any(List.of("paid_at"), DaySet.EMPTY, 1);
    List<String> columns = List.of("delivered_at", "order_id", "paid_at");
    assertTrue(all.rows(columns).keeps(row(null, null)));
    assertTrue(mayHold(all, "{\"numRecords\":3,\"nullCount\":{\"paid_at\":3}}"));
    assertFalse(none.rows(columns).keeps(row(null, "2025-01-09T00:00:00Z")));
    assertFalse(none.mayHold(MissingNode.getInstance()));
    assertTrue(none.or(all).rows(columns).keeps(row(null, null)));
    assertTrue(none.or(FILTER).rows(columns).keeps(row("2025-01-09T00:00:00Z", null)));
  }

  @Test
  void aColumnThatIsNotReadCannotBeLookedAt() {
    Exception e =
        assertThrows(
            IllegalArgumentException.class, () -> FILTER.rows(List.of("paid_at", "order_id")));
    assertEquals("delivered_at is not among [paid_at, order_id]", e.getMessage());
  }

  private static boolean mayHold(String least, String greatest) {
    return mayHold(
        FILTER,
        String.format(
            "{\"numRecords\":2,\"minValues\":{\"paid_at\":\"%1$s\"},"
                + "\"maxValues\":{\"paid_at\":\"%2$s\"},"
                + "\"nullCount\":{\"paid_at\":0,\"delivered_at\":2}}",
            least, greatest));
  }

  private static boolean mayHold(InstantFilter filter, String statistics) {
    try {
      return filter.mayHold(new ObjectMapper().readTree(statistics));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
