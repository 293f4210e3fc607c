package io.storegauge.job;

/**
 * What a stage did.
 *
 * @param rows rows written; 0 with {@code unchanged}
 * @param files files read (ingest) or 0
 * @param daysChanged days recomputed, −1 = all
 * @param unchanged nothing had to be done, nothing was written
 */
public record StageResult(long rows, long files, long daysChanged, boolean unchanged) {
  public static final StageResult UNCHANGED = new StageResult(0, 0, 0, true);
}
