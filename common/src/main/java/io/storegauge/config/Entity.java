package io.storegauge.config;

import io.storegauge.table.AfterSalesTable;
import io.storegauge.table.Columns;
import io.storegauge.table.InterventionsTable;
import io.storegauge.table.OfficialScoresTable;
import io.storegauge.table.OrderItemsTable;
import io.storegauge.table.OrdersTable;
import io.storegauge.table.ProductDaysTable;
import io.storegauge.table.ProductsTable;
import io.storegauge.table.ReviewsTable;
import io.storegauge.table.ServiceAgentDaysTable;
import io.storegauge.table.ServiceAgentsTable;
import io.storegauge.table.ServiceSessionsTable;
import io.storegauge.table.StoresTable;
import io.storegauge.table.TableSpec;
import io.storegauge.table.TrafficTable;
import io.storegauge.table.ViolationsTable;
import io.storegauge.table.WaybillsTable;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A silver table as the target of feeds. */
public enum Entity {
  STORES(
      StoresTable.SPEC, List.of(), Map.of("store_type", List.of("flagship", "other", "personal"))),
  PRODUCTS(ProductsTable.SPEC, List.of(), Map.of()),
  ORDERS(
      OrdersTable.SPEC,
      List.of(OrdersTable.STATUS, OrdersTable.AMOUNT),
      Map.of(
          OrdersTable.STATUS,
          List.of("unpaid", "paid", "shipped", "delivered", "completed", "cancelled"),
          OrdersTable.CANCELLED_BY,
          List.of("buyer", "seller", "platform"))),
  ORDER_ITEMS(OrderItemsTable.SPEC, List.of(), Map.of()),
  WAYBILLS(WaybillsTable.SPEC, List.of(), Map.of()),
  REVIEWS(ReviewsTable.SPEC, List.of(ReviewsTable.RATING), Map.of()),
  AFTER_SALES(
      AfterSalesTable.SPEC,
      List.of("kind"),
      Map.of(
          "kind",
          List.of(
              "refund_only",
              "return_refund",
              "exchange",
              "repair",
              "complaint",
              "dispute",
              "platform_contact"),
          "reason",
          List.of("quality", "damage", "mismatch", "logistics", "no_reason", "price", "other"),
          "liability",
          List.of("seller", "buyer", "carrier", "platform", "none"))),
  SERVICE_SESSIONS(ServiceSessionsTable.SPEC, List.of(), Map.of()),
  SERVICE_AGENT_DAYS(ServiceAgentDaysTable.SPEC, List.of(), Map.of()),
  SERVICE_AGENTS(ServiceAgentsTable.SPEC, List.of(), Map.of()),
  VIOLATIONS(ViolationsTable.SPEC, List.of("occurred_at"), Map.of()),
  TRAFFIC(TrafficTable.SPEC, List.of(), Map.of()),
  PRODUCT_DAYS(ProductDaysTable.SPEC, List.of(), Map.of()),
  INTERVENTIONS(InterventionsTable.SPEC, List.of("started_on"), Map.of()),
  OFFICIAL_SCORES(OfficialScoresTable.SPEC, List.of(), Map.of());

  /** Columns that ingestion fills in, whatever the feed. */
  private static final Set<String> FILLED_IN =
      Set.of(
          Columns.PLATFORM,
          "currency",
          "exported_on",
          "source_file",
          "source_record",
          "key_hash",
          Columns.EXTRA,
          ReviewsTable.CONTENT_UPDATED_AT,
          ReviewsTable.APPENDED_FILE,
          ReviewsTable.DELETED_AT,
          ReviewsTable.DELETED_FILE);

  private static final Set<String> REVIEW_CONTENT =
      Set.of(ReviewsTable.RATING, ReviewsTable.TEXT, ReviewsTable.CREATED_AT);

  private static final Set<String> REVIEW_EVENTS =
      Set.of(ReviewsTable.IS_DELETED, ReviewsTable.APPENDED_TEXT, ReviewsTable.APPENDED_AT);

  private final TableSpec spec;
  private final List<String> needed;
  private final Map<String, List<String>> vocabulary;

  /**
   * @param needed columns without which a row says nothing, beside its key, its store and its day
   */
  Entity(TableSpec spec, List<String> needed, Map<String, List<String>> vocabulary) {
    this.spec = spec;
    this.needed = needed;
    this.vocabulary = vocabulary;
  }

  /** Name of the table. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Entity> find(String id) {
    return Arrays.stream(values()).filter(e -> e.id().equals(id)).findFirst();
  }

  /** Columns a row cannot do without. */
  public List<String> required() {
    Set<String> required = new LinkedHashSet<>(spec.key());
    required.remove(Columns.PLATFORM);
    required.add(Columns.STORE_ID);
    required.addAll(needed);
    if (spec.dayColumn() != null) {
      required.add(spec.dayColumn());
    }
    return List.copyOf(required);
  }

  /**
   * Columns a feed must fill that fills these: one that lists nothing but deletions of reviews, or
   * additions to them, has no content to give.
   */
  List<String> required(Set<String> filled) {
    boolean eventsOnly =
        this == REVIEWS
            && Collections.disjoint(filled, REVIEW_CONTENT)
            && !Collections.disjoint(filled, REVIEW_EVENTS);
    return eventsOnly
        ? required().stream().filter(c -> !REVIEW_CONTENT.contains(c)).toList()
        : required();
  }

  /** The table. */
  public TableSpec spec() {
    return spec;
  }

  /** Columns a feed may fill, in the order of the table. */
  public Set<String> targets() {
    Set<String> targets = new LinkedHashSet<>(spec.columnNames());
    targets.removeAll(FILLED_IN);
    targets.remove(spec.monthColumn());
    return targets;
  }

  boolean fillsIn(String column) {
    return spec.columnNames().contains(column) && !targets().contains(column);
  }

  /** Canonical values of a column; empty where any value will do. */
  public List<String> vocabulary(String column) {
    return vocabulary.getOrDefault(column, List.of());
  }

  /** Types a column of this table can be read as. */
  public List<Feed.Type> types(String column) {
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
      case "string" -> List.of(Feed.Type.STRING, Feed.Type.ID, Feed.Type.TEXT);
      case "int", "bigint" -> List.of(Feed.Type.INTEGER);
      case "double" -> List.of(Feed.Type.REAL, Feed.Type.DURATION);
      case "decimal(18,2)" -> List.of(Feed.Type.MONEY);
      case "decimal(2,1)" -> List.of(Feed.Type.RATING);
      case "timestamp" -> List.of(Feed.Type.TIMESTAMP, Feed.Type.END_OF_DAY);
      case "date" -> List.of(Feed.Type.DATE);
      case "boolean" -> List.of(Feed.Type.BOOLEAN);
      default -> throw new IllegalStateException("No feed type for " + column + ": " + type);
    };
  }
}
