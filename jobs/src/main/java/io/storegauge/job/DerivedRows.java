package io.storegauge.job;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;

import io.storegauge.table.OrdersTable;
import io.storegauge.table.TableSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.storage.StorageLevel;

/**
 * The rows that a query of a {@code silver.yaml} gave, taken apart: those that go to the table, one
 * a key, and those that go to quarantine.
 */
final class DerivedRows implements AutoCloseable {
  /** Column of the reasons against a row; empty = it is sound. */
  static final String REASONS = "_reasons";

  /** Column of what a refused row says. */
  static final String CELLS = "_cells";

  private static final String ROWS = "_rows";
  private static final String SAME = "_same";

  private final TableSpec table;
  private final Dataset<Row> all;

  /** Keys of several sound rows, how many there are, and whether they say the same. */
  private final Dataset<Row> repeated;

  private final boolean anyRepeated;
  private final long received;
  private final long duplicate;
  private final long rejected;

  /**
   * @param examined columns of the table, {@link #REASONS} and {@link #CELLS}
   */
  DerivedRows(TableSpec table, Dataset<Row> examined) {
    this.table = table;
    this.all = examined.persist(StorageLevel.MEMORY_AND_DISK());
    Row counts =
        all.agg(count(lit(1)), functions.count(functions.when(size(col(REASONS)).gt(0), 1)))
            .first();
    Dataset<Row> keys =
        sound().groupBy(keyColumns()).agg(count(lit(1)).as(ROWS)).where(col(ROWS).gt(1));
    this.anyRepeated = !keys.isEmpty();
    this.repeated = anyRepeated ? compared(keys).persist(StorageLevel.MEMORY_AND_DISK()) : keys;
    this.received = counts.getLong(0);
    this.duplicate = anyRepeated ? total(repeated.where(col(SAME)), col(ROWS).minus(1)) : 0;
    this.rejected =
        counts.getLong(1)
            + (anyRepeated ? total(repeated.where(col(SAME).equalTo(false)), col(ROWS)) : 0);
  }

  private Dataset<Row> compared(Dataset<Row> keys) {
    Column row = struct(table.columnNames().stream().map(functions::col).toArray(Column[]::new));
    return sound()
        .join(keys.drop(ROWS), keyNames(), "left_semi")
        .groupBy(keyColumns())
        .agg(count(lit(1)).as(ROWS), min(row).eqNullSafe(max(row)).as(SAME));
  }

  private static long total(Dataset<Row> rows, Column number) {
    Row sum = rows.agg(sum(number)).first();
    return sum.isNullAt(0) ? 0 : sum.getLong(0);
  }

  private Dataset<Row> sound() {
    return all.where(size(col(REASONS)).equalTo(0));
  }

  /** Rows for the table, one a key. */
  Dataset<Row> accepted() {
    Dataset<Row> rows = sound().drop(REASONS, CELLS);
    if (!anyRepeated) {
      return rows;
    }
    Dataset<Row> same = repeated.where(col(SAME)).drop(ROWS, SAME);
    // Which of equal rows is taken makes no difference.
    Dataset<Row> one = rows.join(same, keyNames(), "left_semi").dropDuplicates(keyNames());
    Dataset<Row> others = rows.join(repeated.drop(ROWS, SAME), keyNames(), "left_anti");
    Column[] columns = table.columnNames().stream().map(functions::col).toArray(Column[]::new);
    return others.select(columns).union(one.select(columns));
  }

  /** Reasons and cells of the rows for quarantine, in an order that their contents decide. */
  Dataset<Row> refused() {
    Dataset<Row> rows = all.where(size(col(REASONS)).gt(0)).select(REASONS, CELLS);
    if (anyRepeated) {
      Dataset<Row> several = repeated.where(col(SAME).equalTo(false)).drop(SAME);
      rows =
          rows.union(
              sound()
                  .join(several, keyNames())
                  .select(severalOfOneKey().as(REASONS), cells().as(CELLS)));
    }
    return rows.orderBy(col(CELLS), col(REASONS));
  }

  /** Why none of several rows of one key is taken: nothing tells which of them is right. */
  private Column severalOfOneKey() {
    Column number = concat(lit(" ("), col(ROWS).cast("string"), lit(" rows)"));
    return array(concat(lit("key_not_unique:"), named(table.key()), number));
  }

  private Column cells() {
    List<String> columns = new ArrayList<>(table.columnNames());
    columns.removeAll(
        Arrays.asList(
            OrdersTable.BUYER_KEY,
            "source_file",
            "source_record",
            "key_hash",
            table.monthColumn()));
    return named(columns);
  }

  private static Column named(List<String> columns) {
    return concat_ws(
        ", ",
        columns.stream()
            .map(c -> concat(lit(c + "="), col(c).cast("string")))
            .toArray(Column[]::new));
  }

  /** Rows that the query gave. */
  long received() {
    return received;
  }

  /** Rows that say what another one of their key says. */
  long duplicate() {
    return duplicate;
  }

  long rejected() {
    return rejected;
  }

  /** How many {@link #accepted} there are. */
  long rowsAccepted() {
    return received - duplicate - rejected;
  }

  private String[] keyNames() {
    return table.key().toArray(new String[0]);
  }

  private Column[] keyColumns() {
    return table.key().stream().map(functions::col).toArray(Column[]::new);
  }

  @Override
  public void close() {
    all.unpersist();
    if (anyRepeated) {
      repeated.unpersist();
    }
  }
}
