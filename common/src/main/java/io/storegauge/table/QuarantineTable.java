package io.storegauge.table;

import org.apache.spark.sql.types.DataTypes;

/** {@code gold.quarantine}: what was refused, and every reason why. */
public final class QuarantineTable {
  public static final TableSpec SPEC =
      TableSpec.of(
              "gold",
              "quarantine",
              "Refused records; one row per record, per file refused whole, or per refused row of a"
                  + " silver.yaml")
          .string("source", "Source folder of the mapping")
          .string("feed", "Mapping that read the file; of a silver.yaml the table its query fills")
          .string("file", "File, relative to the landing folder, or the silver.yaml")
          .count(
              "record_number",
              "records",
              "Record in the file, the first is 1; 0 = the file as a whole; of a silver.yaml the place"
                  + " among its refused rows")
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
