package io.storegauge.lake;

import io.storegauge.model.StoregaugeException;
import io.storegauge.table.StagedTable;
import io.storegauge.table.TableSpec;
import io.storegauge.table.Tables;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Dataset$;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.AliasIdentifier;
import org.apache.spark.sql.catalyst.analysis.RelationTimeTravel;
import org.apache.spark.sql.catalyst.analysis.UnresolvedRelation;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.apache.spark.sql.catalyst.plans.logical.Command;
import org.apache.spark.sql.catalyst.plans.logical.GlobalLimit;
import org.apache.spark.sql.catalyst.plans.logical.LocalLimit;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Offset;
import org.apache.spark.sql.catalyst.plans.logical.ParsedStatement;
import org.apache.spark.sql.catalyst.plans.logical.Sort;
import org.apache.spark.sql.catalyst.plans.logical.SubqueryAlias;
import org.apache.spark.sql.catalyst.plans.logical.UnresolvedWith;
import scala.Tuple2;
import scala.collection.JavaConverters;
import scala.collection.Seq;
import scala.runtime.AbstractPartialFunction;

/**
 * Answers a query over a lake, tables by name such as {@code gold.store_scores}, also {@code
 * gold.store_scores VERSION AS OF 3}.
 *
 * <p>Names are replaced in the parsed query by the tables they mean. Nothing is registered: catalog
 * entries take time to make and, on a cluster with a metastore, would stay there. Uses Spark's
 * internals, as {@link InternalFrames} does.
 */
public final class LakeSql {
  private final Lake lake;

  public LakeSql(Lake lake) {
    this.lake = lake;
  }

  /**
   * A query's rows.
   *
   * @param ordered whether the query itself says in which order they come
   */
  public record Answer(Dataset<Row> rows, boolean ordered) {}

  /**
   * Plans a query without running it.
   *
   * @throws StoregaugeException if it is not a query, cannot be understood, or names a table that
   *     is not there
   */
  public Answer query(String sql) {
    try {
      LogicalPlan parsed = lake.spark().sessionState().sqlParser().parsePlan(sql);
      LogicalPlan named = withTables(parsed);
      return new Answer(Dataset$.MODULE$.ofRows(lake.spark(), named), isOrdered(parsed));
    } catch (ParseException e) {
      throw LakeErrors.sqlNotParsed(e.getMessage());
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      // Scala throws checked exceptions without declaring them, this one while names are resolved.
      throw LakeErrors.sqlNotUnderstood(
          e instanceof AnalysisException a ? a.getSimpleMessage() : e.toString());
    }
  }

  private LogicalPlan withTables(LogicalPlan plan) {
    return plan.transformDownWithSubqueries(new NamedTables());
  }

  private static boolean isOrdered(LogicalPlan plan) {
    if (plan instanceof UnresolvedWith
        || plan instanceof GlobalLimit
        || plan instanceof LocalLimit
        || plan instanceof Offset) {
      return isOrdered(plan.children().head());
    }
    return plan instanceof Sort s && s.global();
  }

  private final class NamedTables extends AbstractPartialFunction<LogicalPlan, LogicalPlan> {
    private static final long serialVersionUID = 1L;

    @Override
    public boolean isDefinedAt(LogicalPlan plan) {
      return plan instanceof Command
          || plan instanceof ParsedStatement
          || plan instanceof UnresolvedWith
          || plan instanceof RelationTimeTravel
          || plan instanceof UnresolvedRelation;
    }

    @Override
    public LogicalPlan apply(LogicalPlan plan) {
      if (plan instanceof UnresolvedWith with) {
        return with.copy(with.child(), withTables(with.cteRelations()));
      }
      if (plan instanceof RelationTimeTravel travel
          && travel.relation() instanceof UnresolvedRelation relation) {
        return ofVersion(travel, relation);
      }
      if (plan instanceof UnresolvedRelation relation) {
        return ours(relation).<LogicalPlan>map(t -> alias(t, lake.read(t))).orElse(relation);
      }
      throw LakeErrors.sqlNotAQuery();
    }

    private Seq<Tuple2<String, SubqueryAlias>> withTables(
        Seq<Tuple2<String, SubqueryAlias>> relations) {
      List<Tuple2<String, SubqueryAlias>> named =
          JavaConverters.seqAsJavaList(relations).stream()
              .map(r -> new Tuple2<>(r._1(), (SubqueryAlias) LakeSql.this.withTables(r._2())))
              .toList();
      return JavaConverters.asScalaBuffer(named).toList();
    }

    private LogicalPlan ofVersion(RelationTimeTravel travel, UnresolvedRelation relation) {
      Optional<TableSpec> table = ours(relation);
      if (table.isEmpty()) {
        return travel;
      }
      if (travel.version().isEmpty()) {
        throw LakeErrors.sqlNotUnderstood("use VERSION AS OF a number here, not TIMESTAMP AS OF");
      }
      return alias(
          table.get(),
          lake.spark()
              .read()
              .format("delta")
              .option("versionAsOf", travel.version().get())
              .load(lake.path(table.get())));
    }

    /** The table of the lake a name means; empty if it is none of ours, such as a common table. */
    private Optional<TableSpec> ours(UnresolvedRelation relation) {
      List<String> parts = JavaConverters.seqAsJavaList(relation.multipartIdentifier());
      String name = String.join(".", parts).toLowerCase(Locale.ROOT);
      if (parts.size() != 2 || !zones().contains(parts.get(0).toLowerCase(Locale.ROOT))) {
        return Optional.empty();
      }
      List<TableSpec> staged = lake.stagedTables();
      TableSpec table =
          Tables.find(name)
              .or(() -> staged.stream().filter(t -> t.qualifiedName().equals(name)).findFirst())
              .orElseThrow(() -> LakeErrors.unknownTable(name, staged));
      if (!lake.exists(table)) {
        throw LakeErrors.tableNotThere(name, lake.root());
      }
      return Optional.of(table);
    }

    private static Set<String> zones() {
      return Stream.concat(Stream.of(StagedTable.ZONE), Tables.ALL.stream().map(TableSpec::zone))
          .collect(Collectors.toSet());
    }

    private SubqueryAlias alias(TableSpec table, Dataset<Row> rows) {
      Seq<String> zone = JavaConverters.asScalaBuffer(List.of(table.zone())).toList();
      return new SubqueryAlias(
          new AliasIdentifier(table.name(), zone), rows.queryExecution().analyzed());
    }
  }
}
