package io.storegauge.sim;

import java.util.List;

/**
 * A simulated store and its latent qualities.
 *
 * @param key names the store to {@link Draw}
 * @param number from 1, within its platform, by size
 * @param category position in {@link Stores#CATEGORIES}
 * @param region position in {@link Stores#REGIONS}
 * @param openedOn epoch day
 * @param ordersPerDay expected on a usual day
 * @param pickupHours median from the start of the warehouse's clock to the courier's scan
 * @param transit multiple of the usual time on the road; below 1 is fast
 * @param faults multiple of the usual share of disappointed buyers
 * @param poorService share of buyers served poorly
 * @param replyHours median until the store replies to a review
 * @param sellerCancels share of paid orders the store cancels
 * @param returns share of delivered orders that come back though nothing is wrong with them
 * @param buyers size of the pool its buyers come from
 * @param campaign that is run for it or against it; null = none
 */
record Store(
    long key,
    String platform,
    PlatformTraits traits,
    int number,
    String id,
    String brand,
    String name,
    String type,
    int category,
    int region,
    int openedOn,
    double ordersPerDay,
    double pickupHours,
    double transit,
    double faults,
    double poorService,
    double replyHours,
    double sellerCancels,
    double returns,
    int buyers,
    int products,
    List<Incident> incidents,
    Campaign campaign) {

  /** The incident of a kind that covers the day, or null. */
  Incident incident(Incident.Kind kind, int epochDay) {
    for (int i = 0; i < incidents.size(); i++) {
      Incident incident = incidents.get(i);
      if (incident.kind() == kind && incident.covers(epochDay)) {
        return incident;
      }
    }
    return null;
  }
}
