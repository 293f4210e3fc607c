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
 * From metrics and volatility to rows of {@code gold.store_risk} and {@code gold.risk_drivers}, by
 * day and platform.
 *
 * <p>Rows in: both as {@link PeerDays} takes them, all rows of a platform and day together; metrics
 * with {@link RiskInputs#METRICS}, volatility with the value of {@link
 * RiskInputs#VOLATILITY_WINDOW} days alone.
 *
 * @param weights by driver in its order
 * @param minPeers a category with fewer stores with a value is compared with the whole platform
 */
public record RiskRows(double[] weights, int minPeers) implements Serializable {

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

  /** Rows of store_risk, one for each store and day of the metrics. */
  public Iterator<InternalRow> indexes(
      Iterator<InternalRow> metrics, Iterator<InternalRow> volatility) {
    return new RowBlocks(
        days(metrics, volatility, IndexBlock::new), StoreRiskTable.SPEC.columns().size());
  }

  /** Rows of risk_drivers, one for each store, day and input that is known. */
  public Iterator<InternalRow> drivers(
      Iterator<InternalRow> metrics, Iterator<InternalRow> volatility) {
    return new RowBlocks(
        days(metrics, volatility, DriverBlock::new), RiskDriversTable.SPEC.columns().size());
  }

  /** A platform and day. */
  private record Key(UTF8String platform, int asOf) {}

  private Iterator<RowBlock> days(
      Iterator<InternalRow> metrics,
      Iterator<InternalRow> volatility,
      Function<RiskDay, RowBlock> block) {
    Map<Key, PeerDay> unsteady = new HashMap<>();
    for (PeerDay day : PeerDays.gather(volatility, 1)) {
      unsteady.put(new Key(day.platform(), day.asOf()), day);
    }
    List<PeerDay> days = PeerDays.gather(metrics, RiskInputs.METRICS.size());
    return days.stream()
        .map(
            day -> {
              PeerDay spread = unsteady.get(new Key(day.platform(), day.asOf()));
              return block.apply(new RiskDay(day, spread, weights, minPeers));
            })
        .iterator();
  }

  /** Rows of store_risk of one platform and day. */
  private static final class IndexBlock implements RowBlock {
    private static final UTF8String[] BANDS = names(RiskBand.values(), RiskBand::id);

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
        Millionths.set(out, 3, index.total());
        out.set(4, BANDS[RiskBand.of(Millionths.toDouble(index.total())).ordinal()]);
      }
      out.set(5, risk.coverage(store));
      out.set(6, day.completeness(store));
      out.setDecimal(7, day.amount(store), 18, 2);
      out.set(8, priorities[store]);
      if (ranks[store] > 0) {
        out.setInt(9, ranks[store]);
      }
      out.setInt(10, day.month());
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
