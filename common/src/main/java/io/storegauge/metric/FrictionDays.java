package io.storegauge.metric;

import io.storegauge.model.DaySet;
import io.storegauge.model.Friction;
import io.storegauge.row.RowBuilder;
import io.storegauge.table.FrictionDayTable;
import java.util.Iterator;
import java.util.stream.IntStream;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * {@code facts.friction_day}: one row per store, platform day, category and set of frictions with
 * an order that ended.
 *
 * <p>Every figure is a sum of whole numbers, so the order of the records does not matter.
 */
public final class FrictionDays extends RatedOrders {
  private static final UTF8String[] SETS =
      IntStream.range(0, Friction.sets())
          .mapToObj(set -> UTF8String.fromString(Friction.toText(set)))
          .toArray(UTF8String[]::new);

  private final FrictionRules frictions;
  private final DayBounds write;
  private final FrictionCells cells = new FrictionCells();
  private final RowBuilder row = new RowBuilder(FrictionDayTable.SPEC.columns().size());
  private OrderFrictions ofOrders;

  /**
   * The table.
   *
   * @param write days whose rows are wanted
   */
  public FrictionDays(FactRules rules, FrictionRules frictions, DayBounds write) {
    super(rules, write);
    this.frictions = frictions;
    this.write = write;
  }

  @Override
  void start(Store next) {
    super.start(next);
    ofOrders = new OrderFrictions(next.platform(), frictions, next.clock());
    cells.clear();
  }

  @Override
  void take(AfterSalesCase c) {
    ofOrders.add(c);
  }

  @Override
  void take(ChatSession session) {
    ofOrders.add(session);
  }

  @Override
  long countedAt(Order o) {
    return OrderFrictions.endedAt(o);
  }

  @Override
  void add(Order o, long day, long weight, long rating) {
    cells.add(o, day, ofOrders.of(o, day), weight, rating);
  }

  @Override
  Iterator<InternalRow> finish() {
    return cells.rows(write, this::build);
  }

  private InternalRow build(UTF8String category, int set, long day, long[] counters) {
    row.start()
        .set(0, store.platformId())
        .set(1, store.id())
        .setInt(2, (int) day)
        .set(3, category)
        .set(4, SETS[set]);
    for (int c = 0; c < counters.length; c++) {
      row.set(5 + c, counters[c]);
    }
    int month = DaySet.firstOfMonth(day);
    return row.setInt(5 + counters.length, month).build();
  }
}
