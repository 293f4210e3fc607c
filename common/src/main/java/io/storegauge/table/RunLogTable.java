package io.storegauge.table;

/** {@code gold.run_log}: what ran. */
public final class RunLogTable {
  public static final TableSpec SPEC =
      TableSpec.of("gold", "run_log", "What ran; one row per run and stage")
          .string("run_id", "Run")
          .string("stage", "ingest, facts, metrics, …")
          .string("status", "done, unchanged or failed; never null")
          .instant("started_at", "Start of the stage; never null")
          .real("elapsed_seconds", "seconds", "Time it took; never null")
          .date("interval_start", "First as-of day asked for; null = all")
          .date("interval_end", "End of the as-of days asked for, exclusive; null = all")
          .count("rows_out", "rows", "Rows written; never null")
          .count("days_changed", "days", "Days recomputed; null = all")
          .string("message", "Error of a failed stage; null otherwise")
          .key("run_id", "stage")
          .build();

  private RunLogTable() {}
}
