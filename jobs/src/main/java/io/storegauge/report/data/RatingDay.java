package io.storegauge.report.data;

import java.time.LocalDate;

/**
 * Ratings of a store on a day.
 *
 * @param ratings how many, a review of an order that k stores share counting 1/k
 * @param mean stars
 */
public record RatingDay(LocalDate day, double ratings, double mean) {}
