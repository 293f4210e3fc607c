package io.storegauge.report.data;

import java.time.LocalDate;

/**
 * A row of {@code gold.volatility_change}: volatility of the last 90 days beside that of the 90
 * before, in stars.
 *
 * @param platform {@code all} = every platform
 * @param reduction 1 − after / before; below 0 = a rise; NaN = no volatility before
 * @param low lower end of its 95 % interval; NaN = without end, or not known
 * @param high upper end
 * @param conclusion reduced, increased, no_change_shown or steady_before
 */
public record VolatilityChangeRow(
    String platform,
    LocalDate day,
    long stores,
    double before,
    double after,
    double reduction,
    double low,
    double high,
    String conclusion) {}
