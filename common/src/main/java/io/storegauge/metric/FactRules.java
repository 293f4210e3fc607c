package io.storegauge.metric;

import io.storegauge.config.Settings.MultiSellerReviews;
import io.storegauge.model.Fact;
import io.storegauge.model.Platform;
import io.storegauge.model.StoregaugeException;
import java.io.Serializable;
import java.util.Map;
import java.util.TreeSet;

/**
 * The settings that facts depend on.
 *
 * @param platforms by id
 * @param multiSellerReviews how a review of an order that k stores share counts at each
 * @param reviewWindowDays a review rates its order if written within this many days of delivery
 */
public record FactRules(
    Map<String, Platform> platforms, MultiSellerReviews multiSellerReviews, int reviewWindowDays)
    implements Serializable {

  /**
   * The platform of that id.
   *
   * @throws StoregaugeException if the configuration does not know it
   */
  Platform platform(String id) {
    Platform platform = platforms.get(id);
    if (platform == null) {
      throw new StoregaugeException(
          StoregaugeException.Code.USAGE,
          String.format(
              "Platform %s has records in the lake but no entry in platforms.yaml. Add it, with the"
                  + " zone of its platform day; known are: %s.",
              id, String.join(", ", new TreeSet<>(platforms.keySet()))));
    }
    return platform;
  }

  /** Weight of a review of an order that {@code stores} stores share; 0 = it does not count. */
  public long weight(int stores) {
    return switch (multiSellerReviews) {
      case SPLIT -> Fact.reviewWeight(stores);
      case FULL -> Fact.WEIGHT_UNIT;
      case EXCLUDE -> stores <= 1 ? Fact.WEIGHT_UNIT : 0;
    };
  }
}
