package io.storegauge.ingest;

import static io.storegauge.model.StoregaugeException.Code.NOT_USABLE;
import static io.storegauge.model.StoregaugeException.Code.USAGE;

import io.storegauge.config.Feed;
import io.storegauge.model.StoregaugeException;
import java.util.Optional;

/** Errors of ingestion, one factory each, and the remedies that stand in quarantine. */
public final class IngestErrors {
  private IngestErrors() {}

  static StoregaugeException landingMissing(String landing, Exception cause) {
    return new StoregaugeException(
        NOT_USABLE,
        String.format(
            "The landing folder %s does not exist. Give the right one with --landing.", landing),
        cause);
  }

  static StoregaugeException landingNotAFolder(String landing) {
    return new StoregaugeException(
        NOT_USABLE,
        String.format(
            "The landing folder %s is a file. Give the folder that holds it with --landing.",
            landing));
  }

  /** No file of the landing folder is known to the source. */
  public static StoregaugeException nothingMatches(
      String landing, String source, Iterable<String> globs) {
    return new StoregaugeException(
        NOT_USABLE,
        String.format(
            "No file under %s matches a mapping of source %s (%s). Give the right folder with --landing,"
                + " or the right mappings with --source.",
            landing, source, String.join(", ", globs)));
  }

  /** The lake's buyers were hashed with another key. */
  public static StoregaugeException otherBuyerKey(String lake) {
    return new StoregaugeException(
        NOT_USABLE,
        String.format(
            "The lake %s was filled with another buyer key, with which every buyer is somebody else."
                + " Give that key (STOREGAUGE_BUYER_KEY or privacy.buyer_key_file), or fill a new"
                + " --lake.",
            lake));
  }

  /** A record has what its mapping says must stop the run. */
  static StoregaugeException mustNotBe(Feed feed, String file, long record, String reason) {
    return new StoregaugeException(
        NOT_USABLE,
        String.format(
            "%s: record %,d: %s. conf/sources/%s/%s.yaml says on_bad: fail, so that no table was"
                + " changed. %s",
            file, record, reason, feed.source(), feed.name(), remedy(reason)));
  }

  /** A line about records of a file that were kept, though something was wrong with them. */
  public static String warning(String file, FileStats.Warning w) {
    boolean rule = w.reason().startsWith("rule:");
    return String.format(
        "%s: %s in %s, kept %s; the first is record %,d%s. %s",
        file,
        w.reason(),
        w.records() == 1 ? "1 record" : String.format("%,d records", w.records()),
        rule ? "as they are" : "without the value",
        w.firstRecord(),
        w.example().equals(w.reason()) ? "" : " (" + w.example() + ")",
        remedy(w.reason()));
  }

  /** A mapping cannot be drafted of a file without names of columns. */
  static StoregaugeException noHeaderToDraft(String file) {
    return new StoregaugeException(
        NOT_USABLE,
        String.format(
            "The first rows of %s hold no names of columns that a mapping could go by. Export the file"
                + " with its header.",
            file));
  }

  /** Nothing in a file says which table it belongs to. */
  static StoregaugeException noEntityToDraft(String file, Iterable<String> entities) {
    return new StoregaugeException(
        USAGE,
        String.format(
            "No mapping knows a header of %s, so that nothing says which table it belongs to. Name it"
                + " with --entity: %s.",
            file, String.join(", ", entities)));
  }

  /**
   * A line about records or rows of which too many were refused; empty if they were not.
   *
   * @param where they are from
   * @param things what they are: records, or rows
   * @param maxShare share of them that may be refused
   */
  public static Optional<String> refusal(
      String where, String things, long received, long rejected, double maxShare) {
    return rejected > maxShare * received
        ? Optional.of(
            String.format(
                "%s: %,d of %,d %s refused (allowed %.1f %%); see gold.quarantine",
                where, rejected, received, things, maxShare * 100))
        : Optional.empty();
  }

  /**
   * A line about a file of which too much was refused; empty if it was not.
   *
   * @param fault why the whole file was refused; null = it was read
   * @param maxShare share of its records that may be refused
   */
  public static Optional<String> fileRefusal(
      String file, String fault, long received, long rejected, double maxShare) {
    if (fault != null) {
      return Optional.of(String.format("%s: %s. %s", file, fault, remedy(fault)));
    }
    return refusal(file, "records", received, rejected, maxShare);
  }

  /** What to do about a reason code. */
  public static String remedy(String reason) {
    String code = reason.indexOf(':') < 0 ? reason : reason.substring(0, reason.indexOf(':'));
    return switch (code) {
      case "torn_id" -> "Export again, and do not save the file from a spreadsheet.";
      case "bad_text" -> "Export again in an encoding that has every character of the column.";
      case "key_not_unique" ->
          "Group the query of the silver.yaml by the key: it must name one row, or every fact of it"
              + " counts several times.";
      case "rule" -> "Correct the record, or the rule in the mapping.";
      case "missing_value" -> "Export the column, or make it optional in the mapping.";
      case "bad_number",
              "bad_money",
              "bad_duration",
              "bad_rating",
              "bad_time",
              "bad_date",
              "bad_boolean" ->
          "Correct the value, or add its pattern to the column in the mapping.";
      case "out_of_range" ->
          "Correct the value (days from 1990-01-01 to 2100-01-01), or widen min and max in the"
              + " mapping.";
      case "unknown_value" -> "Add the value to the column's values in the mapping.";
      case "after_export" -> "Check the clock or the time zone of the export.";
      case "field_count" -> "Check the record for a stray separator or an unquoted line break.";
      case "bad_json" -> "Check the line: each must be one JSON object.";
      case "record_too_long" ->
          "Check for a missing closing quote, or raise ingest.max_record_bytes.";
      case "unterminated_quote" ->
          "Add the closing quote, or double a quote that belongs to the text; what follows it cannot"
              + " be told apart.";
      case "empty_file" -> "Export the file again.";
      case "no_header" ->
          "Check the separator and that the first line holds the column names the mapping expects.";
      case "truncated" -> "Copy the file again; it ends in the middle.";
      case "not_readable" -> "Let this user read it, or copy it again.";
      case "unknown_platform" -> "Add the platform to conf/platforms.yaml, or rename the folder.";
      case "bad_export_date" -> "Rename the folder to the day of the export, yyyy-MM-dd.";
      default -> "See docs/ingest.md.";
    };
  }
}
