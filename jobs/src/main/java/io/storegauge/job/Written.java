package io.storegauge.job;

import io.storegauge.lake.InternalFrames;
import io.storegauge.lake.Lake;
import io.storegauge.lake.StagePlan;
import io.storegauge.model.DaySet;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.util.LongAccumulator;

/** Writes the tables of a stage as their plans say, and sums up what was done. */
final class Written {
  private final JobContext context;

  /** For the report only: a task that is tried twice counts its rows twice. */
  private final LongAccumulator rows;

  private DaySet days = DaySet.EMPTY;
  private boolean unchanged = true;

  Written(JobContext context) {
    this.context = context;
    this.rows = context.lake().spark().sparkContext().longAccumulator();
  }

  /** Replaces the table, or the months of the plan. */
  void write(StagePlan plan, JavaRDD<InternalRow> content) {
    Lake lake = context.lake();
    LongAccumulator counter = rows;
    JavaRDD<InternalRow> counted =
        content.map(
            row -> {
              counter.add(1);
              return row;
            });
    context.progress().doing("writing " + plan.table().qualifiedName());
    Dataset<Row> frame = InternalFrames.toFrame(lake.spark(), counted, plan.table().schema());
    if (plan.wholeTable()) {
      lake.replaceAll(plan.table(), frame, plan.note(context.runId()));
    } else {
      lake.replaceMonths(plan.table(), frame, plan.months(), plan.note(context.runId()));
    }
    days = days.union(plan.wholeTable() ? DaySet.ALL : plan.stale());
    unchanged = false;
  }

  StageResult result() {
    return unchanged
        ? StageResult.UNCHANGED
        : new StageResult(rows.value(), 0, days.isAll() ? -1 : days.size(), false);
  }
}
