package io.storegauge.job;

import io.storegauge.config.Entity;
import io.storegauge.config.Feed;
import io.storegauge.config.Source;
import io.storegauge.ingest.ShownText;
import io.storegauge.ingest.Target;
import io.storegauge.lake.InternalFrames;
import io.storegauge.lake.Lake;
import io.storegauge.model.StoregaugeException;
import io.storegauge.table.TableSpec;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Rows of silver that join several staged feeds, by the SQL of the source's {@code silver.yaml}.
 * The SQL sees everything staged that belongs to what is new, so late files of one feed complete
 * what another brought; only rows whose content differs are taken. A row that cannot be one of its
 * table goes to quarantine.
 */
final class DerivedSilver {
  private static final List<String> ORDER = Stream.of(Entity.values()).map(Entity::id).toList();

  /** At most so much of a row is kept in quarantine, as of a record. */
  private static final int CELLS_CHARS = 16 << 10;

  private final JobContext context;
  private final Source source;
  private final List<Feed> staged;
  private final List<SilverQuery> queries;

  DerivedSilver(JobContext context, Source source) {
    this.context = context;
    this.source = source;
    this.staged = source.feeds().stream().filter(Feed::isStaged).toList();
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
   * What became of the rows that a query gave.
   *
   * @param seen what it had before it
   */
  record Derived(
      SilverQuery query,
      long received,
      long accepted,
      long duplicate,
      long rejected,
      QuerySeen seen) {

    /** A line if more was refused than may be. */
    Optional<String> refusal(double maxShare) {
      return SilverErrors.refusal(query.source(), query.entity(), received, rejected, maxShare);
    }
  }

  /**
   * Brings the tables up to date.
   *
   * @param read staged feeds that have new records; what comes of others alone has not changed
   */
  List<Derived> run(Set<String> read) {
    StagedNews news = new StagedNews(context, source);
    news.showAll();
    return queries.stream().filter(q -> q.reads(read)).map(q -> write(q, news)).toList();
  }

  private Derived write(SilverQuery query, StagedNews news) {
    Optional<Dataset<Row>> some = news.plan(query);
    if (some.isPresent()) {
      try (DerivedRows rows = new DerivedRows(query.table(), some.get())) {
        // Whether too many are refused tells the share of all.
        if (rows.rejected() == 0) {
          return write(query, rows, news.seen(query));
        }
      }
    }
    try (DerivedRows rows = new DerivedRows(query.table(), query.plan())) {
      Derived derived = write(query, rows, news.seen(query));
      quarantine(query, rows);
      return derived;
    }
  }

  private Derived write(SilverQuery query, DerivedRows rows, QuerySeen seen) {
    Dataset<Row> accepted = rows.accepted();
    new SilverWriter(context, query.table())
        .restate(InternalFrames.toRows(accepted), rows.rowsAccepted(), query.events(accepted));
    return new Derived(
        query, rows.received(), rows.rowsAccepted(), rows.duplicate(), rows.rejected(), seen);
  }

  private void quarantine(SilverQuery query, DerivedRows rows) {
    String source = query.source().name();
    String entity = query.entity();
    String file = SilverErrors.file(query.source());
    JavaRDD<Row> refused =
        rows.refused()
            .javaRDD()
            .zipWithIndex()
            .map(
                r ->
                    Quarantine.row(
                        source,
                        entity,
                        file,
                        r._2() + 1,
                        r._1().<String>getList(0).stream().map(DerivedSilver::shown).toList(),
                        ShownText.of(r._1().getString(1), CELLS_CHARS)));
    new Quarantine(context).replace(source, entity, List.of(file), refused, rows.rejected() > 0);
  }

  /** A reason whose value may be shown. */
  private static String shown(String reason) {
    int value = reason.indexOf('=') + 1;
    return value == 0
        ? reason
        : reason.substring(0, value) + ShownText.value(reason.substring(value));
  }
}
