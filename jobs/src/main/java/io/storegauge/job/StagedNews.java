package io.storegauge.job;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.storegauge.config.Feed;
import io.storegauge.config.Source;
import io.storegauge.ingest.Target;
import io.storegauge.lake.Lake;
import io.storegauge.lake.QueryScope;
import io.storegauge.lake.TableChanges;
import io.storegauge.model.Platform;
import io.storegauge.table.Columns;
import io.storegauge.table.TableSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What of the staged feeds a query has to look at: all of it, or no more than what belongs to what
 * came since it last ran.
 */
final class StagedNews {
  /** Of more than this share of a feed new, all of it is read at once. */
  private static final int MOST_PARTS_NEW = 4;

  /** So many values are sent to every task. */
  private static final long MOST_VALUES = 2_000_000;

  /** Raised where the engine begins to make other rows of the same query. */
  private static final int DEFINITIONS = 1;

  private final JobContext context;
  private final Source source;
  private final Map<String, TableSpec> staged = new TreeMap<>();
  private final Map<String, Long> versions = new HashMap<>();
  private final Map<String, QuerySeen> before;

  StagedNews(JobContext context, Source source) {
    this.context = context;
    this.source = source;
    for (Feed f : source.feeds()) {
      if (f.isStaged()) {
        TableSpec table = Target.of(f).spec();
        staged.put(f.name(), table);
        if (lake().exists(table)) {
          versions.put(f.name(), lake().version(table));
        }
      }
    }
    this.before = QuerySeen.last(lake(), source.name(), SilverErrors.file(source));
  }

  private Lake lake() {
    return context.lake();
  }

  /** What a query sees if it runs now. */
  QuerySeen seen(SilverQuery query) {
    List<String> shapes = source.feeds().stream().map(Feed::reading).sorted().toList();
    String platforms =
        context.conf().platforms().values().stream()
            .map((Platform p) -> p.id() + " " + p.zone() + " " + p.currency())
            .sorted()
            .collect(Collectors.joining("\n"));
    return new QuerySeen(
        JobContext.fingerprint(DEFINITIONS, query.fingerprint(), shapes, platforms), versions);
  }

  /** Makes views of all that is staged. */
  void showAll() {
    staged.forEach((feed, table) -> lake().read(table).createOrReplaceTempView(feed));
  }

  /**
   * Plans a query over what belongs to the new records; {@link #showAll} must have been called.
   *
   * @return empty if it has to look at everything
   */
  Optional<Dataset<Row>> plan(SilverQuery query) {
    QuerySeen seen = before.get(query.entity());
    if (seen == null
        || !seen.fingerprint().equals(seen(query).fingerprint())
        || !lake().exists(query.table())) {
      return Optional.empty();
    }
    Map<String, TableChanges> changes = new HashMap<>();
    for (String feed : staged.keySet()) {
      Long version = versions.get(feed);
      if (version == null || seen.version(feed).equals(Optional.of(version))) {
        continue;
      }
      Optional<TableChanges> change =
          seen.version(feed).flatMap(v -> TableChanges.since(lake(), staged.get(feed), v));
      if (change.isEmpty() || isMuch(change.get())) {
        return Optional.empty();
      }
      changes.put(feed, change.get());
    }
    return QueryScope.of(query.rows(), staged.keySet(), changes.keySet(), query.table().key())
        .flatMap(scope -> plan(query, scope, changes));
  }

  private static boolean isMuch(TableChanges change) {
    long rows = change.rowsAdded();
    return rows > MOST_VALUES || MOST_PARTS_NEW * rows > change.rows();
  }

  private Optional<Dataset<Row>> plan(
      SilverQuery query, QueryScope scope, Map<String, TableChanges> changes) {
    changes.keySet().retainAll(scope.views());
    if (changes.isEmpty()) {
      return Optional.of(query.plan().where(lit(false)));
    }
    try {
      if (scope.isRowByRow() && isTheKeyAmong(query, scope)) {
        changes.forEach((feed, change) -> change.added().createOrReplaceTempView(feed));
      } else {
        show(scope, changes);
      }
      return Optional.of(query.plan());
    } finally {
      showAll();
    }
  }

  /** Whether no other record of the feed gives a row of the same key. */
  private boolean isTheKeyAmong(SilverQuery query, QueryScope scope) {
    Map.Entry<String, List<String>> only = scope.columns().entrySet().iterator().next();
    Set<String> key = new HashSet<>(staged.get(only.getKey()).key());
    if (query.platform() != null) {
      key.remove(Columns.PLATFORM);
    }
    return only.getValue().containsAll(key);
  }

  private void show(QueryScope scope, Map<String, TableChanges> changes) {
    Dataset<Row> touched = null;
    for (Map.Entry<String, TableChanges> e : changes.entrySet()) {
      List<String> columns = scope.columns().get(e.getKey());
      Dataset<Row> values = values(e.getValue().added(), columns);
      if (!staged.get(e.getKey()).key().containsAll(columns)) {
        // A new version may have moved from one group of rows to another.
        values = values.union(values(e.getValue().replaced(columns), columns));
      }
      touched = touched == null ? values : touched.union(values);
    }
    Dataset<Row> wanted = broadcast(touched.distinct());
    scope
        .columns()
        .forEach(
            (feed, columns) -> {
              Dataset<Row> all = lake().read(staged.get(feed));
              Column same = null;
              for (int i = 0; i < columns.size(); i++) {
                Column equal = all.col(columns.get(i)).eqNullSafe(wanted.col(value(i)));
                same = same == null ? equal : same.and(equal);
              }
              all.join(wanted, same, "left_semi").createOrReplaceTempView(feed);
            });
  }

  private static Dataset<Row> values(Dataset<Row> rows, List<String> columns) {
    List<Column> values = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      values.add(col(columns.get(i)).as(value(i)));
    }
    return rows.select(values.toArray(new Column[0]));
  }

  /** Stands for the values of several feeds whose columns may have other names. */
  private static String value(int i) {
    return "_value_" + i;
  }
}
