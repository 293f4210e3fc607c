package io.storegauge.cli;

import static org.apache.spark.sql.functions.col;

import io.storegauge.lake.Lake;
import io.storegauge.scheme.StoreSelection;
import io.storegauge.table.Columns;
import io.storegauge.table.TableSpec;
import java.time.LocalDate;
import java.util.function.Supplier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What the tables of a lake hold of one store. */
record StoreGold(Lake lake, String platform, String storeId) {

  /**
   * A store by its name on the command line.
   *
   * @param lake asked only if the name is one
   */
  static StoreGold named(String name, Supplier<Lake> lake) {
    StoreSelection store = StoreOptions.named(name);
    return new StoreGold(lake.get(), store.platform(), store.storeId());
  }

  /** As the command line names it. */
  String name() {
    return platform + "/" + storeId;
  }

  Dataset<Row> of(Dataset<Row> rows) {
    return rows.filter(
        col(Columns.PLATFORM).equalTo(platform).and(col(Columns.STORE_ID).equalTo(storeId)));
  }

  /** Rows of an as-of day. */
  Dataset<Row> on(TableSpec table, LocalDate asOf) {
    return of(lake.quickDay(table, asOf));
  }
}
