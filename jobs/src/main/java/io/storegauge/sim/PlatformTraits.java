package io.storegauge.sim;

/**
 * How a platform's dumps differ from the others'.
 *
 * @param subRatingShare reviews that rate description, service and logistics too
 * @param englishShare reviews written in English
 * @param transit multiple of the usual time on the road
 */
record PlatformTraits(double subRatingShare, double englishShare, double transit) {
  static PlatformTraits of(String platform) {
    return switch (platform) {
      case "tmall", "taobao" -> new PlatformTraits(1.0, 0.005, 1.0);
      case "aliexpress" -> new PlatformTraits(0.5, 0.85, 4.5);
      default -> new PlatformTraits(0.4, 0.01, 1.0);
    };
  }
}
