package io.storegauge.cli;

import java.math.BigDecimal;
import java.sql.Date;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.sql.Row;

/** A score of an {@link Explanation}, from its rows in the gold tables. */
final class ExplainedScore {
  /** store_scores has a column with this ending for each dimension, in reading order. */
  private static final String DIMENSION_SCORE = "_score";

  private ExplainedScore() {}

  static Explanation.Score of(
      Row r,
      List<Row> components,
      Explanation.Promotion promotion,
      List<ExplainedChange> changes,
      LeftOutDays leftOut) {
    String scheme = r.getAs("scheme");
    List<String> order = List.of(r.schema().fieldNames());
    Map<String, List<Explanation.Indicator>> byDimension = new LinkedHashMap<>();
    components.stream()
        .filter(c -> scheme.equals(c.getAs("scheme")))
        .sorted(
            Comparator.comparing((Row c) -> order.indexOf(c.getAs("dimension") + DIMENSION_SCORE))
                .thenComparing(c -> c.getAs("weight"), Comparator.<Double>reverseOrder())
                .thenComparing(c -> c.<String>getAs("indicator")))
        .forEach(
            c ->
                byDimension
                    .computeIfAbsent(c.getAs("dimension"), d -> new ArrayList<>())
                    .add(indicator(c, leftOut)));
    List<Explanation.Dimension> dimensions = new ArrayList<>();
    byDimension.forEach(
        (d, indicators) ->
            dimensions.add(new Explanation.Dimension(d, dimensionScore(r, d), indicators)));
    return new Explanation.Score(
        scheme,
        r.getAs("scheme_version"),
        r.getAs("stage"),
        r.getAs("score"),
        r.getAs("score_before_gate"),
        r.getAs("top_score"),
        Objects.requireNonNullElse(r.<BigDecimal>getAs("bonus"), BigDecimal.ZERO),
        r.getAs("bonuses"),
        Objects.requireNonNullElse(r.<BigDecimal>getAs("deduction"), BigDecimal.ZERO),
        r.getAs("deductions"),
        r.getAs("gate"),
        r.getAs("grade"),
        r.getAs("display_score"),
        r.getAs("peer_percentile"),
        day(r, "assessed_on"),
        day(r, "effective_from"),
        r.getAs("coverage"),
        promotion,
        dimensions,
        changes);
  }

  private static String day(Row r, String column) {
    Date day = r.getAs(column);
    return day == null ? null : day.toString();
  }

  private static Double dimensionScore(Row r, String dimension) {
    String column = dimension + DIMENSION_SCORE;
    return List.of(r.schema().fieldNames()).contains(column) ? r.getAs(column) : null;
  }

  private static Explanation.Indicator indicator(Row c, LeftOutDays leftOut) {
    String indicator = c.getAs("indicator");
    return new Explanation.Indicator(
        indicator,
        Figures.unit(c),
        c.getAs("value"),
        c.getAs("points"),
        c.getAs("weight"),
        c.getAs("contribution"),
        c.getAs("points_lost"),
        c.getAs("peer_median"),
        c.getAs("peer_percentile"),
        leftOut.of(c));
  }
}
