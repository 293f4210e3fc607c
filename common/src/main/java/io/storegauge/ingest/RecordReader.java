package io.storegauge.ingest;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/**
 * Records of one file, one at a time, as slices of bytes. Columns are numbered as the mapping asks
 * for them; slices are valid until the next record.
 */
interface RecordReader extends Closeable {
  /** Goes to the next record; false at the end of the file. */
  boolean next() throws IOException;

  /** Number of the current record, the first is 1. */
  long number();

  /** Why the current record has no fields at all ({@code bad_json}, …); null if it has. */
  String fault();

  byte[] bytes(int column);

  int offset(int column);

  /** Length of the field in bytes, −1 if the record lacks it or it is null. */
  int length(int column);

  /** Name of the header or field that a column of the current record came from; null = none. */
  String field(int column);

  /** Whether the file, as far as it is read, has a name that the column may come from. */
  boolean has(int column);

  /** Names in the file, as far as it is read, that the mapping neither takes nor leaves out. */
  List<String> unknown();

  /** Adds what the current record has of the columns that are kept though no column takes them. */
  void extras(ExtraJson out);
}
