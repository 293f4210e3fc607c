package io.storegauge.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Live data files of a Delta table on the local disk, from its log alone, so that the check of the
 * tables shares nothing with the code that wrote them.
 */
final class DeltaFiles {
  private static final ObjectMapper JSON = new ObjectMapper();

  private DeltaFiles() {}

  /**
   * A data file.
   *
   * @param deleted places of rows that are marked as deleted, the first row is 0
   */
  record LiveFile(Path path, long[] deleted) {}

  /**
   * Files of the newest version.
   *
   * @throws IOException also if the log does not go back to the table's first commit
   */
  static List<LiveFile> of(Path table) throws IOException {
    Path log = table.resolve("_delta_log");
    TreeMap<String, JsonNode> live = new TreeMap<>();
    long version = 0;
    for (Path commit = commit(log, version);
        Files.exists(commit);
        commit = commit(log, ++version)) {
      List<JsonNode> actions = new ArrayList<>();
      for (String line : Files.readAllLines(commit)) {
        actions.add(JSON.readTree(line));
      }
      // A file whose rows are marked anew is removed and added by one commit.
      actions.forEach(action -> live.remove(action.path("remove").path("path").asText()));
      for (JsonNode action : actions) {
        if (action.has("add")) {
          live.put(action.path("add").path("path").asText(), action.path("add"));
        }
      }
    }
    if (version == 0) {
      throw new IOException("No first commit in " + log);
    }
    List<LiveFile> files = new ArrayList<>();
    for (var f : live.entrySet()) {
      files.add(
          new LiveFile(
              table.resolve(URI.create(f.getKey()).getPath()),
              DeletedRows.of(table, f.getValue().path("deletionVector"))));
    }
    return files;
  }

  private static Path commit(Path log, long version) {
    return log.resolve(String.format("%020d.json", version));
  }
}
