package io.storegauge.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What {@code gold.run_log} of a lake says of its runs. */
final class RunLogReader {
  private RunLogReader() {}

  /** A stage of a run. */
  record Stage(String name, double seconds, long rows) {}

  /** Stages in the order in which they ran. */
  static List<Stage> stages(Path lake) throws IOException, SQLException {
    String files =
        DeltaFiles.of(lake.resolve("gold/run_log")).stream()
            .map(f -> "'" + f.path() + "'")
            .collect(Collectors.joining(", ", "[", "]"));
    List<Stage> stages = new ArrayList<>();
    try (Connection db = DriverManager.getConnection("jdbc:duckdb:");
        Statement s = db.createStatement();
        ResultSet r =
            s.executeQuery(
                "SELECT stage, elapsed_seconds, rows_out FROM read_parquet("
                    + files
                    + ") ORDER BY started_at")) {
      while (r.next()) {
        stages.add(new Stage(r.getString(1), r.getDouble(2), r.getLong(3)));
      }
    }
    return stages;
  }
}
