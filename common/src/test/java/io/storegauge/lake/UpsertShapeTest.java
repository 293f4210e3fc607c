package io.storegauge.lake;

import static io.storegauge.lake.SampleRecord.SPEC;
import static io.storegauge.lake.SampleRecord.item;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.storegauge.model.StoregaugeException;
import io.storegauge.table.TableSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.Test;

/** Tables that are not as this version would create them. */
class UpsertShapeTest extends UpsertSuite {
  private static final long serialVersionUID = 1L;

  @Test
  void aTableOfBeforeLearnsToMarkRows() {
    writeAsBefore(item(1), item(2));
    set("'delta.enableDeletionVectors' = 'false'");
    assertEquals(1, protocol("minReaderVersion"));

    merge(item(2).updated(1), item(3));
    assertHolds(SPEC, item(1), item(2).updated(1), item(3));
    assertEquals(1, marked(SPEC));
    merge(item(1).updated(2));
    assertHolds(SPEC, item(1).updated(2), item(2).updated(1), item(3));
    assertEquals(3, protocol("minReaderVersion"));
  }

  @Test
  void aColumnThatCameLaterIsAddedAndCountsAsContent() {
    merge(item(1), item(2), item(3));
    List<TableSpec.Column> columns = new ArrayList<>(SPEC.columns());
    columns.add(3, new TableSpec.Column("later", DataTypes.IntegerType, "none", "Came later"));
    TableSpec wider = SampleRecord.spec(SPEC.name(), columns, SPEC.monthColumn());

    assertEquals("", days(merge(wider, item(1).updated(1))), "null as in the rows of before");
    merge(wider, item(2).updated(1).comment("newer"));
    merge(wider, item(2).updated(2));
    assertHolds(wider, item(1).updated(1), item(2).updated(2), item(3));
    assertEquals(3, lake.read(wider).where("later IS NULL").count());

    new Upsert(lake, wider, 1)
        .merge(
            batch(wider, List.of(item(4))), 1, Upsert.Rule.NEWER_VERSION, days(wider), this::note);
    assertHolds(wider, item(1).updated(1), item(2).updated(2), item(3), item(4));
    assertEquals(1, files(wider));
  }

  @Test
  void aTableWithMappedColumnsIsRefused() {
    merge(item(1));
    set("'delta.columnMapping.mode' = 'name'");

    assertRefused();
  }

  @Test
  void aTableOfBeforeWithMappedColumnsIsRefused() {
    writeAsBefore(item(1));
    set(
        "'delta.minReaderVersion' = '2', 'delta.minWriterVersion' = '5',"
            + " 'delta.columnMapping.mode' = 'name'");

    assertRefused();
  }

  @Test
  void aTableOfBeforeThatTellsItsChangesIsRefused() {
    writeAsBefore(item(1));
    set("'delta.minWriterVersion' = '4', 'delta.enableChangeDataFeed' = 'true'");

    assertRefused();
  }

  @Test
  void aTableWithOtherColumnsIsRefused() {
    merge(item(1));
    spark().sql("ALTER TABLE delta.`" + lake.path(SPEC) + "` ADD COLUMNS (mine STRING)");

    assertRefused();
  }

  private void assertRefused() {
    long version = lake.version(SPEC);
    StoregaugeException e =
        assertThrows(StoregaugeException.class, () -> merge(item(1).updated(1), item(2)));
    assertEquals(
        "Table silver.latest at "
            + lake.path(SPEC)
            + " has columns or table features that this Storegauge does not write. Use the"
            + " Storegauge that wrote it, or undo what was changed on the table by hand.",
        e.getMessage());
    assertEquals(StoregaugeException.Code.NOT_USABLE, e.code());
    assertEquals(version, lake.version(SPEC));
    assertEquals(Set.of(item(1)), held(lake, SPEC));
  }

  /** A table as Spark writes it, which knows nothing of deletion vectors. */
  private void writeAsBefore(SampleRecord... records) {
    frame(SPEC, List.of(records))
        .write()
        .format("delta")
        .partitionBy("sold_month")
        .save(lake.path(SPEC));
  }

  private void set(String properties) {
    spark()
        .sql(
            String.format(
                "ALTER TABLE delta.`%s` SET TBLPROPERTIES (%s)", lake.path(SPEC), properties));
  }

  private int protocol(String what) {
    return spark()
        .sql("DESCRIBE DETAIL delta.`" + lake.path(SPEC) + "`")
        .first()
        .<Integer>getAs(what);
  }
}
