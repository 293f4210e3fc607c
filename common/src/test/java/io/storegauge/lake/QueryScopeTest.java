package io.storegauge.lake;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.storegauge.testing.SparkSuite;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Which rows of its views a row of a query depends on, as the shapes of plans tell. */
class QueryScopeTest {
  private static final Set<String> VIEWS = Set.of("lines", "heads", "other_lines");

  @BeforeAll
  static void views() {
    String lines =
        "SELECT 's' AS store, 'o' AS id, 'l' AS line, 1 AS n, TIMESTAMP'2025-01-01' AS at";
    SparkSuite.spark().sql(lines).createOrReplaceTempView("lines");
    SparkSuite.spark().sql(lines).createOrReplaceTempView("other_lines");
    SparkSuite.spark()
        .sql("SELECT 's' AS shop, 'o' AS number, 'x' AS state")
        .createOrReplaceTempView("heads");
  }

  private static Optional<QueryScope> scope(String sql, String... changed) {
    return QueryScope.of(
        SparkSuite.spark().sql(sql),
        VIEWS,
        Set.of(changed),
        List.of("store_id", "order_id", "line_no"));
  }

  private static Map<String, List<String>> columns(String sql, String... changed) {
    return scope(sql, changed).map(QueryScope::columns).orElse(Map.of());
  }

  private static void assertRowByRow(boolean expected, String sql) {
    assertEquals(expected, scope(sql, "lines").orElseThrow().isRowByRow(), sql);
  }

  private static final Map<String, List<String>> BY_ORDER = Map.of("lines", List.of("store", "id"));

  @Test
  void rowsThatAreChosenAndComputedKeepTheirKey() {
    String sql =
        "SELECT store AS store_id, id AS order_id, n + 1 AS line_no FROM lines WHERE n > 0";
    assertEquals(BY_ORDER, columns(sql, "lines"));
    assertRowByRow(true, sql);
    assertRowByRow(
        true, "WITH l AS (SELECT * FROM lines) SELECT store AS store_id, id AS order_id FROM l x");
    assertRowByRow(
        true,
        "SELECT store AS store_id, part FROM (SELECT store, EXPLODE(ARRAY(1, 2)) AS part FROM lines)");
  }

  @Test
  void groupsNeedTheRowsOfTheirValues() {
    String sql =
        "SELECT store AS store_id, id AS order_id, SUM(n) AS total FROM lines GROUP BY store, id";
    assertEquals(BY_ORDER, columns(sql, "lines"));
    assertRowByRow(false, sql);
    // By the store alone: the greatest order is one of all its rows.
    assertEquals(
        Map.of("lines", List.of("store")),
        columns(
            "SELECT store AS store_id, MAX(id) AS order_id FROM lines GROUP BY store", "lines"));
    assertEquals(Map.of(), columns("SELECT MAX(store) AS store_id FROM lines", "lines"));
  }

  @Test
  void windowsNeedTheRowsOfTheirPartition() {
    assertEquals(
        BY_ORDER,
        columns(
            "SELECT store AS store_id, id AS order_id,"
                + " ROW_NUMBER() OVER (PARTITION BY store, id ORDER BY line) AS line_no FROM lines",
            "lines"));
    assertEquals(
        Map.of("lines", List.of("store")),
        columns(
            "SELECT store AS store_id, id AS order_id,"
                + " COUNT(*) OVER (PARTITION BY store) AS line_no FROM lines",
            "lines"));
    assertEquals(
        Map.of(),
        columns(
            "SELECT store AS store_id, ROW_NUMBER() OVER (ORDER BY line) AS n FROM lines",
            "lines"));
  }

  @Test
  void joinsFollowWhatTheyAreMadeOn() {
    String inner =
        "SELECT store AS store_id, id AS order_id FROM lines JOIN heads ON id = number AND shop = store";
    Map<String, List<String>> both =
        Map.of("lines", List.of("store", "id"), "heads", List.of("shop", "number"));
    assertEquals(both, columns(inner, "heads"));
    assertEquals(both, columns(inner, "lines", "heads"));
    String left =
        "SELECT store AS store_id, id AS order_id FROM lines LEFT JOIN heads ON id = number";
    assertEquals(
        Map.of("lines", List.of("id"), "heads", List.of("number")), columns(left, "heads"));
    // Of the right side null is not a value it bears: it may not have been met.
    assertEquals(
        Map.of(),
        columns("SELECT shop AS store_id FROM lines LEFT JOIN heads ON id = number", "heads"));
    assertEquals(
        Map.of(),
        columns("SELECT store AS store_id FROM lines JOIN heads ON id <> number", "heads"));
  }

  /** Unmatched rows of either side come out, so that neither attribute alone is the value. */
  @Test
  void aFullJoinIsFollowedByTheOneThatIsNotNull() {
    assertEquals(
        Map.of("lines", List.of("store", "id"), "other_lines", List.of("store", "id")),
        columns(
            "SELECT store AS store_id, id AS order_id FROM lines a FULL JOIN other_lines b USING (store, id)",
            "lines",
            "other_lines"));
    assertEquals(
        Map.of(),
        columns("SELECT store AS store_id FROM lines FULL JOIN heads ON store = shop", "lines"));
  }

  @Test
  void whatIsReadWholeNeedsNoFollowing() {
    // New lines touch orders; heads have nothing new and are looked up by another column.
    assertEquals(
        BY_ORDER,
        columns(
            "SELECT store AS store_id, id AS order_id FROM lines JOIN heads ON line = number",
            "lines"));
  }

  @Test
  void rowsThatAreLeftOutDependOnThoseThatLeaveThemOut() {
    assertEquals(
        Map.of("lines", List.of("id"), "heads", List.of("number")),
        columns(
            "SELECT store AS store_id, id AS order_id FROM lines LEFT ANTI JOIN heads ON id = number",
            "heads"));
  }

  @Test
  void partsOfAUnionAreFollowedByTheSamePlace() {
    String sql =
        "SELECT store AS store_id, id AS order_id FROM lines UNION ALL SELECT shop, number FROM heads";
    assertEquals(
        Map.of("lines", List.of("store", "id"), "heads", List.of("shop", "number")),
        columns(sql, "heads"));
    assertEquals(
        Map.of("lines", List.of("store"), "heads", List.of("shop")),
        columns(
            "SELECT store AS store_id, id AS order_id FROM lines UNION SELECT shop, UPPER(number) FROM heads",
            "heads"));
  }

  /** The number of an order's stores depends on the order alone, its store on nothing more. */
  @Test
  void aCountOverAllStoresOfAnOrderNeedsTheWholeOrder() {
    assertEquals(
        Map.of("lines", List.of("id")),
        columns(
            "WITH part AS (SELECT store, id, SUM(n) AS n FROM lines GROUP BY store, id),"
                + " shared AS (SELECT id, COUNT(*) AS stores FROM part GROUP BY id)"
                + " SELECT part.store AS store_id, part.id AS order_id, stores"
                + " FROM part JOIN shared ON part.id = shared.id",
            "lines"));
  }

  @Test
  void aViewThatIsReadByDifferentColumnsIsNotFollowed() {
    assertEquals(
        Map.of(),
        columns("SELECT a.id AS order_id FROM lines a JOIN lines b ON a.id = b.line", "lines"));
  }

  @Test
  void whatDependsOnMoreThanItsRowsIsNotFollowed() {
    for (String sql :
        List.of(
            "SELECT store AS store_id FROM lines LIMIT 5",
            "SELECT store AS store_id, RAND() AS r FROM lines",
            "SELECT store AS store_id FROM lines WHERE at < CURRENT_TIMESTAMP()",
            "SELECT store AS store_id FROM lines WHERE at < CURRENT_DATE()",
            "SELECT store AS store_id FROM lines WHERE id IN (SELECT number FROM heads)",
            "SELECT store AS store_id, (SELECT MAX(number) FROM heads) AS m FROM lines",
            "SELECT UPPER(store) AS store_id FROM lines")) {
      assertEquals(Optional.empty(), scope(sql, "lines"), sql);
    }
  }
}
