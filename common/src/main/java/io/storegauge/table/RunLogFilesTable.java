package io.storegauge.table;

/** {@code gold.run_log_files}: every file read and what became of its records. */
public final class RunLogFilesTable {
  public static final TableSpec SPEC =
      TableSpec.of(
              "gold",
              "run_log_files",
              "Files seen; one row per file and version: received = accepted + duplicate + rejected")
          .string("run_id", "Run that read it")
          .string("source", "Source folder of the mapping")
          .string("feed", "Mapping that read it")
          .string("file", "File, relative to the landing folder")
          .count("bytes", "bytes", "Size as received; never null")
          .instant("modified_at", "Modification time of the file; never null")
          .string(
              "mapping",
              "Fingerprint of the mapping: a changed mapping reads the file again; never null")
          .count("received", "records", "Records in the file; never null")
          .count(
              "accepted",
              "records",
              "Records that are, or for a time were, the newest version of their key; never null")
          .count(
              "duplicate",
              "records",
              "Records superseded by another version of the same key; never null")
          .count("rejected", "records", "Records in quarantine; never null")
          .string("fault", "Why the whole file was refused; null = it was read")
          .string(
              "content_hash",
              "SHA-256 of the file's bytes and of platform, store and export day of its path; null ="
                  + " the file was refused")
          .string(
              "same_as",
              "File of equal content that was read in its place: nothing of this one counts; null ="
                  + " the file itself was read")
          .string(
              "unknown_columns",
              "Columns of the file that its mapping neither takes nor ignores; null = none")
          .string(
              "missing_columns",
              "Columns of the mapping that the file has under none of their names; null = none")
          .count(
              "warned",
              "records",
              "Of the accepted and duplicate ones, records that lost a value or broke a rule under"
                  + " on_bad: warn; null = read before these were counted")
          .key("run_id", "source", "feed", "file")
          .build();

  private RunLogFilesTable() {}
}
