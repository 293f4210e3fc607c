package io.storegauge.metric;

import io.storegauge.config.Settings.MultiSellerReviews;
import io.storegauge.metric.FactRecords.Source;
import io.storegauge.model.DaySet;
import io.storegauge.model.Fact;
import io.storegauge.model.Metric;
import io.storegauge.model.Platform;
import io.storegauge.model.Platform.PlatformHelp;
import io.storegauge.model.Platform.PositiveReviews;
import io.storegauge.model.Platform.QualityReturns;
import io.storegauge.row.TableRow;
import io.storegauge.table.StoreDayTable;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Records of one store and the facts they become, packed as in a run. Times are local times of
 * Shanghai.
 */
class StoreRecords {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  final List<InternalRow> packed = new ArrayList<>();
  PlatformHelp help = PlatformHelp.PAID;
  QualityReturns returns = QualityReturns.QUALITY;
  MultiSellerReviews shared = MultiSellerReviews.SPLIT;
  Map<Metric, DaySet> exempt = Map.of();

  static long at(String local) {
    return LocalDateTime.parse(local).atZone(SHANGHAI).toEpochSecond() * 1_000_000L;
  }

  /** Names and values in turn; a column that is not named is null. */
  static InternalRow row(List<String> columns, Object... cells) {
    Object[] values = new Object[columns.size()];
    values[0] = UTF8String.fromString("p");
    values[1] = UTF8String.fromString("s");
    for (int i = 0; i < cells.length; i += 2) {
      int column = columns.indexOf(cells[i]);
      if (column < 0) {
        throw new IllegalArgumentException(cells[i] + " is not among " + columns);
      }
      Object cell = cells[i + 1];
      boolean time =
          cell instanceof String s && cells[i].toString().endsWith("_at") && !s.isEmpty();
      values[column] =
          time
              ? (Object) at((String) cell)
              : cell instanceof String s ? UTF8String.fromString(s) : cell;
    }
    return new GenericInternalRow(values);
  }

  void keep(Iterator<InternalRow> rows) {
    rows.forEachRemaining(r -> packed.add(r.copy()));
  }

  void order(Object... cells) {
    keep(FactRecords.packOrders(List.of(row(FactRecords.ORDER_COLUMNS, cells)).iterator()));
  }

  void add(Source source, Object... cells) {
    keep(source.pack(List.of(row(source.columns(), cells)).iterator()));
  }

  void aCase(String id, String kind, String reason, String opened, Object... more) {
    List<Object> cells =
        new ArrayList<>(List.of("case_id", id, "order_id", "o", "kind", kind, "opened_at", opened));
    if (reason != null) {
      cells.addAll(List.of("reason", reason));
    }
    cells.addAll(List.of(more));
    add(Source.CASES, cells.toArray());
  }

  void review(String id, String created, String rating, double stars) {
    Decimal value = Decimal.apply(Math.round(stars * 10), 2, 1);
    InternalRow row =
        row(
            FactRecords.REVIEW_COLUMNS,
            "review_id",
            id,
            "order_id",
            "o",
            "created_at",
            created,
            rating,
            value);
    keep(FactRecords.packReviews(List.of(row).iterator(), rules()));
  }

  FactRules rules() {
    Platform platform =
        new Platform("p", SHANGHAI, "CNY", "x", PositiveReviews.RATING, help, returns)
            .withExemptDays(exempt);
    return new FactRules(Map.of("p", platform), shared, 90);
  }

  /** Rows of a table; each is valid until the next one is taken. */
  Iterator<InternalRow> rows(FactTable.Maker table) {
    Iterator<TableRow> rows = FactPass.rows(packed.iterator(), rules(), List.of(table));
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return rows.hasNext();
      }

      @Override
      public InternalRow next() {
        return rows.next().row();
      }
    };
  }

  /** Facts of a day, of those made of more than orders alone, that are not zero. */
  Map<Fact, Long> on(String day) {
    Map<Fact, Long> facts = new TreeMap<>(ofAllKinds(day));
    facts.keySet().removeIf(f -> f.compareTo(Fact.NEGATIVE_ORDERS) < 0);
    return facts;
  }

  /** Facts of a day that are not zero. */
  Map<Fact, Long> ofAllKinds(String day) {
    packed.sort(Comparator.comparingInt(r -> r.getInt(Packed.KIND_AT)));
    Map<String, Map<Fact, Long>> days = new HashMap<>();
    rows(() -> new StoreDays(rules(), DayBounds.ALL))
        .forEachRemaining(
            r -> {
              Map<Fact, Long> facts = new TreeMap<>();
              for (Fact f : Fact.values()) {
                long value = r.getLong(StoreDayTable.SPEC.columnNames().indexOf(f.column()));
                if (value != 0) {
                  facts.put(f, value);
                }
              }
              days.put(LocalDate.ofEpochDay(r.getInt(2)).toString(), facts);
            });
    return days.getOrDefault(day, Map.of());
  }

  long on(String day, Fact fact) {
    return on(day).getOrDefault(fact, 0L);
  }

  /** Placed and paid on 1 March, delivered on the 4th, completed on the 10th. */
  void order() {
    order(
        "order_id", "o",
        "status", "completed",
        "ordered_at", "2025-03-01T10:00:00",
        "paid_at", "2025-03-01T10:05:00",
        "delivered_at", "2025-03-04T12:00:00",
        "completed_at", "2025-03-10T12:00:00");
  }
}
