package io.storegauge.job;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.from_utc_timestamp;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.when;

import io.storegauge.lake.Lake;
import io.storegauge.lake.Upsert;
import io.storegauge.model.DaySet;
import io.storegauge.model.Platform;
import io.storegauge.table.Columns;
import io.storegauge.table.OrdersTable;
import io.storegauge.table.ReviewsTable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** Which platform days a change of silver touches: what the facts have to be computed anew for. */
final class SilverDays {
  private static final String OLD = "old_";

  private final Map<String, Platform> platforms;
  private final int reviewWindowDays;

  SilverDays(Map<String, Platform> platforms, int reviewWindowDays) {
    this.platforms = platforms;
    this.reviewWindowDays = reviewWindowDays;
  }

  /** Cohort days of the old and the new version of every changed order. */
  DaySet ofOrders(Upsert.Pending pending) {
    List<Column> days = new ArrayList<>();
    for (String prefix : List.of("", OLD)) {
      for (String instant :
          List.of(
              OrdersTable.ORDERED_AT,
              OrdersTable.PAID_AT,
              OrdersTable.SHIP_DUE_AT,
              OrdersTable.SHIPPED_AT,
              OrdersTable.PICKED_UP_AT,
              OrdersTable.DELIVERY_DUE_AT,
              OrdersTable.DELIVERED_AT,
              OrdersTable.COMPLETED_AT,
              OrdersTable.CANCELLED_AT)) {
        days.add(day(col(prefix + instant)));
      }
      days.add(day(col(prefix + OrdersTable.PAID_AT).plus(expr("interval 24 hours"))));
      days.add(day(col(prefix + OrdersTable.PAID_AT).plus(expr("interval 48 hours"))));
    }
    return pending.days(days.toArray(new Column[0]));
  }

  /** Paid days on which a buyer's valid orders changed. */
  DaySet ofRepurchase(Upsert.Pending pending) {
    Column before = validPaidDay(OLD);
    Column now = validPaidDay("");
    Column buyer = col(OrdersTable.BUYER_KEY).eqNullSafe(col(OLD + OrdersTable.BUYER_KEY));
    Column same = before.eqNullSafe(now).and(buyer);
    return pending.isFirst()
        ? DaySet.ALL
        : pending.days(when(not(same), before), when(not(same), now));
  }

  private Column validPaidDay(String prefix) {
    return when(
        col(prefix + OrdersTable.EXCLUDED_REASON).isNull(), day(col(prefix + OrdersTable.PAID_AT)));
  }

  /**
   * Days of creation of every changed review, and the days on which the orders they speak of were
   * delivered.
   */
  DaySet ofReviews(Upsert.Pending pending, Lake lake) {
    if (pending.isFirst()) {
      return DaySet.ALL;
    }
    DaySet created =
        pending.days(day(col(ReviewsTable.CREATED_AT)), day(col(OLD + ReviewsTable.CREATED_AT)));
    if (created.isEmpty()) {
      return created;
    }
    Dataset<Row> reviewed =
        pending
            .changed()
            .select(
                col(Columns.PLATFORM),
                col(Columns.STORE_ID),
                functions
                    .explode(
                        functions.array(
                            col(ReviewsTable.ORDER_ID), col(OLD + ReviewsTable.ORDER_ID)))
                    .as(ReviewsTable.ORDER_ID))
            .where(col(ReviewsTable.ORDER_ID).isNotNull())
            .distinct();
    // A review further from the delivery than the window does not count for it: metric.RatedOrders.
    LocalDate first = created.first().minusDays(reviewWindowDays + 1L);
    LocalDate last = created.last().plusDays(reviewWindowDays + 1L);
    List<Long> delivered = new ArrayList<>();
    lake.read(OrdersTable.SPEC)
        .where(
            col(OrdersTable.DELIVERED_AT)
                .between(java.sql.Date.valueOf(first), java.sql.Date.valueOf(last.plusDays(1))))
        .select(Columns.PLATFORM, Columns.STORE_ID, OrdersTable.ORDER_ID, OrdersTable.DELIVERED_AT)
        .join(
            pending.isSmall() ? functions.broadcast(reviewed) : reviewed,
            new String[] {Columns.PLATFORM, Columns.STORE_ID, OrdersTable.ORDER_ID})
        .select(day(col(OrdersTable.DELIVERED_AT)))
        .distinct()
        .collectAsList()
        .forEach(r -> delivered.add(r.getDate(0).toLocalDate().toEpochDay()));
    return created.union(DaySet.ofEpochDays(delivered));
  }

  private Column day(Column instant) {
    return to_date(from_utc_timestamp(instant, zone()));
  }

  private Column zone() {
    return coalesce(PlatformColumn.of(platforms, p -> p.zone().getId()), lit("UTC"));
  }
}
