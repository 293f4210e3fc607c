package io.storegauge.cli;

import io.storegauge.model.StoregaugeException;
import io.storegauge.table.Columns;
import io.storegauge.table.StoreScoresTable;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** Days on which a store has a score. */
record ScoredDays(StoreGold store) {

  /** Last day the table covers, from its newest commit alone; null = it does not say. */
  LocalDate latestInLake() {
    return store.lake().lastCoveredDay(StoreScoresTable.SPEC).orElse(null);
  }

  /**
   * The store's last day if none was asked for; otherwise an error that says what there is.
   *
   * @throws StoregaugeException if the store is not known or has no score on the day
   */
  LocalDate dayWithScore(LocalDate asked) {
    Row days =
        store
            .of(store.lake().read(StoreScoresTable.SPEC))
            .agg(
                functions.min(Columns.AS_OF),
                functions.max(Columns.AS_OF),
                functions.countDistinct(Columns.AS_OF))
            .first();
    if (days.isNullAt(0)) {
      throw CliErrors.unknownStore(store.name(), knownStores());
    }
    LocalDate last = days.getDate(1).toLocalDate();
    if (asked != null) {
      throw CliErrors.unknownDay(
          store.name(), asked, days.getDate(0).toLocalDate(), last, days.getLong(2));
    }
    return last;
  }

  private List<String> knownStores() {
    return store
        .lake()
        .read(StoreScoresTable.SPEC)
        .select(Columns.PLATFORM, Columns.STORE_ID)
        .distinct()
        .collectAsList()
        .stream()
        .map(r -> r.getString(0) + "/" + r.getString(1))
        .toList();
  }
}
