package io.storegauge.stats;

import io.storegauge.row.RowBlock;
import io.storegauge.row.RowBlocks;
import io.storegauge.row.RowBuilder;
import io.storegauge.table.Columns;
import io.storegauge.table.OrdersTable;
import io.storegauge.table.ProductDaysTable;
import io.storegauge.table.ProductMonthTable;
import io.storegauge.table.StoreDayTable;
import java.io.Serializable;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Sums of products, and of stores as a whole, over the calendar months up to the ends of some: what
 * {@link AlignmentRows} reads.
 *
 * <p>Rows in: {@link #SCHEMA} with any day of a month, all of a store together. Rows out: the same
 * columns with an as-of day, for each product and store that has a row in its window.
 *
 * @param asOfDays last days of months
 * @param months of a window, that of its last day among them
 * @param minOrders a product with fewer delivered orders is left out: most are, and need not meet
 *     their peers
 */
public record ListingSums(int[] asOfDays, int months, int minOrders) implements Serializable {
  /**
   * Platform, store, product, day, counters; of a row in an empty product is not known. Texts of
   * reviews are in {@link io.storegauge.model.Fact#WEIGHT_UNIT}ths.
   */
  public static final StructType SCHEMA = schema();

  private static final String TEXT_WEIGHT = "text_weight";
  private static final String NEGATIVE_TEXT_WEIGHT = "negative_text_weight";
  private static final UTF8String WHOLE_STORE = UTF8String.EMPTY_UTF8;
  private static final int PRODUCT = 2;
  private static final int DAY = 3;
  private static final int FIRST_COUNTER = 4;
  private static final int ORDER_COUNTERS = ProductMonthTable.COUNTERS.size();
  private static final int TEXTS = FIRST_COUNTER + ORDER_COUNTERS;
  private static final int NEGATIVE_TEXTS = TEXTS + 1;
  private static final int VISITORS = NEGATIVE_TEXTS + 1;
  private static final int VISITOR_ORDERS = VISITORS + 1;

  /** Of which a store has the sum of its products; not so of visitors: one may look at many. */
  private static final int ADDITIVE_COUNTERS = VISITORS - FIRST_COUNTER;

  private static StructType schema() {
    StructType schema =
        new StructType()
            .add(Columns.PLATFORM, DataTypes.StringType)
            .add(Columns.STORE_ID, DataTypes.StringType)
            .add(OrdersTable.PRODUCT_ID, DataTypes.StringType)
            .add(StoreDayTable.DATE, DataTypes.DateType);
    for (String counter : ProductMonthTable.COUNTERS) {
      schema = schema.add(counter, DataTypes.LongType);
    }
    return schema
        .add(TEXT_WEIGHT, DataTypes.LongType)
        .add(NEGATIVE_TEXT_WEIGHT, DataTypes.LongType)
        .add(ProductDaysTable.VISITORS, DataTypes.LongType)
        .add(ProductDaysTable.ORDERS, DataTypes.LongType);
  }

  /** Makes rows of {@link #SCHEMA}, one at a time in one buffer. */
  public static final class Input {
    private final RowBuilder row = new RowBuilder(SCHEMA.size());

    /** Of a row with platform, store, product, day and the counters of facts.product_month. */
    public InternalRow ofOrders(InternalRow arrived) {
      start(arrived.getUTF8String(0), arrived.getUTF8String(1), arrived.getUTF8String(PRODUCT));
      for (int c = 0; c < ORDER_COUNTERS; c++) {
        row.set(FIRST_COUNTER + c, arrived.getLong(FIRST_COUNTER + c));
      }
      return row.setInt(DAY, arrived.getInt(DAY)).build();
    }

    /**
     * Of reviews that say something.
     *
     * @param product empty = not known
     * @param texts weight of the reviews
     * @param negative weight of those with a negative text
     */
    public InternalRow ofTexts(
        UTF8String platform,
        UTF8String store,
        UTF8String product,
        int day,
        long texts,
        long negative) {
      start(platform, store, product);
      return row.setInt(DAY, day).set(TEXTS, texts).set(NEGATIVE_TEXTS, negative).build();
    }

    /**
     * Of what is told of visitors.
     *
     * @param told begins with platform and store
     * @param product empty = of the store as a whole
     */
    public InternalRow ofVisitors(
        InternalRow told, UTF8String product, int day, long visitors, long orders) {
      start(told.getUTF8String(0), told.getUTF8String(1), product);
      return row.setInt(DAY, day).set(VISITORS, visitors).set(VISITOR_ORDERS, orders).build();
    }

    /** With counters that are all 0. */
    private void start(UTF8String platform, UTF8String store, UTF8String product) {
      row.start().set(0, platform).set(1, store).set(PRODUCT, product);
      for (int c = 0; c < AlignmentRows.COUNTERS; c++) {
        row.set(FIRST_COUNTER + c, 0L);
      }
    }
  }

  /** A product, or the store as a whole, and its sums by as-of day; null = none. */
  private record Listing(UTF8String product, long[][] sums) {}

  /** Sums of the stores, one after the other. */
  public Iterator<InternalRow> rows(Iterator<InternalRow> rows) {
    return new RowBlocks(new Stores(rows), SCHEMA.size());
  }

  private final class Stores extends StoreWalk<RowBlock> {
    /** By month, which as-of days it counts for. */
    private final Map<Integer, int[]> windows = new HashMap<>();

    private Map<UTF8String, Listing> listings;

    Stores(Iterator<InternalRow> rows) {
      super(rows);
    }

    @Override
    void start() {
      listings = new HashMap<>();
    }

    @Override
    void take(InternalRow row) {
      int[] window = windows.computeIfAbsent(row.getInt(DAY), ListingSums.this::windowsOf);
      if (window.length == 0) {
        return;
      }
      UTF8String product = row.getUTF8String(PRODUCT);
      add(row, product, window, AlignmentRows.COUNTERS);
      if (!product.equals(WHOLE_STORE)) {
        add(row, WHOLE_STORE, window, ADDITIVE_COUNTERS);
      }
    }

    private void add(InternalRow row, UTF8String product, int[] window, int counters) {
      Listing listing = listings.get(product);
      if (listing == null) {
        UTF8String kept = product.clone();
        listing = new Listing(kept, new long[asOfDays.length][]);
        listings.put(kept, listing);
      }
      for (int asOf : window) {
        if (listing.sums()[asOf] == null) {
          listing.sums()[asOf] = new long[AlignmentRows.COUNTERS];
        }
        long[] sums = listing.sums()[asOf];
        for (int c = 0; c < counters; c++) {
          sums[c] += row.getLong(FIRST_COUNTER + c);
        }
      }
    }

    @Override
    RowBlock finish(UTF8String platform, UTF8String store) {
      List<Sum> sums = new ArrayList<>();
      for (Listing listing : listings.values()) {
        for (int asOf = 0; asOf < asOfDays.length; asOf++) {
          long[] counters = listing.sums()[asOf];
          boolean whole = listing.product().equals(WHOLE_STORE);
          if (counters != null && (whole || counters[0] >= minOrders)) {
            sums.add(new Sum(listing.product(), asOfDays[asOf], counters));
          }
        }
      }
      return new Block(platform, store, sums);
    }
  }

  /** As-of days, by number, whose window has the month of a day. */
  private int[] windowsOf(int day) {
    long month = monthOf(day);
    return IntStream.range(0, asOfDays.length)
        .filter(i -> monthOf(asOfDays[i]) >= month && monthOf(asOfDays[i]) < month + months)
        .toArray();
  }

  private static long monthOf(int day) {
    return YearMonth.from(LocalDate.ofEpochDay(day)).getLong(ChronoField.PROLEPTIC_MONTH);
  }

  private record Sum(UTF8String product, int asOf, long[] counters) {}

  private record Block(UTF8String platform, UTF8String store, List<Sum> sums) implements RowBlock {
    @Override
    public int rows() {
      return sums.size();
    }

    @Override
    public void write(int row, RowBuilder out) {
      Sum sum = sums.get(row);
      out.set(0, platform).set(1, store).set(PRODUCT, sum.product()).setInt(DAY, sum.asOf());
      for (int c = 0; c < sum.counters().length; c++) {
        out.set(FIRST_COUNTER + c, sum.counters()[c]);
      }
    }
  }
}
