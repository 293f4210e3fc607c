package io.storegauge.cli;

import io.storegauge.lake.Lake;
import io.storegauge.stats.Allocation;
import io.storegauge.table.Columns;
import io.storegauge.table.TrafficCapacityTable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code allocate}: shares a campaign's visitors among the stores of a platform. */
@Command
final class AllocateCommand implements Callable<Integer> {
  private static final StructType COLUMNS =
      new StructType()
          .add(Columns.STORE_ID, DataTypes.StringType)
          .add("visitors", DataTypes.LongType)
          .add("expected_orders", DataTypes.DoubleType)
          .add("conversion_rate", DataTypes.DoubleType)
          .add("quality", DataTypes.DoubleType)
          .add("headroom_orders", DataTypes.DoubleType)
          .add("full", DataTypes.BooleanType);

  private final Terminal terminal;
  private final Session session;

  @Mixin private LakeOption lake;
  @Mixin private RowsOptions printed;

  @Option(
      names = "--visitors",
      paramLabel = "N",
      required = true,
      description = "Visitors a day to share out, beyond those who come anyway.")
  private long visitors;

  @Option(
      names = "--channel",
      paramLabel = "PLATFORM",
      required = true,
      description = "Platform whose stores they are sent to.")
  private String platform;

  @Option(
      names = "--as-of",
      paramLabel = "DAY",
      converter = IsoDate.class,
      description = "Day whose capacity counts, yyyy-MM-dd. Default: the latest with any.")
  private LocalDate asOf;

  AllocateCommand(Terminal terminal, Session session) {
    this.terminal = terminal;
    this.session = session;
  }

  @Override
  public Integer call() {
    printed.check();
    if (visitors < 1) {
      throw AllocateErrors.noVisitors(visitors);
    }
    Lake opened = lake.openExisting(session.spark());
    LocalDate day = CoveredDay.of(opened, TrafficCapacityTable.SPEC, asOf);
    List<Row> rows = stores(opened, day);
    List<Allocation.Store> stores = candidates(rows);
    Allocation allocation = Allocation.of(stores, visitors);
    printed.print(opened.spark().createDataFrame(shares(allocation), COLUMNS), COLUMNS, terminal);
    terminal.note(
        "As of %s: %s of %s visitors a day shared among %s of %s stores; %s left over.%s",
        day,
        Values.count(visitors - allocation.visitorsLeft()),
        Values.count(visitors),
        Values.count(allocation.shares().size()),
        Values.count(rows.size()),
        Values.count(allocation.visitorsLeft()),
        unknown(rows.size() - stores.size()));
    return 0;
  }

  private static String unknown(int stores) {
    return stores == 0
        ? ""
        : String.format(
            " Of %s stores headroom or conversion is not known; they get none.",
            Values.count(stores));
  }

  private List<Row> stores(Lake opened, LocalDate day) {
    List<Row> all = opened.quickDay(TrafficCapacityTable.SPEC, day).collectAsList();
    List<Row> ofPlatform =
        all.stream().filter(r -> platform.equals(r.getAs(Columns.PLATFORM))).toList();
    if (ofPlatform.isEmpty()) {
      throw AllocateErrors.noStores(
          platform,
          day,
          all.stream().map(r -> r.<String>getAs(Columns.PLATFORM)).distinct().sorted().toList());
    }
    return ofPlatform;
  }

  /** Stores of which headroom and conversion are known. */
  private static List<Allocation.Store> candidates(List<Row> rows) {
    double late = mean(rows, TrafficCapacityTable.LATE_PICKUP_RATE);
    double negative = mean(rows, TrafficCapacityTable.NEGATIVE_RATE);
    List<Allocation.Store> stores = new ArrayList<>();
    for (Row r : rows) {
      Double conversion = r.getAs(TrafficCapacityTable.CONVERSION_RATE);
      Double headroom = r.getAs(TrafficCapacityTable.PROVEN_HEADROOM);
      if (conversion != null && headroom != null) {
        double quality =
            (1 - known(r, TrafficCapacityTable.LATE_PICKUP_RATE, late))
                * (1 - known(r, TrafficCapacityTable.NEGATIVE_RATE, negative));
        stores.add(new Allocation.Store(r.getAs(Columns.STORE_ID), conversion, quality, headroom));
      }
    }
    return stores;
  }

  /** What is not known of a store is taken to be as at the others. */
  private static double known(Row row, String column, double otherwise) {
    Double value = row.getAs(column);
    return value == null ? otherwise : value;
  }

  private static double mean(List<Row> rows, String column) {
    ToDoubleFunction<Row> value = r -> r.<Double>getAs(column);
    OptionalDouble mean =
        rows.stream().filter(r -> r.getAs(column) != null).mapToDouble(value).sorted().average();
    return mean.orElse(0);
  }

  private static List<Row> shares(Allocation allocation) {
    return allocation.shares().stream()
        .map(
            s ->
                RowFactory.create(
                    s.store().id(),
                    s.visitors(),
                    s.orders(),
                    s.store().conversion(),
                    s.store().quality(),
                    s.store().headroom(),
                    s.full()))
        .toList();
  }
}
