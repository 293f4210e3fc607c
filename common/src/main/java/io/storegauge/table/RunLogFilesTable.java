package io.storegauge.table;

/** {@code gold.run_log_files}: every file read and what became of its records. */
public final class RunLogFilesTable {
  public static final TableSpec SPEC =
      TableSpec.of(
              "gold",
              "run_log_files",
              "Files seen, and queries of a silver.yaml that ran; one row per file and version, or run:"
                  + " received = accepted + duplicate + rejected")
          .string("run_id", "Run that read it")
          .string("source", "Source folder of the mapping")
          .string("feed", "Mapping that read it; of a silver.yaml the table that its query fills")
          .string(
              "file",
              "File, relative to the landing folder, or the silver.yaml under the project's")
          .count("bytes", "bytes", "Size as received; 0 for a silver.yaml; never null")
          .instant(
              "modified_at",
              "Modification time of the file; of a silver.yaml when its rows were written; never null")
          .string(
              "mapping",
              "Fingerprint of the mapping: a changed mapping reads the file again; never null")
          .count(
              "received", "records", "Records in the file, or rows that the query gave; never null")
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
          .string(
              "seen",
              "Of a silver.yaml: fingerprint of what shapes its rows, and the versions of the staged"
                  + " tables before its query; null = a file, or it ran before this was kept")
          .key("run_id", "source", "feed", "file")
          .build();

  private RunLogFilesTable() {}
}
