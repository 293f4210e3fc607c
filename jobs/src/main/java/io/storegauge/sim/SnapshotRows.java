package io.storegauge.sim;

import java.time.LocalDate;

/**
 * Products and agents of a store as they are on a day, as rows of CSV files. Listings are poorer
 * where buyers are disappointed more often, shelves emptier where the seller cancels more, and
 * agents certified more often where service is good.
 */
final class SnapshotRows {
  static final String PRODUCTS_HEADER =
      "store_id,product_id,snapshot_date,title,category,listed,info_score,price_star,price,"
          + "stock_quantity\n";
  static final String AGENTS_HEADER = "store_id,agent_id,snapshot_date,gold_certified\n";

  private static final double LISTED = 0.95;
  private static final double INFO_SCORE = 82;
  private static final int PRICES = 9;

  /** Empty shelves for each seller's cancellation. */
  private static final double EMPTY_PER_CANCEL = 6;

  private static final double MOST_EMPTY = 0.3;
  private static final int DAYS_TO_RESTOCK = 7;
  private static final double USUAL_POOR_SERVICE = 0.04;

  private SnapshotRows() {}

  static void product(Store store, int product, int day, Draw draw, TextBuffer out) {
    draw.at(Draw.key(store.key(), product, 0, 113));
    boolean listed = draw.chance(LISTED);
    double score = INFO_SCORE + 9 * draw.normal() - 8 * (store.faults() - 1);
    long tenths = Math.round(10 * Math.max(20, Math.min(100, score)));
    int step = product % PRICES;
    draw.at(Draw.key(store.key(), product, day / DAYS_TO_RESTOCK, 114));
    boolean empty = draw.chance(Math.min(MOST_EMPTY, EMPTY_PER_CANCEL * store.sellerCancels()));
    long cents = Math.round(100 * Stores.PRICES[store.category()] * (0.6 + step * 0.1));
    out.put(store.id()).put(",p").put(store.number()).put('-').put(product).put(',');
    out.put(date(day)).put(',').putUtf8(OrderState.title(store, product)).put(',');
    out.put(Stores.CATEGORIES.get(store.category())).put(',');
    out.put(listed ? "true" : "false").put(',');
    out.put(tenths / 10).put('.').put(tenths % 10).put(',');
    out.put(5 - step / 2).put(',');
    out.put(cents / 100).put('.').putPadded(cents % 100, 2).put(',');
    out.put(empty ? 0 : 5 + draw.below(500)).put('\n');
  }

  static void agent(Store store, int agent, int day, Draw draw, TextBuffer out) {
    draw.at(Draw.key(store.key(), agent, 0, 115));
    boolean certified = draw.chance(store.poorService() < USUAL_POOR_SERVICE ? 0.7 : 0.3);
    out.put(store.id()).put(",agent").put(agent).put(',').put(date(day)).put(',');
    out.put(certified ? "true" : "false").put('\n');
  }

  private static String date(int epochDay) {
    return LocalDate.ofEpochDay(epochDay).toString();
  }
}
