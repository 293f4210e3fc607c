package io.storegauge.lake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;

/**
 * The JSON commits of a Delta table, read without Spark: asking Delta itself takes a Spark job or
 * three a table. Format: the Delta transaction log protocol, "Delta Log Entries".
 */
final class TableLog {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Of the log, in the folder of the table. */
  static final String FOLDER = "_delta_log";

  /** Among {@link Live#untidy}: rows without a value of the partition column. */
  static final String NO_PARTITION = String.valueOf((Object) null);

  /** Readers of this version take files as they are. */
  private static final int PLAIN_READER = 1;

  /** Before the first commit. */
  private static final Live NOTHING = new Live(-1, true, new StructType(), List.of());

  private final FileSystem files;
  private final String table;
  private final Path log;

  /**
   * What was found live last, null at first: who asks again reads on from there. A process that
   * commits all day would else read its own commits over and over.
   */
  private Live read;

  TableLog(FileSystem files, String table) {
    this.files = files;
    this.table = table;
    this.log = new Path(table, FOLDER);
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
   * A data file.
   *
   * @param path as the log has it: relative to the table, encoded as a URI
   * @param partition value of the partition column; null = the table or the rows have none
   * @param rows −1 if the file does not say how many it holds
   * @param marked rows of the file that are marked as deleted; {@code rows} leaves them out
   * @param statistics of the file in JSON; a missing node if it has none
   * @param zeros tag of {@link ZeroColumns}; null = it has none
   * @param platforms tag of {@link FilePlatforms}, likewise
   * @param action the log entry, in JSON
   */
  record LiveFile(
      String path,
      String partition,
      long rows,
      long marked,
      long bytes,
      long modifiedMillis,
      JsonNode statistics,
      String zeros,
      String platforms,
      String action) {}

  /**
   * What is live in a version.
   *
   * @param plain whether readers need to know no more than files and deletion vectors
   * @param schema columns as they were written, which an earlier release may have done
   */
  record Live(long version, boolean plain, StructType schema, List<LiveFile> files) {

    /** −1 if a file does not say how many it holds. */
    long rows() {
      return files.stream().anyMatch(f -> f.rows() < 0)
          ? -1
          : files.stream().mapToLong(LiveFile::rows).sum();
    }

    /** Partitions of more than so many files, or with more deleted rows than others. */
    Set<String> untidy(int maxFiles) {
      Map<String, List<LiveFile>> byPartition =
          files.stream().collect(Collectors.groupingBy(f -> String.valueOf(f.partition())));
      Set<String> untidy = new TreeSet<>();
      byPartition.forEach(
          (partition, inside) -> {
            long rows = inside.stream().mapToLong(LiveFile::rows).sum();
            long marked = inside.stream().mapToLong(LiveFile::marked).sum();
            if (inside.size() > maxFiles || marked > rows) {
              untidy.add(partition);
            }
          });
      return untidy;
    }

    long bytes() {
      return files.stream().mapToLong(LiveFile::bytes).sum();
    }
  }

  /**
   * Live files of the newest version; empty if the log no longer goes back to the first commit, or
   * if the table asks its readers for more than files and deletion vectors (mapped columns).
   */
  Optional<Live> live() {
    long newest = newest();
    forgetWhatWasTakenBack(newest);
    return live(newest);
  }

  private synchronized void forgetWhatWasTakenBack(long newest) {
    if (read != null && read.version() > newest) {
      read = null;
    }
  }

  /** Live files of a version, as above. */
  synchronized Optional<Live> live(long version) {
    Live from = read == null || read.version() > version ? NOTHING : read;
    Map<String, LiveFile> added = new TreeMap<>();
    from.files().forEach(f -> added.put(f.path(), f));
    String schema = null;
    for (long v = from.version() + 1; v <= version; v++) {
      Optional<List<JsonNode>> actions = actions(v);
      if (actions.isEmpty()) {
        return Optional.empty();
      }
      for (JsonNode action : actions.get()) {
        if (!asksForFilesAndVectors(action.path("protocol"))) {
          return Optional.empty();
        }
        // A file whose rows are marked anew is removed and added by one commit.
        if (action.has("remove")) {
          added.remove(action.path("remove").path("path").asText());
        }
      }
      for (JsonNode action : actions.get()) {
        if (action.has("add")) {
          added.put(action.path("add").path("path").asText(), file(action));
        }
        if (action.has("metaData")) {
          schema = action.path("metaData").path("schemaString").asText();
        }
      }
    }
    // Parsed once: a wide table has hundreds of columns, and every commit may state them anew.
    StructType columns = schema == null ? from.schema() : (StructType) DataType.fromJson(schema);
    Live live = new Live(version, true, columns, List.copyOf(added.values()));
    if (from == read || read == null) {
      read = live;
    }
    return Optional.of(live);
  }

  private static boolean asksForFilesAndVectors(JsonNode protocol) {
    if (protocol.path("minReaderVersion").asInt(1) <= PLAIN_READER) {
      return true;
    }
    for (JsonNode feature : protocol.path("readerFeatures")) {
      if (!feature.asText().equals("deletionVectors")) {
        return false;
      }
    }
    return protocol.has("readerFeatures");
  }

  /** What is live by log entries in JSON: the protocol and the files. */
  static Live live(long version, String protocol, StructType schema, List<String> files) {
    return new Live(
        version,
        asksForFilesAndVectors(parsed(protocol).path("protocol")),
        schema,
        files.stream().map(f -> file(parsed(f))).toList());
  }

  private static JsonNode parsed(String action) {
    try {
      return JSON.readTree(action);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Not a log entry: " + action, e);
    }
  }

  private static LiveFile file(JsonNode action) {
    JsonNode add = action.path("add");
    JsonNode partition = add.path("partitionValues");
    long marked = add.path("deletionVector").path("cardinality").asLong(0);
    JsonNode statistics = statistics(add);
    long rows = statistics.path("numRecords").asLong(-1);
    return new LiveFile(
        add.path("path").asText(),
        partition.isEmpty() ? null : partition.elements().next().asText(null),
        rows < 0 ? rows : rows - marked,
        marked,
        add.path("size").asLong(),
        add.path("modificationTime").asLong(),
        statistics,
        add.path("tags").path(ZeroColumns.TAG).asText(null),
        add.path("tags").path(FilePlatforms.TAG).asText(null),
        action.toString());
  }

  /** Statistics of a file, which are JSON inside JSON. */
  private static JsonNode statistics(JsonNode add) {
    try {
      return add.path("stats").isTextual()
          ? JSON.readTree(add.path("stats").asText())
          : MissingNode.getInstance();
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
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
