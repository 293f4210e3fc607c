package io.storegauge.table;

import org.apache.spark.sql.types.DataTypes;

/** {@code gold.quarantine}: what was refused, and every reason why. */
public final class QuarantineTable {
  public static final TableSpec SPEC =
      TableSpec.of(
              "gold",
              "quarantine",
              "Refused records; one row per record, or per file refused whole")
          .string("source", "Source folder of the mapping")
          .string("feed", "Mapping that read the file")
          .string("file", "File, relative to the landing folder")
          .count(
              "record_number",
              "records",
              "Record in the file, the first is 1; 0 = the file as a whole")
          .add(
              "reasons",
              DataTypes.createArrayType(DataTypes.StringType, false),
              "",
              "All reasons, as code:column=value; never null")
          .string("remedy", "What to do about it; never null")
          .string(
              "raw",
              "Mapped cells of the record as header=cell, without buyers, at most 64 KiB; null for"
                  + " whole files and for records that could not be split")
          .key("source", "feed", "file", "record_number")
          .build();

  private QuarantineTable() {}
}
