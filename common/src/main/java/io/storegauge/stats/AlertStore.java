package io.storegauge.stats;

import io.storegauge.config.Alerts;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.catalyst.InternalRow;

/** What is known of the reviews of one store, by day. Rows as {@link AlertEvents} has them. */
final class AlertStore {
  private static final int DAY = 2;
  private static final int KINDS = 3;
  private static final int REVIEW = 4;
  private static final int TOPIC = 5;

  private final AlertDays withStars = new AlertDays();
  private final AlertDays withText = new AlertDays();

  /** Reviews that are counted, by what is counted and its subject. */
  private final Map<Alerts.Of, Map<String, AlertDays>> counted = new EnumMap<>(Alerts.Of.class);

  AlertStore() {
    for (Alerts.Of of : Alerts.Of.values()) {
      counted.put(of, new TreeMap<>());
    }
  }

  /** Adds the next row, by day and review id. */
  void take(InternalRow row) {
    int day = row.getInt(DAY);
    int kinds = row.getInt(KINDS);
    if (AlertEvents.isWithStars(kinds)) {
      withStars.add(day);
    }
    if (AlertEvents.isWithText(kinds)) {
      withText.add(day);
    }
    for (Alerts.Of of : Alerts.Of.values()) {
      if (AlertEvents.isCounted(of, kinds)) {
        String subject = row.isNullAt(TOPIC) ? of.id() : row.getString(TOPIC);
        counted
            .get(of)
            .computeIfAbsent(subject, s -> new AlertDays())
            .add(day, row.getString(REVIEW));
      }
    }
  }

  /** Reviews among which a rule counts. */
  AlertDays.Sums among(Alerts.Of of) {
    return (of == Alerts.Of.NEGATIVE_TEXT ? withText : withStars).sums();
  }

  /** Reviews that a rule counts, by subject. */
  Map<String, AlertDays> counted(Alerts.Of of) {
    return counted.get(of);
  }
}
