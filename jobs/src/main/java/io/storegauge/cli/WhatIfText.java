package io.storegauge.cli;

import io.storegauge.job.WhatIf;
import io.storegauge.scheme.ScoreMoves;
import io.storegauge.table.Columns;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.apache.spark.sql.Row;

/** What came of a what-if, for a reader. Beside csv and json the summary is a remark. */
final class WhatIfText {
  private static final int POINTS = 2;

  private final Terminal terminal;
  private final LocalDate day;
  private final String what;

  WhatIfText(Terminal terminal, LocalDate day, String what) {
    this.terminal = terminal;
    this.day = day;
    this.what = what;
  }

  /** What a change could not do. */
  void reach(List<WhatIf.Reach> reach) {
    for (WhatIf.Reach r : reach) {
      String metric = r.change().metric().name();
      if (r.held() > 0) {
        terminal.note(
            "%s stops at %s in %s of %s stores.",
            metric,
            Values.real(
                r.change().amount() < 0
                    ? r.change().metric().lowest()
                    : r.change().metric().highest()),
            Values.count(r.held()),
            Values.count(r.known()));
      }
      if (r.known() < r.stores()) {
        terminal.note(
            "%s is known of %s of %s stores; the others stay as they are.",
            metric, Values.count(r.known()), Values.count(r.stores()));
      }
    }
  }

  /** Rows of {@link ScoreMoves#summary}. */
  void summary(List<Row> rows, Format format) {
    TextTable table =
        TextTable.of(
            "platform",
            "scheme",
            ">stores",
            ">up",
            ">down",
            ">mean",
            ">best",
            ">worst",
            ">grade moves",
            ">shown moves",
            ">rank moves");
    for (Row r : rows) {
      table.add(
          r.getAs(Columns.PLATFORM),
          r.getAs("scheme"),
          Values.count(r.<Long>getAs("stores")),
          Values.count(r.<Long>getAs("up")),
          Values.count(r.<Long>getAs("down")),
          signed(r.getAs("mean_change"), POINTS),
          signed(r.getAs("largest_gain"), POINTS),
          signed(r.getAs("largest_loss"), POINTS),
          Values.count(r.<Long>getAs("other_grade")),
          Values.count(r.<Long>getAs("other_display")),
          Values.count(r.<Long>getAs("other_rank")));
    }
    if (format == Format.TABLE) {
      terminal.out().printf("As of %s, what if %s%n%n", day, what);
      table.print(terminal.out());
    } else {
      terminal.note("As of %s, what if %s", day, what);
      table.lines().forEach(l -> terminal.note("%s", l));
    }
  }

  /**
   * The stores that move most.
   *
   * @param all how many there are
   */
  void movers(List<Row> moves, long all) {
    terminal.out().println();
    TextTable table =
        TextTable.of(
            "store",
            "scheme",
            ">before",
            ">after",
            ">change",
            "grade",
            "buyers see",
            "rank",
            ">climbs");
    for (Row r : moves) {
      table.add(
          GoldDay.store(r) + (r.<Boolean>getAs(WhatIf.SELECTED) ? "" : " (peer)"),
          r.getAs("scheme"),
          Figures.fixed(r.getAs("score" + ScoreMoves.BEFORE), POINTS),
          Figures.fixed(r.getAs("score" + ScoreMoves.AFTER), POINTS),
          signed(r.getAs("score_change"), POINTS),
          moved(r, "grade"),
          moved(r, "display_score"),
          moved(r, "rank"),
          signed(r.getAs("rank_change"), 0));
    }
    table.print(terminal.out());
    if (moves.size() < all) {
      terminal.note(
          "%s of %s rows are shown; --top N shows more.",
          Values.count(moves.size()), Values.count(all));
    }
  }

  private static String moved(Row r, String figure) {
    Object before = r.getAs(figure + ScoreMoves.BEFORE);
    Object after = r.getAs(figure + ScoreMoves.AFTER);
    String now = shown(after);
    return Objects.equals(before, after) ? now : shown(before) + " → " + now;
  }

  private static String shown(Object figure) {
    return figure == null ? Figures.UNKNOWN : Values.shown(figure);
  }

  private static String signed(Number change, int places) {
    String plain = Figures.fixed(change, places);
    boolean more = change != null && change.doubleValue() > 0;
    return more && !plain.matches("[0.]+") ? "+" + plain : plain;
  }

  /** Says that the tables are not what this configuration gives, if they are not. */
  void stale(long rows) {
    if (rows > 0) {
      terminal.note(
          "%s scores in gold.store_scores are not what this configuration gives; \"before\" is by"
              + " the configuration. `storegauge scores` brings the table up to date.",
          Values.count(rows));
    }
  }
}
