package io.storegauge.job;

import io.storegauge.lake.StagePlan;
import java.util.List;

/** One stage of the pipeline: reads tables, calls common, writes tables. */
public interface Job {
  /** Stage name as in the command line and run_log. */
  String stage();

  /** What {@link #run} would do now, one plan a table; reads metadata only, writes nothing. */
  List<StagePlan> plan(JobContext context);

  /** Brings the stage's tables up to date. Does and writes nothing if they are. */
  StageResult run(JobContext context);
}
