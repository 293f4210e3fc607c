package io.storegauge.sim;

import java.util.HashMap;
import java.util.Map;

/**
 * Which records and files of a store are struck, and by what: faults take turns, by the kind of the
 * export, so that each occurs about as often as any other that fits.
 */
final class FaultPlan {
  /** Of the records of every kind. */
  static final double RECORDS = 0.03;

  /** Of the orders: shown with buyers in plain words. */
  static final double PLAIN_CONTACTS = 0.02;

  /** From the first fault of a store to that of the next: a few stores cover all. */
  private static final int STEP = 8;

  /** Of the orders that a later export tells more of; those that came back are all watched. */
  private static final double WATCHED = 0.1;

  private static final long WATCH_SALT = 0x165667b1L;
  private static final long RECORD_SALT = 0x27d4eb2fL;
  private static final long CONTACT_SALT = 0x9e3779b1L;

  private final int rank;
  private final Map<String, Integer> recordTurns = new HashMap<>();
  private final Map<String, Integer> fileTurns = new HashMap<>();
  private final Map<String, Integer> files = new HashMap<>();
  private boolean hasMegabyte;
  private int planted;

  /**
   * @param rank of the store; each begins with another fault
   */
  FaultPlan(int rank) {
    this.rank = rank;
  }

  /** How many faults have been planted, for those that take turns. */
  int next() {
    return 37 * rank + planted++;
  }

  static boolean showsContact(Order o) {
    return Draw.inShare(o.key ^ CONTACT_SALT, PLAIN_CONTACTS);
  }

  /** Whether the truth says to what status an order comes that was exported more than once. */
  static boolean isWatched(Order o) {
    return o.returned || Draw.inShare(o.key ^ WATCH_SALT, WATCHED);
  }

  /**
   * The fault of a record, or null.
   *
   * @param key names the record
   * @param isNewest whether silver will say what this record says
   */
  RecordFault ofRecord(Export<?> export, DumpRecord record, long key, boolean isNewest) {
    if (!Draw.inShare(key ^ RECORD_SALT, RECORDS)) {
      return null;
    }
    RecordFault[] faults = RecordFault.values();
    int turn = recordTurns.getOrDefault(export.kind(), STEP * rank);
    for (int i = 0; i < faults.length; i++) {
      RecordFault fault = faults[(turn + i) % faults.length];
      boolean again = fault == RecordFault.MEGABYTE_LINE && hasMegabyte;
      if (!again && (isNewest || !fault.isInPlace()) && fault.fits(export, record)) {
        hasMegabyte |= fault == RecordFault.MEGABYTE_LINE;
        recordTurns.put(export.kind(), turn + i + 1);
        return fault;
      }
    }
    return null;
  }

  /**
   * The fault of the next file of a kind: every second one has none, which is null.
   *
   * @param isBetween its export is neither the first nor the last
   */
  DumpFault ofFile(Export<?> export, boolean isBetween) {
    int file = files.merge(export.kind(), 1, Integer::sum);
    if (file % 2 == 0) {
      return null;
    }
    // Few files have neighbours: every second one of them gets what needs them.
    boolean needing = isBetween && (file / 2 + rank) % 2 == 0;
    String line = export.kind() + needing;
    DumpFault[] faults = DumpFault.values();
    int turn = fileTurns.getOrDefault(line, STEP * rank);
    for (int i = 0; i < faults.length; i++) {
      DumpFault fault = faults[(turn + i) % faults.length];
      if (fault.needsNeighbours() == needing && fault.fits(export, isBetween)) {
        fileTurns.put(line, turn + i + 1);
        return fault;
      }
    }
    return null;
  }
}
