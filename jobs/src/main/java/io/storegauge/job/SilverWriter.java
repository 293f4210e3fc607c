package io.storegauge.job;

import io.storegauge.lake.CommitNote;
import io.storegauge.lake.Merged;
import io.storegauge.lake.Upsert;
import io.storegauge.model.DaySet;
import io.storegauge.table.TableSpec;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.catalyst.InternalRow;

/** Brings a batch into a table of latest states and notes which days that touches. */
final class SilverWriter {
  private final JobContext context;
  private final TableSpec table;

  SilverWriter(JobContext context, TableSpec table) {
    this.context = context;
    this.table = table;
  }

  /**
   * Writes a batch.
   *
   * @param batch rows of the table with unique keys; they may share one buffer
   * @param rows about how many
   * @param events first to last platform day of the batch's own events; empty = it has none
   */
  Merged write(JavaRDD<InternalRow> batch, long rows, Upsert.Rule rule, DaySet events) {
    return write(batch, rows, rule, events, new long[0]);
  }

  /**
   * Writes a batch.
   *
   * @param sharedKeys hashes of the keys of which the batch has several records, each for a part
   */
  Merged write(
      JavaRDD<InternalRow> batch, long rows, Upsert.Rule rule, DaySet events, long[] sharedKeys) {
    context.progress().doing("writing " + table.qualifiedName());
    SilverDays days =
        new SilverDays(
            context.conf().platforms(), context.conf().settings().facts().reviewWindowDays());
    return new Upsert(context.lake(), table)
        .sharedKeys(sharedKeys)
        .merge(batch, rows, rule, days.rule(table), merged -> note(days, merged, events));
  }

  private CommitNote note(SilverDays days, Merged merged, DaySet events) {
    Map<String, DaySet> sets = new HashMap<>(days.of(table, merged, context.lake()));
    sets.put(CommitNote.EVENTS, span(events));
    return new CommitNote(context.runId(), "", Map.of(), sets);
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
