package io.storegauge.job;

import io.storegauge.config.Source;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** Every query of a source over all that is staged, whatever had been derived before. */
final class FullDerivation {
  private FullDerivation() {}

  /** Rows that the queries give and silver does not hold as they are. */
  static List<String> missingFromSilver(LandingLake fixture, String source) throws Exception {
    JobContext context = fixture.context();
    Source queries = context.conf().sources().get(source);
    List<String> missing = new ArrayList<>();
    for (String entity : queries.silver().keySet()) {
      new StagedNews(context, queries).showAll();
      SilverQuery query = new SilverQuery(context, queries, entity);
      try (DerivedRows rows = new DerivedRows(query.table(), query.plan())) {
        if (!fixture.lake.exists(query.table())) {
          rows.accepted().limit(3).collectAsList().forEach(r -> missing.add(entity + " " + r));
          continue;
        }
        Column[] columns =
            query.table().columnNames().stream().map(functions::col).toArray(Column[]::new);
        Dataset<Row> held = fixture.lake.read(query.table()).select(columns);
        rows.accepted()
            .select(columns)
            .exceptAll(held)
            .limit(3)
            .collectAsList()
            .forEach(r -> missing.add(source + " " + entity + " " + r));
      }
    }
    return missing;
  }
}
