package io.storegauge.report;

import io.storegauge.report.chart.Histogram;
import io.storegauge.report.chart.Quartiles;
import io.storegauge.report.chart.Scale;
import io.storegauge.report.data.ScoreRow;
import io.storegauge.report.html.Element;
import java.util.Arrays;
import java.util.List;

/** How the scores of each platform's formal stores are spread. */
final class DistributionSection {
  private static final String KEY = "distribution";
  private static final int TICKS = 6;

  /** Columns between two ticks. */
  private static final int COLUMNS = 4;

  private final Overview data;
  private final Words words;

  DistributionSection(Overview data, Words words) {
    this.data = data;
    this.words = words;
  }

  Section section() {
    Element charts = Element.of("div", "grid");
    for (String platform : data.platforms()) {
      List<ScoreRow> ranked = Overview.ranked(data.of(platform));
      if (!ranked.isEmpty()) {
        charts.add(chart(platform, ranked));
      }
    }
    return Section.of(KEY, charts);
  }

  private Element chart(String platform, List<ScoreRow> ranked) {
    double top = ranked.get(0).top();
    double[] scores = ranked.stream().mapToDouble(ScoreRow::score).toArray();
    Scale scale = Scale.around(Arrays.stream(scores), TICKS);
    int parts = (scale.ticks(TICKS).size() - 1) * COLUMNS;
    double median = Quartiles.medianOf(scores);
    int ticks = scale.places(TICKS - 1);
    int places = Math.max(ticks, Words.places(top));
    String about =
        words.of(
            "distribution.about",
            words.count(scores.length),
            words.score(median, top),
            words.top(top));
    return Parts.card(
        words.platform(platform),
        Parts.note(about),
        Histogram.figure(
            words.platform(platform) + ": " + about,
            scale,
            Histogram.counts(scores, scale, parts),
            median,
            v -> words.fixed(v, ticks),
            (part, n) ->
                words.of(
                    "distribution.part",
                    words.fixed(part.from(), places),
                    words.fixed(part.to(), places),
                    words.count(n))));
  }
}
