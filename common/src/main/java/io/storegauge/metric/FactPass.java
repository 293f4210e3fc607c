package io.storegauge.metric;

import io.storegauge.metric.FactRecords.Source;
import io.storegauge.model.LocalClock;
import io.storegauge.model.Platform;
import io.storegauge.row.MappedRows;
import io.storegauge.row.RowSequence;
import io.storegauge.row.TableRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * One pass over the records of stores for all tables of facts. To unpack a record, and to find the
 * reviews of an order, costs more than to count it: both are done once for all tables.
 */
public final class FactPass implements ByStore.Worker<TableRow> {
  private static final Source[] SOURCES = byKind();

  private final FactRules rules;
  private final List<FactTable> tables;
  private final Map<String, LocalClock> clocks = new HashMap<>();
  private final List<Review> reviews = new ArrayList<>();
  private final ChatSession session = new ChatSession();
  private final Waybill waybill = new Waybill();
  private final Order order = new Order();
  private final TableRow out = new TableRow();
  private LocalClock clock;

  /** What waybills tell of the store's orders; null = there are none. */
  private OrderParcels parcels;

  private boolean reviewsTaken;

  FactPass(FactRules rules, List<FactTable> tables) {
    this.rules = rules;
    this.tables = tables;
  }

  private static Source[] byKind() {
    Source[] sources = new Source[FactRecords.ORDERS];
    for (Source s : Source.values()) {
      sources[s.kind] = s;
    }
    return sources;
  }

  /**
   * {@link FactRecords}, sorted by platform, store and kind, to rows of tables: store by store, and
   * of each store table by table. A row is valid until the next one is taken.
   */
  public static Iterator<TableRow> rows(
      Iterator<InternalRow> packed, FactRules rules, List<FactTable.Maker> tables) {
    return new ByStore<>(
        packed, new FactPass(rules, tables.stream().map(FactTable.Maker::make).toList()));
  }

  @Override
  public void start(UTF8String platformId, UTF8String storeId) {
    Platform platform = rules.platform(platformId.toString());
    clock = clocks.computeIfAbsent(platform.id(), id -> new LocalClock(platform.zone()));
    reviews.clear();
    parcels = null;
    reviewsTaken = false;
    FactTable.Store store = new FactTable.Store(platformId, storeId, platform, clock);
    tables.forEach(t -> t.start(store));
  }

  @Override
  public void take(int kind, ByteReader records) {
    switch (kind) {
      case FactRecords.REVIEWS -> takeReviews(records);
      case FactRecords.ORDERS -> takeOrders(records);
      default -> take(SOURCES[kind], records);
    }
  }

  private void takeReviews(ByteReader records) {
    while (records.hasMore()) {
      reviews.add(Review.decode(records));
    }
  }

  private void takeOrders(ByteReader records) {
    reviewsAreThere();
    while (records.hasMore()) {
      order.read(records);
      if (parcels != null && !order.onlyPaid) {
        parcels.tell(order);
      }
      for (FactTable t : tables) {
        if (order.onlyPaid) {
          t.takePaid(order);
        } else {
          t.take(order);
        }
      }
    }
  }

  private void take(Source source, ByteReader records) {
    if (source == Source.CASES) {
      while (records.hasMore()) {
        AfterSalesCase c = AfterSalesCase.decode(records);
        tables.forEach(t -> t.take(c));
      }
    } else if (source == Source.SESSIONS) {
      while (records.hasMore()) {
        session.read(records);
        tables.forEach(t -> t.take(session));
      }
    } else if (source == Source.WAYBILLS) {
      takeWaybills(records);
    } else {
      tables.forEach(t -> t.take(source, records.again()));
    }
  }

  private void takeWaybills(ByteReader records) {
    if (parcels == null) {
      parcels = new OrderParcels();
    }
    while (records.hasMore()) {
      waybill.read(records);
      parcels.add(waybill);
      tables.forEach(t -> t.take(waybill));
    }
  }

  /** To be told before the first order. */
  void reviewsAreThere() {
    if (!reviewsTaken) {
      reviews.sort(Review.BY_AGE);
      OrderReviews ofOrders = new OrderReviews(reviews, clock, rules.reviewWindowDays());
      tables.forEach(t -> t.take(reviews, ofOrders));
      reviewsTaken = true;
    }
  }

  @Override
  public Iterator<TableRow> finish() {
    reviewsAreThere();
    List<Supplier<Iterator<TableRow>>> parts = new ArrayList<>();
    for (int table = 0; table < tables.size(); table++) {
      int position = table;
      parts.add(() -> rows(position));
    }
    return new RowSequence<>(parts);
  }

  private Iterator<TableRow> rows(int table) {
    return new MappedRows<>(tables.get(table).finish(), row -> out.set(table, row));
  }
}
