package io.storegauge.metric;

import io.storegauge.model.Fact;
import io.storegauge.row.RowBuilder;
import io.storegauge.stats.Shrinkage;
import io.storegauge.table.Columns;
import io.storegauge.table.StoreMetricsTable;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * {@code gold.store_metrics}: one row per store and as-of day with any fact in the last 180 days.
 *
 * <p>Facts, changes of buyer counts and categories are packed where they are read and meet by
 * store. Each store is gone through twice: {@link #peerSums} adds up what its peers are like,
 * {@link #compute} writes its rows with values drawn to them.
 */
public final class StoreMetrics {
  /** Columns of facts.store_day that {@link #packDays} reads, in this order. */
  public static final List<String> DAY_COLUMNS = StoreHistory.DAY_COLUMNS;

  /** Columns of facts.repurchase_day that {@link #packChanges} reads, in this order. */
  public static final List<String> CHANGE_COLUMNS = StoreHistory.CHANGE_COLUMNS;

  /** Columns of silver.stores that {@link #packCategories} reads, in this order. */
  public static final List<String> CATEGORY_COLUMNS =
      List.of(Columns.PLATFORM, Columns.STORE_ID, Columns.CATEGORY);

  /** Facts this many days before the first as-of day are needed. */
  public static final int REACH_DAYS = Measures.LONGEST_DAYS - 1;

  private static final int CATEGORY = 0;
  private static final int DAYS = 1;
  private static final int CHANGES = 2;

  private StoreMetrics() {}

  /** Binary rows of facts.store_day to {@link Packed} rows. */
  public static Iterator<InternalRow> packDays(Iterator<InternalRow> rows) {
    return new StorePacker(rows, DAYS, StoreHistory::encodeDay);
  }

  /** Binary rows of facts.repurchase_day to {@link Packed} rows. */
  public static Iterator<InternalRow> packChanges(Iterator<InternalRow> rows) {
    return new StorePacker(rows, CHANGES, StoreHistory::encodeChange);
  }

  /** Binary rows of silver.stores to {@link Packed} rows. */
  public static Iterator<InternalRow> packCategories(Iterator<InternalRow> rows) {
    return new StorePacker(
        rows,
        CATEGORY,
        (row, out) -> {
          if (!row.isNullAt(2)) {
            out.writeString(row.getUTF8String(2));
          }
        });
  }

  /**
   * {@link Packed} rows, sorted by platform, store and kind, to sums by platform, category and
   * as-of day ({@link PeerGroups#SCHEMA}).
   */
  public static Iterator<InternalRow> peerSums(Iterator<InternalRow> packed, DayBounds asOf) {
    return new ByStore(packed, new SumWorker(asOf));
  }

  /**
   * {@link Packed} rows, sorted by platform, store and kind, to rows of gold.store_metrics, sorted
   * by store and day.
   */
  public static Iterator<InternalRow> compute(
      Iterator<InternalRow> packed, DayBounds asOf, Priors priors, int minDenominator) {
    return new ByStore(packed, new RowWorker(asOf, priors, minDenominator));
  }

  /** Takes in the history of a store. */
  private abstract static class HistoryWorker implements ByStore.Worker {
    final DayBounds asOf;
    final StoreHistory history;
    final Measures measures = new Measures();
    UTF8String platform;
    UTF8String storeId;
    UTF8String category;
    private boolean hasFacts;

    HistoryWorker(DayBounds asOf) {
      this.asOf = asOf;
      this.history = new StoreHistory(asOf.first(), asOf.last());
    }

    @Override
    public void start(UTF8String platform, UTF8String storeId) {
      this.platform = platform;
      this.storeId = storeId;
      category = null;
      if (hasFacts) {
        history.clear();
      }
      hasFacts = false;
    }

    @Override
    public void take(int kind, ByteReader records) {
      switch (kind) {
        case CATEGORY -> category = records.readString();
        case DAYS -> {
          hasFacts = true;
          history.takeDays(records);
        }
        default -> {
          hasFacts = true;
          history.takeChanges(records);
        }
      }
    }

    @Override
    public Iterator<InternalRow> finish() {
      if (!hasFacts) {
        return Collections.emptyIterator();
      }
      history.sumUp();
      return rows();
    }

    abstract Iterator<InternalRow> rows();

    boolean isWanted(int day) {
      return asOf.contains(history.epochDay(day)) && history.isActive(day);
    }
  }

  private static final class SumWorker extends HistoryWorker {
    private final PeerGroups.Collector collector;

    SumWorker(DayBounds asOf) {
      super(asOf);
      collector = new PeerGroups.Collector(asOf.first(), asOf.last());
    }

    @Override
    Iterator<InternalRow> rows() {
      long[][] group = collector.group(platform, category);
      for (int day = REACH_DAYS; day < history.days(); day++) {
        if (isWanted(day)) {
          measures.take(history, day);
          collector.add(measures, history.epochDay(day), group);
        }
      }
      return collector.isFull() ? collector.drain() : Collections.emptyIterator();
    }

    @Override
    public Iterator<InternalRow> end() {
      return collector.drain();
    }
  }

  private static final class RowWorker extends HistoryWorker {
    private static final int PERCENTILE_DAYS = 30;
    private static final int TOTALS_DAYS = 30;

    private final Priors priors;
    private final int minDenominator;
    private final RowBuilder row = new RowBuilder(StoreMetricsTable.SPEC.columns().size());
    private final long[] deliveries = new long[DeliveryHistogram.BINS];

    RowWorker(DayBounds asOf, Priors priors, int minDenominator) {
      super(asOf);
      this.priors = priors;
      this.minDenominator = minDenominator;
    }

    @Override
    Iterator<InternalRow> rows() {
      java.util.Arrays.fill(deliveries, 0);
      String platformName = platform.toString();
      String categoryName = category == null ? null : category.toString();
      double[][] peers = priors.of(platformName, categoryName);
      return new Iterator<>() {
        private int day = REACH_DAYS - PERCENTILE_DAYS;

        /** Moves on to the next wanted day; {@code day} is the last one taken in. */
        private boolean ready;

        @Override
        public boolean hasNext() {
          while (!ready && day + 1 < history.days()) {
            day++;
            slide(day);
            ready = day >= REACH_DAYS && isWanted(day);
          }
          return ready;
        }

        @Override
        public InternalRow next() {
          if (!hasNext()) {
            throw new java.util.NoSuchElementException();
          }
          ready = false;
          return build(day, priors.on(peers, history.epochDay(day)));
        }
      };
    }

    /** Moves the window of delivery times on to a day. */
    private void slide(int day) {
      if (history.histogram(day) != null) {
        DeliveryHistogram.add(history.histogram(day), 1, deliveries);
      }
      int gone = day - PERCENTILE_DAYS;
      if (gone > REACH_DAYS - PERCENTILE_DAYS && history.histogram(gone) != null) {
        DeliveryHistogram.add(history.histogram(gone), -1, deliveries);
      }
    }

    private InternalRow build(int day, double[] peers) {
      measures.take(history, day);
      int asOfDay = (int) history.epochDay(day);
      row.start().set(0, platform).set(1, storeId).setInt(2, asOfDay).set(3, category);
      int column = totals(day, 4);
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
      int month = (int) LocalDate.ofEpochDay(asOfDay).withDayOfMonth(1).toEpochDay();
      return row.setInt(column, month).build();
    }

    private int totals(int day, int column) {
      long paid = history.window(Fact.PAID_ORDERS, day, TOTALS_DAYS);
      long settled = history.window(Fact.SETTLED_ORDERS, day, TOTALS_DAYS);
      row.set(column, paid);
      row.setDecimal(column + 1, history.window(Fact.GMV_CENTS, day, TOTALS_DAYS), 18, 2);
      row.set(column + 2, paid == 0 ? Double.NaN : (double) settled / paid);
      return column + 3;
    }

    private int percentiles(int day, int column) {
      long delivered = history.window(Fact.DELIVERED_ORDERS, day, PERCENTILE_DAYS);
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
}
