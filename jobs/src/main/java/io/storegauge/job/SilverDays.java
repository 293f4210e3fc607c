package io.storegauge.job;

import io.storegauge.lake.ChangeMarks;
import io.storegauge.lake.CommitNote;
import io.storegauge.lake.InstantFilter;
import io.storegauge.lake.KeyFilter;
import io.storegauge.lake.Lake;
import io.storegauge.lake.LongHashSet;
import io.storegauge.lake.Merged;
import io.storegauge.lake.TableScan;
import io.storegauge.metric.FactRecords;
import io.storegauge.model.DaySet;
import io.storegauge.model.Platform;
import io.storegauge.table.Columns;
import io.storegauge.table.OrdersTable;
import io.storegauge.table.ReviewsTable;
import io.storegauge.table.TableSpec;
import io.storegauge.table.WaybillsTable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Which platform days a change of silver touches: what the facts have to be computed anew for. */
final class SilverDays {
  /**
   * Orders that changed reviews, cases, chats and waybills speak of, or that changed themselves, by
   * the hash of their key.
   */
  static final String REFERRED = "referred";

  /** Days near which those of such an order lie that a case, chat or waybill counts for. */
  static final String NEAR = "near";

  /** Platform days are not UTC days. */
  private static final int SLACK_DAYS = 1;

  /** Days of an order that its reviews count for. */
  private static final List<String> REVIEWED_INSTANTS =
      List.of(
          OrdersTable.ORDERED_AT,
          OrdersTable.DELIVERED_AT,
          OrdersTable.COMPLETED_AT,
          OrdersTable.CANCELLED_AT);

  private final PlatformClocks clocks;
  private final int reviewWindowDays;
  private final Lake lake;

  SilverDays(Map<String, Platform> platforms, int reviewWindowDays, Lake lake) {
    this.clocks = new PlatformClocks(platforms);
    this.reviewWindowDays = reviewWindowDays;
    this.lake = lake;
  }

  /** What is to be marked for a table's changes. */
  ChangeMarks.Rule rule(TableSpec table) {
    if (table == OrdersTable.SPEC) {
      return new OrderMarks(clocks, lake.version(WaybillsTable.SPEC) >= 0);
    }
    if (table == ReviewsTable.SPEC) {
      return new ReviewMarks(clocks);
    }
    Optional<FactSources> source = source(table);
    return source.isPresent()
        ? new DayMarks(source.get(), clocks, FactRecords.DISPUTE_ANSWER_TIME)
        : (now, before, marks) -> marks.add(CommitNote.CHANGED, 0);
  }

  private static Optional<FactSources> source(TableSpec table) {
    return Stream.concat(FactSources.ALL.stream(), Stream.of(FactSources.OFFICIAL))
        .filter(s -> s.table() == table)
        .findFirst();
  }

  /** Day sets of a commit. */
  Map<String, DaySet> of(TableSpec table, Merged merged) {
    if (merged.isFirst()) {
      return table == OrdersTable.SPEC
          ? Map.of(CommitNote.CHANGED, DaySet.ALL, CommitNote.REPURCHASE, DaySet.ALL)
          : Map.of(CommitNote.CHANGED, DaySet.ALL);
    }
    ChangeMarks marks = merged.marks();
    DaySet changed = marks.days(CommitNote.CHANGED);
    if (table == OrdersTable.SPEC) {
      DaySet ofParcels =
          parcels(marks).of(ParcelDays.INSTANTS, marks.days(NEAR), FactRecords.WAYBILL_DAYS);
      return Map.of(
          CommitNote.CHANGED,
          changed.union(ofParcels),
          CommitNote.REPURCHASE,
          marks.days(CommitNote.REPURCHASE));
    }
    if (table == ReviewsTable.SPEC) {
      DaySet ofOrders = orders(marks, changed, REVIEWED_INSTANTS, reviewWindowDays);
      return Map.of(CommitNote.CHANGED, changed.union(ofOrders), CommitNote.PUBLISHED, changed);
    }
    Optional<FactSources> source = source(table);
    if (source.isPresent()) {
      FactSources s = source.get();
      DaySet near = marks.days(NEAR);
      if (table == WaybillsTable.SPEC) {
        ParcelDays parcels = parcels(marks);
        return changed(
            changed,
            parcels
                .ofOrders(s.orderInstants(), near)
                .union(parcels.of(ParcelDays.INSTANTS, near, s.orderDays())));
      }
      return changed(changed, orders(marks, near, s.orderInstants(), s.orderDays()));
    }
    return Map.of(CommitNote.CHANGED, changed.isEmpty() ? DaySet.EMPTY : DaySet.ALL);
  }

  /** Of the orders that are referred to. */
  private ParcelDays parcels(ChangeMarks marks) {
    return new ParcelDays(lake, clocks, marks.numbers(REFERRED));
  }

  private static Map<String, DaySet> changed(DaySet own, DaySet ofOrders) {
    return Map.of(CommitNote.CHANGED, own.union(ofOrders));
  }

  /**
   * Days of the orders that changed records speak of.
   *
   * @param own days of the records themselves, those that decide how near they are
   * @param instants of an order on whose days the records count
   * @param reach further from them a record counts for no day of its order
   */
  private DaySet orders(ChangeMarks marks, DaySet own, List<String> instants, int reach) {
    LongHashSet referred = marks.numbers(REFERRED);
    if (referred.isEmpty()) {
      return DaySet.EMPTY;
    }
    List<String> columns = new ArrayList<>(instants);
    columns.add(KeyFilter.HASH);
    columns.add(Columns.PLATFORM);
    int hashAt = instants.size();
    TableScan orders =
        lake.scan(OrdersTable.SPEC, columns)
            .where(KeyFilter.among(lake.spark(), referred, hashAt))
            .where(InstantFilter.any(instants, own, reach + SLACK_DAYS));
    DaySet days = InstantDays.of(orders, hashAt, hashAt + 1, clocks);
    DaySet delivered = parcels(marks).of(List.of(WaybillsTable.DELIVERED_AT), own, reach);
    return days.union(delivered).intersect(within(own, reach));
  }

  /** Days that lie so near to one of some. */
  private static DaySet within(DaySet days, int reach) {
    DaySet near = DaySet.EMPTY;
    long[] bounds = days.bounds();
    for (int i = 0; i < bounds.length; i += 2) {
      near =
          near.union(
              DaySet.between(
                  LocalDate.ofEpochDay(bounds[i] - reach),
                  LocalDate.ofEpochDay(bounds[i + 1] + reach + 1)));
    }
    return near;
  }
}
