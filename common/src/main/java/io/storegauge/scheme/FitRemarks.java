package io.storegauge.scheme;

import io.storegauge.config.Scheme;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** What official scores could not tell. */
final class FitRemarks {
  /** Ours: indicators whose points go together so closely cannot be told apart. */
  private static final double ALIKE = 0.98;

  private final Scheme.Version version;
  private final BitSet told;
  private final List<double[]> points;

  /**
   * @param points of the indicators, NaN = unknown, one a row that the fit saw
   */
  FitRemarks(Scheme.Version version, BitSet told, List<double[]> points) {
    this.version = version;
    this.told = told;
    this.points = points;
  }

  List<String> lines(List<FittedCutoffs> cutoffs) {
    List<String> remarks = new ArrayList<>();
    for (int i = 0; i < version.indicators().size(); i++) {
      if (told.get(i)) {
        weight(i, remarks);
      } else if (version.indicators().get(i).weight() > 0) {
        remarks.add(
            String.format(
                "%s has points at fewer than %d stores that the fit may see: its weight and"
                    + " cut-offs stay as they were",
                name(i), FitRows.MIN_STORES_OF_INDICATOR));
      }
    }
    cutoffs.forEach(c -> cutoffs(c, remarks));
    return remarks;
  }

  private String name(int indicator) {
    return version.indicators().get(indicator).name();
  }

  private void weight(int i, List<String> remarks) {
    if (Double.isNaN(correlation(i, i))) {
      remarks.add(name(i) + " has the same points at all stores: told by the level alone");
      return;
    }
    for (int j = told.nextSetBit(i + 1); j >= 0; j = told.nextSetBit(j + 1)) {
      double together = correlation(i, j);
      if (Math.abs(together) > ALIKE) {
        remarks.add(
            String.format(
                "%s and %s go together (correlation %.2f): their sum is told, not each alone",
                name(i), name(j), together));
      }
    }
  }

  private void cutoffs(FittedCutoffs c, List<String> remarks) {
    if (c.worst().all() && c.best().all()) {
      remarks.add(
          String.format(
              "the scores do not tell the cut-offs of %s: both stay", name(c.indicator())));
    } else if (c.worst().all() || c.best().all()) {
      remarks.add(
          String.format(
              "the scores do not tell the %s cut-off of %s: it stays",
              c.worst().all() ? "worst" : "best", name(c.indicator())));
    }
  }

  /** Over the rows that have both; NaN where one does not vary. */
  private double correlation(int a, int b) {
    List<double[]> both =
        points.stream().filter(r -> !Double.isNaN(r[a]) && !Double.isNaN(r[b])).toList();
    double meanA = both.stream().mapToDouble(r -> r[a]).average().orElse(0);
    double meanB = both.stream().mapToDouble(r -> r[b]).average().orElse(0);
    double shared = 0;
    double ofA = 0;
    double ofB = 0;
    for (double[] r : both) {
      shared += (r[a] - meanA) * (r[b] - meanB);
      ofA += (r[a] - meanA) * (r[a] - meanA);
      ofB += (r[b] - meanB) * (r[b] - meanB);
    }
    double scale = Math.sqrt(ofA) * Math.sqrt(ofB);
    return scale > 1e-9 ? shared / scale : Double.NaN;
  }
}
