package io.storegauge.metric;

import io.storegauge.metric.FactRecords.Source;
import io.storegauge.model.LocalClock;
import io.storegauge.model.Platform;
import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * A table of facts that are counted from the records of one store after another. Records come kind
 * by kind, orders last; what a table does not look at it need not take.
 */
public abstract class FactTable {
  /** Makes the table in a task. */
  public interface Maker extends Serializable {
    FactTable make();
  }

  /** A store whose records come next. */
  record Store(UTF8String platformId, UTF8String id, Platform platform, LocalClock clock) {}

  /** Forgets the store before. */
  abstract void start(Store next);

  void take(AfterSalesCase c) {}

  /**
   * Takes a chat.
   *
   * @param session filled anew for the next one
   */
  void take(ChatSession session) {}

  /**
   * Takes a waybill.
   *
   * @param waybill filled anew for the next one
   */
  void take(Waybill waybill) {}

  /** Takes packed records of a source that are neither cases, chats nor waybills. */
  void take(Source source, ByteReader records) {}

  /**
   * Takes all reviews of the store, once, before the first order.
   *
   * @param byAge sorted {@link Review#BY_AGE}
   * @param ofOrders the same, to be found by their order
   */
  void take(List<Review> byAge, OrderReviews ofOrders) {}

  /**
   * Takes an order, as its waybills have it.
   *
   * @param order filled anew for the next one
   */
  abstract void take(Order order);

  /**
   * Takes an order of which nothing is told but who paid, and when.
   *
   * @param order filled anew for the next one
   */
  void takePaid(Order order) {}

  /** Rows of the store, after its last record; each is valid until the next one is taken. */
  abstract Iterator<InternalRow> finish();
}
