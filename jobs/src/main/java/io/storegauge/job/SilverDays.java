package io.storegauge.job;

import io.storegauge.lake.ChangeMarks;
import io.storegauge.lake.CommitNote;
import io.storegauge.lake.InstantFilter;
import io.storegauge.lake.KeyFilter;
import io.storegauge.lake.Lake;
import io.storegauge.lake.LongHashSet;
import io.storegauge.lake.Merged;
import io.storegauge.lake.TableScan;
import io.storegauge.model.DaySet;
import io.storegauge.model.Platform;
import io.storegauge.table.Columns;
import io.storegauge.table.OrdersTable;
import io.storegauge.table.ReviewsTable;
import io.storegauge.table.TableSpec;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which platform days a change of silver touches: what the facts have to be computed anew for. */
final class SilverDays {
  /** Orders that changed reviews speak of, by the hash of their key. */
  static final String REVIEWED = "reviewed";

  /** Platform days are not UTC days. */
  private static final int SLACK_DAYS = 1;

  private final PlatformClocks clocks;
  private final int reviewWindowDays;

  SilverDays(Map<String, Platform> platforms, int reviewWindowDays) {
    this.clocks = new PlatformClocks(platforms);
    this.reviewWindowDays = reviewWindowDays;
  }

  /** What is to be marked for a table's changes. */
  ChangeMarks.Rule rule(TableSpec table) {
    if (table == OrdersTable.SPEC) {
      return new OrderMarks(clocks);
    }
    if (table == ReviewsTable.SPEC) {
      return new ReviewMarks(clocks);
    }
    return (now, before, marks) -> marks.add(CommitNote.CHANGED, 0);
  }

  /** Day sets of a commit. */
  Map<String, DaySet> of(TableSpec table, Merged merged, Lake lake) {
    if (merged.isFirst()) {
      return table == OrdersTable.SPEC
          ? Map.of(CommitNote.CHANGED, DaySet.ALL, CommitNote.REPURCHASE, DaySet.ALL)
          : Map.of(CommitNote.CHANGED, DaySet.ALL);
    }
    ChangeMarks marks = merged.marks();
    DaySet changed = marks.days(CommitNote.CHANGED);
    if (table == OrdersTable.SPEC) {
      return Map.of(
          CommitNote.CHANGED, changed, CommitNote.REPURCHASE, marks.days(CommitNote.REPURCHASE));
    }
    if (table == ReviewsTable.SPEC) {
      return Map.of(CommitNote.CHANGED, changed.union(delivered(marks, changed, lake)));
    }
    return Map.of(CommitNote.CHANGED, changed.isEmpty() ? DaySet.EMPTY : DaySet.ALL);
  }

  /** Days on which the orders were delivered that changed reviews speak of. */
  private DaySet delivered(ChangeMarks marks, DaySet created, Lake lake) {
    LongHashSet reviewed = marks.numbers(REVIEWED);
    if (reviewed.isEmpty()) {
      return DaySet.EMPTY;
    }
    // A review further from the delivery than the window does not count for it: metric.RatedOrders.
    List<String> columns = List.of(Columns.PLATFORM, OrdersTable.DELIVERED_AT, KeyFilter.HASH);
    TableScan orders =
        lake.scan(OrdersTable.SPEC, columns)
            .where(
                InstantFilter.any(
                    List.of(OrdersTable.DELIVERED_AT), created, reviewWindowDays + SLACK_DAYS))
            .where(KeyFilter.among(lake.spark(), reviewed, 2));
    PlatformClocks platformClocks = clocks;
    List<Long> days =
        orders
            .rows()
            .mapPartitions(
                part -> {
                  Set<Long> found = new HashSet<>();
                  part.forEachRemaining(
                      r -> found.add(platformClocks.day(r.getUTF8String(0), r.getLong(1))));
                  return found.iterator();
                })
            .collect();
    return DaySet.ofEpochDays(days);
  }
}
