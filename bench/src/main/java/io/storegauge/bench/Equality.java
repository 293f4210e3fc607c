package io.storegauge.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * Compares the tables of a lake with the peer's, row by row and column by column. Whole numbers,
 * texts, dates, instants and the amounts of silver must be the same; doubles and the decimals that
 * come from doubles may differ by {@link #TOLERANCE}.
 */
final class Equality {
  /** Of the larger absolute value, or of 1 where both are smaller. */
  private static final double TOLERANCE = 1e-9;

  /** A decimal that comes from a double, or what it is a factor of: ties go either way. */
  private static final double LAST_DIGIT = 1.000001e-6;

  private final Path lake;
  private final Path peer;
  private final Connection db;

  private Equality(Path lake, Path peer, Connection db) {
    this.lake = lake;
    this.peer = peer;
    this.db = db;
  }

  /**
   * What came out of one table.
   *
   * @param unmatched rows of one side whose key the other lacks
   * @param columns columns compared, keys included
   * @param mismatches rows by column; columns that are equal are left out
   */
  record Result(
      String table,
      long ours,
      long theirs,
      long unmatched,
      int columns,
      Map<String, Long> mismatches) {
    boolean equal() {
      return ours == theirs && unmatched == 0 && mismatches.isEmpty();
    }
  }

  /** Compares tables that both make. */
  static List<Result> check(
      Path lake, Path peer, List<ComparedTable> tables, int threads, String memory)
      throws IOException, SQLException {
    List<Result> results = new ArrayList<>();
    try (Connection db = DriverManager.getConnection("jdbc:duckdb:");
        Statement s = db.createStatement()) {
      s.execute("SET threads = " + threads);
      s.execute("SET memory_limit = '" + memory + "'");
      s.execute("SET temp_directory = '" + peer.resolve(".spill") + "'");
      s.execute("SET TimeZone = 'UTC'");
      s.execute("SET preserve_insertion_order = false");
      Equality check = new Equality(lake.toAbsolutePath(), peer.toAbsolutePath(), db);
      for (ComparedTable t : tables) {
        results.add(check.compare(t));
      }
    }
    return results;
  }

  private Result compare(ComparedTable table) throws IOException, SQLException {
    List<DeltaFiles.LiveFile> files = DeltaFiles.of(lake.resolve(table.name()));
    noteDeleted(files);
    try (Statement s = db.createStatement()) {
      s.execute(
          files.stream()
              .map(f -> "'" + f.path() + "'")
              .collect(
                  Collectors.joining(
                      ", ",
                      "CREATE OR REPLACE TEMP VIEW ours AS"
                          + " SELECT * EXCLUDE (filename, file_row_number) FROM read_parquet([",
                      "], hive_partitioning = false, filename = true, file_row_number = true)"
                          + " ANTI JOIN deleted USING (filename, file_row_number)")));
      s.execute(
          "CREATE OR REPLACE TEMP VIEW theirs AS FROM read_parquet('"
              + peer.resolve(table.name())
              + "/*.parquet')");
    }
    Map<String, String> ourTypes = types("ours");
    Map<String, String> theirTypes = types("theirs");
    table.requireComparable(ourTypes.keySet(), theirTypes.keySet());
    Map<String, String> tests = new LinkedHashMap<>();
    for (String column : theirTypes.keySet()) {
      if (!table.key().contains(column)) {
        boolean ofDecimals = table.ofDecimals().contains(column);
        tests.put(column, differs(column, ourTypes.get(column), ofDecimals));
      }
    }
    return count(table, tests);
  }

  /** Rows that are marked as deleted in the files of a table. */
  private void noteDeleted(List<DeltaFiles.LiveFile> files) throws SQLException {
    try (Statement s = db.createStatement()) {
      s.execute("CREATE OR REPLACE TEMP TABLE deleted (filename VARCHAR, file_row_number BIGINT)");
    }
    try (DuckDBAppender rows =
        db.unwrap(DuckDBConnection.class).createAppender("temp", "main", "deleted")) {
      for (DeltaFiles.LiveFile f : files) {
        for (long row : f.deleted()) {
          rows.beginRow();
          rows.append(f.path().toString());
          rows.append(row);
          rows.endRow();
        }
      }
    }
  }

  private Map<String, String> types(String view) throws SQLException {
    Map<String, String> types = new LinkedHashMap<>();
    try (Statement s = db.createStatement();
        ResultSet r = s.executeQuery("DESCRIBE " + view)) {
      while (r.next()) {
        types.put(r.getString("column_name"), r.getString("column_type"));
      }
    }
    return types;
  }

  private static String differs(String column, String type, boolean ofDecimals) {
    String ours = "ours." + column;
    String theirs = "theirs." + column;
    if (type.equals("DOUBLE")) {
      return differsBy(ours, theirs, ofDecimals ? LAST_DIGIT : TOLERANCE);
    }
    if (type.equals("DECIMAL(9,6)")) {
      return differsBy(ours + "::DOUBLE", theirs + "::DOUBLE", LAST_DIGIT);
    }
    if (type.equals("TIMESTAMP WITH TIME ZONE")) {
      return String.format("epoch_us(%s) IS DISTINCT FROM epoch_us(%s)", ours, theirs);
    }
    return String.format("%s IS DISTINCT FROM %s", ours, theirs);
  }

  private static String differsBy(String a, String b, double tolerance) {
    return String.format(
        "(%1$s IS NULL) <> (%2$s IS NULL)"
            + " OR abs(%1$s - %2$s) > %3$s * greatest(1, abs(%1$s), abs(%2$s))",
        a, b, tolerance);
  }

  private Result count(ComparedTable table, Map<String, String> tests) throws SQLException {
    String join =
        table.key().stream()
            .map(k -> String.format("ours.%1$s = theirs.%1$s", k))
            .collect(Collectors.joining(" AND "));
    String key = table.key().get(0);
    StringBuilder sql = new StringBuilder("SELECT ");
    sql.append(String.format("count(ours.%s) AS ours, count(theirs.%s) AS theirs, ", key, key));
    sql.append(
        String.format("count_if(ours.%1$s IS NULL OR theirs.%1$s IS NULL) AS unmatched", key));
    tests.forEach(
        (column, test) ->
            sql.append(
                String.format(
                    ",%n  count_if(ours.%1$s IS NOT NULL AND theirs.%1$s IS NOT NULL AND (%2$s))"
                        + " AS \"%3$s\"",
                    key, test, column)));
    sql.append(String.format("%nFROM ours FULL JOIN theirs ON %s", join));
    try (Statement s = db.createStatement();
        ResultSet r = s.executeQuery(sql.toString())) {
      r.next();
      Map<String, Long> mismatches = new TreeMap<>();
      for (String column : tests.keySet()) {
        if (r.getLong(column) > 0) {
          mismatches.put(column, r.getLong(column));
        }
      }
      return new Result(
          table.name(),
          r.getLong("ours"),
          r.getLong("theirs"),
          r.getLong("unmatched"),
          tests.size() + table.key().size(),
          mismatches);
    }
  }
}
