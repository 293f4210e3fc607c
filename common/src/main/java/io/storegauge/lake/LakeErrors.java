package io.storegauge.lake;

import static io.storegauge.model.StoregaugeException.Code.NOT_USABLE;
import static io.storegauge.model.StoregaugeException.Code.USAGE;

import io.storegauge.model.NearNames;
import io.storegauge.model.StoregaugeException;
import io.storegauge.table.TableSpec;
import io.storegauge.table.Tables;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** Errors of the lake, one factory each. */
final class LakeErrors {
  private LakeErrors() {}

  static StoregaugeException newerLayout(String root, int found, int known) {
    return new StoregaugeException(
        NOT_USABLE,
        String.format(
            "The lake %s has layout %d, this Storegauge knows layouts up to %d. Use the newer"
                + " Storegauge that wrote it, or give another --lake.",
            root, found, known));
  }

  static StoregaugeException otherTable(TableSpec table, String path) {
    return new StoregaugeException(
        NOT_USABLE,
        String.format(
            "Table %s at %s has columns or table features that this Storegauge does not write. Use"
                + " the Storegauge that wrote it, or undo what was changed on the table by hand.",
            table.qualifiedName(), path));
  }

  static StoregaugeException otherFiles(TableSpec table, String path) {
    return new StoregaugeException(
        NOT_USABLE,
        String.format(
            "Table %s belongs at %s, but there are files and no table. Give another --lake, or move"
                + " them away if nobody needs them.",
            table.qualifiedName(), path));
  }

  static StoregaugeException scratchInTheLake(String folder, String lake) {
    return new StoregaugeException(
        USAGE,
        String.format(
            "--out %s and the lake %s lie one inside the other, and the lake stays as it is. Give a"
                + " folder elsewhere.",
            folder, lake));
  }

  static StoregaugeException scratchTaken(String folder) {
    return new StoregaugeException(
        USAGE,
        String.format(
            "--out %s is there already and is not overwritten. Give a folder that is new or empty.",
            folder));
  }

  static StoregaugeException notUsable(String path, IOException cause) {
    return new StoregaugeException(
        NOT_USABLE,
        String.format(
            "Cannot use %s: %s. Check that the folder exists and that this user may read and write"
                + " it.",
            path, cause.getMessage()),
        cause);
  }

  static StoregaugeException leased(String lake, String purpose, String holder, long expires) {
    return new StoregaugeException(
        NOT_USABLE,
        String.format(
            "The lake %s is taken for `%s` by %s. Stop that one first; if it is gone, try again in"
                + " %d s.",
            lake, purpose, holder, expires));
  }

  static StoregaugeException leaseLost(String lake, String purpose) {
    return new StoregaugeException(
        NOT_USABLE,
        String.format(
            "Another process has taken the lake %s for `%s`, because this one was not heard of for too"
                + " long (a machine that slept, a clock that was set). It goes on, and this one ends.",
            lake, purpose));
  }

  static StoregaugeException unknownTable(String name, List<TableSpec> staged) {
    List<String> known =
        Stream.concat(Tables.ALL.stream(), staged.stream()).map(TableSpec::qualifiedName).toList();
    return new StoregaugeException(
        USAGE, String.format("There is no table %s.%s", name, NearNames.hint(name, known)));
  }

  static StoregaugeException tableNotThere(String name, String root) {
    return new StoregaugeException(
        NOT_USABLE,
        String.format(
            "Table %s is not in the lake %s yet. `storegauge run` fills it; `storegauge tables`"
                + " says what is there.",
            name, root));
  }

  static StoregaugeException sqlNotParsed(String message) {
    return new StoregaugeException(USAGE, "This is not SQL as Spark reads it: " + message.strip());
  }

  static StoregaugeException sqlNotUnderstood(String message) {
    return new StoregaugeException(USAGE, "The query cannot be answered: " + message.strip());
  }

  static StoregaugeException sqlNotAQuery() {
    return new StoregaugeException(
        USAGE,
        "Only queries are answered (SELECT, WITH, VALUES): nothing here changes a table."
            + " `storegauge tables NAME` describes one.");
  }
}
