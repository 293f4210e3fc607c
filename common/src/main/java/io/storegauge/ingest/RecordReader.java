package io.storegauge.ingest;

import java.io.Closeable;
import java.io.IOException;

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
}
