package io.storegauge.config;

import io.storegauge.model.DaySet;
import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * {@code conf/storegauge.yaml}: everything that is not about one platform, source or scheme.
 * Defaults, allowed ranges and explanations stand in the file and in its JSON schema.
 */
public record Settings(
    Ingest ingest,
    Facts facts,
    Metrics metrics,
    Volatility volatility,
    Benchmarks benchmarks,
    Risk risk,
    Text text,
    Journey journey,
    Suspects suspects,
    Privacy privacy)
    implements Serializable {

  /**
   * @param maxRejectedShare a file with more refused records makes the run exit with code 3
   * @param maxRecordBytes a longer record is refused, not buffered
   * @param settleSeconds a file younger than that is looked at again after so many seconds; 0 = not
   * @param needsSuccess files wait until their folder has a file {@code _SUCCESS}
   * @param multiSellerReviews how a review of an order that k stores share counts at each
   */
  public record Ingest(
      double maxRejectedShare,
      int maxRecordBytes,
      int settleSeconds,
      boolean needsSuccess,
      MultiSellerReviews multiSellerReviews)
      implements Serializable {}

  /** How a review of an order that k stores share counts at each of them. */
  public enum MultiSellerReviews {
    /** Weight 1/k. */
    SPLIT,
    /** Weight 1. */
    FULL,
    /** Not at all. */
    EXCLUDE
  }

  /**
   * @param reviewWindowDays a review counts for its order's delivery day if it was written within
   *     this many days before or after
   */
  public record Facts(int reviewWindowDays) implements Serializable {}

  /**
   * @param minDenominator a metric with less evidence is null
   */
  public record Metrics(int minDenominator) implements Serializable {}

  /**
   * @param windowsDays trailing windows
   * @param minRatedDays with fewer rated days, and
   * @param minRatings with fewer ratings, volatility is null
   * @param targetRating downside deviation counts days below it
   * @param holidays days that count in neither window of a comparison
   * @param seed of the draws of its interval
   */
  public record Volatility(
      List<Integer> windowsDays,
      int minRatedDays,
      int minRatings,
      double targetRating,
      DaySet holidays,
      long seed)
      implements Serializable {
    /** Without holidays. */
    public Volatility(
        List<Integer> windowsDays, int minRatedDays, int minRatings, double targetRating) {
      this(windowsDays, minRatedDays, minRatings, targetRating, DaySet.EMPTY, 0);
    }
  }

  /**
   * @param metrics columns of store_metrics that are compared as of every day
   * @param weeklyMetrics those that are compared at the end of a week and as of the newest day;
   *     with the others
   * @param minPeers a category with fewer stores is compared with the whole platform
   */
  public record Benchmarks(List<String> metrics, List<String> weeklyMetrics, int minPeers)
      implements Serializable {}

  /**
   * @param weights weight by driver; they sum to 100
   * @param hysteresis points below its line at which a band ends
   * @param holdDays days after which a band ends whose line the index has not reached again
   */
  public record Risk(Map<String, Double> weights, double hysteresis, int holdDays)
      implements Serializable {}

  /**
   * @param model folder of the model of sentiment; empty = the lake's own
   * @param neutralBand a probability less than so far from one half is neutral
   */
  public record Text(String model, double neutralBand) implements Serializable {
    private static final int ONE = 10_000;

    /** The band in ten-thousandths, as probabilities are stored. */
    public int storedBand() {
      return (int) Math.round(neutralBand * ONE);
    }
  }

  /**
   * @param slowReplySeconds a chat whose turns waited longer on average is a slow reply
   * @param slowRefundHours a refund that took longer is a slow one
   * @param windowDays trailing window of the bottlenecks
   * @param capacityWindowDays trailing window of the traffic capacity
   */
  public record Journey(
      int slowReplySeconds, int slowRefundHours, int windowDays, int capacityWindowDays)
      implements Serializable {}

  /**
   * @param windowDays days before a month that are looked at with it, for copies and for other
   *     reviews of a buyer
   * @param minCopies buyers that make a text a copied one
   * @param similarity share of letter sequences that two copies have in common
   * @param minWidth letters of a text that can tell; one that fills a square counts 2
   * @param mostStores a text that more stores have is a set phrase
   * @param burstRatio a burst has so many times the reviews that the deliveries give
   * @param minBurst and so many at least
   * @param burstChance probability of taking an ordinary day of a store for a burst
   * @param quickHours a review is quick if written sooner after the delivery
   * @param points of each piece of evidence
   * @param suspectFrom points
   */
  public record Suspects(
      int windowDays,
      int minCopies,
      double similarity,
      int minWidth,
      int mostStores,
      double burstRatio,
      int minBurst,
      double burstChance,
      int quickHours,
      Map<String, Integer> points,
      int suspectFrom)
      implements Serializable {}

  /**
   * @param buyerKeyFile file with the key of the buyer hash; the environment variable
   *     STOREGAUGE_BUYER_KEY wins over it; empty = {@code ~/.storegauge/buyer.key}
   */
  public record Privacy(String buyerKeyFile) implements Serializable {}
}
