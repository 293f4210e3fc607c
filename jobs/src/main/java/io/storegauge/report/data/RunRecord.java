package io.storegauge.report.data;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.regexp_extract;

import io.storegauge.lake.Lake;
import io.storegauge.table.QuarantineTable;
import io.storegauge.table.RunLogFilesTable;
import io.storegauge.table.RunLogTable;
import java.sql.Timestamp;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;

/**
 * What ran, what was received and what was refused.
 *
 * @param stages of the newest run, in their order
 * @param feeds by source and feed
 * @param refusals the most frequent first
 */
public record RunRecord(List<StageRun> stages, List<FeedCount> feeds, List<Refusal> refusals) {

  /** Code and column of a reason, without the value: {@code bad_time:paid_at=foo}. */
  private static final String REASON = "^([a-z_0-9]+(?::[A-Za-z_0-9]+(?==|$))?)";

  public static RunRecord of(Gold gold) {
    Lake lake = gold.lake();
    return new RunRecord(stages(lake), feeds(lake), refusals(lake));
  }

  private static List<StageRun> stages(Lake lake) {
    if (!lake.exists(RunLogTable.SPEC)) {
      return List.of();
    }
    List<StageRun> all =
        lake.quick(RunLogTable.SPEC).collectAsList().stream().map(RunRecord::stage).toList();
    // Names of runs begin with the time of their start.
    String newest = all.stream().map(StageRun::run).max(Comparator.naturalOrder()).orElse("");
    return all.stream()
        .filter(s -> s.run().equals(newest))
        .sorted(Comparator.comparing(StageRun::started))
        .toList();
  }

  private static StageRun stage(Row r) {
    Cells c = new Cells(r);
    return new StageRun(
        c.text("run_id"),
        c.text("stage"),
        c.text("status"),
        r.<Timestamp>getAs("started_at").toInstant(),
        c.real("elapsed_seconds"),
        c.whole("rows_out"),
        r.getAs("days_changed"));
  }

  /** A file that was read again counts as it was read last. */
  private static List<FeedCount> feeds(Lake lake) {
    if (!lake.exists(RunLogFilesTable.SPEC)) {
      return List.of();
    }
    Map<List<String>, Cells> newest = new HashMap<>();
    for (Row r : lake.quick(RunLogFilesTable.SPEC).collectAsList()) {
      Cells c = new Cells(r);
      newest.merge(
          List.of(c.text("source"), c.text("feed"), c.text("file")),
          c,
          (a, b) -> a.text("run_id").compareTo(b.text("run_id")) >= 0 ? a : b);
    }
    Map<String, FeedCount> feeds = new TreeMap<>();
    for (Cells c : newest.values()) {
      feeds.merge(
          c.text("source") + " " + c.text("feed"),
          new FeedCount(
              c.text("source"),
              c.text("feed"),
              1,
              c.text("fault") == null ? 0 : 1,
              c.whole("received"),
              c.whole("accepted"),
              c.whole("duplicate"),
              c.whole("rejected")),
          FeedCount::plus);
    }
    return List.copyOf(feeds.values());
  }

  private static List<Refusal> refusals(Lake lake) {
    if (!lake.exists(QuarantineTable.SPEC)) {
      return List.of();
    }
    return lake
        .quick(QuarantineTable.SPEC)
        .select(col("source"), col("feed"), explode(col("reasons")).as("reason"))
        .groupBy(col("source"), col("feed"), regexp_extract(col("reason"), REASON, 1).as("reason"))
        .agg(count(lit(1)).as("records"))
        .collectAsList()
        .stream()
        .map(r -> new Refusal(r.getString(0), r.getString(1), r.getString(2), r.getLong(3)))
        .sorted(
            Comparator.comparing(Refusal::records, Comparator.reverseOrder())
                .thenComparing(Refusal::source)
                .thenComparing(Refusal::feed)
                .thenComparing(Refusal::reason))
        .toList();
  }
}
