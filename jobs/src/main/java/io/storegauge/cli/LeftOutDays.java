package io.storegauge.cli;

import io.storegauge.job.ExemptNote;
import io.storegauge.model.DaySet;
import io.storegauge.model.ExemptDays;
import io.storegauge.model.Metric;
import java.time.LocalDate;
import org.apache.spark.sql.Row;

/** Which days of an indicator's window do not count, by the calendar its metric was made with. */
final class LeftOutDays {
  private final ExemptDays exempt;
  private final String platform;
  private final LocalDate asOf;

  private LeftOutDays(ExemptDays exempt, String platform, LocalDate asOf) {
    this.exempt = exempt;
    this.platform = platform;
    this.asOf = asOf;
  }

  static LeftOutDays of(StoreGold store, LocalDate asOf) {
    return new LeftOutDays(ExemptNote.of(store.lake()), store.platform(), asOf);
  }

  /**
   * @param column of gold.store_metrics
   * @return {@code first..last} by commas; null = every day counts
   */
  String of(String column) {
    return Metric.ofColumn(column).map(this::of).orElse(null);
  }

  private String of(Metric.Windowed w) {
    DaySet window = DaySet.between(asOf.minusDays(w.windowDays() - 1L), asOf.plusDays(1));
    DaySet days = exempt.of(platform, w.metric()).intersect(window);
    return days.isEmpty() ? null : days.toString();
  }

  /** Of a row of gold.score_components. */
  String of(Row component) {
    String metric = component.getAs("metric");
    // Rows of before the column was there: indicators were named after their metrics.
    return of(metric == null ? component.<String>getAs("indicator") : metric);
  }
}
