package io.storegauge.cli;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.storegauge.lake.Lake;
import io.storegauge.table.Columns;
import io.storegauge.table.StoresTable;
import io.storegauge.table.TableSpec;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Stores of one as-of day in the order in which to look at them, each with what weighs most.
 *
 * @param platform null = all
 */
record TopStores(Lake lake, TopBy by, String platform, LocalDate asOf) {
  private static final List<String> STORE = List.of(Columns.PLATFORM, Columns.STORE_ID);
  private static final String STORE_NAME = "store_name";

  /** The day asked for, or the last one that the table covers. */
  static TopStores of(Lake lake, TopBy by, String platform, LocalDate asked) {
    TopStores top = new TopStores(lake, by, platform, CoveredDay.of(lake, by.table(), asked));
    top.requirePlatform();
    return top;
  }

  private void requirePlatform() {
    Dataset<Row> day = lake.quickDay(by.table(), asOf);
    if (platform != null && day.filter(wanted()).isEmpty()) {
      List<String> known =
          day.select(Columns.PLATFORM).distinct().collectAsList().stream()
              .map(r -> r.getString(0))
              .toList();
      throw CliErrors.noStoresOf(platform, by.table().qualifiedName(), asOf, known);
    }
  }

  private Column wanted() {
    return platform == null ? lit(true) : col(Columns.PLATFORM).equalTo(platform);
  }

  /** Columns of {@link #first}. */
  StructType schema() {
    StructType schema = new StructType().add("rank", DataTypes.IntegerType);
    for (String c : STORE) {
      schema = schema.add(c, DataTypes.StringType);
    }
    schema = schema.add(STORE_NAME, DataTypes.StringType);
    for (String c : by.figures()) {
      schema = schema.add(c, type(by.table(), c));
    }
    for (String c : by.reason()) {
      schema = schema.add(by.nameOfReason(c), type(by.reasons(), c));
    }
    return schema;
  }

  private static DataType type(TableSpec table, String column) {
    return table.schema().apply(column).dataType();
  }

  /** The first stores in their order; ties by platform and store id. */
  List<Row> first(int stores) {
    List<Row> ranked =
        lake.quickDay(by.table(), asOf)
            .filter(by.which().and(wanted()).and(col(by.figures().get(0)).isNotNull()))
            .select(columns(by.figures()))
            .orderBy(by.order(), col(Columns.PLATFORM), col(Columns.STORE_ID))
            .limit(stores)
            .collectAsList();
    Map<List<Object>, Row> names = names(ranked);
    Map<List<Object>, Row> reasons = reasons(ranked);
    List<Row> rows = new ArrayList<>();
    for (Row r : ranked) {
      List<Object> cells = new ArrayList<>();
      cells.add(rows.size() + 1);
      cells.addAll(key(r, STORE));
      cells.add(cell(names.get(key(r, STORE)), STORE_NAME));
      by.figures().forEach(c -> cells.add(r.getAs(c)));
      by.reason().forEach(c -> cells.add(cell(reasons.get(key(r, by.reasonsOf())), c)));
      rows.add(RowFactory.create(cells.toArray()));
    }
    return rows;
  }

  private static Column[] columns(List<String> more) {
    return Stream.concat(STORE.stream(), more.stream()).map(c -> col(c)).toArray(Column[]::new);
  }

  private static List<Object> key(Row row, List<String> columns) {
    return columns.stream().<Object>map(row::getAs).toList();
  }

  private static Object cell(Row row, String column) {
    return row == null ? null : row.getAs(column);
  }

  private Map<List<Object>, Row> names(List<Row> ranked) {
    Map<List<Object>, Row> names = new HashMap<>();
    of(ranked, lake.quick(StoresTable.SPEC).select(columns(List.of(STORE_NAME))))
        .forEach(r -> names.put(key(r, STORE), r));
    return names;
  }

  /** The heaviest reason of each store, of equal ones the first by name. */
  private Map<List<Object>, Row> reasons(List<Row> ranked) {
    Set<String> columns = new LinkedHashSet<>(by.reasonsOf());
    columns.addAll(by.reason());
    columns.add(by.harm());
    Dataset<Row> harmful =
        lake.quickDay(by.reasons(), asOf)
            .filter(col(by.harm()).gt(0))
            .select(columns.stream().map(c -> col(c)).toArray(Column[]::new));
    Comparator<Row> heaviest =
        Comparator.comparing((Row r) -> r.<BigDecimal>getAs(by.harm()))
            .reversed()
            .thenComparing(r -> r.<String>getAs(by.reasonName()));
    Map<List<Object>, Row> reasons = new HashMap<>();
    of(ranked, harmful).stream()
        .sorted(heaviest)
        .forEach(r -> reasons.putIfAbsent(key(r, by.reasonsOf()), r));
    return reasons;
  }

  /** Rows of some stores. */
  private List<Row> of(List<Row> stores, Dataset<Row> rows) {
    StructType keys = new StructType();
    for (String c : STORE) {
      keys = keys.add(c, DataTypes.StringType);
    }
    List<Row> named = stores.stream().map(r -> RowFactory.create(key(r, STORE).toArray())).toList();
    return rows.join(
            lake.spark().createDataFrame(named, keys), STORE.toArray(new String[0]), "left_semi")
        .collectAsList();
  }
}
