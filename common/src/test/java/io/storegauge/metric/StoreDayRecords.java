package io.storegauge.metric;

import io.storegauge.model.DaySet;
import io.storegauge.model.ExemptDays;
import io.storegauge.model.Fact;
import io.storegauge.row.RowBuilder;
import io.storegauge.table.StoreMetricsTable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Daily facts of one platform, days as epoch days; rows go through the same packing as in a run.
 */
abstract class StoreDayRecords {
  static final UTF8String PLATFORM = UTF8String.fromString("p");

  final List<InternalRow> packed = new ArrayList<>();

  /** Of the platform p. */
  ExemptDays exempt = ExemptDays.NONE;

  void category(String store, String category) {
    InternalRow row =
        new RowBuilder(StoreMetrics.TRAIT_COLUMNS.size())
            .start()
            .set(0, PLATFORM)
            .set(1, UTF8String.fromString(store))
            .set(2, UTF8String.fromString(category))
            .build();
    keep(StoreMetrics.packTraits(List.of(row).iterator()));
  }

  void day(String store, long day, Map<Fact, Long> facts, byte[] histogram) {
    RowBuilder row = new RowBuilder(StoreMetrics.DAY_COLUMNS.size()).start();
    row.set(0, PLATFORM).set(1, UTF8String.fromString(store)).setInt(2, (int) day);
    for (int f = 0; f < Measures.FACTS.size(); f++) {
      row.set(3 + f, facts.getOrDefault(Measures.FACTS.get(f), 0L));
    }
    if (histogram != null) {
      row.setBinary(3 + Measures.FACTS.size(), histogram, 0, histogram.length);
    }
    keep(StoreMetrics.packDays(List.of(row.build()).iterator(), StoreMetrics.DAY_COLUMNS));
  }

  void change(String store, long day, long buyers, long repeatBuyers) {
    InternalRow row =
        new RowBuilder(5)
            .start()
            .set(0, PLATFORM)
            .set(1, UTF8String.fromString(store))
            .setInt(2, (int) day)
            .set(3, buyers)
            .set(4, repeatBuyers)
            .build();
    keep(StoreMetrics.packChanges(List.of(row).iterator()));
  }

  void keep(Iterator<InternalRow> rows) {
    rows.forEachRemaining(r -> packed.add(r.copy()));
  }

  /** Rows by store and day; records must have been added store by store. */
  Map<String, InternalRow> compute(long first, long last, int minPeers) {
    DayBounds days =
        DayBounds.of(DaySet.between(LocalDate.ofEpochDay(first), LocalDate.ofEpochDay(last + 1)));
    List<InternalRow> sums = new ArrayList<>();
    StoreMetrics.peerSums(packed.iterator(), days, exempt)
        .forEachRemaining(r -> sums.add(r.copy()));
    sums.sort((a, b) -> Integer.compare(a.getInt(1), b.getInt(1)));
    Priors priors = new Priors(days);
    PeerGroups.priors(sums.iterator(), minPeers)
        .forEachRemaining(
            r ->
                priors.put(
                    r.getUTF8String(0).toString(),
                    r.isNullAt(2) ? null : r.getUTF8String(2).toString(),
                    r.getInt(1),
                    r.getBinary(3)));
    Map<String, InternalRow> rows = new HashMap<>();
    StoreMetrics.compute(packed.iterator(), days, exempt, priors, 30)
        .forEachRemaining(r -> rows.put(r.getUTF8String(1) + " " + r.getInt(2), r.copy()));
    return rows;
  }

  static Double real(InternalRow row, String column) {
    int at = StoreMetricsTable.SPEC.columnNames().indexOf(column);
    return row.isNullAt(at) ? null : row.getDouble(at);
  }

  static long count(InternalRow row, String column) {
    return row.getLong(StoreMetricsTable.SPEC.columnNames().indexOf(column));
  }

  /** A store of the same platform that has had one of everything that tells of metrics. */
  void somebodyTells() {
    Map<Fact, Long> one = new HashMap<>();
    Measures.EVIDENCE.forEach(f -> one.put(f, 1L));
    day("teller", 1000, one, null);
  }
}
