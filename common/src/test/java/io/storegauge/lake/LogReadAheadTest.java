package io.storegauge.lake;

import static io.storegauge.lake.SampleTable.SPEC;
import static io.storegauge.lake.SampleTable.rows;

import io.storegauge.model.DaySet;
import io.storegauge.table.TableSpec;
import io.storegauge.testing.DataFrameSuite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logs are read by the calling thread here, so that it is known when. */
class LogReadAheadTest extends DataFrameSuite {
  private static final long serialVersionUID = 1L;
  private static final TableSpec OTHER = SampleTable.spec("other");
  private static final CommitNote NOTE =
      new CommitNote("run", "f", Map.of(), Map.of(CommitNote.CHANGED, DaySet.ALL));

  @TempDir transient Path folder;
  private transient Lake lake;

  @BeforeEach
  void openALake() {
    lake = Lake.open(spark(), folder.toString());
  }

  private void readAhead() throws IOException {
    FileSystem files = FileSystem.getLocal(spark().sparkContext().hadoopConfiguration());
    new LogReadAhead(spark(), files, List.of(lake.path(SPEC), lake.path(OTHER))).run();
  }

  @Test
  void whatOthersCommitAfterwardsIsKept() throws IOException {
    lake.append(SPEC, rows(spark(), "a 2025-01-05 1"), NOTE);
    readAhead();
    rows(spark(), "b 2025-01-06 2").write().format("delta").mode("append").save(lake.path(SPEC));
    lake.append(SPEC, rows(spark(), "c 2025-01-07 3"), NOTE);

    assertDataFrameDataEquals(
        rows(spark(), "a 2025-01-05 1", "b 2025-01-06 2", "c 2025-01-07 3"),
        lake.read(SPEC).orderBy("store_id"));
  }

  @Test
  void aTableThatIsNotThereOrHalfMadeIsMadeAfterwards() throws IOException {
    Files.createDirectories(folder.resolve("gold/" + OTHER.name() + "/_delta_log"));
    readAhead();
    for (TableSpec table : List.of(SPEC, OTHER)) {
      lake.append(table, rows(spark(), "a 2025-01-05 1"), NOTE);
      assertDataFrameDataEquals(rows(spark(), "a 2025-01-05 1"), lake.read(table));
    }
  }

  @Test
  void aDamagedLogIsLeftToWhoeverNeedsTheTable() throws IOException {
    lake.append(SPEC, rows(spark(), "a 2025-01-05 1"), NOTE);
    Path log = folder.resolve("gold/" + OTHER.name() + "/_delta_log");
    Files.createDirectories(log);
    Files.writeString(log.resolve("00000000000000000000.json"), "{");
    readAhead();
    assertDataFrameDataEquals(rows(spark(), "a 2025-01-05 1"), lake.read(SPEC));
  }
}
