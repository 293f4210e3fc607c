package io.storegauge.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Live data files of a Delta table on the local disk, from its log alone, so that the check of the
 * tables shares nothing with the code that wrote them.
 */
final class DeltaFiles {
  private static final ObjectMapper JSON = new ObjectMapper();

  private DeltaFiles() {}

  /**
   * Files of the newest version.
   *
   * @throws IOException also if the log does not go back to the table's first commit
   */
  static List<Path> of(Path table) throws IOException {
    Path log = table.resolve("_delta_log");
    TreeSet<String> live = new TreeSet<>();
    long version = 0;
    for (Path commit = commit(log, version);
        Files.exists(commit);
        commit = commit(log, ++version)) {
      for (String line : Files.readAllLines(commit)) {
        JsonNode action = JSON.readTree(line);
        if (action.has("add")) {
          live.add(action.path("add").path("path").asText());
        } else if (action.has("remove")) {
          live.remove(action.path("remove").path("path").asText());
        }
      }
    }
    if (version == 0) {
      throw new IOException("No first commit in " + log);
    }
    List<Path> files = new ArrayList<>();
    for (String path : live) {
      files.add(table.resolve(URI.create(path).getPath()));
    }
    return files;
  }

  private static Path commit(Path log, long version) {
    return log.resolve(String.format("%020d.json", version));
  }
}
