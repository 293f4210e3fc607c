package io.storegauge.config;

import io.storegauge.table.Columns;
import io.storegauge.table.OrdersTable;
import io.storegauge.table.ReviewsTable;
import io.storegauge.table.StoresTable;
import io.storegauge.table.TableSpec;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A silver table as the target of feeds. */
public enum Entity {
  ORDERS(
      OrdersTable.SPEC,
      List.of(
          OrdersTable.ORDER_ID,
          Columns.STORE_ID,
          OrdersTable.STATUS,
          OrdersTable.AMOUNT,
          OrdersTable.ORDERED_AT),
      Map.of(
          OrdersTable.STATUS,
          List.of("unpaid", "paid", "shipped", "delivered", "completed", "cancelled"),
          OrdersTable.CANCELLED_BY,
          List.of("buyer", "seller", "platform"))),
  REVIEWS(
      ReviewsTable.SPEC,
      List.of(
          ReviewsTable.REVIEW_ID, Columns.STORE_ID, ReviewsTable.RATING, ReviewsTable.CREATED_AT),
      Map.of()),
  STORES(
      StoresTable.SPEC,
      List.of(Columns.STORE_ID),
      Map.of("store_type", List.of("flagship", "other", "personal")));

  /** Columns that ingestion fills in, whatever the feed. */
  private static final Set<String> FILLED_IN =
      Set.of(
          Columns.PLATFORM, "currency", "exported_on", "source_file", "source_record", "key_hash");

  private final TableSpec spec;
  private final List<String> required;
  private final Map<String, List<String>> vocabulary;

  Entity(TableSpec spec, List<String> required, Map<String, List<String>> vocabulary) {
    this.spec = spec;
    this.required = required;
    this.vocabulary = vocabulary;
  }

  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Entity> find(String id) {
    return Arrays.stream(values()).filter(e -> e.id().equals(id)).findFirst();
  }

  /** Columns a row cannot do without. */
  public List<String> required() {
    return required;
  }

  /** Columns a feed may fill, in the order of the table. */
  Set<String> targets() {
    Set<String> targets = new LinkedHashSet<>(spec.columnNames());
    targets.removeAll(FILLED_IN);
    targets.remove(spec.monthColumn());
    return targets;
  }

  boolean fillsIn(String column) {
    return spec.columnNames().contains(column) && !targets().contains(column);
  }

  /** Canonical values of a column; empty where any value will do. */
  List<String> vocabulary(String column) {
    return vocabulary.getOrDefault(column, List.of());
  }

  /** Types a column of this table can be read as. */
  List<Feed.Type> types(String column) {
    if (column.equals(OrdersTable.BUYER_KEY)) {
      return List.of(Feed.Type.BUYER);
    }
    String type =
        spec.columns().stream()
            .filter(c -> c.name().equals(column))
            .map(c -> c.type().simpleString())
            .findFirst()
            .orElseThrow();
    return switch (type) {
      case "string" -> List.of(Feed.Type.STRING);
      case "int", "bigint" -> List.of(Feed.Type.INTEGER);
      case "decimal(18,2)" -> List.of(Feed.Type.MONEY);
      case "decimal(2,1)" -> List.of(Feed.Type.RATING);
      case "timestamp" -> List.of(Feed.Type.TIMESTAMP, Feed.Type.END_OF_DAY);
      case "date" -> List.of(Feed.Type.DATE);
      case "boolean" -> List.of(Feed.Type.BOOLEAN);
      default -> throw new IllegalStateException("No feed type for " + column + ": " + type);
    };
  }
}
