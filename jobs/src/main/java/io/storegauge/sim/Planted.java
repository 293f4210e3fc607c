package io.storegauge.sim;

import java.io.Serializable;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A fault and what must become of it: a line of {@code truth/faults.csv}.
 *
 * @param file below the landing folder
 * @param record number in the file, from 1; 0 = the file as a whole
 * @param key id of the order, review or case; empty = it has none, or the file as a whole
 * @param reason code:column of the refusal; empty = it is not refused
 * @param expected what silver must (scrubbed: must not) say; by {@code |} if it is several things.
 *     Of a file: what its reason or its line in run_log_files must name
 */
record Planted(
    String fault,
    String platform,
    String kind,
    String file,
    int record,
    String key,
    MustBe mustBe,
    String reason,
    String expected)
    implements Serializable {

  static final String HEADER = "fault,platform,kind,file,record,key,must_be,reason,expected\n";

  /** What must become of what was planted. */
  enum MustBe {
    /** The record is in quarantine for the reason, and for no other. */
    REJECTED,
    /** The file is refused as a whole for the reason. */
    REFUSED,
    /** The record is counted as a duplicate; silver has its key once. */
    DUPLICATE,
    /** The file is known by its content and not read again. */
    SKIPPED,
    /** The file is still being written and left alone. */
    WAITS,
    /** The file is read without a fault. */
    READ,
    /** The file waits in the first run and is read without a fault in the next. */
    LATER,
    /** The record is in silver. */
    KEPT,
    /** The record is in silver, without what is expected to be gone. */
    SCRUBBED,
    /** The record is kept, with the expected text among its unknown columns. */
    EXTRA,
    /** Silver has the expected status, which a newer export says. */
    NEWEST,
    /** The review is in silver and marked as deleted. */
    TOMBSTONE,
    /** The review is in silver with what was appended to it. */
    APPENDED
  }

  String line() {
    return Stream.of(
            fault,
            platform,
            kind,
            file,
            Integer.toString(record),
            key,
            mustBe.name().toLowerCase(java.util.Locale.ROOT),
            reason,
            expected)
        .map(Planted::cell)
        .collect(Collectors.joining(",", "", "\n"));
  }

  private static String cell(String text) {
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? text : "\"" + text.replace("\"", "\"\"") + "\"";
  }
}
