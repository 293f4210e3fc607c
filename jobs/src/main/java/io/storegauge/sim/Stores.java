package io.storegauge.sim;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Invents the stores: sizes by Zipf's law, one brand a rank with a store on every platform. */
final class Stores {
  static final List<String> CATEGORIES =
      List.of("apparel", "beauty", "food", "home", "electronics", "baby", "sports", "bags");

  static final List<String> INDUSTRIES =
      List.of("fashion", "fmcg", "fmcg", "living", "digital", "fmcg", "living", "fashion");

  /** Median price of an item by category, in currency. */
  static final double[] PRICES = {129, 89, 39, 69, 259, 109, 149, 189};

  static final List<String> REGIONS =
      List.of(
          "shanghai",
          "zhejiang",
          "jiangsu",
          "guangdong",
          "hubei",
          "beijing",
          "sichuan",
          "xinjiang");

  /** Fewer stores than this in a category make poor peers. */
  private static final int STORES_PER_CATEGORY = 20;

  private static final double DEFAULT_ORDERS_PER_STORE_DAY = 25;

  private static final String[] BRAND_HEADS = {
    "青禾", "云山", "北岸", "木兰", "晨光里", "南风", "小鹿", "海棠", "星野", "拾光", "初见", "麦田"
  };
  private static final String[] BRAND_TAILS = {
    "家", "坊", "记", "社", "集", "工坊", "优选", "生活", "良品", "物语"
  };

  private Stores() {}

  /** Every store, largest first; platforms take turns. */
  static List<Store> invent(Simulation.Options options) {
    int platforms = options.platforms().size();
    int perPlatform = options.stores() / platforms;
    int categories = Math.max(1, Math.min(CATEGORIES.size(), perPlatform / STORES_PER_CATEGORY));
    int firstDay = (int) options.start().toEpochDay();
    Map<Integer, List<Incident>> incidents =
        Incidents.plan(options.seed(), options.stores(), firstDay, options.form().defects());
    double unit = ordersPerDay(options) / harmonic(options.stores());
    Map<Integer, Campaign> campaigns =
        options.form().campaigns()
            ? Campaign.plan(
                options.seed(),
                options.stores(),
                firstDay,
                IntStream.range(0, options.stores()).mapToDouble(r -> unit / (r + 1)).toArray(),
                incidents)
            : Map.of();
    List<Store> stores = new ArrayList<>();
    for (int rank = 0; rank < options.stores(); rank++) {
      String platform = options.platforms().get(rank % platforms);
      stores.add(
          invent(
              options.seed(),
              platform,
              rank / platforms,
              categories,
              unit / (rank + 1),
              options.start(),
              incidents.getOrDefault(rank, List.of()),
              campaigns.get(rank)));
    }
    return stores;
  }

  /**
   * Expected orders a day of all stores, over a year. Rounded to four digits, so that the same rate
   * asked for over another number of days gives the same orders.
   */
  private static double ordersPerDay(Simulation.Options options) {
    double asked =
        options.orders() > 0
            ? options.orders() / options.days()
            : DEFAULT_ORDERS_PER_STORE_DAY * options.stores();
    return new BigDecimal(asked).round(new MathContext(4)).doubleValue();
  }

  private static double harmonic(int n) {
    double sum = 0;
    for (int i = n; i >= 1; i--) {
      sum += 1.0 / i;
    }
    return sum;
  }

  private static Store invent(
      long seed,
      String platform,
      int brand,
      int categories,
      double ordersPerDay,
      LocalDate start,
      List<Incident> incidents,
      Campaign campaign) {
    long key = Draw.key(seed, platform.hashCode(), brand, 102);
    Draw draw = new Draw().at(key);
    String brandName =
        BRAND_HEADS[brand % BRAND_HEADS.length]
            + BRAND_TAILS[brand / BRAND_HEADS.length % BRAND_TAILS.length];
    String type = draw.chance(0.3) ? "flagship" : draw.chance(0.75) ? "other" : "personal";
    return new Store(
        key,
        platform,
        PlatformTraits.of(platform),
        brand + 1,
        String.format("s%04d", brand + 1),
        String.format("b%04d", brand + 1),
        brandName + (brand + 1) + (type.equals("flagship") ? "旗舰店" : "店"),
        type,
        brand % categories,
        // sellers cluster where the goods are made: the low positions are drawn more often
        (int) (REGIONS.size() * draw.uniform() * draw.uniform()),
        (int) start.toEpochDay() - 60 - draw.below(3000),
        ordersPerDay,
        draw.lognormal(7.5, 0.45),
        draw.lognormal(1.0, 0.16),
        draw.lognormal(1.0, 0.5),
        draw.lognormal(0.04, 0.6),
        draw.lognormal(9, 0.5),
        draw.lognormal(0.005, 0.6),
        new Draw().at(~key).lognormal(0.03, 0.5),
        // about two orders a year per buyer of the pool; the skewed choice makes some loyal
        10 + (int) (ordersPerDay * 365 / 2),
        20 + draw.below(180),
        incidents,
        campaign);
  }
}
