package io.storegauge.metric;

import io.storegauge.model.DaySet;
import io.storegauge.model.ExemptDays;
import io.storegauge.model.Fact;
import io.storegauge.model.Metric;
import io.storegauge.row.RowBuilder;
import io.storegauge.stats.Shrinkage;
import io.storegauge.table.StoreMetricsTable;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.spark.sql.catalyst.InternalRow;

/** Second pass: rows of gold.store_metrics. */
final class MetricRowWorker extends HistoryWorker {
  private static final int PERCENTILE_DAYS = 30;
  private static final int TOTALS_DAYS = 30;
  private static final int DELIVERED = Measures.FACTS.indexOf(Fact.DELIVERED_ORDERS);

  /** The percentiles leave out the days that the mean of the same times leaves out. */
  private static final int DELIVERY_MEAN =
      Measures.WINDOWED.indexOf(new Metric.Windowed(Metric.DELIVERY_HOURS_MEAN, PERCENTILE_DAYS));

  private final Priors priors;
  private final int minDenominator;
  private final RowBuilder row = new RowBuilder(StoreMetricsTable.SPEC.columns().size());
  private final long[] deliveries = new long[DeliveryHistogram.BINS];

  MetricRowWorker(DayBounds asOf, ExemptDays exempt, Priors priors, int minDenominator) {
    super(asOf, exempt);
    this.priors = priors;
    this.minDenominator = minDenominator;
  }

  @Override
  Iterator<InternalRow> rows() {
    Arrays.fill(deliveries, 0);
    String platformName = platform.toString();
    String categoryName = traits.category() == null ? null : traits.category().toString();
    double[][] peers = priors.of(platformName, categoryName);
    return new Iterator<>() {
      private int day = StoreMetrics.REACH_DAYS - PERCENTILE_DAYS;

      /** Moves on to the next wanted day; {@code day} is the last one taken in. */
      private boolean ready;

      @Override
      public boolean hasNext() {
        while (!ready && day + 1 < history.days()) {
          day++;
          slide(day);
          ready = day >= StoreMetrics.REACH_DAYS && isWanted(day);
        }
        return ready;
      }

      @Override
      public InternalRow next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        ready = false;
        return build(day, priors.on(peers, history.epochDay(day)));
      }
    };
  }

  /** Moves the window of delivery times on to a day. */
  private void slide(int day) {
    addDeliveries(day, 1);
    int gone = day - PERCENTILE_DAYS;
    if (gone > StoreMetrics.REACH_DAYS - PERCENTILE_DAYS) {
      addDeliveries(gone, -1);
    }
  }

  private void addDeliveries(int day, int times) {
    if (history.histogram(day) != null && !leftOut.holds(DELIVERY_MEAN, day)) {
      DeliveryHistogram.add(history.histogram(day), times, deliveries);
    }
  }

  private InternalRow build(int day, double[] peers) {
    measures.take(history, day);
    for (int m = 0; m < Measures.COUNT; m++) {
      if (Double.isNaN(peers[2 * m])) {
        measures.forget(m);
      }
    }
    int asOfDay = (int) history.epochDay(day);
    row.start().set(0, platform).set(1, storeId).setInt(2, asOfDay);
    int column = totals(day, traits.write(row, 3));
    for (int m = 0; m < Measures.REPURCHASE; m++) {
      row.set(column++, value(m));
      row.set(column++, MeasureUnits.numerator(m, measures.numerator[m]));
      row.set(column++, MeasureUnits.denominator(m, measures.denominator[m]));
      row.set(column++, shrunk(m, peers));
    }
    column = percentiles(day, column);
    int m = Measures.REPURCHASE;
    row.set(column++, value(m));
    row.set(column++, measures.numerator[m]);
    row.set(column++, measures.denominator[m]);
    row.set(column++, shrunk(m, peers));
    boolean violationsTold = peers[Priors.VIOLATIONS_TOLD] > 0;
    column = Unsampled.write(history, day, violationsTold, row, column);
    int month = DaySet.firstOfMonth(asOfDay);
    return row.setInt(column, month).build();
  }

  private int totals(int day, int column) {
    long paid = history.window(Fact.PAID_ORDERS, day, TOTALS_DAYS);
    long settled = history.window(Fact.SETTLED_ORDERS, day, TOTALS_DAYS);
    row.set(column, paid);
    row.setDecimal(column + 1, history.window(Fact.GMV_CENTS, day, TOTALS_DAYS));
    row.set(column + 2, paid == 0 ? Double.NaN : (double) settled / paid);
    return column + 3;
  }

  private int percentiles(int day, int column) {
    long delivered =
        history.window(DELIVERED, day, PERCENTILE_DAYS)
            - history.over(DELIVERED, leftOut.runs(DELIVERY_MEAN, day));
    if (delivered >= Math.max(1, minDenominator)) {
      row.set(column, DeliveryHistogram.quantile(deliveries, delivered, 0.5));
      row.set(column + 1, DeliveryHistogram.quantile(deliveries, delivered, 0.9));
    }
    return column + 2;
  }

  private double value(int m) {
    return MeasureUnits.value(m, measures.numerator[m], measures.denominator[m], minDenominator);
  }

  private double shrunk(int m, double[] peers) {
    return Shrinkage.shrink(
        peers[2 * m],
        peers[2 * m + 1],
        MeasureUnits.numerator(m, measures.numerator[m]),
        MeasureUnits.denominator(m, measures.denominator[m]));
  }
}
