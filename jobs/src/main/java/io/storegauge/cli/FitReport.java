package io.storegauge.cli;

import io.storegauge.config.Scheme;
import io.storegauge.config.SchemeText;
import io.storegauge.scheme.FittedCutoffs;
import io.storegauge.scheme.FittedVersion;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** What a fit found, for a reader and as a scheme's file. */
final class FitReport {
  private static final int DIGITS = 3;

  private final Scheme scheme;
  private final List<FittedVersion> versions;

  FitReport(Scheme scheme, List<FittedVersion> versions) {
    this.scheme = scheme;
    this.versions = versions;
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (FittedVersion v : versions) {
      if (!lines.isEmpty()) {
        lines.add("");
      }
      if (v.isFitted()) {
        fitted(v, lines);
      } else {
        lines.add(String.format("%s %s: %s.", scheme.id(), v.version().version(), v.problem()));
      }
    }
    return lines;
  }

  private void fitted(FittedVersion v, List<String> lines) {
    lines.add(
        String.format(
            "%s %s: fitted on %d stores, held out %d, %d days to %s",
            scheme.id(),
            v.version().version(),
            v.stores(),
            v.heldOut(),
            v.days(),
            LocalDate.ofEpochDay(v.lastDay())));
    lines.add("");
    TextTable weights = TextTable.of("weight", ">was", ">fitted");
    v.version()
        .dimensions()
        .forEach((d, was) -> weights.add(d, plain(was), plain(v.dimensionWeights().get(d))));
    for (int i = 0; i < v.indicatorWeights().length; i++) {
      Scheme.Indicator indicator = v.version().indicators().get(i);
      weights.add(
          indicator.dimension() + " " + indicator.name(),
          plain(indicator.weight()),
          plain(v.indicatorWeights()[i]));
    }
    lines.addAll(weights.lines());
    lines.add("");
    if (!v.cutoffs().isEmpty()) {
      lines.addAll(cutoffs(v).lines());
      lines.add("");
    }
    TextTable errors = TextTable.of("on the stores held out", ">before", ">after");
    figure(errors, v, "mean absolute error", h -> h.agreement().mae());
    figure(errors, v, "largest error", FittedVersion.HeldOut::worst);
    figure(errors, v, "bias", h -> h.agreement().bias());
    figure(errors, v, "within 2 % of the scale", h -> h.agreement().within());
    figure(errors, v, "rank correlation", h -> h.agreement().rankCorrelation());
    figure(errors, v, "R²", FittedVersion.HeldOut::determined);
    lines.addAll(errors.lines());
    v.remarks().forEach(r -> lines.add("  " + r));
  }

  private static TextTable cutoffs(FittedVersion v) {
    TextTable table = TextTable.of("cut-off, % of the peers", ">was", ">fitted", ">fits as well");
    for (FittedCutoffs c : v.cutoffs()) {
      String name = v.version().indicators().get(c.indicator()).name();
      cutoff(table, name + " worst", c.was().worst(), c.fitted().worst(), c.worst());
      cutoff(table, name + " best", c.was().best(), c.fitted().best(), c.best());
    }
    return table;
  }

  private static void cutoff(
      TextTable table, String name, double was, double fitted, FittedCutoffs.Fits fits) {
    String range = fits.all() ? "any" : whole(fits.from()) + "\u2013" + whole(fits.to());
    table.add(name, whole(was), whole(fitted), range);
  }

  private static String whole(double percent) {
    return Figures.fixed(percent, 0);
  }

  private static void figure(
      TextTable table, FittedVersion v, String name, ToDoubleFunction<FittedVersion.HeldOut> of) {
    table.add(name, figure(of.applyAsDouble(v.before())), figure(of.applyAsDouble(v.after())));
  }

  private static String figure(double number) {
    return Figures.fixed(Double.isNaN(number) ? null : (Double) number, DIGITS);
  }

  private static String plain(double weight) {
    return Figures.fixed(weight, 2);
  }

  /** The scheme's file with the estimated numbers; what no score told of stays as it is. */
  SchemeText fitted(SchemeText text) {
    SchemeText fitted = text;
    for (FittedVersion v : versions) {
      if (v.isFitted()) {
        fitted = fitted(fitted, v);
      }
    }
    return fitted;
  }

  private SchemeText fitted(SchemeText text, FittedVersion v) {
    int place = scheme.versions().indexOf(v.version());
    Map<String, Double> told = new LinkedHashMap<>();
    v.told().stream()
        .forEach(
            i -> {
              told.put(SchemeText.weight(place, i), v.indicatorWeights()[i]);
              String dimension = v.version().indicators().get(i).dimension();
              if (v.dimensionWeights().containsKey(dimension)) {
                told.put(
                    SchemeText.dimension(place, dimension), v.dimensionWeights().get(dimension));
              }
            });
    String source =
        String.format(
            "fitted %s: official scores of %d stores",
            LocalDate.ofEpochDay(v.lastDay()), v.stores());
    SchemeText fitted = text;
    for (List<String> group : text.ours()) {
      List<String> pointers = group.stream().filter(told::containsKey).toList();
      double[] shares = pointers.stream().mapToDouble(told::get).toArray();
      if (pointers.size() > 1) {
        fitted = fitted.with(pointers, shares, source);
      }
    }
    for (FittedCutoffs c : v.cutoffs()) {
      if (!c.fitted().equals(c.was())) {
        fitted = with(fitted, SchemeText.worst(place, c.indicator()), c.fitted().worst(), source);
        fitted = with(fitted, SchemeText.best(place, c.indicator()), c.fitted().best(), source);
      }
    }
    return fitted;
  }

  private static SchemeText with(SchemeText text, String pointer, double to, String source) {
    return text.with(pointer, BigDecimal.valueOf(to), source);
  }
}
