package io.storegauge.stats;

import io.storegauge.model.DaySet;
import io.storegauge.model.Stage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.unsafe.types.UTF8String;

/** The stores of one platform on one as-of day, column by column. */
public final class PeerDay {
  private final UTF8String platform;
  private final int asOf;
  private final int month;
  private UTF8String[] stores = new UTF8String[16];
  private int[] category = new int[16];
  private boolean[] formal = new boolean[16];
  private long[] orders = new long[16];
  private long[] amounts = new long[16];
  private double[] completeness = new double[16];
  // Null until a store has a value: other platforms' columns, which stand in every row, cost
  // nothing.
  private final double[][] values;
  private final UTF8String[][] texts;
  private final Map<UTF8String, Integer> categories = new HashMap<>();
  private final List<UTF8String> names = new ArrayList<>();
  private int size;

  PeerDay(UTF8String platform, int asOf, int columns) {
    this(platform, asOf, columns, 0);
  }

  PeerDay(UTF8String platform, int asOf, int columns, int texts) {
    this.platform = platform;
    this.asOf = asOf;
    this.month = DaySet.firstOfMonth(asOf);
    this.values = new double[columns][];
    this.texts = new UTF8String[texts][16];
  }

  /** One store of this day, with number 0. */
  public PeerDay only(int store) {
    PeerDay one = new PeerDay(platform, asOf, values.length, texts.length);
    one.add(stores[store], categoryName(store), orders[store], amounts[store], completeness[store]);
    for (int c = 0; c < values.length; c++) {
      one.setLast(c, value(c, store));
    }
    for (int t = 0; t < texts.length; t++) {
      one.setLastText(t, texts[t][store]);
    }
    return one;
  }

  /** Number of a store; −1 = it has no row on this day. */
  public int indexOf(String store) {
    UTF8String wanted = UTF8String.fromString(store);
    return IntStream.range(0, size).filter(s -> stores[s].equals(wanted)).findFirst().orElse(-1);
  }

  /**
   * Adds a store; its values follow by {@link #setLast}.
   *
   * @param completeness share of its recent orders whose outcome is known; NaN = no order
   */
  void add(
      UTF8String store,
      UTF8String categoryName,
      long paidOrders,
      long amountCents,
      double completeness) {
    if (size == stores.length) {
      stores = Arrays.copyOf(stores, 2 * size);
      category = Arrays.copyOf(category, 2 * size);
      formal = Arrays.copyOf(formal, 2 * size);
      amounts = Arrays.copyOf(amounts, 2 * size);
      this.completeness = Arrays.copyOf(this.completeness, 2 * size);
      orders = Arrays.copyOf(orders, 2 * size);
      for (int c = 0; c < values.length; c++) {
        if (values[c] != null) {
          values[c] = Arrays.copyOf(values[c], 2 * size);
          Arrays.fill(values[c], size, 2 * size, Double.NaN);
        }
      }
      for (int t = 0; t < texts.length; t++) {
        texts[t] = Arrays.copyOf(texts[t], 2 * size);
      }
    }
    stores[size] = store;
    category[size] = categoryName == null ? -1 : categoryIndex(categoryName);
    formal[size] = Stage.of(paidOrders) == Stage.FORMAL;
    orders[size] = paidOrders;
    amounts[size] = amountCents;
    this.completeness[size] = completeness;
    size++;
  }

  private int categoryIndex(UTF8String name) {
    Integer known = categories.get(name);
    if (known == null) {
      UTF8String kept = name.clone();
      known = categories.size();
      categories.put(kept, known);
      names.add(kept);
    }
    return known;
  }

  void setLast(int column, double value) {
    if (values[column] == null) {
      if (Double.isNaN(value)) {
        return;
      }
      values[column] = new double[stores.length];
      Arrays.fill(values[column], Double.NaN);
    }
    values[column][size - 1] = value;
  }

  void setLastText(int text, UTF8String value) {
    texts[text][size - 1] = value;
  }

  public UTF8String platform() {
    return platform;
  }

  /** As-of day, as an epoch day. */
  public int asOf() {
    return asOf;
  }

  /** First day of the month of the as-of day, as an epoch day. */
  public int month() {
    return month;
  }

  /** Number of stores. */
  public int size() {
    return size;
  }

  public UTF8String store(int i) {
    return stores[i];
  }

  /** Whether the store sells enough to be ranked and to be a peer of others. */
  public boolean isFormal(int i) {
    return formal[i];
  }

  /** Valid orders paid in 30 days. */
  public long paidOrders(int i) {
    return orders[i];
  }

  /** A text of the store; null = unknown. */
  public UTF8String text(int text, int i) {
    return texts[text][i];
  }

  /** Amount of 30 days in cents. */
  public long amount(int i) {
    return amounts[i];
  }

  /** Share of the orders of 30 days whose outcome is known; NaN = no order. */
  public double completeness(int i) {
    return completeness[i];
  }

  /** NaN = unknown. */
  public double value(int column, int i) {
    return values[column] == null ? Double.NaN : values[column][i];
  }

  /** Values of the stores in their order; NaN = unknown. */
  public double[] column(int column) {
    if (values[column] != null) {
      return Arrays.copyOf(values[column], size);
    }
    double[] unknown = new double[size];
    Arrays.fill(unknown, Double.NaN);
    return unknown;
  }

  /** Category of a store, counted from 0; −1 = unknown. */
  public int category(int i) {
    return category[i];
  }

  /** Name of a store's category; null = unknown. */
  public UTF8String categoryName(int i) {
    return category[i] < 0 ? null : names.get(category[i]);
  }

  /**
   * Number of a category; −1 = null, which is unknown; the number of categories = no store has it.
   */
  public int categoryNumber(UTF8String name) {
    return name == null ? -1 : categories.getOrDefault(name, names.size());
  }

  /** Names of the categories by their number. */
  public UTF8String[] categoryNames() {
    return names.toArray(new UTF8String[0]);
  }

  /** How the stores stand among their peers in a column of this day. */
  public PeerColumn rank(double[] column, int minPeers) {
    return rank(column, formal, minPeers);
  }

  /**
   * How the stores stand among their peers in a column of this day.
   *
   * @param members whether a store is a peer of others, one a store
   */
  public PeerColumn rank(double[] column, boolean[] members, int minPeers) {
    return PeerColumn.of(column, category, members, categories.size(), minPeers);
  }
}
