package io.storegauge.lake;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.storegauge.model.StoregaugeException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** The file in which a lake says of itself what holds for all its tables. */
final class LakeMarker {
  /** Layout of the tables; raised when an older Storegauge could misread them. */
  static final int LAYOUT = 1;

  private static final String NAME = "_storegauge.json";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final FileSystem files;
  private final Path root;
  private final Path file;

  LakeMarker(FileSystem files, Path root) {
    this.files = files;
    this.root = root;
    this.file = new Path(root, NAME);
  }

  /**
   * @param given the lake as the user named it
   * @throws StoregaugeException if a newer version wrote the lake
   */
  void requireKnownLayout(String given) throws IOException {
    int layout = read().path("layout").asInt();
    if (layout > LAYOUT) {
      throw LakeErrors.newerLayout(given, layout, LAYOUT);
    }
  }

  /** Writes it unless it is there. */
  void ensure() {
    try {
      if (!files.exists(file)) {
        write(read());
      }
    } catch (IOException e) {
      throw LakeErrors.notUsable(root.toString(), e);
    }
  }

  /** As {@link Lake#pin}. */
  String pin(String name, String value) {
    try {
      ObjectNode marker = read();
      if (!marker.has(name)) {
        write(marker.put(name, value));
      }
      return marker.path(name).asText();
    } catch (IOException e) {
      throw LakeErrors.notUsable(root.toString(), e);
    }
  }

  /** What the lake says of itself; of a new lake, what it will say. */
  private ObjectNode read() throws IOException {
    if (!files.exists(file)) {
      return JSON.createObjectNode().put("layout", LAYOUT);
    }
    try (var in = files.open(file)) {
      return (ObjectNode) JSON.readTree(in.readAllBytes());
    }
  }

  private void write(ObjectNode marker) throws IOException {
    Path written = new Path(root, NAME + ".new");
    try (FSDataOutputStream out = files.create(written, true)) {
      out.write((marker + "\n").getBytes(StandardCharsets.UTF_8));
    }
    files.delete(file, false);
    if (!files.rename(written, file)) {
      throw new IOException("cannot rename " + written);
    }
  }
}
