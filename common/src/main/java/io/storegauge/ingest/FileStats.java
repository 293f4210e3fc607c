package io.storegauge.ingest;

import java.io.Serializable;
import java.util.List;

/**
 * What the first pass found in a file.
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
    List<String> missing)
    implements Serializable {

  /** Fault of a file that was written to while it was read. */
  static final String STILL_WRITTEN = "still_written";

  /** A file of which nothing counts. */
  static FileStats refused(int file, String fault) {
    return new FileStats(
        file, 0, 0, Integer.MAX_VALUE, Integer.MIN_VALUE, fault, null, List.of(), List.of());
  }

  /** Whether the file was not complete yet: that is no fault of its own, the next run reads it. */
  public boolean isWaiting() {
    return STILL_WRITTEN.equals(fault);
  }
}
