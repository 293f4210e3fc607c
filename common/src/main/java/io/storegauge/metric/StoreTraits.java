package io.storegauge.metric;

import io.storegauge.row.RowBuilder;
import io.storegauge.table.Columns;
import io.storegauge.table.StoresTable;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * What silver.stores says of a store that peers and schemes ask for; null = unknown.
 *
 * @param openedOn epoch day
 */
record StoreTraits(
    UTF8String category,
    UTF8String storeType,
    UTF8String industry,
    UTF8String services,
    Integer openedOn) {

  static final StoreTraits UNKNOWN = new StoreTraits(null, null, null, null, null);

  /** Columns {@link #encode} expects, in this order. */
  static final List<String> COLUMNS =
      List.of(
          Columns.PLATFORM,
          Columns.STORE_ID,
          Columns.CATEGORY,
          StoresTable.STORE_TYPE,
          StoresTable.INDUSTRY,
          StoresTable.SERVICES,
          StoresTable.OPENED_ON);

  private static final int FIRST_TEXT_AT = 2;
  private static final int TEXTS = 4;
  private static final int OPENED_ON_AT = FIRST_TEXT_AT + TEXTS;

  /** Packs a row of silver.stores: which traits are known, and these. */
  static void encode(InternalRow row, ByteWriter out) {
    long present = 0;
    for (int t = 0; t <= TEXTS; t++) {
      present |= row.isNullAt(FIRST_TEXT_AT + t) ? 0 : 1L << t;
    }
    out.writeCount(present);
    for (int t = 0; t < TEXTS; t++) {
      if ((present & 1L << t) != 0) {
        out.writeString(row.getUTF8String(FIRST_TEXT_AT + t));
      }
    }
    if ((present & 1L << TEXTS) != 0) {
      out.writeSigned(row.getInt(OPENED_ON_AT));
    }
  }

  static StoreTraits decode(ByteReader in) {
    long present = in.readCount();
    UTF8String[] texts = new UTF8String[TEXTS];
    for (int t = 0; t < TEXTS; t++) {
      texts[t] = (present & 1L << t) != 0 ? in.readString() : null;
    }
    Integer opened = (present & 1L << TEXTS) != 0 ? (int) in.readSigned() : null;
    return new StoreTraits(texts[0], texts[1], texts[2], texts[3], opened);
  }

  /** Sets the columns from {@code column} on; returns the one after them. */
  int write(RowBuilder row, int column) {
    row.set(column, category)
        .set(column + 1, storeType)
        .set(column + 2, industry)
        .set(column + 3, services);
    if (openedOn != null) {
      row.setInt(column + 4, openedOn);
    }
    return column + 5;
  }
}
