package io.storegauge.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.storegauge.table.MetricColumn;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TouchpointTest {
  @Test
  void everyMetricSpeaksOfOneTouchpointAndEveryTouchpointHasMetrics() {
    Map<Touchpoint, Integer> metrics = new EnumMap<>(Touchpoint.class);
    MetricColumn.ids().forEach(id -> metrics.merge(Touchpoint.of(id), 1, Integer::sum));
    assertEquals(Touchpoint.values().length, metrics.size());
    assertEquals(
        MetricColumn.ids().size(), metrics.values().stream().mapToInt(Integer::intValue).sum());
  }

  @Test
  void whatIsNoMetricHasNone() {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> Touchpoint.of("gmv"));
    assertEquals("No touchpoint for the metric gmv", e.getMessage());
  }
}
