package io.storegauge.report.data;

import io.storegauge.model.DaySet;
import io.storegauge.model.Fact;
import io.storegauge.table.Columns;
import io.storegauge.table.StoreDayTable;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Ratings of a store by day, from {@code facts.store_day}. */
public final class Ratings {
  /** Facts count ratings in half stars. */
  private static final double HALVES = 2;

  private Ratings() {}

  /** Days with a rating, in order. */
  public static List<RatingDay> of(Gold gold, StoreKey store, DaySet days) {
    String weight = Fact.RATING_WEIGHT.column();
    String sum = Fact.RATING_SUM.column();
    List<String> columns =
        List.of(Columns.PLATFORM, Columns.STORE_ID, StoreDayTable.DATE, weight, sum);
    return Gold.rows(
            gold.lake(), StoreDayTable.SPEC, columns, StoreDayTable.DATE, days, Set.of(store))
        .stream()
        .filter(c -> c.whole(weight) > 0)
        .map(
            c ->
                new RatingDay(
                    c.day(StoreDayTable.DATE),
                    (double) c.whole(weight) / Fact.WEIGHT_UNIT,
                    c.whole(sum) / HALVES / c.whole(weight)))
        .sorted(Comparator.comparing(RatingDay::day))
        .toList();
  }
}
