package io.storegauge.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.storegauge.model.Fact.Cohort;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MetricTest {
  @Test
  void higherIsBetterOfWhatTheDictionarySaysAndNothingElse() {
    Set<Metric> up =
        EnumSet.of(
            Metric.RATING_MEAN,
            Metric.PRODUCT_RATING_MEAN,
            Metric.DESCRIPTION_MEAN,
            Metric.SERVICE_MEAN,
            Metric.LOGISTICS_MEAN,
            Metric.POSITIVE_REVIEW_RATE,
            Metric.IMAGE_REVIEW_RATE,
            Metric.REVIEW_SCORE,
            Metric.PICKUP_24H_RATE,
            Metric.PICKUP_48H_RATE,
            Metric.SHIP_ON_PROMISE_RATE,
            Metric.SAME_DAY_PICKUP_RATE,
            Metric.DELIVERY_SLA_RATE,
            Metric.AFTER_SALE_SCORE,
            Metric.IM_3MIN_RATE,
            Metric.ISSUE_RESOLUTION_RATE,
            Metric.CHAT_CONVERSION_RATE,
            Metric.CONVERSION_RATE,
            Metric.NEXT_DAY_SHARE,
            Metric.HIGH_PRICE_STAR_SHARE,
            Metric.GOLD_AGENT_SHARE,
            Metric.GOLD_AGENT_COUNT);
    assertEquals(
        up, Stream.of(Metric.values()).filter(Metric::higherIsBetter).collect(Collectors.toSet()));
  }

  /** Else a platform that does not tell of cases or reviews would have the best of all rates. */
  @Test
  void whatIsBadAndCountedOverOrdersNeedsSomebodyToTell() {
    Set<Cohort> ofOrders =
        EnumSet.of(Cohort.ORDERED, Cohort.PAID, Cohort.DELIVERED, Cohort.ASSESSED);
    for (Metric m : Metric.values()) {
      boolean overOrders =
          !m.denominator().isEmpty()
              && ofOrders.contains(m.denominator().get(0).fact().cohort())
              && m.denominator().get(0).fact().unit().equals("orders");
      boolean ofOrdersAlone = m == Metric.SELLER_CANCEL_RATE || m == Metric.DELIVERY_HOURS_MEAN;
      if (overOrders && !ofOrdersAlone) {
        assertFalse(m.evidence().isEmpty(), m.id());
      } else {
        assertTrue(m.evidence().isEmpty(), m.id());
      }
    }
  }
}
