package io.storegauge.scheme;

import io.storegauge.config.Scheme;
import io.storegauge.model.Stage;
import io.storegauge.row.RowBlock;
import io.storegauge.row.RowBuilder;
import io.storegauge.stats.Millionths;
import io.storegauge.stats.PeerDay;
import io.storegauge.table.StoreScoresTable;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.unsafe.types.UTF8String;

/** Rows of store_scores of one platform, scheme and day. */
final class ScoreBlock implements RowBlock {
  private static final UTF8String NEWCOMER = UTF8String.fromString(Stage.NEWCOMER.id());
  private static final UTF8String FORMAL = UTF8String.fromString(Stage.FORMAL.id());

  private final ScoredDay day;
  private final UTF8String scheme;
  private final UTF8String version;
  // Grades, gates and bonuses are a few texts for all stores of a day.
  private final Map<String, UTF8String> texts = new HashMap<>();

  ScoreBlock(ScoredDay day) {
    this.day = day;
    this.scheme = UTF8String.fromString(day.inForce().scheme());
    this.version = UTF8String.fromString(day.rules().version());
  }

  @Override
  public int rows() {
    return day.stores().size();
  }

  /** In the order of {@link StoreScoresTable}. */
  @Override
  public void write(int store, RowBuilder out) {
    PeerDay stores = day.stores();
    Score score = day.score(store);
    double percentile = day.totals().percentile(store, true);
    int c = 0;
    out.set(c++, stores.platform());
    out.set(c++, stores.store(store));
    out.setInt(c++, stores.asOf());
    out.set(c++, scheme);
    out.set(c++, version);
    out.set(c++, day.inForce().main());
    out.set(c++, day.isFormal(store) ? FORMAL : NEWCOMER);
    if (score.hasScore()) {
      Millionths.set(out, c, score.score());
    }
    if (score.total().known()) {
      Millionths.set(out, c + 1, score.beforeGate());
    }
    c += 2;
    out.set(c++, day.rules().range().to());
    for (double points : score.dimensions()) {
      out.set(c++, points);
    }
    Millionths.set(out, c++, Score.sum(score.bonuses()));
    out.set(c++, text(Score.text(score.bonuses())));
    Millionths.set(out, c++, Score.sum(score.deductions()));
    out.set(c++, text(Score.text(score.deductions())));
    c = grade(score, percentile, out, c);
    out.set(c++, percentile);
    out.set(c++, score.total().coverage());
    out.set(c++, stores.completeness(store));
    c = publication(out, c);
    out.setInt(c, stores.month());
  }

  /** Gate, grade and what buyers see. */
  private int grade(Score score, double percentile, RowBuilder out, int column) {
    ScoreGrades grades = day.rules().grades();
    int grade = grades.of(score, percentile);
    int capped = grades.capped(grade, score);
    out.set(column, text(ScoreGrades.gates(score, capped != grade)));
    out.set(column + 1, text(grades.name(capped)));
    out.set(column + 2, grades.shown(score));
    return column + 3;
  }

  private int publication(RowBuilder out, int column) {
    Scheme.Publication calendar = day.rules().publication();
    if (calendar != null) {
      LocalDate next = LocalDate.ofEpochDay(day.stores().month()).plusMonths(1);
      out.setInt(column, (int) next.minusDays(1).toEpochDay());
      out.setInt(column + 1, (int) next.withDayOfMonth(calendar.effectiveDay()).toEpochDay());
    }
    return column + 2;
  }

  private UTF8String text(String text) {
    return text == null ? null : texts.computeIfAbsent(text, UTF8String::fromString);
  }
}
