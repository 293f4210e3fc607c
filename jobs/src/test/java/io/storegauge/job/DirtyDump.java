package io.storegauge.job;

import io.storegauge.table.AfterSalesTable;
import io.storegauge.table.OrdersTable;
import io.storegauge.table.QuarantineTable;
import io.storegauge.table.ReviewsTable;
import io.storegauge.table.RunLogFilesTable;
import io.storegauge.table.TableSpec;
import io.storegauge.testing.SparkSuite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** A dirty dump, the lake it is read into, and the truth about it. */
final class DirtyDump {
  /** Platforms that a source reads, where it has another name. */
  private static final Map<String, String> PLATFORMS =
      Map.of("taobao", "tmall taobao", "crawled", "douyin jd pinduoduo xiaohongshu");

  private static final List<String> SOURCES =
      List.of("douyin", "jd", "pinduoduo", "xiaohongshu", "aliexpress", "taobao", "crawled");

  private static final Map<String, TableSpec> TABLES =
      Map.of(
          "orders",
          OrdersTable.SPEC,
          "reviews",
          ReviewsTable.SPEC,
          "after_sales",
          AfterSalesTable.SPEC);

  private static final String SAME_AS = "same_as";

  private final Path out;
  private final LandingLake fixture;
  private final Set<String> pending = new TreeSet<>();
  private final Set<String> pendingPlatforms = new TreeSet<>();
  private final List<Line> truth;

  /** Platform and kind of what some mapping reads. */
  private final Set<String> covered = new TreeSet<>();

  private final Map<String, Set<String>> refusals = new HashMap<>();

  /** Fault by file; "" = it was read, {@link #SAME_AS} = another file of its content was. */
  private final Map<String, String> files = new HashMap<>();

  private final Map<String, List<Row>> rows = new HashMap<>();

  /** A line of truth/faults.csv. */
  record Line(
      String fault,
      String platform,
      String kind,
      String file,
      String record,
      String key,
      String mustBe,
      String reason,
      String expected) {

    String place() {
      return file + "#" + record;
    }

    String kindOfPlatform() {
      return platform + "/" + kind;
    }
  }

  /**
   * @param left a file that names what is not compared
   */
  DirtyDump(Path out, LandingLake fixture, Path left) throws IOException {
    this.out = out;
    this.fixture = fixture;
    for (String line : Files.readAllLines(left)) {
      String word = line.split(" ")[0];
      if (word.startsWith("platform:")) {
        pendingPlatforms.add(word.substring("platform:".length()));
      } else if (!word.startsWith("#")) {
        pending.add(word);
      }
    }
    this.truth =
        csv("truth/faults.csv").collectAsList().stream()
            .map(
                r ->
                    new Line(
                        text(r, 0),
                        text(r, 1),
                        text(r, 2),
                        text(r, 3),
                        text(r, 4),
                        text(r, 5),
                        text(r, 6),
                        text(r, 7),
                        text(r, 8)))
            .toList();
  }

  private Dataset<Row> csv(String file) {
    return SparkSuite.spark()
        .read()
        .option("header", true)
        .option("escape", "\"")
        .option("multiLine", true)
        .csv(out.resolve(file).toString());
  }

  private static String text(Row r, int at) {
    return r.isNullAt(at) ? "" : r.get(at).toString();
  }

  /** Nothing is planted there, and every feed takes its time. */
  private void leaveOut(String folder) throws IOException {
    try (Stream<Path> found = Files.walk(out.resolve("landing"))) {
      for (Path file : found.filter(f -> f.toString().contains("/" + folder + "/")).toList()) {
        if (Files.isRegularFile(file)) {
          Files.delete(file);
        }
      }
    }
  }

  /** Reads what is there with every source, and then what arrives late. */
  void ingest() throws IOException {
    leaveOut("service_agent_days");
    leaveOut("product_days");
    for (String source : SOURCES) {
      ingest(source);
    }
    try (Stream<Path> late = Files.walk(out.resolve("late"))) {
      for (Path file : late.filter(Files::isRegularFile).toList()) {
        Path to = out.resolve("landing").resolve(out.resolve("late").relativize(file));
        Files.createDirectories(to.getParent());
        Files.move(file, to);
      }
    }
    for (String source : SOURCES) {
      if (readers(source).anyMatch(p -> Files.exists(out.resolve("late").resolve(p)))) {
        ingest(source);
      }
    }
    look();
  }

  private static Stream<String> readers(String source) {
    return Arrays.stream(PLATFORMS.getOrDefault(source, source).split(" "));
  }

  private void ingest(String source) throws IOException {
    if (!fixture.conf().sources().containsKey(source)) {
      return;
    }
    Path view = Files.createDirectories(out.resolve("view").resolve(source));
    for (String platform : readers(source).toList()) {
      Path link = view.resolve(platform);
      if (!Files.exists(link)) {
        Files.createSymbolicLink(link, out.resolve("landing").resolve(platform));
      }
    }
    new IngestJob(List.of(source), view.toString(), seconds -> {})
        .planFiles(fixture.context())
        .files()
        .forEach(f -> covered.add(kindOf(f.file())));
    fixture.source = source;
    fixture.ingest(view.toString());
  }

  /** Platform and kind of a file; those of crawlers lie in folders of their own. */
  private static String kindOf(String file) {
    String[] segments = file.split("/");
    return segments[0] + "/" + segments[2].replace("crawled_", "");
  }

  private void look() {
    for (Row r :
        fixture
            .lake
            .read(QuarantineTable.SPEC)
            .select("file", "record_number", "reasons")
            .collectAsList()) {
      Set<String> codes = new HashSet<>();
      r.<String>getList(2).forEach(reason -> codes.add(code(reason)));
      refusals.put(r.getString(0) + "#" + r.getLong(1), codes);
    }
    Dataset<Row> log = fixture.lake.read(RunLogFilesTable.SPEC);
    boolean knowsCopies = List.of(log.columns()).contains(SAME_AS);
    for (Row r : log.selectExpr("file", "fault", knowsCopies ? SAME_AS : "null").collectAsList()) {
      files.put(r.getString(0), r.isNullAt(2) ? code(text(r, 1)) : SAME_AS);
    }
    look("orders", "order_id", "status", "''", "''");
    look("reviews", "review_id", "text", "is_deleted", "appended_text");
    look("after_sales", "case_id", "''", "''", "''");
  }

  private void look(String kind, String... columns) {
    if (fixture.lake.exists(TABLES.get(kind))) {
      for (Row r :
          fixture
              .lake
              .read(TABLES.get(kind))
              .selectExpr(with("platform", columns))
              .collectAsList()) {
        rows.computeIfAbsent(
                r.getString(0) + "/" + kind + "/" + r.getString(1), k -> new ArrayList<>())
            .add(r);
      }
    }
  }

  private static String[] with(String first, String... others) {
    return Stream.concat(Stream.of(first), Arrays.stream(others)).toArray(String[]::new);
  }

  private static String code(String reason) {
    return reason.split(":", 2)[0];
  }

  private List<Line> compared() {
    return truth.stream()
        .filter(l -> !pending.contains(l.fault()) && !pendingPlatforms.contains(l.platform()))
        .filter(l -> covered.contains(l.kindOfPlatform()))
        .toList();
  }

  /** Faults that were planted at all. */
  Set<String> planted() {
    return truth.stream().map(Line::fault).collect(Collectors.toCollection(TreeSet::new));
  }

  /** Faults that are not compared. */
  Set<String> pending() {
    return pending;
  }

  /** How often each fault was planted, and found. */
  Map<String, int[]> byFault() {
    Map<String, int[]> counts = new TreeMap<>();
    for (Line l : compared()) {
      int[] n = counts.computeIfAbsent(l.fault(), f -> new int[2]);
      n[0]++;
      n[1] += isFound(l) ? 1 : 0;
    }
    return counts;
  }

  /** What was planted and not found. */
  List<String> differences() {
    return compared().stream().filter(l -> !isFound(l)).map(l -> l + " " + what(l)).toList();
  }

  private String what(Line l) {
    return refusals.get(l.place()) + " " + files.get(l.file()) + " " + silver(l);
  }

  private List<Row> silver(Line l) {
    return rows.getOrDefault(l.kindOfPlatform() + "/" + l.key(), List.of());
  }

  private boolean isFound(Line l) {
    List<Row> found = silver(l);
    boolean once = found.size() == 1;
    return switch (l.mustBe()) {
      case "rejected" -> Set.of(code(l.reason())).equals(refusals.get(l.place()));
      case "refused" -> l.reason().equals(files.get(l.file()));
      case "read" -> "".equals(files.get(l.file()));
      case "waits" -> !files.containsKey(l.file());
      case "skipped" -> SAME_AS.equals(files.get(l.file()));
      case "duplicate" -> once;
      case "kept" -> once && (l.expected().isEmpty() || l.expected().equals(text(found.get(0), 2)));
      case "newest" -> once && l.expected().equals(text(found.get(0), 2));
      case "scrubbed" ->
          once
              && Arrays.stream(l.expected().split("\\|"))
                  .noneMatch(text(found.get(0), 2)::contains);
      case "tombstone" -> once && text(found.get(0), 3).equals("true");
      case "appended" -> once && !text(found.get(0), 4).isEmpty();
      default -> throw new IllegalArgumentException(l.mustBe());
    };
  }

  /** Refused records and files that nobody planted. */
  List<String> unplanned() {
    Set<String> places = new HashSet<>();
    Set<String> left = new HashSet<>();
    for (Line l : truth) {
      places.add(l.place());
      if (l.mustBe().equals("waits") || l.mustBe().equals("skipped")) {
        left.add(l.file());
      }
    }
    return refusals.entrySet().stream()
        .filter(e -> !places.contains(e.getKey()))
        .filter(e -> !left.contains(e.getKey().split("#")[0]))
        .filter(e -> !pendingPlatforms.contains(e.getKey().split("/")[0]))
        .map(e -> e.getKey() + " " + e.getValue())
        .sorted()
        .toList();
  }

  /** Files whose records are not all accounted for. */
  List<String> unaccounted() {
    return fixture
        .lake
        .read(RunLogFilesTable.SPEC)
        .where("received <> accepted + duplicate + rejected")
        .collectAsList()
        .stream()
        .map(Row::toString)
        .toList();
  }

  /** Different orders, reviews and cases that were exported, by platform. */
  Map<String, Long> distinct() {
    Map<String, Long> counts = new TreeMap<>();
    for (Row r : csv("truth/files.csv").select("file", "kind", "fresh").collectAsList()) {
      String kind = r.getString(0).split("/")[1] + "/" + r.getString(1);
      if (covered.contains(kind) && TABLES.containsKey(r.getString(1)) && !isPending(kind)) {
        counts.merge(kind, Long.parseLong(r.getString(2)), Long::sum);
      }
    }
    return counts;
  }

  /** Rows of silver by platform. */
  Map<String, Long> silver() {
    Map<String, Long> counts = new TreeMap<>();
    rows.forEach(
        (key, found) -> {
          String kind = key.substring(0, key.lastIndexOf('/'));
          if (!isPending(kind)) {
            counts.merge(kind, (long) found.size(), Long::sum);
          }
        });
    return counts;
  }

  /** Planted personal texts that some row of the lake holds. */
  List<String> leaks() throws IOException {
    Set<String> texts = new TreeSet<>(Files.readAllLines(out.resolve("truth/personal.txt")));
    truth.stream()
        .filter(l -> l.mustBe().equals("scrubbed") && pending.contains(l.fault()))
        .forEach(l -> Arrays.asList(l.expected().split("\\|")).forEach(texts::remove));
    Set<String> found = new TreeSet<>();
    List<TableSpec> tables = new ArrayList<>(TABLES.values());
    tables.addAll(List.of(QuarantineTable.SPEC, RunLogFilesTable.SPEC));
    tables.addAll(fixture.lake.stagedTables());
    for (TableSpec table : tables) {
      if (!fixture.lake.exists(table)) {
        continue;
      }
      for (Row r : fixture.lake.read(table).selectExpr("to_json(struct(*))").collectAsList()) {
        texts.stream().filter(r.getString(0)::contains).forEach(found::add);
      }
    }
    return List.copyOf(found);
  }

  private boolean isPending(String kindOfPlatform) {
    return pendingPlatforms.contains(kindOfPlatform.split("/")[0]);
  }
}
