package io.storegauge.cli;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.storegauge.scheme.NextGrade;
import io.storegauge.scheme.NextGrade.Move;
import io.storegauge.scheme.NextGrade.Obstacle;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** What a store has to improve for the next grade of each of its schemes. */
record ExplainedGrades(
    String platform,
    @JsonProperty("store_id") String storeId,
    @JsonProperty("as_of") String asOf,
    List<Scheme> schemes) {

  /**
   * One scheme; null = none, or unknown.
   *
   * @param needed score from which on there is the next grade
   * @param obstacle why nothing reaches it
   * @param gate that stands in the way
   * @param reached score behind the moves, or with everything at its best if that is not enough
   * @param cost sum of the shares
   */
  record Scheme(
      String scheme,
      @JsonProperty("scheme_version") String version,
      Double score,
      String grade,
      @JsonProperty("next_grade") String next,
      Double needed,
      String obstacle,
      String gate,
      Double reached,
      Double cost,
      List<Improvement> improvements) {}

  /**
   * One value to improve.
   *
   * @param beyond whether it has to be better than {@code to}
   * @param share of the way to the value that gives the most
   * @param cases to prevent or to win; null = it is not made of counted cases
   */
  record Improvement(
      String indicator,
      String unit,
      @JsonProperty("value") double from,
      @JsonProperty("to") double to,
      boolean beyond,
      double share,
      double gain,
      Long cases) {}

  static ExplainedGrades of(StoreGold store, LocalDate day, List<NextGrade> grades) {
    return new ExplainedGrades(
        store.platform(),
        store.storeId(),
        day.toString(),
        grades.stream().map(ExplainedGrades::scheme).toList());
  }

  private static Scheme scheme(NextGrade n) {
    Obstacle obstacle = n.obstacle();
    return new Scheme(
        n.scheme(),
        n.version(),
        known(n.score()),
        n.grade(),
        n.next(),
        known(n.needed()),
        obstacle == null ? null : obstacle.name().toLowerCase(Locale.ROOT),
        n.by(),
        known(n.reached()),
        obstacle == null ? (Double) n.cost() : null,
        n.moves().stream().map(ExplainedGrades::improvement).toList());
  }

  private static Improvement improvement(Move m) {
    return new Improvement(
        m.indicator(),
        m.unit(),
        m.from(),
        m.to(),
        m.beyond(),
        m.share(),
        m.gain(),
        Double.isNaN(m.cases()) ? null : (Long) Math.round(m.cases()));
  }

  private static Double known(double value) {
    return Double.isNaN(value) ? null : (Double) value;
  }
}
