package io.storegauge.lake;

import io.storegauge.model.LocalClock;
import java.io.Serializable;
import org.apache.spark.unsafe.types.UTF8String;

/** When days of export begin, which depends on where the platform is. */
@FunctionalInterface
public interface ExportDays extends Serializable {
  /** Of platforms that count their days in UTC. */
  ExportDays UTC = (platform, day) -> day * LocalClock.DAY_MICROS;

  /**
   * First instant of a day.
   *
   * @param day since 1970-01-01
   * @return microseconds since 1970-01-01 UTC
   */
  long begin(UTF8String platform, int day);
}
