package io.storegauge.job;

import io.storegauge.config.Entity;
import io.storegauge.config.Feed;
import io.storegauge.config.Source;
import io.storegauge.ingest.Target;
import io.storegauge.lake.InternalFrames;
import io.storegauge.lake.Lake;
import io.storegauge.model.StoregaugeException;
import io.storegauge.table.TableSpec;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/**
 * Rows of silver that join several staged feeds, by the SQL of the source's {@code silver.yaml}.
 * The SQL sees everything staged, so late files of one feed complete what another brought; only
 * rows whose content differs are taken.
 */
final class DerivedSilver {
  private static final List<String> ORDER = Stream.of(Entity.values()).map(Entity::id).toList();

  private final JobContext context;
  private final List<Feed> staged;
  private final List<SilverQuery> queries;

  DerivedSilver(JobContext context, Source source) {
    this.context = context;
    this.staged = source.feeds().stream().filter(f -> f.entity() == null).toList();
    this.queries =
        ORDER.stream()
            .filter(source.silver()::containsKey)
            .map(entity -> new SilverQuery(context, source, entity))
            .toList();
  }

  /**
   * Plans every query over empty feeds, so that one that cannot run stops the job before it writes.
   *
   * @param read staged feeds that are about to be read
   * @throws StoregaugeException if a query cannot be planned, or a staged table no longer has the
   *     columns of its mapping
   */
  void check(Set<String> read) {
    Lake lake = context.lake();
    for (Feed f : staged) {
      TableSpec table = Target.of(f).spec();
      if (!read.contains(f.name()) && !lake.hasShapeOf(table)) {
        throw SilverErrors.stagedInAnotherShape(table, f.files());
      }
      lake.spark()
          .createDataFrame(List.<Row>of(), table.schema())
          .createOrReplaceTempView(f.name());
    }
    queries.forEach(SilverQuery::plan);
  }

  /**
   * Brings the tables up to date.
   *
   * @param read staged feeds that have new records; what comes of others alone has not changed
   */
  void run(Set<String> read) {
    for (Feed f : staged) {
      context.lake().read(Target.of(f).spec()).createOrReplaceTempView(f.name());
    }
    queries.stream().filter(q -> q.reads(read)).forEach(this::write);
  }

  private void write(SilverQuery query) {
    Dataset<Row> rows = query.plan().persist(StorageLevel.MEMORY_AND_DISK());
    try {
      query.checkRows(rows);
      new SilverWriter(context, query.table())
          .restate(InternalFrames.toRows(rows), rows.count(), query.events(rows));
    } finally {
      rows.unpersist();
    }
  }
}
