package io.storegauge.job;

import io.storegauge.config.Conf;
import io.storegauge.lake.Lake;
import io.storegauge.lake.TableScan;
import io.storegauge.metric.FactRecords;
import io.storegauge.metric.FactRules;
import io.storegauge.metric.FactTrail;
import io.storegauge.metric.MetricTrail;
import io.storegauge.metric.Repurchase;
import io.storegauge.model.DaySet;
import io.storegauge.table.AfterSalesTable;
import io.storegauge.table.Columns;
import io.storegauge.table.MetricColumn;
import io.storegauge.table.OrdersTable;
import io.storegauge.table.ReviewsTable;
import io.storegauge.table.TableSpec;
import io.storegauge.table.WaybillsTable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * The rows of silver behind the metrics of one store and as-of day. They are read as {@link
 * FactsJob} reads them, those of the store alone, and counted by the same classes.
 */
public final class SilverTrail {
  private static final int PLATFORM = 0;
  private static final int STORE = 1;

  /** Of what is read these say nothing to a reader, or nothing that should be shown. */
  private static final Set<String> NOT_SHOWN =
      Set.of(
          Columns.PLATFORM,
          Columns.STORE_ID,
          OrdersTable.BUYER_KEY,
          OrdersTable.STORE_COUNT,
          OrdersTable.EXCLUDED_REASON,
          ReviewsTable.IS_DEFAULT,
          ReviewsTable.IS_DELETED);

  /** How one row of a table is packed. */
  private interface Packer extends java.io.Serializable {
    Iterator<InternalRow> pack(Iterator<InternalRow> one);
  }

  private final FactTrail trail;
  private final LocalDate asOf;
  private final List<TrailRow> rows = new ArrayList<>();

  /** Reviews, cases and waybills by the order they are about. */
  private final Map<String, List<TrailRow>> byOrder = new HashMap<>();

  private SilverTrail(FactRules rules, String platform, LocalDate asOf) {
    this.trail = new FactTrail(rules, platform);
    this.asOf = asOf;
  }

  /**
   * Reads what the metrics over a window need.
   *
   * @param windowDays the longest window that is asked for
   * @throws io.storegauge.model.StoregaugeException if the configuration does not know the platform
   */
  public static SilverTrail of(
      Lake lake, Conf conf, String platform, String store, LocalDate asOf, int windowDays) {
    FactRules rules = FactsJob.rules(conf);
    SilverTrail trail = new SilverTrail(rules, platform, asOf);
    // A buyer of 90 days ago is a repeat one by an order of 90 days before that.
    int reach = Math.max(windowDays, 2 * Repurchase.WINDOW_DAYS);
    LocalDate first = asOf.minusDays(reach - 1L);
    DaySet days = DaySet.between(first, asOf.plusDays(1));
    if (lake.version(OrdersTable.SPEC) >= 0) {
      List<String> columns = columns(OrdersTable.SPEC, FactRecords.ORDER_COLUMNS);
      trail.take(
          lake.scan(OrdersTable.SPEC, columns).where(FactSources.orders(lake, days)),
          new StoreRows(OrdersTable.SPEC, columns, platform, store, FactRecords::packOrders));
    }
    if (lake.version(ReviewsTable.SPEC) >= 0) {
      List<String> columns = columns(ReviewsTable.SPEC, FactRecords.REVIEW_COLUMNS);
      trail.take(
          lake.scan(ReviewsTable.SPEC, columns).where(FactSources.reviews(days, rules)),
          new StoreRows(
              ReviewsTable.SPEC,
              columns,
              platform,
              store,
              row -> FactRecords.packReviews(row, rules)));
    }
    for (FactSources source : FactSources.ALL) {
      if (lake.version(source.table()) >= 0) {
        FactRecords.Source records = source.records();
        List<String> columns = columns(source.table(), records.columns());
        trail.take(
            source.scan(lake, columns, days),
            new StoreRows(source.table(), columns, platform, store, records::pack));
      }
    }
    return trail;
  }

  /** Columns of the records, and behind them those of the key that they lack. */
  private static List<String> columns(TableSpec table, List<String> ofRecords) {
    return Stream.concat(
            ofRecords.stream(), table.key().stream().filter(k -> !ofRecords.contains(k)))
        .toList();
  }

  /** Rows of one store, packed and as they are shown; runs where the files are read. */
  private record StoreRows(
      TableSpec table, List<String> columns, String platform, String store, Packer packer)
      implements java.io.Serializable {

    Iterator<TrailRow.Counted> of(Iterator<InternalRow> read) {
      UTF8String wantedPlatform = UTF8String.fromString(platform);
      UTF8String wantedStore = UTF8String.fromString(store);
      List<TrailRow.Counted> found = new ArrayList<>();
      while (read.hasNext()) {
        InternalRow row = read.next();
        if (row.getUTF8String(STORE).equals(wantedStore)
            && row.getUTF8String(PLATFORM).equals(wantedPlatform)) {
          FactTrail.Packing packed = FactTrail.Packing.of(packer.pack(List.of(row).iterator()));
          if (packed != null) {
            found.add(new TrailRow.Counted(packed, shown(row)));
          }
        }
      }
      return found.iterator();
    }

    private TrailRow shown(InternalRow row) {
      return TrailRow.of(
          table,
          columns.stream().filter(c -> !NOT_SHOWN.contains(c)).toList(),
          c -> {
            StructField field = table.schema().apply(c);
            int at = columns.indexOf(c);
            return row.isNullAt(at) ? null : row.get(at, field.dataType());
          });
    }
  }

  private void take(TableScan scan, StoreRows wanted) {
    List<TrailRow.Counted> found = new ArrayList<>(scan.rows().mapPartitions(wanted::of).collect());
    for (TrailRow.Counted c : found) {
      trail.add(c.packing());
      rows.add(c.row());
      String order = c.row().cells().get(OrdersTable.ORDER_ID);
      boolean tells =
          wanted.table() == ReviewsTable.SPEC
              || wanted.table() == AfterSalesTable.SPEC
              || wanted.table() == WaybillsTable.SPEC;
      if (tells && order != null) {
        byOrder.computeIfAbsent(order, o -> new ArrayList<>()).add(c.row());
      }
    }
  }

  /** A metric taken apart; its window must not be longer than the one that was read. */
  public MetricTrail metric(MetricColumn column) {
    return MetricTrail.of(trail, column, asOf);
  }

  /** Row of a record. */
  public TrailRow row(int record) {
    return rows.get(record);
  }

  /**
   * Of an order its reviews, cases and waybills, which may be what makes it count; oldest first.
   */
  public List<TrailRow> about(TrailRow row) {
    if (!row.table().equals(OrdersTable.SPEC.qualifiedName())) {
      return List.of();
    }
    List<TrailRow> about =
        new ArrayList<>(
            byOrder.getOrDefault(String.valueOf(row.cells().get(OrdersTable.ORDER_ID)), List.of()));
    Collections.sort(about);
    return about;
  }
}
