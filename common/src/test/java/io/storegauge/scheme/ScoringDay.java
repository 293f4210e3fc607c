package io.storegauge.scheme;

import io.storegauge.config.Conf;
import io.storegauge.config.ConfLoader;
import io.storegauge.config.Scheme;
import io.storegauge.model.Platform;
import io.storegauge.stats.PeerDays;
import io.storegauge.table.MetricColumn;
import io.storegauge.table.ScoreComponentsTable;
import io.storegauge.table.StoreScoresTable;
import io.storegauge.table.StoresTable;
import io.storegauge.table.TableSpec;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Stores of one platform and day, written by hand, and the rows a scheme makes of them.
 *
 * <p>{@link #ladder} surrounds the store {@code x} with ten peers whose values stand on eleven
 * rungs from the worst (0) to the best (10): the peers' tenths are rungs 1 and 9, so that x on rung
 * k lies at (k − 1)/8 of the way between them.
 */
final class ScoringDay {
  static final Conf SHIPPED = ConfLoader.load(Path.of("..", "conf"), List.of());

  static final String X = "x";

  private static final int RUNGS = 11;
  private static final int EVIDENCE = 100;
  private static final int MIN_DENOMINATOR = SHIPPED.settings().metrics().minDenominator();
  private static final Set<String> SAMPLED =
      MetricColumn.ALL.stream()
          .filter(MetricColumn::isSampled)
          .map(MetricColumn::name)
          .collect(Collectors.toSet());

  private final List<Scheme> schemes;
  private final LocalDate asOf;
  private final Map<String, Map<String, Object>> stores = new LinkedHashMap<>();
  private int minPeers = 1;

  ScoringDay(String asOf, Scheme... schemes) {
    this.asOf = LocalDate.parse(asOf);
    this.schemes = List.of(schemes);
  }

  /** A day of a shipped scheme. */
  static ScoringDay shipped(String scheme, String asOf) {
    return new ScoringDay(asOf, SHIPPED.schemes().get(scheme));
  }

  ScoringDay minPeers(int stores) {
    minPeers = stores;
    return this;
  }

  /** A store with valid orders of 30 days; columns may be those of store_metrics or stores. */
  ScoringDay store(String id, long orders, Object... columnsAndValues) {
    stores.put(id, new TreeMap<>());
    return with(id, "paid_orders_30d", orders).with(id, columnsAndValues);
  }

  /**
   * Sets columns of a store that is there. A value of a sampled metric comes with the numerator and
   * denominator of {@value #EVIDENCE} cases that store_metrics has beside it.
   */
  ScoringDay with(String id, Object... columnsAndValues) {
    for (int i = 0; i < columnsAndValues.length; i += 2) {
      String column = (String) columnsAndValues[i];
      Object value = columnsAndValues[i + 1];
      stores.get(id).put(column, value);
      if (SAMPLED.contains(column)) {
        double known = value == null ? 0 : EVIDENCE;
        double sum = value == null ? 0 : ((Number) value).doubleValue() * EVIDENCE;
        stores.get(id).put(column + "_num", sum);
        stores.get(id).put(column + "_den", known);
      }
    }
    return this;
  }

  /** Sets what store_metrics writes of so much evidence: a value from 30 cases on only. */
  ScoringDay evidence(String id, String metric, double numerator, double denominator) {
    Map<String, Object> store = stores.get(id);
    store.put(metric, denominator < MIN_DENOMINATOR ? null : (Double) (numerator / denominator));
    store.put(metric + "_num", numerator);
    store.put(metric + "_den", denominator);
    return this;
  }

  /** Store x with ten peers, each with so many orders and nothing else known. */
  ScoringDay withPeers(long orders) {
    store(X, orders);
    for (int p = 0; p < RUNGS - 1; p++) {
      store("peer" + p, orders);
    }
    return this;
  }

  /** Puts x on a rung between the worst and the best value, and the peers on the others. */
  ScoringDay ladder(String column, double worst, double best, int rung) {
    int peer = 0;
    for (int r = 0; r < RUNGS; r++) {
      double value = worst + (best - worst) * r / (RUNGS - 1);
      with(r == rung ? X : "peer" + peer++, column, value);
    }
    return this;
  }

  /** All stores have the same value. */
  ScoringDay alike(String column, Object value) {
    stores.keySet().forEach(id -> with(id, column, value));
    return this;
  }

  Map<String, Object> score() {
    return score(X);
  }

  /** The store's row of store_scores, of the first scheme. */
  Map<String, Object> score(String store) {
    return scores().get(schemes.get(0).id() + "/" + store);
  }

  /** Rows of store_scores by scheme and store. */
  Map<String, Map<String, Object>> scores() {
    Map<String, Map<String, Object>> rows = new TreeMap<>();
    rows(rows().scores(input()), StoreScoresTable.SPEC)
        .forEach(r -> rows.put(r.get("scheme") + "/" + r.get("store_id"), r));
    return rows;
  }

  /** Rows of score_components of a store, by indicator. */
  Map<String, Map<String, Object>> components(String store) {
    Map<String, Map<String, Object>> rows = new TreeMap<>();
    rows(rows().components(input()), ScoreComponentsTable.SPEC).stream()
        .filter(r -> r.get("store_id").equals(store))
        .forEach(r -> rows.put((String) r.get("indicator"), r));
    return rows;
  }

  private ScoreRows rows() {
    return new ScoreRows(platformSchemes(), minPeers);
  }

  private PlatformSchemes platformSchemes() {
    Map<String, Scheme> byId = new TreeMap<>();
    schemes.forEach(s -> byId.put(s.id(), s));
    Platform platform =
        new Platform(
            "p",
            ZoneOffset.UTC,
            "CNY",
            schemes.stream().map(Scheme::id).toList(),
            Platform.PositiveReviews.RATING,
            Platform.PlatformHelp.PAID,
            Platform.QualityReturns.QUALITY);
    return new PlatformSchemes(List.of(platform), byId);
  }

  private Iterator<InternalRow> input() {
    List<InternalRow> rows = new ArrayList<>();
    stores.forEach((id, values) -> rows.add(row(platformSchemes(), "p", id, asOf, values)));
    return rows.iterator();
  }

  /** A row as {@link ScoreRows} takes it. */
  static InternalRow row(
      PlatformSchemes schemes,
      String platform,
      String id,
      LocalDate asOf,
      Map<String, Object> values) {
    return row(schemes, schemes.valueTypes(), platform, id, asOf, values);
  }

  /** The same, where there are many rows to make. */
  static InternalRow row(
      PlatformSchemes schemes,
      List<PeerDays.Value> types,
      String platform,
      String id,
      LocalDate asOf,
      Map<String, Object> values) {
    List<Object> cells = new ArrayList<>();
    cells.add(UTF8String.fromString(platform));
    cells.add(UTF8String.fromString(id));
    cells.add((int) asOf.toEpochDay());
    cells.add(text(values.get("category")));
    cells.add(values.get("paid_orders_30d"));
    cells.add(0L);
    cells.add(values.get("completeness_30d"));
    for (int c = 0; c < types.size(); c++) {
      Number value = (Number) values.get(schemes.columns().get(c));
      boolean whole = types.get(c) == PeerDays.Value.WHOLE;
      cells.add(value == null ? null : whole ? (Object) value.longValue() : value.doubleValue());
    }
    schemes.texts().forEach(t -> cells.add(text(values.get(t))));
    return new GenericInternalRow(cells.toArray());
  }

  private static UTF8String text(Object text) {
    return text == null ? null : UTF8String.fromString((String) text);
  }

  /** Rows as maps by column; null = unknown. */
  static List<Map<String, Object>> rows(Iterator<InternalRow> rows, TableSpec table) {
    List<Map<String, Object>> all = new ArrayList<>();
    while (rows.hasNext()) {
      InternalRow row = rows.next();
      Map<String, Object> cells = new TreeMap<>();
      for (int c = 0; c < table.columns().size(); c++) {
        TableSpec.Column column = table.columns().get(c);
        Object cell = row.isNullAt(c) ? null : row.get(c, column.type());
        if (cell instanceof UTF8String text) {
          cell = text.toString();
        } else if (cell instanceof Decimal decimal) {
          cell = decimal.toJavaBigDecimal();
        } else if (cell != null && column.type() == DataTypes.DateType) {
          cell = LocalDate.ofEpochDay((Integer) cell).toString();
        }
        cells.put(column.name(), cell);
      }
      all.add(cells);
    }
    return all;
  }

  /** Traits of a store for {@link #with}. */
  static Object[] traits(String industry, String type, String services) {
    return new Object[] {
      StoresTable.INDUSTRY, industry, StoresTable.STORE_TYPE, type, StoresTable.SERVICES, services
    };
  }
}
