package io.storegauge.job;

import io.storegauge.lake.CommitNote;
import io.storegauge.lake.Lake;
import io.storegauge.lake.Upsert;
import io.storegauge.model.DaySet;
import io.storegauge.table.OrdersTable;
import io.storegauge.table.ReviewsTable;
import io.storegauge.table.TableSpec;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Brings a batch into a table of latest states and notes which days that touches. */
final class SilverWriter {
  private final JobContext context;
  private final TableSpec table;

  SilverWriter(JobContext context, TableSpec table) {
    this.context = context;
    this.table = table;
  }

  /** What a comparison is asked before it is written. */
  interface Look {
    void at(Upsert.Pending pending);
  }

  /**
   * Writes a batch.
   *
   * @param rows about how many
   * @param events first to last platform day of the batch's own events; empty = it has none
   * @param look called with the comparison before it is written
   */
  void write(Dataset<Row> batch, long rows, Upsert.Rule rule, DaySet events, Look look) {
    Lake lake = context.lake();
    context.progress().doing("comparing with " + table.qualifiedName());
    try (Upsert.Pending pending = new Upsert(lake, table).compare(batch, rows, rule)) {
      look.at(pending);
      Map<String, DaySet> days = new HashMap<>();
      SilverDays silverDays =
          new SilverDays(
              context.conf().platforms(), context.conf().settings().facts().reviewWindowDays());
      if (table == OrdersTable.SPEC) {
        days.put(CommitNote.CHANGED, silverDays.ofOrders(pending));
        days.put(CommitNote.REPURCHASE, silverDays.ofRepurchase(pending));
      } else if (table == ReviewsTable.SPEC) {
        days.put(CommitNote.CHANGED, silverDays.ofReviews(pending, lake));
      } else {
        days.put(
            CommitNote.CHANGED,
            pending.isFirst() || !pending.changed().isEmpty() ? DaySet.ALL : DaySet.EMPTY);
      }
      days.put(CommitNote.EVENTS, span(events));
      context.progress().doing("writing " + table.qualifiedName());
      pending.write(new CommitNote(context.runId(), "", Map.of(), days));
    }
  }

  /** From the first to the last event day known so far, this batch's included. */
  private DaySet span(DaySet batch) {
    DaySet all =
        context
            .lake()
            .lastNote(table)
            .map(n -> n.days(CommitNote.EVENTS))
            .orElse(DaySet.EMPTY)
            .union(batch);
    return all.isEmpty() ? all : between(all.first(), all.last());
  }

  private static DaySet between(LocalDate first, LocalDate last) {
    return DaySet.between(first, last.plusDays(1));
  }
}
