package io.storegauge.stats;

import io.storegauge.model.DaySet;
import io.storegauge.row.RowBuilder;
import io.storegauge.stats.LoadBend.Bend;
import io.storegauge.stats.LoadDays.Service;
import org.apache.spark.unsafe.types.UTF8String;

/** How much one store can take, by the days of one window. */
final class TrafficCapacity {
  private static final UTF8String REACHED = UTF8String.fromString("reached");
  private static final UTF8String NOT_REACHED = UTF8String.fromString("not_reached");
  private static final UTF8String TOO_FEW_DAYS = UTF8String.fromString("too_few_days");
  private static final UTF8String[] SERVICES = {
    UTF8String.fromString("pickup"),
    UTF8String.fromString("reply"),
    UTF8String.fromString("reviews")
  };

  private final int asOf;
  private final LoadDays days;
  private final Service[] services;

  /** Position of the service that bends first; −1 = none does. */
  private final int limiting;

  TrafficCapacity(int asOf, LoadDays days) {
    this.asOf = asOf;
    this.days = days;
    this.services = new Service[] {days.pickup(), days.reply(), days.reviews()};
    int first = -1;
    for (int s = 0; s < services.length; s++) {
      Bend bend = services[s].bend();
      if (bend != null && (first < 0 || bend.load() < services[first].bend().load())) {
        first = s;
      }
    }
    this.limiting = first;
  }

  private boolean isKnown() {
    for (Service s : services) {
      if (s.dayCount() >= LoadBend.LEAST_DAYS) {
        return true;
      }
    }
    return false;
  }

  /** Sets the columns from the as-of day on, in the order of the table. */
  void write(RowBuilder out, int first) {
    int c = first;
    double usual = days.usualOrders();
    double highest = days.highestOrders();
    Bend bend = limiting < 0 ? null : services[limiting].bend();
    double capacity = bend == null ? Double.NaN : bend.load() * usual;
    double proven = Math.max(0, (bend == null ? highest : capacity) - usual);
    out.setInt(c++, asOf);
    out.set(c++, bend != null ? REACHED : isKnown() ? NOT_REACHED : TOO_FEW_DAYS);
    out.set(c++, bend == null ? null : SERVICES[limiting]);
    out.set(c++, usual);
    out.set(c++, days.highestOrders());
    out.set(c++, bend == null ? Double.NaN : bend.load());
    out.set(c++, bend == null ? Double.NaN : bend.low());
    out.set(c++, bend == null ? Double.NaN : bend.high());
    out.set(c++, capacity);
    out.set(c++, capacity - usual);
    out.set(c++, isKnown() ? proven : Double.NaN);
    for (Service s : services) {
      out.set(c++, s.bend() == null ? Double.NaN : s.bend().load());
    }
    for (Service s : services) {
      out.setInt(c++, s.dayCount());
    }
    out.set(c++, days.latePickupRate());
    out.set(c++, days.replySeconds());
    out.set(c++, days.negativeRate());
    out.set(c++, days.visitors());
    out.set(c++, days.conversionRate());
    out.setInt(c, DaySet.firstOfMonth(asOf));
  }
}
