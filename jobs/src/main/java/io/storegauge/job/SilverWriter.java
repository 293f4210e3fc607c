package io.storegauge.job;

import io.storegauge.lake.CommitNote;
import io.storegauge.lake.FirstFiles;
import io.storegauge.lake.Merged;
import io.storegauge.lake.Upsert;
import io.storegauge.model.DaySet;
import io.storegauge.parquet.WrittenFile;
import io.storegauge.table.TableSpec;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
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
   * Brings rows that were derived from all there is into the table.
   *
   * @param batch rows of the table with unique keys; they are gone through more than once
   * @param rows how many
   * @param events first to last platform day of the batch's own events; empty = it has none
   */
  Merged restate(JavaRDD<InternalRow> batch, long rows, DaySet events) {
    return write(batch, rows, Upsert.Rule.OTHER_CONTENT, events, new long[0]);
  }

  /**
   * Brings rows of a batch of files into the table.
   *
   * @param sharedKeys hashes of the keys of which the batch has several records, each for a part
   */
  Merged write(JavaRDD<InternalRow> batch, long rows, DaySet events, long[] sharedKeys) {
    return write(batch, rows, Upsert.Rule.NEWER_VERSION, events, sharedKeys);
  }

  private Merged write(
      JavaRDD<InternalRow> batch, long rows, Upsert.Rule rule, DaySet events, long[] sharedKeys) {
    context.progress().doing("writing " + table.qualifiedName());
    SilverDays days = days();
    return new Upsert(context.lake(), table)
        .sharedKeys(sharedKeys)
        .exportDays(exportDays())
        .merge(
            batch,
            rows,
            rule,
            days.rule(table),
            merged -> {
              // Rows that go straight into a new table meet nothing, and are not counted.
              if (!merged.isFirst() || merged.received() > 0) {
                requireAll(rows, merged.received());
              }
              return note(days, merged, events);
            });
  }

  /**
   * Commits the first rows of the table.
   *
   * @param rows how many there must be
   */
  Merged begin(
      FirstFiles files,
      List<WrittenFile> written,
      Map<String, long[]> unwanted,
      long rows,
      DaySet events,
      long[] sharedKeys) {
    context.progress().doing("writing " + table.qualifiedName());
    long all = written.stream().mapToLong(WrittenFile::rows).sum();
    requireAll(rows, all - unwanted.values().stream().mapToLong(u -> u.length).sum());
    return files.commit(
        written, unwanted, sharedKeys, exportDays(), merged -> note(days(), merged, events));
  }

  /** What a file's account says must be what is written, counted anew. */
  private void requireAll(long accepted, long rows) {
    if (accepted != rows) {
      throw SilverErrors.notAllRows(table, accepted, rows);
    }
  }

  private PlatformClocks exportDays() {
    return new PlatformClocks(context.conf().platforms());
  }

  private SilverDays days() {
    return new SilverDays(
        context.conf().platforms(),
        context.conf().settings().facts().reviewWindowDays(),
        context.lake());
  }

  private CommitNote note(SilverDays days, Merged merged, DaySet events) {
    Map<String, DaySet> sets = new HashMap<>(days.of(table, merged));
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
