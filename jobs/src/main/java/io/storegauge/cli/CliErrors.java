package io.storegauge.cli;

import static io.storegauge.model.StoregaugeException.Code.DATA_REFUSED;
import static io.storegauge.model.StoregaugeException.Code.NOT_USABLE;
import static io.storegauge.model.StoregaugeException.Code.USAGE;

import io.storegauge.ingest.IngestErrors;
import io.storegauge.model.DaySet;
import io.storegauge.model.NearNames;
import io.storegauge.model.StoregaugeException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Errors of the command line, one factory each. */
final class CliErrors {
  private CliErrors() {}

  static StoregaugeException halfAnInterval(String given, String missing) {
    return new StoregaugeException(
        USAGE,
        String.format(
            "%s is given without %s. Give both, or neither for every day there is.",
            given, missing));
  }

  /** Airflow hands over such an interval by default; see the scheduler's documentation. */
  static StoregaugeException emptyInterval(LocalDate start, LocalDate end) {
    return new StoregaugeException(
        USAGE,
        String.format(
            "The interval is empty: --start %s is not before --end %s (--end is exclusive; one day"
                + " D is --start D --end D+1).%nIf Airflow gave these dates, its data interval has"
                + " no length: data_interval_start = data_interval_end for schedule=None, for"
                + " CronTriggerTimetable, and for a plain cron string or \"@daily\" while"
                + " [scheduler] create_cron_data_intervals is False (the default since Airflow 3)."
                + " Schedule with CronDataIntervalTimetable(\"0 4 * * *\", timezone=...) or set"
                + " create_cron_data_intervals = True, and pass --start {{ data_interval_start | ds"
                + " }} --end {{ data_interval_end | ds }}.",
            start, end));
  }

  static StoregaugeException unknownSource(String name, Collection<String> known) {
    return new StoregaugeException(
        USAGE,
        String.format(
            "There is no source %s under sources/ of the configuration folder.%s",
            name, NearNames.hint(name, known)));
  }

  static StoregaugeException unknownTable(String name, Collection<String> known) {
    return new StoregaugeException(
        USAGE, String.format("There is no table %s.%s", name, NearNames.hint(name, known)));
  }

  static StoregaugeException noOwnModel(String lake) {
    return new StoregaugeException(
        NOT_USABLE,
        String.format(
            "The lake %s has no model of sentiment yet. Make one with `storegauge text train`, or name"
                + " a folder with --model.",
            lake));
  }

  static StoregaugeException negativeLimit(String option, int limit) {
    return new StoregaugeException(
        USAGE, String.format("%s is a number of rows, at least 0; it is %d.", option, limit));
  }

  static StoregaugeException outOfRange(
      String option, int given, String unit, int lowest, int highest) {
    return new StoregaugeException(
        USAGE,
        String.format(
            "%s is a number of %s from %d to %d; it is %d.", option, unit, lowest, highest, given));
  }

  static StoregaugeException noLanding(String folder) {
    return new StoregaugeException(
        NOT_USABLE,
        String.format(
            "The landing folder %s does not exist. Give the folder with the dumps as --landing DIR;"
                + " `storegauge demo` makes one to try.",
            folder));
  }

  static StoregaugeException emptyLake(String lake) {
    return new StoregaugeException(
        NOT_USABLE,
        String.format(
            "There is no table in the lake %s. Fill it with `storegauge run --landing DIR --lake"
                + " %s`, or give another --lake.",
            lake, lake));
  }

  static StoregaugeException noDaysYet(String table, String lake) {
    return new StoregaugeException(
        NOT_USABLE,
        String.format(
            "%s of the lake %s holds no day. Compute it with `storegauge run --landing DIR --lake"
                + " %s`.",
            table, lake, lake));
  }

  static StoregaugeException dayNotCovered(String table, LocalDate day, DaySet covered) {
    LocalDate first = covered.first();
    LocalDate last = covered.last();
    boolean gaps = !covered.equals(DaySet.between(first, last.plusDays(1)));
    return new StoregaugeException(
        USAGE,
        String.format(
            Locale.ROOT,
            "%s holds no %s; its %sdays are from %s to %s. Give one of them as --as-of, or compute"
                + " the day with `storegauge run --start %s --end %s`.",
            table,
            day,
            gaps ? String.format(Locale.ROOT, "%,d ", covered.size()) : "",
            first,
            last,
            day,
            day.plusDays(1)));
  }

  static StoregaugeException noStoresOf(
      String platform, String table, LocalDate day, Collection<String> known) {
    return new StoregaugeException(
        USAGE,
        String.format(
            "%s has no store of %s as of %s.%s",
            table, platform, day, NearNames.hint(platform, known)));
  }

  static StoregaugeException demoTooShort(int days, int exportedDaily) {
    return new StoregaugeException(
        USAGE,
        String.format(
            "--days of the demo must be at least %d, because the last %d days come as an export"
                + " each; it is %d.",
            exportedDaily + 1, exportedDaily, days));
  }

  static StoregaugeException demoWithoutScores(String out) {
    return new StoregaugeException(
        NOT_USABLE,
        String.format(
            "The demo in %s has no day with a score, so that there is nothing to report. Delete the"
                + " folder and start it again, or give another --out.",
            out));
  }

  static StoregaugeException tooMuchRefused(List<String> refusals) {
    return new StoregaugeException(
        DATA_REFUSED,
        "What was sound is in the lake, but more records were refused than"
            + " ingest.max_rejected_share allows:\n  "
            + String.join("\n  ", refusals)
            + "\nSee gold.quarantine for the records and their reasons.");
  }

  static StoregaugeException unknownPlatform(String id, Collection<String> known) {
    return new StoregaugeException(
        USAGE,
        String.format(
            "There is no platform %s in platforms.yaml of the configuration folder.%s",
            id, NearNames.hint(id, known)));
  }

  static StoregaugeException unknownScheme(String id, Collection<String> known) {
    return new StoregaugeException(
        USAGE,
        String.format(
            "There is no scheme %s under schemes/ of the configuration folder.%s",
            id, NearNames.hint(id, known)));
  }

  static StoregaugeException notPublished(String scheme) {
    return new StoregaugeException(
        USAGE,
        String.format(
            "No platform publishes the score of %s. Name it as official_scheme of a platform in"
                + " platforms.yaml if one does.",
            scheme));
  }

  static StoregaugeException noOfficialScores(String scheme, List<String> platforms) {
    return new StoregaugeException(
        NOT_USABLE,
        String.format(
            "There is nothing to fit %s to: silver.official_scores has no total score of %s on a day"
                + " of gold.store_metrics. Ingest scores that the platform shows (entity"
                + " official_scores), then run facts and metrics.",
            scheme, String.join(", ", platforms)));
  }

  static StoregaugeException notFitted(String scheme, List<String> reasons) {
    return new StoregaugeException(
        NOT_USABLE,
        String.format(
            "%s cannot be fitted; nothing was written.%n  %s.",
            scheme, String.join(String.format(".%n  "), reasons)));
  }

  static StoregaugeException notWritable(Path file, IOException cause) {
    return new StoregaugeException(
        NOT_USABLE,
        String.format("Cannot write %s: %s. Name another file as --out.", file, cause),
        cause);
  }

  static StoregaugeException unknownVersion(
      String scheme, String version, Collection<String> known) {
    return new StoregaugeException(
        USAGE,
        String.format(
            "%s has no version %s; it has %s.", scheme, version, String.join(", ", known)));
  }

  static StoregaugeException noVersionYet(String scheme, LocalDate day, LocalDate first) {
    return new StoregaugeException(
        USAGE, String.format("%s has no rules for %s; its first day is %s.", scheme, day, first));
  }

  static StoregaugeException unknownEntity(String name, Collection<String> known) {
    return new StoregaugeException(
        USAGE,
        String.format(
            "There is no table %s in silver that a mapping could fill.%s",
            name, NearNames.hint(name, known)));
  }

  static StoregaugeException tooFew(String option, long least, long given) {
    return new StoregaugeException(
        USAGE,
        String.format("%s is a number of records, at least %d; it is %d.", option, least, given));
  }

  static StoregaugeException noFolds(int given) {
    return new StoregaugeException(
        USAGE,
        String.format("--folds is a number of parts, at least 2, or 0 for none; it is %d.", given));
  }

  static StoregaugeException noStores(int given) {
    return new StoregaugeException(
        USAGE, String.format("--stores is a number of stores, at least 1; it is %d.", given));
  }

  static StoregaugeException noFile(String file) {
    return new StoregaugeException(
        NOT_USABLE,
        String.format(
            "There is no file or folder %s. Check the path; quote one with spaces.", file));
  }

  static StoregaugeException emptyFolder(String folder) {
    return new StoregaugeException(
        NOT_USABLE,
        String.format(
            "The folder %s holds no file (names that begin with _ or . do not count). Give another.",
            folder));
  }

  static StoregaugeException severalFilesToDraft(String folder, int files) {
    return new StoregaugeException(
        USAGE,
        String.format(
            "%s holds %,d files, and a mapping is drafted of one. Name one of them.",
            folder, files));
  }

  static StoregaugeException nothingToDraft(String file, String fault) {
    return new StoregaugeException(
        NOT_USABLE,
        String.format(
            "Cannot draft a mapping of %s: %s. %s", file, fault, IngestErrors.remedy(fault)));
  }

  static StoregaugeException filesDoNotPass(List<String> problems) {
    return new StoregaugeException(
        DATA_REFUSED, "Not every file would pass:\n  " + String.join("\n  ", problems));
  }

  static StoregaugeException storeName(String given) {
    return new StoregaugeException(
        USAGE, String.format("%s does not name a store; write PLATFORM/STORE.", given));
  }

  static StoregaugeException unknownStore(String store, Collection<String> known) {
    return new StoregaugeException(
        USAGE, String.format("No score is known of %s.%s", store, NearNames.hint(store, known)));
  }

  static StoregaugeException unknownIndicator(String name, String hint) {
    return new StoregaugeException(
        USAGE,
        String.format(
            "There is no indicator %s of the store's schemes, nor such a column of"
                + " gold.store_metrics.%s",
            name, hint));
  }

  static StoregaugeException noIndicator(String store, LocalDate day) {
    return new StoregaugeException(
        USAGE,
        String.format(
            "%s has no indicator with a value as of %s. Name a metric as --rows INDICATOR, or give"
                + " another --as-of.",
            store, day));
  }

  static StoregaugeException olderMetrics(String lake) {
    return new StoregaugeException(
        NOT_USABLE,
        String.format(
            "The lake %s has no gold.store_metrics, or one of an earlier release that knew fewer"
                + " metrics than the schemes ask for. Compute it with `storegauge run --landing DIR"
                + " --lake %s`.",
            lake, lake));
  }

  static StoregaugeException unknownDay(
      String store, LocalDate day, LocalDate first, LocalDate last, long days) {
    return new StoregaugeException(
        USAGE,
        String.format(
            "%s has no score as of %s. It has %d days from %s to %s.",
            store, day, days, first, last));
  }
}
