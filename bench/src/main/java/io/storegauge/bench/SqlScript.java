package io.storegauge.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * SQL statements of a resource file, each ended by a semicolon at the end of a line.
 *
 * @param name resource under {@code duckdb/} without its ending
 */
record SqlScript(String name, List<String> statements) {

  /** Reads a script and fills in its {@code ${…}} values, one after the other. */
  static SqlScript load(String name, Map<String, String> values) {
    String text = text(name);
    for (Map.Entry<String, String> v : values.entrySet()) {
      text = text.replace("${" + v.getKey() + "}", v.getValue());
    }
    List<String> statements = new ArrayList<>();
    StringBuilder statement = new StringBuilder();
    for (String line : text.lines().filter(l -> !l.isBlank()).toList()) {
      boolean isComment = line.stripLeading().startsWith("--");
      boolean isLast = !isComment && line.stripTrailing().endsWith(";");
      if (!isComment) {
        statement.append(line).append('\n');
      }
      if (isLast) {
        statements.add(statement.toString());
        statement.setLength(0);
      }
    }
    return new SqlScript(name, List.copyOf(statements));
  }

  /** The file as it is. */
  static String text(String name) {
    try (InputStream in = SqlScript.class.getResourceAsStream("/duckdb/" + name + ".sql")) {
      if (in == null) {
        throw new IllegalArgumentException("No such script: duckdb/" + name + ".sql");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs the statements in order. */
  void run(Connection db) throws SQLException {
    try (Statement s = db.createStatement()) {
      for (String sql : statements) {
        try {
          s.execute(sql);
        } catch (SQLException e) {
          throw new SQLException("duckdb/" + name + ".sql: " + e.getMessage() + "\nin " + sql, e);
        }
      }
    }
  }
}
