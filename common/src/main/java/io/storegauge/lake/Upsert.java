package io.storegauge.lake;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import io.storegauge.model.DaySet;
import io.storegauge.table.TableSpec;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.storage.StorageLevel;

/**
 * Brings new versions of records into a table of latest states.
 *
 * <p>The newest version of a key wins whatever the order of arrival: versions are compared by
 * {@code updated_at} (unknown is oldest), {@code exported_on} (likewise), {@code source_file}. A
 * file that was replaced in place says anew what it says. Only months that hold a changed record
 * are rewritten.
 */
public final class Upsert {
  /** Columns that order versions. Inside one file the reader has chosen the last record already. */
  private static final List<String> VERSION = List.of("updated_at", "exported_on", "source_file");

  private static final String RECORD = "source_record";

  private static final Set<String> NOT_CONTENT =
      Set.of("updated_at", "exported_on", "source_file", "source_record", "key_hash");

  /** Batches up to this many rows are sent to every task instead of shuffling the table. */
  private static final long BROADCAST_ROWS = 1_000_000L;

  private static final String OLD = "old_";

  /** When a record of the batch replaces the one the table holds. */
  public enum Rule {
    /** When its version is newer. */
    NEWER_VERSION,
    /** When its content differs: the batch was derived from all there is. */
    OTHER_CONTENT
  }

  private final Lake lake;
  private final TableSpec table;

  public Upsert(Lake lake, TableSpec table) {
    this.lake = lake;
    this.table = table;
  }

  /**
   * Compares a batch with the table. The result must be closed.
   *
   * @param batch rows of the table with unique keys
   * @param rows about how many
   */
  public Pending compare(Dataset<Row> batch, long rows, Rule rule) {
    if (!lake.exists(table)) {
      return new Pending(batch, null, null, false);
    }
    batch.persist(StorageLevel.MEMORY_AND_DISK());
    boolean small = rows <= BROADCAST_ROWS;
    SortedSet<LocalDate> months = table.monthColumn() == null ? null : months(batch, small);
    Dataset<Row> current = lake.read(table);
    if (months != null) {
      current = current.where(col(table.monthColumn()).isin(dates(months)));
    }
    Dataset<Row> taken = taken(batch, current, rule, small).persist(StorageLevel.MEMORY_AND_DISK());
    return new Pending(batch, current, taken, small);
  }

  /** Months the batch's keys are in, by what the batch says and by what the table says. */
  private SortedSet<LocalDate> months(Dataset<Row> batch, boolean small) {
    Dataset<Row> hashes = batch.select("key_hash").distinct();
    Dataset<Row> held =
        lake.read(table)
            .select("key_hash", table.monthColumn())
            .join(small ? functions.broadcast(hashes) : hashes, "key_hash")
            .select(table.monthColumn());
    SortedSet<LocalDate> months = new TreeSet<>();
    for (Row r :
        batch.select(table.monthColumn()).distinct().union(held.distinct()).collectAsList()) {
      months.add(r.getDate(0).toLocalDate());
    }
    return months;
  }

  private static Object[] dates(SortedSet<LocalDate> months) {
    return months.stream().map(java.sql.Date::valueOf).toArray();
  }

  /**
   * Rows of the batch that replace or add, with the old row's columns beside them ({@code old_…}).
   */
  private Dataset<Row> taken(Dataset<Row> batch, Dataset<Row> current, Rule rule, boolean small) {
    List<Column> renamed = new ArrayList<>();
    for (String c : table.columnNames()) {
      renamed.add(col(c).as(OLD + c));
    }
    Dataset<Row> old = current.select(renamed.toArray(new Column[0]));
    if (small) {
      // The table is the large side: keep its few rows whose key is in the batch, then join those.
      old =
          old.join(
              functions.broadcast(batch.select(col("key_hash").as("wanted")).distinct()),
              col(OLD + "key_hash").equalTo(col("wanted")),
              "left_semi");
    }
    Column sameKey = col("key_hash").equalTo(col(OLD + "key_hash"));
    for (String k : table.key()) {
      sameKey = sameKey.and(col(k).equalTo(col(OLD + k)));
    }
    Column isNew = col(OLD + "key_hash").isNull();
    Column replaces = rule == Rule.NEWER_VERSION ? newer() : not(sameContent());
    return batch.join(old, sameKey, "left_outer").where(isNew.or(replaces));
  }

  private Column newer() {
    Column newer = lit(false);
    Column tied = lit(true);
    for (String v : VERSION) {
      Column mine = col(v);
      Column theirs = col(OLD + v);
      Column greater = coalesce(mine.gt(theirs), mine.isNotNull().and(theirs.isNull()));
      newer = newer.or(tied.and(greater));
      tied = tied.and(mine.eqNullSafe(theirs));
    }
    // The same file once more: it was replaced in place, and what it says now is what counts.
    Column moved = not(col(RECORD).eqNullSafe(col(OLD + RECORD)));
    return newer.or(tied.and(moved.or(not(sameContent()))));
  }

  private Column sameContent() {
    Column same = lit(true);
    for (String c : table.columnNames()) {
      if (!NOT_CONTENT.contains(c) && !c.equals(table.monthColumn())) {
        same = same.and(col(c).eqNullSafe(col(OLD + c)));
      }
    }
    return same;
  }

  private static scala.collection.Seq<String> using(List<String> columns) {
    return scala.collection.JavaConverters.asScalaBuffer(columns).toSeq();
  }

  /** A comparison, ready to be written. */
  public final class Pending implements AutoCloseable {
    private final Dataset<Row> batch;

    /** The table's months that hold a key of the batch. */
    private final Dataset<Row> current;

    private final Dataset<Row> taken;
    private final boolean small;

    private Pending(Dataset<Row> batch, Dataset<Row> current, Dataset<Row> taken, boolean small) {
      this.batch = batch;
      this.current = current;
      this.taken = taken;
      this.small = small;
    }

    /** The table does not exist yet: the whole batch is new. */
    public boolean isFirst() {
      return taken == null;
    }

    /** Few enough records to send to every task. */
    public boolean isSmall() {
      return small;
    }

    /**
     * Records that replace or add; with {@link #isFirst} the batch itself. Where a record replaces
     * one, the columns {@code old_…} hold the one it replaces, else they are null.
     */
    public Dataset<Row> taken() {
      return taken == null ? batch : taken;
    }

    /** Of the taken records, those that say something new rather than the same again. */
    public Dataset<Row> changed() {
      return taken.where(col(OLD + "key_hash").isNull().or(not(sameContent())));
    }

    /** Records of the batch that the table holds already, from this very file and record. */
    public Dataset<Row> held() {
      List<String> origin = List.of("key_hash", "source_file", RECORD);
      Column[] columns = origin.stream().map(functions::col).toArray(Column[]::new);
      Dataset<Row> left = batch.join(taken.select(columns), using(origin), "left_anti");
      Object[] files =
          left.select("source_file").distinct().collectAsList().stream()
              .map(r -> r.get(0))
              .toArray();
      Dataset<Row> wanted = left.select(columns);
      return current
          .where(col("source_file").isin(files))
          .select(columns)
          .join(small ? functions.broadcast(wanted) : wanted, using(origin), "left_semi");
    }

    /**
     * Days named by expressions over {@link #changed()}.
     *
     * @param days expressions of type DATE; null values are left out
     */
    public DaySet days(Column... days) {
      if (isFirst()) {
        return DaySet.ALL;
      }
      List<Long> epochDays = new ArrayList<>();
      changed()
          .select(functions.explode(functions.array(days)).as("day"))
          .where(col("day").isNotNull())
          .distinct()
          .collectAsList()
          .forEach(r -> epochDays.add(r.getDate(0).toLocalDate().toEpochDay()));
      return DaySet.ofEpochDays(epochDays);
    }

    /** Writes, unless nothing is taken; returns whether it did. */
    public boolean write(CommitNote note) {
      if (isFirst()) {
        lake.replaceAll(table, batch, note);
        return true;
      }
      if (taken.isEmpty()) {
        return false;
      }
      Column[] own = table.columnNames().stream().map(functions::col).toArray(Column[]::new);
      Dataset<Row> replaced = taken.where(col(OLD + "key_hash").isNotNull()).select(keyColumns());
      Column sameKey = col("key_hash").equalTo(col("k_key_hash"));
      for (String k : table.key()) {
        sameKey = sameKey.and(col(k).equalTo(col("k_" + k)));
      }
      SortedSet<LocalDate> months = table.monthColumn() == null ? null : touchedMonths();
      Dataset<Row> kept = lake.read(table);
      if (months != null) {
        kept = kept.where(col(table.monthColumn()).isin(dates(months)));
      }
      Dataset<Row> rows =
          kept.join(small ? functions.broadcast(replaced) : replaced, sameKey, "left_anti")
              .select(own)
              .union(taken.select(own));
      if (months == null) {
        lake.replaceAll(table, rows, note);
      } else {
        lake.replaceMonths(table, rows, months, note);
      }
      return true;
    }

    private SortedSet<LocalDate> touchedMonths() {
      SortedSet<LocalDate> months = new TreeSet<>();
      String month = table.monthColumn();
      taken
          .select(functions.explode(functions.array(col(month), col(OLD + month))).as("month"))
          .where(col("month").isNotNull())
          .distinct()
          .collectAsList()
          .forEach(r -> months.add(r.getDate(0).toLocalDate()));
      return months;
    }

    private Column[] keyColumns() {
      List<Column> columns = new ArrayList<>();
      columns.add(col("key_hash").as("k_key_hash"));
      for (String k : table.key()) {
        columns.add(col(k).as("k_" + k));
      }
      return columns.toArray(new Column[0]);
    }

    @Override
    public void close() {
      if (taken != null) {
        taken.unpersist();
        batch.unpersist();
      }
    }
  }
}
