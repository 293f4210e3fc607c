package io.storegauge.ingest;

import java.io.Serializable;
import java.util.List;

/**
 * What was found in a file.
 *
 * @param file position in the batch
 * @param received records in the file
 * @param rejected of these, refused
 * @param firstDay earliest platform day of an accepted record's own event; {@code
 *     Integer.MAX_VALUE} = none
 * @param lastDay latest; {@code Integer.MIN_VALUE} = none
 * @param fault why the whole file was refused; null = it was read to its end
 * @param contentHash {@link ContentHash} of the file; null if it was refused
 * @param unknown names in the file that its mapping neither takes nor leaves out
 * @param missing columns of the mapping that the file has under none of their names
 * @param warned records that were not refused though a value or a rule of them was warned of
 * @param warnings why, a line each
 */
public record FileStats(
    int file,
    long received,
    long rejected,
    int firstDay,
    int lastDay,
    String fault,
    String contentHash,
    List<String> unknown,
    List<String> missing,
    long warned,
    List<Warning> warnings)
    implements Serializable {

  /** Fault of a file that was written to while it was read. */
  static final String STILL_WRITTEN = "still_written";

  /**
   * What was wrong with records that were kept.
   *
   * @param reason as code:column or rule:name
   * @param records it was found in
   * @param firstRecord number of the first of them
   * @param example what that one says, as code:column=value
   */
  public record Warning(String reason, long records, long firstRecord, String example)
      implements Serializable {}

  /** A file of which nothing counts. */
  static FileStats refused(int file, String fault) {
    return new FileStats(
        file,
        0,
        0,
        Integer.MAX_VALUE,
        Integer.MIN_VALUE,
        fault,
        null,
        List.of(),
        List.of(),
        0,
        List.of());
  }

  /** Whether the file was not complete yet: that is no fault of its own, the next run reads it. */
  public boolean isWaiting() {
    return STILL_WRITTEN.equals(fault);
  }
}
