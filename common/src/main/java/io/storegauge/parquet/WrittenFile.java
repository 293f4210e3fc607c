package io.storegauge.parquet;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * A file that a task has written.
 *
 * @param path relative to the folder of the table
 * @param partition value of the partition column; null = it is null, or there is none
 * @param modifiedMillis when, as the file system has it
 * @param ranges one for each column that was asked for
 * @param zeros whole-number columns that are 0 in every row
 * @param fewTexts all values of each text column that has few short ones, in order
 */
public record WrittenFile(
    String path,
    LocalDate partition,
    long rows,
    long bytes,
    long modifiedMillis,
    List<Range> ranges,
    List<String> zeros,
    Map<String, List<String>> fewTexts)
    implements Serializable {

  /**
   * Values of a column in the file.
   *
   * @param least as Parquet has it: days or microseconds since 1970; null = no value
   * @param nulls rows without a value
   */
  public record Range(String column, Long least, Long greatest, long nulls)
      implements Serializable {}
}
