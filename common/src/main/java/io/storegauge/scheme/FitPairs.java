package io.storegauge.scheme;

import io.storegauge.config.Scheme;
import io.storegauge.stats.Agreement;
import io.storegauge.stats.Millionths;
import io.storegauge.stats.PeerDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Our scores of some stores beside the platform's, in millionths.
 *
 * @param ours as many as theirs
 */
record FitPairs(long[] ours, long[] theirs) {
  /** Ours: 2 points of 100. */
  private static final double TOLERANCE = 0.02;

  /**
   * @param days scored by the rules that are compared
   * @param stores platform and store
   */
  static FitPairs of(List<ScoredDay> days, OfficialScores official, Set<String> stores) {
    List<long[]> pairs = new ArrayList<>();
    for (ScoredDay day : days) {
      PeerDay of = day.stores();
      String platform = of.platform().toString();
      for (int s = 0; s < of.size(); s++) {
        double[] published = official.of(platform, of.store(s).toString(), of.asOf());
        if (published != null
            && !Double.isNaN(published[0])
            && stores.contains(platform + "/" + of.store(s))
            && day.score(s).hasScore()) {
          pairs.add(new long[] {day.score(s).score(), Millionths.of(published[0])});
        }
      }
    }
    return new FitPairs(
        pairs.stream().mapToLong(p -> p[0]).toArray(),
        pairs.stream().mapToLong(p -> p[1]).toArray());
  }

  Agreement agreement(Scheme.Version version) {
    return Agreement.of(ours, theirs, Millionths.of(TOLERANCE * version.range().to()));
  }

  /** Largest difference, in points. */
  double worst() {
    long worst = 0;
    for (int i = 0; i < ours.length; i++) {
      worst = Math.max(worst, Math.abs(ours[i] - theirs[i]));
    }
    return Millionths.toDouble(worst);
  }

  /** 1 − squared errors ÷ squared distances from the mean; NaN where all of theirs are alike. */
  double determined() {
    double mean = 0;
    for (long t : theirs) {
      mean += Millionths.toDouble(t) / theirs.length;
    }
    double errors = 0;
    double distances = 0;
    for (int i = 0; i < ours.length; i++) {
      double error = Millionths.toDouble(ours[i] - theirs[i]);
      double distance = Millionths.toDouble(theirs[i]) - mean;
      errors += error * error;
      distances += distance * distance;
    }
    return distances > 0 ? 1 - errors / distances : Double.NaN;
  }
}
