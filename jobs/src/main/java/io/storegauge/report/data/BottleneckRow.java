package io.storegauge.report.data;

import java.time.LocalDate;

/**
 * A row of {@code gold.bottlenecks}; harm and points lost in stars.
 *
 * @param exposure share of the orders it happened to; NaN = nobody tells of it
 * @param harm below 0 = ratings are worse
 * @param lost 0 where it does no harm; NaN = not known
 * @param low lower end of its 95 % interval
 * @param high upper end
 */
public record BottleneckRow(
    StoreKey store,
    LocalDate day,
    String friction,
    double exposure,
    double exposedOrders,
    double harm,
    double lost,
    double low,
    double high) {}
