package io.storegauge.cli;

import io.storegauge.lake.Lake;
import io.storegauge.lake.TableState;
import io.storegauge.table.Columns;
import io.storegauge.table.Tables;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.spark.sql.Row;

/** What the demo shows of the last as-of day; fits into 100 columns. */
final class DemoReport {
  private static final int SHOWN = 5;
  private static final int STORE_WIDTH = 22;
  private static final int CATEGORY_WIDTH = 14;
  private static final int REASON_WIDTH = 50;

  private static final Comparator<Row> WORST =
      Comparator.comparing(
          GoldDay::standing, Comparator.nullsLast(Comparator.<Double>naturalOrder()));

  private final Lake lake;
  private final GoldDay day;

  DemoReport(Lake lake, GoldDay day) {
    this.lake = lake;
    this.day = day;
  }

  void print(PrintStream out) {
    out.printf("%nStores as of %s%n", day.asOf());
    List<Row> ranked = day.rankedScores();
    section(
        out,
        "Best scores among their peers",
        "score",
        Comparator.comparing(
            GoldDay::standing, Comparator.nullsLast(Comparator.<Double>reverseOrder())),
        ranked,
        day::strength);
    section(out, "Worst scores among their peers", "score", WORST, ranked, day::weakness);
    section(
        out,
        "Most volatile (stars, 90 days)",
        "volatility",
        ascending("volatility").reversed(),
        day.volatility(),
        GoldDay::unrest);
    section(
        out,
        "Riskiest",
        "risk_index",
        ascending("risk_index").reversed(),
        day.risk(),
        day::drivers);
    out.println();
    tables(out);
    out.println();
  }

  private static Comparator<Row> ascending(String column) {
    return Comparator.comparing((Row r) -> new BigDecimal(r.getAs(column).toString()));
  }

  private void section(
      PrintStream out,
      String title,
      String column,
      Comparator<Row> order,
      List<Row> rows,
      Function<Row, String> reason) {
    out.printf("%n%s%n", title);
    TextTable table = TextTable.of("store", "category", ">" + column, "because");
    rows.stream()
        .filter(r -> r.getAs(column) != null)
        .sorted(order.thenComparing(GoldDay::store))
        .limit(SHOWN)
        .forEach(
            r ->
                table.add(
                    DisplayWidth.cut(GoldDay.store(r), STORE_WIDTH),
                    DisplayWidth.cut(day.category(r), CATEGORY_WIDTH),
                    figure(r, column),
                    DisplayWidth.cut(reason.apply(r), REASON_WIDTH)));
    table.print(out);
  }

  /** Schemes have scales of their own, so a score is given with the best there is. */
  private static String figure(Row r, String column) {
    String figure = Figures.fixed(r.getAs(column), column.equals("volatility") ? 3 : 1);
    return column.equals("score")
        ? figure + " of " + Figures.fixed(r.<Double>getAs("top_score"), 0)
        : figure;
  }

  private void tables(PrintStream out) {
    TextTable table = TextTable.of("table", ">rows", ">size", "one row per");
    Tables.ALL.stream()
        .map(t -> TableState.of(lake, t))
        .flatMap(Optional::stream)
        .forEach(
            s ->
                table.add(
                    s.table().qualifiedName(),
                    Values.count(s.rows()),
                    Values.bytes(s.bytes()),
                    DisplayWidth.cut(String.join(", ", s.table().key()), REASON_WIDTH)));
    table.print(out);
  }

  /** The store that stands lowest among its peers: there is most to explain. */
  Optional<String> storeToExplain() {
    return day.rankedScores().stream().min(WORST.thenComparing(GoldDay::store)).map(GoldDay::store);
  }

  /** A query that answers something on this lake. */
  String query() {
    return String.format(
        "SELECT %s, round(avg(score), 1) AS score, count(*) AS stores FROM gold.store_scores WHERE"
            + " is_main AND as_of = '%s' GROUP BY %s",
        Columns.PLATFORM, day.asOf(), Columns.PLATFORM);
  }
}
