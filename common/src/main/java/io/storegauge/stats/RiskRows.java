package io.storegauge.stats;

import io.storegauge.row.RowBlock;
import io.storegauge.row.RowBlocks;
import io.storegauge.row.RowBuilder;
import io.storegauge.table.RiskDriversTable;
import io.storegauge.table.StoreRiskTable;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * From metrics and signs to rows of {@code gold.store_risk} and {@code gold.risk_drivers}, by day
 * and platform.
 *
 * <p>Rows in: both as {@link PeerDays} takes them, all rows of a platform and day together; metrics
 * with {@link RiskInputs#METRICS}; signs with the volatility of {@link
 * RiskInputs#VOLATILITY_WINDOW} days as their value and the gate of the score as their text, either
 * of which may be null, so that a store may have one row for each.
 *
 * @param weights by driver in its order
 * @param minPeers a category with fewer stores with a value is compared with the whole platform
 */
public record RiskRows(double[] weights, int minPeers) implements Serializable {
  // Places in a row of StoreRiskTable; platform, store and day come first.
  static final int INDEX = 3;
  static final int BAND = 4;
  static final int BAND_BY = 5;
  static final int INDEX_BAND = 6;
  static final int GATE = 7;
  static final int COVERAGE = 8;
  static final int COMPLETENESS = 9;
  static final int AMOUNT = 10;
  static final int PRIORITY = 11;
  static final int RANK = 12;
  static final int MONTH = 13;

  private static final int COLUMNS = StoreRiskTable.SPEC.columns().size();
  private static final List<PeerDays.Value> SIGN_VALUES = List.of(PeerDays.Value.REAL);
  private static final UTF8String[] BANDS = names(RiskBand.values(), RiskBand::id);

  /**
   * @param weights by driver id; a driver it lacks weighs nothing
   */
  public static RiskRows of(Map<String, Double> weights, int minPeers) {
    RiskDriver[] drivers = RiskDriver.values();
    double[] inOrder = new double[drivers.length];
    for (int d = 0; d < drivers.length; d++) {
      inOrder[d] = weights.getOrDefault(drivers[d].id(), 0.0);
    }
    return new RiskRows(inOrder, minPeers);
  }

  /**
   * Rows of store_risk, one for each store and day of the metrics, without the band that is
   * published: {@link RiskBandRows} knows the days before.
   */
  public Iterator<InternalRow> indexes(Iterator<InternalRow> metrics, Iterator<InternalRow> signs) {
    return new RowBlocks(days(metrics, signs, IndexBlock::new), COLUMNS);
  }

  /** Rows of risk_drivers, one for each store, day and input that is known. */
  public Iterator<InternalRow> drivers(Iterator<InternalRow> metrics, Iterator<InternalRow> signs) {
    return new RowBlocks(
        days(metrics, signs, DriverBlock::new), RiskDriversTable.SPEC.columns().size());
  }

  /** A platform and day. */
  private record Key(UTF8String platform, int asOf) {}

  private Iterator<RowBlock> days(
      Iterator<InternalRow> metrics,
      Iterator<InternalRow> signs,
      Function<RiskDay, RowBlock> block) {
    Map<Key, PeerDay> byDay = new HashMap<>();
    for (PeerDay day : PeerDays.gather(signs, SIGN_VALUES, 1)) {
      byDay.put(new Key(day.platform(), day.asOf()), day);
    }
    List<PeerDay> days = PeerDays.gather(metrics, RiskInputs.METRICS.size());
    return days.stream()
        .map(
            day -> {
              PeerDay known = byDay.get(new Key(day.platform(), day.asOf()));
              return block.apply(new RiskDay(day, known, weights, minPeers));
            })
        .iterator();
  }

  /** Sets the columns that follow from the day alone. */
  static void copy(InternalRow row, RowBuilder out) {
    out.set(0, row.getUTF8String(0));
    out.set(1, row.getUTF8String(1));
    out.setInt(2, row.getInt(2));
    if (!row.isNullAt(INDEX)) {
      Millionths.set(out, INDEX, row.getLong(INDEX));
      out.set(INDEX_BAND, row.getUTF8String(INDEX_BAND));
    }
    out.set(GATE, row.isNullAt(GATE) ? null : row.getUTF8String(GATE));
    out.set(COVERAGE, row.getDouble(COVERAGE));
    out.set(COMPLETENESS, row.isNullAt(COMPLETENESS) ? Double.NaN : row.getDouble(COMPLETENESS));
    out.setDecimal(AMOUNT, row.getLong(AMOUNT));
    if (!row.isNullAt(PRIORITY)) {
      out.set(PRIORITY, row.getDouble(PRIORITY));
      out.setInt(RANK, row.getInt(RANK));
    }
    out.setInt(MONTH, row.getInt(MONTH));
  }

  static UTF8String name(RiskBand band) {
    return BANDS[band.ordinal()];
  }

  /** Rows of store_risk of one platform and day. */
  private static final class IndexBlock implements RowBlock {
    private final RiskDay risk;
    private final double[] priorities;
    private final int[] ranks;

    IndexBlock(RiskDay risk) {
      this.risk = risk;
      this.priorities = risk.priorities();
      this.ranks = risk.ranks(priorities);
    }

    @Override
    public int rows() {
      return ranks.length;
    }

    /** In the order of {@link StoreRiskTable}. */
    @Override
    public void write(int store, RowBuilder out) {
      PeerDay day = risk.stores();
      WeightedSum index = risk.index(store);
      out.set(0, day.platform());
      out.set(1, day.store(store));
      out.setInt(2, day.asOf());
      if (index.known()) {
        Millionths.set(out, INDEX, index.total());
        out.set(INDEX_BAND, name(RiskBand.of(Millionths.toDouble(index.total()))));
      }
      out.set(GATE, risk.gate(store));
      out.set(COVERAGE, risk.coverage(store));
      out.set(COMPLETENESS, day.completeness(store));
      out.setDecimal(AMOUNT, day.amount(store));
      out.set(PRIORITY, priorities[store]);
      if (ranks[store] > 0) {
        out.setInt(RANK, ranks[store]);
      }
      out.setInt(MONTH, day.month());
    }
  }

  /** Rows of risk_drivers of one platform and day. */
  private static final class DriverBlock implements RowBlock {
    private static final UTF8String[] DRIVERS =
        names(RiskInput.values(), input -> input.driver().id());
    private static final UTF8String[] INPUTS = names(RiskInput.values(), RiskInput::id);

    private final RiskDay risk;

    /** Known inputs, store by store: number of the store × number of inputs + that of the input. */
    private final int[] known;

    DriverBlock(RiskDay risk) {
      this.risk = risk;
      this.known =
          IntStream.range(0, risk.stores().size() * INPUTS.length)
              .filter(i -> !Double.isNaN(risk.percentile(i / INPUTS.length, i % INPUTS.length)))
              .toArray();
    }

    @Override
    public int rows() {
      return known.length;
    }

    /** In the order of {@link RiskDriversTable}. */
    @Override
    public void write(int row, RowBuilder out) {
      int store = known[row] / INPUTS.length;
      int input = known[row] % INPUTS.length;
      PeerDay day = risk.stores();
      WeightedSum index = risk.index(store);
      int c = 0;
      out.set(c++, day.platform());
      out.set(c++, day.store(store));
      out.setInt(c++, day.asOf());
      out.set(c++, DRIVERS[input]);
      out.set(c++, INPUTS[input]);
      out.set(c++, risk.value(store, input));
      out.set(c++, risk.percentile(store, input));
      out.set(c++, index.weights()[input]);
      Millionths.set(out, c++, index.contributions()[input]);
      out.setInt(c, day.month());
    }
  }

  private static <T> UTF8String[] names(T[] values, Function<T, String> id) {
    UTF8String[] names = new UTF8String[values.length];
    for (int i = 0; i < names.length; i++) {
      names[i] = UTF8String.fromString(id.apply(values[i]));
    }
    return names;
  }
}
