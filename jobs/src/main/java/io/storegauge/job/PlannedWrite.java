package io.storegauge.job;

import io.storegauge.lake.Lake;
import io.storegauge.lake.StagePlan;
import io.storegauge.lake.TablesWrite;
import io.storegauge.model.DaySet;
import io.storegauge.row.TableRow;
import io.storegauge.table.TableSpec;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.catalyst.InternalRow;

/** Brings a table to the state its plan asks for, in one commit. */
final class PlannedWrite {
  private PlannedWrite() {}

  /**
   * Writes the rows of {@link StagePlan#daysToWrite()}, in any order.
   *
   * @return rows written
   */
  static long write(JobContext context, StagePlan plan, JavaRDD<InternalRow> rows) {
    Lake lake = context.lake();
    TableSpec table = plan.table();
    context.progress().doing("writing " + table.qualifiedName());
    lake.replaceDays(table, rows, plan.daysReplaced(), plan.note(context.runId()));
    return lake.rowsWritten(table);
  }

  /**
   * Brings several tables to the state of their plans, by rows made in one pass.
   *
   * @param plans each with something to do
   * @param rows each for the table at its position among the plans
   * @return rows written
   */
  static long writeTogether(JobContext context, List<StagePlan> plans, JavaRDD<TableRow> rows) {
    Lake lake = context.lake();
    context.progress().doing("writing " + names(plans));
    TablesWrite.replace(lake, plans.stream().map(p -> part(context, p)).toList(), rows);
    return plans.stream().mapToLong(p -> lake.rowsWritten(p.table())).sum();
  }

  private static TablesWrite.Part part(JobContext context, StagePlan plan) {
    return new TablesWrite.Part(plan.table(), plan.daysReplaced(), plan.note(context.runId()));
  }

  private static String names(List<StagePlan> plans) {
    return plans.stream().map(p -> p.table().qualifiedName()).collect(Collectors.joining(", "));
  }

  /**
   * Carries out the plan of a job that writes one table.
   *
   * @param rows asked for only if there is something to write
   */
  static StageResult run(
      JobContext context, StagePlan plan, Function<StagePlan, JavaRDD<InternalRow>> rows) {
    long written = plan.nothingToDo() ? 0 : write(context, plan, rows.apply(plan));
    return result(List.of(plan), written);
  }

  /** What a job did that carried out its plans. */
  static StageResult result(List<StagePlan> plans, long rows) {
    DaySet stale = DaySet.EMPTY;
    for (StagePlan p : plans) {
      stale = stale.union(p.wholeTable() && !p.nothingToDo() ? DaySet.ALL : p.stale());
    }
    return stale.isEmpty()
        ? StageResult.UNCHANGED
        : new StageResult(rows, 0, stale.isAll() ? -1 : stale.size(), false);
  }
}
