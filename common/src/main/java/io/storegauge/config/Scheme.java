package io.storegauge.config;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;

/**
 * {@code conf/schemes/<id>.yaml}: how a platform's score is made of metrics.
 *
 * @param id file name without its ending
 * @param versions in order of their first day, without overlap
 */
public record Scheme(String id, List<Version> versions) implements Serializable {

  /**
   * Rules in force from a day until the next version's.
   *
   * @param indicators weights sum to 100
   */
  public record Version(String version, LocalDate from, List<Indicator> indicators)
      implements Serializable {}

  /**
   * @param dimension product, logistics or service
   * @param metric id in the metric dictionary
   * @param use which value is scored
   * @param weight share of the total, percent
   * @param curve points on a line from metric value to 0–100 points, in order of value; ends clamp
   */
  public record Indicator(
      String dimension, String metric, int windowDays, Use use, double weight, List<Point> curve)
      implements Serializable {}

  /**
   * Raw values are null below the minimum denominator, shrunken ones wherever there is evidence.
   */
  public enum Use {
    RAW,
    SHRUNK
  }

  /** A point of a curve. */
  public record Point(double value, double points) implements Serializable {}
}
