package io.storegauge.report.chart;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/** A straight axis from one value to a greater one. */
public record Scale(double from, double to) {
  private static final int[] STEPS = {1, 2, 5};

  public Scale {
    if (!(from < to)) {
      throw new IllegalArgumentException("No axis from " + from + " to " + to);
    }
  }

  /**
   * The smallest axis with round ends that holds all values. Equal values get a step of room on
   * either side; without any value it leads from 0 to 1.
   *
   * @param values NaN = unknown
   * @param most ticks it should have at most
   */
  public static Scale around(DoubleStream values, int most) {
    double[] known = values.filter(Double::isFinite).toArray();
    if (known.length == 0) {
      return new Scale(0, 1);
    }
    double low = DoubleStream.of(known).min().orElseThrow();
    double high = DoubleStream.of(known).max().orElseThrow();
    if (low == high) {
      double room = Math.max(Math.abs(low) / 10, 0.1);
      low -= room;
      high += room;
    }
    BigDecimal step = step(high - low, most);
    return new Scale(
        round(low, step, RoundingMode.FLOOR).doubleValue(),
        round(high, step, RoundingMode.CEILING).doubleValue());
  }

  /** Where a value lies: 0 at the start, 1 at the end, beyond them outside. */
  public double at(double value) {
    return (value - from) / (to - from);
  }

  /** As {@link #at}, but never outside the axis. */
  public double within(double value) {
    return Math.min(1, Math.max(0, at(value)));
  }

  /** Round values on the axis, evenly spaced by 1, 2 or 5 times a power of ten. */
  public List<Double> ticks(int most) {
    BigDecimal step = step(to - from, most);
    List<Double> ticks = new ArrayList<>();
    // Half a millionth of a step: ends are sums of binary fractions.
    double end = to + step.doubleValue() * 5e-7;
    for (BigDecimal tick = round(from - step.doubleValue() * 5e-7, step, RoundingMode.CEILING);
        tick.doubleValue() <= end;
        tick = tick.add(step)) {
      ticks.add(tick.doubleValue());
    }
    return ticks;
  }

  /** Digits after the point that tell the ticks apart. */
  public int places(int most) {
    return Math.max(0, step(to - from, most).stripTrailingZeros().scale());
  }

  private static BigDecimal round(double value, BigDecimal step, RoundingMode mode) {
    return BigDecimal.valueOf(value).divide(step, 0, mode).multiply(step);
  }

  /** The smallest round step of which at most {@code most − 1} cover a length. */
  private static BigDecimal step(double length, int most) {
    int power = (int) Math.floor(Math.log10(length)) - 2;
    while (true) {
      for (int s : STEPS) {
        BigDecimal step = BigDecimal.valueOf(s).scaleByPowerOfTen(power);
        if (length / step.doubleValue() <= most - 1 + 1e-9) {
          return step;
        }
      }
      power++;
    }
  }
}
