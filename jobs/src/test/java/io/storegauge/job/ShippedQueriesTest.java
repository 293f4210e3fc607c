package io.storegauge.job;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.storegauge.config.Feed;
import io.storegauge.config.Source;
import io.storegauge.ingest.Target;
import io.storegauge.lake.QueryScope;
import io.storegauge.testing.SparkSuite;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of which feeds new records make a shipped query look at everything that is staged. */
class ShippedQueriesTest {
  @TempDir static Path dir;
  private static final Set<String> WHOLE = new TreeSet<>();
  private static final Set<String> ROW_BY_ROW = new TreeSet<>();

  @BeforeAll
  static void planQueries() throws Exception {
    LandingLake fixture = new LandingLake(dir);
    JobContext context = fixture.context();
    for (Source source : context.conf().sources().values()) {
      List<Feed> staged = source.feeds().stream().filter(Feed::isStaged).toList();
      for (Feed f : staged) {
        SparkSuite.spark()
            .createDataFrame(List.<Row>of(), Target.of(f).spec().schema())
            .createOrReplaceTempView(f.name());
      }
      Set<String> feeds = staged.stream().map(Feed::name).collect(Collectors.toSet());
      for (String entity : source.silver().keySet()) {
        plan(new SilverQuery(context, source, entity), source.name() + "/" + entity, feeds);
      }
    }
  }

  private static void plan(SilverQuery query, String name, Set<String> feeds) {
    for (String feed : feeds) {
      if (query.reads(Set.of(feed)) && scope(query, feeds, Set.of(feed)).isEmpty()) {
        WHOLE.add(name + " " + feed);
      }
    }
    scope(query, feeds, feeds).filter(QueryScope::isRowByRow).ifPresent(s -> ROW_BY_ROW.add(name));
  }

  private static Optional<QueryScope> scope(
      SilverQuery query, Set<String> feeds, Set<String> changed) {
    Collection<String> key = query.table().key();
    return QueryScope.of(query.rows(), feeds, changed, key);
  }

  /** Cases name an order's line; ids of Olist's reviews are put together; goods have no store. */
  @Test
  void newRecordsOfFewFeedsMakeAQueryReadEverything() {
    assertEquals(
        """
        douyin/after_sales order_lines
        olist/orders categories
        olist/orders products
        olist/reviews order_items
        olist/reviews reviews
        olist/stores categories
        olist/stores products
        """,
        WHOLE.stream().map(w -> w + "\n").collect(Collectors.joining()));
  }

  @Test
  void theseReadNoMoreThanTheNewRecords() {
    assertEquals(
        """
        douyin/service_agent_days
        jd/after_sales
        jd/official_scores
        jd/service_agent_days
        pinduoduo/after_sales
        pinduoduo/order_items
        pinduoduo/orders
        pinduoduo/service_agent_days
        taobao/after_sales
        taobao/service_agent_days
        xiaohongshu/after_sales
        """,
        ROW_BY_ROW.stream().map(w -> w + "\n").collect(Collectors.joining()));
  }
}
