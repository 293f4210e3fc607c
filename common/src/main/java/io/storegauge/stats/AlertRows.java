package io.storegauge.stats;

import io.storegauge.config.Alerts;
import io.storegauge.model.DaySet;
import io.storegauge.row.RowBuilder;
import io.storegauge.table.AlertsTable;
import io.storegauge.table.Columns;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Rows of {@code gold.alerts}.
 *
 * <p>Rows in: {@link AlertEvents#SCHEMA}, store by store, by day and review id within a store. Rows
 * out: alerts of the days that are asked for.
 *
 * @param asOfDays epoch days, ascending
 */
public record AlertRows(Alerts alerts, int[] asOfDays) implements Serializable {
  /** Ids of an alert; a reader looks at some, not at hundreds. */
  static final int EVIDENCE = 20;

  /** An alert of a store. */
  private record Alert(AlertRule rule, AlertRule.Finding finding, boolean isFirst, String ids) {}

  /** Alerts of a store. */
  private record Found(UTF8String platform, UTF8String store, List<Alert> alerts) {}

  public Iterator<InternalRow> rows(Iterator<InternalRow> byStore) {
    return new Rows(new Stores(byStore));
  }

  /** Holds the rules against one store after the other. */
  private final class Stores extends StoreWalk<Found> {
    private AlertStore reviews;

    Stores(Iterator<InternalRow> rows) {
      super(rows);
    }

    @Override
    void start() {
      reviews = new AlertStore();
    }

    @Override
    void take(InternalRow row) {
      reviews.take(row);
    }

    @Override
    Found finish(UTF8String platform, UTF8String store) {
      List<Alert> found = new ArrayList<>();
      alerts
          .rules()
          .forEach(
              (name, rule) -> {
                AlertDays.Sums among = reviews.among(rule.of());
                reviews
                    .counted(rule.of())
                    .forEach(
                        (subject, counted) ->
                            add(
                                new AlertRule(
                                    name, rule, alerts.usualDays(), subject, among, counted.sums()),
                                found));
              });
      return new Found(platform, store, found);
    }
  }

  private void add(AlertRule rule, List<Alert> found) {
    for (int day : asOfDays) {
      AlertRule.Finding finding = rule.on(day);
      if (finding != null) {
        found.add(new Alert(rule, finding, isFirst(rule, day), rule.evidence(day, EVIDENCE)));
      }
    }
  }

  private boolean isFirst(AlertRule rule, int day) {
    for (int before = day - alerts.quietDays(); before < day; before++) {
      if (rule.on(before) != null) {
        return false;
      }
    }
    return true;
  }

  /** Makes rows of the alerts. */
  private static final class Rows implements Iterator<InternalRow> {
    private static final int PLATFORM = at(Columns.PLATFORM);
    private static final int STORE_ID = at(Columns.STORE_ID);
    private static final int AS_OF = at(Columns.AS_OF);
    private static final int RULE = at(AlertsTable.RULE);
    private static final int SUBJECT = at(AlertsTable.SUBJECT);
    private static final int SEVERITY = at(AlertsTable.SEVERITY);
    private static final int IS_FIRST = at(AlertsTable.IS_FIRST);
    private static final int MESSAGE = at(AlertsTable.MESSAGE);
    private static final int WINDOW_DAYS = at(AlertsTable.WINDOW_DAYS);
    private static final int OBSERVED = at(AlertsTable.OBSERVED);
    private static final int REVIEWS = at(AlertsTable.REVIEWS);
    private static final int EXPECTED = at(AlertsTable.EXPECTED);
    private static final int USUAL_OBSERVED = at(AlertsTable.USUAL_OBSERVED);
    private static final int USUAL_REVIEWS = at(AlertsTable.USUAL_REVIEWS);
    private static final int PROBABILITY = at(AlertsTable.PROBABILITY);
    private static final int THRESHOLD = at(AlertsTable.THRESHOLD);
    private static final int IDS = at(AlertsTable.EVIDENCE);
    private static final int MONTH = at(Columns.AS_OF_MONTH);

    private final Iterator<Found> stores;
    private final RowBuilder out = new RowBuilder(AlertsTable.SPEC.columns().size());
    private Found store;
    private int next;

    Rows(Iterator<Found> stores) {
      this.stores = stores;
    }

    private static int at(String column) {
      return AlertsTable.SPEC.columnNames().indexOf(column);
    }

    @Override
    public boolean hasNext() {
      while ((store == null || next == store.alerts().size()) && stores.hasNext()) {
        store = stores.next();
        next = 0;
      }
      return store != null && next < store.alerts().size();
    }

    @Override
    public InternalRow next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      Alert a = store.alerts().get(next++);
      AlertRule.Finding f = a.finding();
      return out.start()
          .set(PLATFORM, store.platform())
          .set(STORE_ID, store.store())
          .setInt(AS_OF, f.day())
          .set(RULE, text(a.rule().name()))
          .set(SUBJECT, text(a.rule().subject()))
          .set(SEVERITY, text(a.rule().rule().severity().id()))
          .set(IS_FIRST, a.isFirst())
          .set(MESSAGE, text(a.rule().message(f)))
          .setInt(WINDOW_DAYS, a.rule().rule().windowDays())
          .set(OBSERVED, f.observed())
          .set(REVIEWS, f.reviews())
          .set(EXPECTED, f.expected())
          .set(USUAL_OBSERVED, f.usualObserved())
          .set(USUAL_REVIEWS, f.usualReviews())
          .set(PROBABILITY, f.probability())
          .set(THRESHOLD, threshold(a.rule().rule()))
          .set(IDS, text(a.ids()))
          .setInt(MONTH, DaySet.firstOfMonth(f.day()))
          .build();
    }

    private static double threshold(Alerts.Rule rule) {
      return rule.threshold() == null ? Double.NaN : rule.threshold();
    }

    private static UTF8String text(String text) {
      return UTF8String.fromString(text);
    }
  }
}
