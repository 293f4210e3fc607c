package io.storegauge.lake;

import static io.storegauge.lake.SampleTable.rows;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.storegauge.model.DaySet;
import io.storegauge.table.TableSpec;
import io.storegauge.testing.DataFrameSuite;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZeroColumnsTest extends DataFrameSuite {
  private static final long serialVersionUID = 1L;
  private static final LocalDate JANUARY = LocalDate.of(2025, 1, 1);
  private static final LocalDate FEBRUARY = LocalDate.of(2025, 2, 1);
  private static final CommitNote NOTE = new CommitNote("run-1", "f", Map.of(), Map.of());
  private static final TableSpec SAMPLE = SampleTable.SPEC;
  private static final TableSpec FACTS =
      new TableSpec(
          "facts",
          "sample",
          SAMPLE.comment(),
          SAMPLE.columns(),
          SAMPLE.key(),
          SAMPLE.monthColumn());

  @TempDir transient Path folder;
  private transient Lake lake;

  @BeforeEach
  void openLake() {
    lake = Lake.open(spark(), folder.toString());
  }

  private void write(TableSpec table, LocalDate month, String... lines) {
    lake.replaceDays(table, rows(spark(), lines), DaySet.ofMonths(List.of(month)), NOTE);
  }

  private Set<String> zeros(TableSpec table, DaySet days) {
    return lake.scan(table, List.of("store_id", "as_of", "orders"))
        .days("as_of", days)
        .zeroColumns();
  }

  @Test
  void aTagNamesTheColumnsOfItsFile() {
    List<String> columns = List.of("a", "b", "c");
    // Bits 0 and 2.
    String tag = ZeroColumns.tag(columns, List.of("c", "a"));
    assertEquals("5", tag.substring(tag.indexOf(':') + 1));
    assertEquals(Set.of("a", "c"), ZeroColumns.of(tag, columns));
    assertEquals(Set.of(), ZeroColumns.of(tag, List.of("a", "c", "b")));
    assertEquals(Set.of(), ZeroColumns.of(tag, List.of("a", "b", "c", "d")));
    assertEquals(Set.of(), ZeroColumns.of(null, columns));
  }

  @Test
  void aColumnIsZeroWhereEveryFileThatIsReadSaysSo() {
    write(FACTS, JANUARY, "a 2025-01-05 0", "b 2025-01-06 0");
    write(FACTS, FEBRUARY, "a 2025-02-05 0", "b 2025-02-06 1");
    assertEquals(Set.of("orders"), zeros(FACTS, DaySet.between(JANUARY, FEBRUARY)));
    assertEquals(Set.of(), zeros(FACTS, DaySet.ALL));
    assertEquals(Set.of(), zeros(FACTS, DaySet.between(FEBRUARY, FEBRUARY.plusMonths(1))));
  }

  @Test
  void nullIsNotZero() {
    lake.replaceDays(
        FACTS,
        rows(spark(), "a 2025-01-05 0", "b 2025-01-06 0")
            .selectExpr(
                "store_id", "as_of", "if(store_id = 'a', 0L, null) AS orders", "as_of_month"),
        DaySet.ofMonths(List.of(JANUARY)),
        NOTE);
    assertEquals(Set.of(), zeros(FACTS, DaySet.ALL));
  }

  @Test
  void nothingIsKnownOfFilesOfOthersOrOfNoFiles() {
    assertEquals(Set.of(), zeros(FACTS, DaySet.ALL));
    write(FACTS, JANUARY, "a 2025-01-05 0");
    rows(spark(), "b 2025-01-06 0").write().format("delta").mode("append").save(lake.path(FACTS));
    assertEquals(Set.of(), zeros(FACTS, DaySet.ALL));
  }

  @Test
  void otherTablesThanFactsDoNotSay() {
    write(SAMPLE, JANUARY, "a 2025-01-05 0");
    assertEquals(Set.of(), zeros(SAMPLE, DaySet.ALL));
  }
}
