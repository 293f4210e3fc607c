package io.storegauge.metric;

import io.storegauge.model.Fact;
import io.storegauge.model.LocalClock;
import io.storegauge.table.Columns;
import io.storegauge.table.ProductsTable;
import io.storegauge.table.ServiceAgentsTable;
import io.storegauge.table.TrafficTable;
import io.storegauge.table.ViolationsTable;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * What violations, traffic, waybills and snapshots of one store add to which platform day. All but
 * traffic and waybills are packed as their day, or instant, and the facts they add to.
 */
final class ConsoleFacts {
  /** Columns {@link #encodeViolation} expects, in this order. */
  static final List<String> VIOLATION_COLUMNS =
      List.of(
          Columns.PLATFORM,
          Columns.STORE_ID,
          ViolationsTable.KIND,
          ViolationsTable.POINTS,
          ViolationsTable.OCCURRED_AT);

  /** Columns {@link #encodeTraffic} expects, in this order. */
  static final List<String> TRAFFIC_COLUMNS =
      List.of(
          Columns.PLATFORM,
          Columns.STORE_ID,
          TrafficTable.TRAFFIC_DATE,
          TrafficTable.CHANNEL,
          TrafficTable.VISITORS,
          TrafficTable.ORDERS);

  /** Columns {@link #encodeProduct} expects, in this order. */
  static final List<String> PRODUCT_COLUMNS =
      List.of(
          Columns.PLATFORM,
          Columns.STORE_ID,
          ProductsTable.SNAPSHOT_DATE,
          ProductsTable.LISTED,
          ProductsTable.INFO_SCORE,
          ProductsTable.PRICE_STAR,
          ProductsTable.STOCK_QUANTITY);

  /** Columns {@link #encodeAgent} expects, in this order. */
  static final List<String> AGENT_COLUMNS =
      List.of(
          Columns.PLATFORM,
          Columns.STORE_ID,
          ServiceAgentsTable.SNAPSHOT_DATE,
          ServiceAgentsTable.GOLD_CERTIFIED);

  /** Kinds of violations that platforms count apart (Douyin); others only have points. */
  private static final Map<UTF8String, Fact> ACTS =
      Map.of(
          UTF8String.fromString("misconduct"), Fact.MISCONDUCT_ACTS,
          UTF8String.fromString("mocking_customers"), Fact.MOCKING_ACTS,
          UTF8String.fromString("refused_after_sales"), Fact.REFUSED_AFTER_SALES_ACTS,
          UTF8String.fromString("manipulation"), Fact.MANIPULATION_ACTS,
          UTF8String.fromString("abnormal_return_address"), Fact.RETURN_ADDRESS_ACTS,
          UTF8String.fromString("refused_invoice"), Fact.REFUSED_INVOICE_ACTS,
          UTF8String.fromString("false_advertising"), Fact.FALSE_ADVERTISING_ACTS,
          UTF8String.fromString("fraudulent_dispatch"), Fact.FRAUDULENT_DISPATCH_ACTS,
          UTF8String.fromString("brand_misuse"), Fact.BRAND_MISUSE_ACTS);

  /** Listings below this are poor (ours). */
  private static final double LOW_INFO_SCORE = 60;

  private static final int HIGH_PRICE_STAR = 4;
  private static final int THOUSANDTHS = 1000;

  /** Of traffic that is not split by channel. */
  private static final UTF8String ALL_CHANNELS = UTF8String.fromString("all");

  /** Counters of a day of traffic. */
  static final int TRAFFIC_WIDTH = 5;

  private static final int WHOLE_ROWS = 0;
  private static final int WHOLE_VISITORS = 1;
  private static final int WHOLE_ORDERS = 2;
  private static final int SPLIT_VISITORS = 3;
  private static final int SPLIT_ORDERS = 4;

  private final LocalClock clock;
  private final DayTable days;
  private final DayTable traffic;

  /**
   * @param traffic empty, of {@link #TRAFFIC_WIDTH}
   */
  ConsoleFacts(LocalClock clock, DayTable days, DayTable traffic) {
    this.clock = clock;
    this.days = days;
    this.traffic = traffic;
  }

  /** Packs a row of silver.violations. */
  static void encodeViolation(InternalRow row, ByteWriter out) {
    Fact act = row.isNullAt(2) ? null : ACTS.get(row.getUTF8String(2));
    InstantCodec.write(0, row.getLong(4), out);
    out.writeSigned(row.isNullAt(3) ? 0 : Math.round(row.getDouble(3) * THOUSANDTHS));
    out.writeCount(act == null ? 0 : act.ordinal() + 1);
  }

  void addViolation(ByteReader in) {
    long[] day = days.at(clock.day(InstantCodec.read(0, in)));
    day[Fact.VIOLATION_POINTS.ordinal()] += in.readSigned();
    int act = (int) in.readCount();
    if (act > 0) {
      day[act - 1]++;
    }
  }

  /** Packs a row of silver.traffic that knows both visitors and orders. */
  static void encodeTraffic(InternalRow row, ByteWriter out) {
    if (!row.isNullAt(4) && !row.isNullAt(5)) {
      out.writeSigned(row.getInt(2));
      out.writeCount(row.getUTF8String(3).equals(ALL_CHANNELS) ? 1 : 0);
      out.writeCount(Math.max(0, row.getInt(4)));
      out.writeCount(Math.max(0, row.getInt(5)));
    }
  }

  void addTraffic(ByteReader in) {
    long[] day = traffic.at(in.readSigned());
    boolean whole = in.readCount() == 1;
    day[WHOLE_ROWS] += whole ? 1 : 0;
    day[whole ? WHOLE_VISITORS : SPLIT_VISITORS] += in.readCount();
    day[whole ? WHOLE_ORDERS : SPLIT_ORDERS] += in.readCount();
  }

  /**
   * Adds to its day what a record of traffic gives, once all of them are known: a channel gives
   * nothing where a total stands for it.
   */
  void settleTraffic(ByteReader in) {
    long date = in.readSigned();
    boolean whole = in.readCount() == 1;
    if (whole == traffic.at(date)[WHOLE_ROWS] > 0) {
      long[] day = days.at(date);
      day[Fact.VISITORS.ordinal()] += in.readCount();
      day[Fact.VISITOR_ORDERS.ordinal()] += in.readCount();
    }
  }

  /** Adds a parcel that was picked up and of which is known whether it is a next-day one. */
  void add(Waybill w) {
    if (w.pickedUpAt != Order.NONE && w.nextDay > 0) {
      long[] day = days.at(clock.day(w.pickedUpAt));
      day[Fact.WAYBILLS.ordinal()]++;
      day[Fact.NEXT_DAY_WAYBILLS.ordinal()] += w.nextDay - 1;
    }
  }

  /** Packs a row of silver.products; one that is not known to be off sale counts as listed. */
  static void encodeProduct(InternalRow row, ByteWriter out) {
    boolean listed = row.isNullAt(3) || row.getBoolean(3);
    out.writeSigned(row.getInt(2));
    out.writeCount(!listed || row.isNullAt(4) ? 0 : row.getDouble(4) < LOW_INFO_SCORE ? 2 : 1);
    out.writeCount(!listed || row.isNullAt(5) ? 0 : row.getInt(5) >= HIGH_PRICE_STAR ? 2 : 1);
    out.writeCount(!listed || row.isNullAt(6) ? 0 : row.getInt(6) <= 0 ? 2 : 1);
  }

  void addProduct(ByteReader in) {
    long[] day = days.at(in.readSigned());
    day[Fact.SNAPSHOT_PRODUCTS.ordinal()]++;
    add(day, in, Fact.INFO_SCORED_PRODUCTS, Fact.LOW_INFO_PRODUCTS);
    add(day, in, Fact.PRICE_STARRED_PRODUCTS, Fact.HIGH_PRICE_STAR_PRODUCTS);
    add(day, in, Fact.STOCKED_PRODUCTS, Fact.OUT_OF_STOCK_PRODUCTS);
  }

  /** 0 = not known, 1 = known, 2 = known and so. */
  private static void add(long[] day, ByteReader in, Fact known, Fact so) {
    long said = in.readCount();
    day[known.ordinal()] += said > 0 ? 1 : 0;
    day[so.ordinal()] += said > 1 ? 1 : 0;
  }

  /** Packs a row of silver.service_agents that says whether the agent is certified. */
  static void encodeAgent(InternalRow row, ByteWriter out) {
    if (!row.isNullAt(3)) {
      out.writeSigned(row.getInt(2));
      out.writeCount(row.getBoolean(3) ? 1 : 0);
    }
  }

  void addAgent(ByteReader in) {
    long[] day = days.at(in.readSigned());
    day[Fact.SNAPSHOT_AGENTS.ordinal()]++;
    day[Fact.GOLD_AGENTS.ordinal()] += in.readCount();
  }

  /** After the last record: a total that the console gives stands for its channels. */
  void finish() {
    for (long date : traffic.sortedDays()) {
      long[] seen = traffic.at(date);
      boolean whole = seen[WHOLE_ROWS] > 0;
      long[] day = days.at(date);
      day[Fact.VISITORS.ordinal()] += seen[whole ? WHOLE_VISITORS : SPLIT_VISITORS];
      day[Fact.VISITOR_ORDERS.ordinal()] += seen[whole ? WHOLE_ORDERS : SPLIT_ORDERS];
    }
  }
}
