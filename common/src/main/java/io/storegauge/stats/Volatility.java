package io.storegauge.stats;

/**
 * How unsteady a store's daily mean rating was over a window. NaN and null say that there is too
 * little evidence, which is not the same as steady.
 *
 * @param ratedDays days with a rating (D)
 * @param ratings weight of the ratings (N)
 * @param mean mean rating of the window, stars
 * @param raw √V²: spread of the daily means, weighted by ratings, stars
 * @param within √s²: pooled deviation of ratings inside a day, stars; NaN also where no day has
 *     more than one rating
 * @param corrected √τ²: what is left of the spread beyond sampling noise, stars; NaN like within
 * @param ewma exponentially weighted deviation from the mean, stars
 * @param downside spread below the target rating, stars
 * @param drawdown deepest fall of the shrunken 7-day mean, stars
 * @param signals of the control charts; null where {@code within} is NaN
 */
public record Volatility(
    int ratedDays,
    double ratings,
    double mean,
    double raw,
    double within,
    double corrected,
    double ewma,
    double downside,
    double drawdown,
    ControlCharts.Signals signals) {

  static Volatility tooLittle(int ratedDays, double ratings, double mean) {
    double no = Double.NaN;
    return new Volatility(ratedDays, ratings, mean, no, no, no, no, no, no, null);
  }
}
