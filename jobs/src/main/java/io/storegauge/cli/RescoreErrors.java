package io.storegauge.cli;

import static io.storegauge.model.StoregaugeException.Code.NOT_USABLE;
import static io.storegauge.model.StoregaugeException.Code.USAGE;

import io.storegauge.model.DaySet;
import io.storegauge.model.NearNames;
import io.storegauge.model.StoregaugeException;
import io.storegauge.table.MetricColumn;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

/** Errors of {@code what-if} and {@code backcast}, one factory each. */
final class RescoreErrors {
  private RescoreErrors() {}

  static StoregaugeException nothingToTry() {
    return new StoregaugeException(
        USAGE,
        "Nothing is to be changed. Give --scheme FILE, --metric NAME=VALUE, or both; why"
            + " PLATFORM/STORE shows what is.");
  }

  static StoregaugeException changeOfNobody() {
    return new StoregaugeException(
        USAGE,
        "--metric does not say of which stores. Give --store PLATFORM/STORE, --category NAME, or"
            + " --platform ID for all stores of a platform.");
  }

  static StoregaugeException storeAndMore(String option) {
    return new StoregaugeException(
        USAGE,
        String.format(
            "--store names one store with its platform; %s says nothing beside it. Leave out one of"
                + " them.",
            option));
  }

  static StoregaugeException notAChange(String given) {
    return new StoregaugeException(
        USAGE,
        String.format(
            "--metric %s is no change; write NAME=VALUE for a value, NAME=+DELTA or NAME=-DELTA to"
                + " add or take off, in the metric's unit (a share of 5 %% is 0.05).",
            given));
  }

  static StoregaugeException unknownMetric(String name, Collection<String> known) {
    return new StoregaugeException(
        USAGE,
        String.format(
            "--metric %s: there is no such metric in gold.store_metrics.%s",
            name, NearNames.hint(name, known)));
  }

  static StoregaugeException changedTwice(String column) {
    return new StoregaugeException(
        USAGE, String.format("--metric changes %s twice. Leave one of them.", column));
  }

  static StoregaugeException beyondBounds(String given, MetricColumn metric) {
    return new StoregaugeException(
        USAGE,
        String.format(
            "--metric %s: %s is never so; allowed: %s. Change the value.",
            given, metric.id(), bounds(metric)));
  }

  static StoregaugeException notWhole(String given, MetricColumn metric) {
    return new StoregaugeException(
        USAGE,
        String.format(
            "--metric %s: %s counts %s; allowed: whole numbers. Change the value.",
            given, metric.id(), metric.unit()));
  }

  static StoregaugeException pushedBeyond(
      String store, MetricColumn metric, double value, double amount) {
    double bound = amount < 0 ? metric.lowest() : metric.highest();
    return new StoregaugeException(
        USAGE,
        String.format(
            "%s of %s is %s; %s%s would lead beyond what it can be, %s. Add at most %s, or give the"
                + " value itself: %s=%s.",
            metric.name(),
            store,
            Values.real(value),
            amount < 0 ? "" : "+",
            Values.real(amount),
            bounds(metric),
            (amount < 0 ? "" : "+") + Values.real(bound - value),
            metric.name(),
            Values.real(bound)));
  }

  private static String bounds(MetricColumn metric) {
    String lowest = Values.real(metric.lowest());
    return metric.highest() == Double.POSITIVE_INFINITY
        ? lowest + " or more"
        : lowest + " to " + Values.real(metric.highest());
  }

  static StoregaugeException notScored(
      List<String> metrics, LocalDate day, Collection<String> scored) {
    return new StoregaugeException(
        USAGE,
        String.format(
            "No scheme looks at %s on %s, so that no score would move. These are looked at: %s.",
            String.join(", ", metrics), day, String.join(", ", scored)));
  }

  static StoregaugeException notKnown(String metric, String stores, LocalDate day) {
    return new StoregaugeException(
        USAGE,
        String.format(
            "%s of %s is not known on %s, and what has no evidence stays without. Take another"
                + " metric, or a day with evidence.",
            metric, stores, day));
  }

  static StoregaugeException unknownSchemeFile(String id, Path file, Collection<String> known) {
    return new StoregaugeException(
        USAGE,
        String.format(
            "%s stands for scheme %s by its name, and there is no such scheme under schemes/ of the"
                + " configuration folder.%s Name the one it replaces with --replaces ID.",
            file, id, NearNames.hint(id, known)));
  }

  static StoregaugeException replacesWithoutFile() {
    return new StoregaugeException(
        USAGE, "--replaces says which scheme a file stands for; give it with --scheme FILE.");
  }

  static StoregaugeException notAmongPlatforms(String scheme, Collection<String> platforms) {
    return new StoregaugeException(
        USAGE,
        platforms.isEmpty()
            ? String.format(
                "No platform of platforms.yaml is scored by %s. Name it there under scheme.",
                scheme)
            : String.format(
                "The stores asked for are not scored by %s; stores of %s are.",
                scheme, String.join(", ", platforms)));
  }

  static StoregaugeException noDays(String lake) {
    return new StoregaugeException(
        NOT_USABLE,
        String.format(
            "The lake %s has no metrics to score. Fill it with `storegauge run --landing DIR --lake"
                + " %s`, or give another --lake.",
            lake, lake));
  }

  static StoregaugeException intervalNotCovered(DaySet asked, DaySet covered) {
    return new StoregaugeException(
        USAGE,
        String.format(
            "There are no metrics of any day from %s to %s; there are of %,d days from %s to %s."
                + " Change --start and --end.",
            asked.first(), asked.last(), covered.size(), covered.first(), covered.last()));
  }

  static StoregaugeException noStores(String asked, String days, Collection<String> near) {
    return new StoregaugeException(
        USAGE,
        String.format(
            "There are no metrics of %s %s.%s",
            asked, days, near.isEmpty() ? "" : " Did you mean " + String.join(" or ", near) + "?"));
  }

  static StoregaugeException formWithoutFolder() {
    return new StoregaugeException(
        USAGE, "--as says how a table is written; give it with --out DIR.");
  }
}
