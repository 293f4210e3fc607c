package io.storegauge.report.chart;

import java.time.LocalDate;
import java.util.function.DoubleFunction;
import java.util.function.Function;

/**
 * How a chart words its figures.
 *
 * @param tick a day on the axis, as short as can be
 * @param day a day in full
 * @param value a value with its unit
 */
public record Wording(
    Function<LocalDate, String> tick,
    Function<LocalDate, String> day,
    DoubleFunction<String> value) {}
