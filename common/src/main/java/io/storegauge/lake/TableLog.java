package io.storegauge.lake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * The JSON commits of a Delta table, read without Spark: asking Delta itself takes a Spark job or
 * three a table. Format: the Delta transaction log protocol, "Delta Log Entries".
 */
final class TableLog {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final FileSystem files;
  private final String table;
  private final Path log;

  TableLog(FileSystem files, String table) {
    this.files = files;
    this.table = table;
    this.log = new Path(table, "_delta_log");
  }

  /** Newest version, −1 if the table was never written. */
  long newest() {
    try {
      if (!files.exists(log)) {
        return -1;
      }
      long newest = -1;
      for (FileStatus f : files.listStatus(log)) {
        newest = Math.max(newest, versionOf(f.getPath().getName()).orElse(-1));
      }
      return newest;
    } catch (IOException e) {
      throw LakeErrors.notUsable(table, e);
    }
  }

  private static OptionalLong versionOf(String fileName) {
    return fileName.matches("\\d{20}\\.json")
        ? OptionalLong.of(Long.parseLong(fileName.substring(0, 20)))
        : OptionalLong.empty();
  }

  /**
   * What a commit says of itself.
   *
   * @param known false if its log entry is gone
   * @param changesData whether it adds or removes rows, rather than settings or the layout of files
   * @param note ours; empty if someone else wrote
   * @param rows rows written; −1 if it does not say
   */
  record Commit(boolean known, boolean changesData, Optional<CommitNote> note, long rows) {
    private static final Commit GONE = new Commit(false, true, Optional.empty(), -1);
  }

  Commit commit(long version) {
    Optional<List<JsonNode>> actions = actions(version);
    if (actions.isEmpty()) {
      return Commit.GONE;
    }
    boolean changesData = false;
    Optional<CommitNote> note = Optional.empty();
    long rows = -1;
    for (JsonNode action : actions.get()) {
      changesData |= action.path("add").path("dataChange").asBoolean(false);
      changesData |= action.path("remove").path("dataChange").asBoolean(false);
      if (action.has("commitInfo")) {
        JsonNode info = action.path("commitInfo");
        note = CommitNote.fromJson(info.path("userMetadata").asText(null));
        rows = info.path("operationMetrics").path("numOutputRows").asLong(-1);
      }
    }
    return new Commit(true, changesData, note, rows);
  }

  /**
   * What is live in the newest version.
   *
   * @param rows −1 if a file does not say how many it holds
   */
  record Live(long version, long rows, long files, long bytes) {}

  /** Live files; empty if the log no longer goes back to the first commit. */
  Optional<Live> live() {
    long newest = newest();
    Map<String, JsonNode> added = new HashMap<>();
    for (long v = 0; v <= newest; v++) {
      Optional<List<JsonNode>> actions = actions(v);
      if (actions.isEmpty()) {
        return Optional.empty();
      }
      for (JsonNode action : actions.get()) {
        if (action.has("add")) {
          added.put(action.path("add").path("path").asText(), action.path("add"));
        } else if (action.has("remove")) {
          added.remove(action.path("remove").path("path").asText());
        }
      }
    }
    long rows = 0;
    long bytes = 0;
    for (JsonNode add : added.values()) {
      long inFile = rowsOf(add);
      rows = rows < 0 || inFile < 0 ? -1 : rows + inFile;
      bytes += add.path("size").asLong();
    }
    return Optional.of(new Live(newest, rows, added.size(), bytes));
  }

  /** Rows of a file by its statistics, which are JSON inside JSON; −1 if it has none. */
  private static long rowsOf(JsonNode add) {
    try {
      // Rows that a deletion vector hides are in the file and not in the table.
      return add.has("stats") && add.path("deletionVector").isMissingNode()
          ? JSON.readTree(add.path("stats").asText()).path("numRecords").asLong(-1)
          : -1;
    } catch (JsonProcessingException e) {
      return -1;
    }
  }

  /** Actions of a commit; empty if its log entry is gone. */
  private Optional<List<JsonNode>> actions(long version) {
    Path file = new Path(log, String.format("%020d.json", version));
    try {
      if (!files.exists(file)) {
        return Optional.empty();
      }
      List<JsonNode> actions = new ArrayList<>();
      try (BufferedReader in =
          new BufferedReader(new InputStreamReader(files.open(file), StandardCharsets.UTF_8))) {
        for (String line = in.readLine(); line != null; line = in.readLine()) {
          actions.add(JSON.readTree(line));
        }
      }
      return Optional.of(actions);
    } catch (IOException e) {
      throw LakeErrors.notUsable(file.toString(), e);
    }
  }
}
