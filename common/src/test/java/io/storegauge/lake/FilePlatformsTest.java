package io.storegauge.lake;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.storegauge.model.DaySet;
import io.storegauge.table.TableSpec;
import io.storegauge.testing.DataFrameSuite;
import java.nio.file.Path;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilePlatformsTest extends DataFrameSuite {
  private static final long serialVersionUID = 1L;
  private static final LocalDate JANUARY = LocalDate.of(2025, 1, 1);
  private static final LocalDate FEBRUARY = LocalDate.of(2025, 2, 1);
  private static final CommitNote NOTE = new CommitNote("run-1", "f", Map.of(), Map.of());
  private static final TableSpec TABLE = table("gold");

  @TempDir transient Path folder;
  private transient Lake lake;

  private static TableSpec table(String zone) {
    return new TableSpec(
        zone,
        "sample",
        "One row per platform and day",
        List.of(
            new TableSpec.Column("platform", DataTypes.StringType, "", "Platform"),
            new TableSpec.Column("as_of", DataTypes.DateType, "", "Day"),
            new TableSpec.Column("as_of_month", DataTypes.DateType, "", "First day of the month")),
        List.of("platform", "as_of"),
        "as_of_month");
  }

  @BeforeEach
  void openLake() {
    lake = Lake.open(spark(), folder.toString());
  }

  private Dataset<Row> rows(LocalDate month, List<String> platforms) {
    List<Row> rows = new ArrayList<>();
    for (String p : platforms) {
      rows.add(RowFactory.create(p, Date.valueOf(month.plusDays(3)), Date.valueOf(month)));
    }
    return spark().createDataFrame(rows, TABLE.schema());
  }

  private void write(TableSpec table, LocalDate month, String... platforms) {
    lake.replaceDays(table, rows(month, List.of(platforms)), DaySet.ofMonths(List.of(month)), NOTE);
  }

  private Optional<Set<String>> platforms() {
    return lake.platforms(TABLE);
  }

  @Test
  void theFilesOfATableSayWhichPlatformsTheyHold() {
    assertEquals(Optional.of(Set.of()), platforms());
    write(TABLE, JANUARY, "jd", "tmall", "jd");
    write(TABLE, FEBRUARY, "jd", "douyin");
    assertEquals(Optional.of(Set.of("douyin", "jd", "tmall")), platforms());
    write(TABLE, FEBRUARY, "jd");
    assertEquals(Optional.of(Set.of("jd", "tmall")), platforms());
  }

  @Test
  void filesOfOthersDoNotSay() {
    write(TABLE, JANUARY, "jd");
    rows(FEBRUARY, List.of("tmall")).write().format("delta").mode("append").save(lake.path(TABLE));
    assertEquals(Optional.empty(), platforms());
    // Once our own stand in their place all is known again.
    write(TABLE, FEBRUARY, "olist");
    assertEquals(Optional.of(Set.of("jd", "olist")), platforms());
  }

  @Test
  void moreThanAFewAreNotKept() {
    write(TABLE, JANUARY, names(16));
    assertEquals(16, platforms().orElseThrow().size());
    write(TABLE, JANUARY, names(17));
    assertEquals(Optional.empty(), platforms());
  }

  private static String[] names(int count) {
    return IntStream.range(0, count).mapToObj(i -> "p" + i).toArray(String[]::new);
  }

  @Test
  void idsThatTheTagCouldNotTellApartAreNotKept() {
    write(TABLE, JANUARY, "jd,tmall");
    assertEquals(Optional.empty(), platforms());
  }

  @Test
  void onlyGoldSays() {
    TableSpec facts = table("facts");
    write(facts, JANUARY, "jd");
    assertEquals(Optional.empty(), lake.platforms(facts));
  }
}
