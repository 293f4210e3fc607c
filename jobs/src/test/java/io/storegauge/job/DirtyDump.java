package io.storegauge.job;

import static io.storegauge.job.DirtyTruth.text;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.storegauge.job.DirtyTruth.Line;
import io.storegauge.table.AfterSalesTable;
import io.storegauge.table.OrdersTable;
import io.storegauge.table.ProductDaysTable;
import io.storegauge.table.QuarantineTable;
import io.storegauge.table.ReviewsTable;
import io.storegauge.table.RunLogFilesTable;
import io.storegauge.table.ServiceAgentDaysTable;
import io.storegauge.table.TableSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.spark.sql.Row;

/** A dirty dump, read into a lake, held against the truth about it. */
final class DirtyDump {
  /** Those that read any platform last, so that each file goes to the one that knows it. */
  private static final String SOURCES = "douyin,jd,pinduoduo,xiaohongshu,aliexpress,taobao,crawled";

  private static final Map<String, TableSpec> TABLES =
      Map.of(
          "orders",
          OrdersTable.SPEC,
          "reviews",
          ReviewsTable.SPEC,
          "after_sales",
          AfterSalesTable.SPEC,
          "service_agent_days",
          ServiceAgentDaysTable.SPEC,
          "product_days",
          ProductDaysTable.SPEC);

  /** What is planted as a column that no mapping knows. */
  private static final String NEW_COLUMN = "新版字段";

  private static final String SAME_AS = "same_as";

  private final Path out;
  private final LandingLake fixture;
  private final DirtyTruth truth;

  /** Platform and kind of what some mapping reads. */
  private final Set<String> covered = new TreeSet<>();

  private final Map<String, Set<String>> refusals = new HashMap<>();

  /** Fault by file; "" = it was read, {@link #SAME_AS} = another file of its content was. */
  private final Map<String, String> files = new HashMap<>();

  /** Columns that a file has and its mapping does not know, and the other way round. */
  private final Map<String, String> drift = new HashMap<>();

  /** Unknown columns of staged and silver rows, by file and record. */
  private final Map<String, String> extras = new HashMap<>();

  /** Files of which the first run said something. */
  private final Set<String> readFirst = new HashSet<>();

  /** Mappings that read a file with a column they do not know. */
  private final Set<String> surprised = new TreeSet<>();

  private final Set<String> unknown = new TreeSet<>();
  private final Map<String, List<Row>> rows = new HashMap<>();

  DirtyDump(DirtyTruth truth, LandingLake fixture) {
    this.out = truth.folder();
    this.truth = truth;
    this.fixture = fixture;
  }

  /** Reads what is there, while somebody goes on writing, and then what arrives late. */
  void ingest() throws IOException {
    fixture.source = SOURCES;
    // Young are all files, so that each is looked at again.
    fixture.edit("storegauge.yaml", "settle_seconds: 2", "settle_seconds: 3600");
    fixture.edit("storegauge.yaml", "needs_success: false", "needs_success: true");
    run(this::goOnWriting);
    fixture
        .lake
        .read(RunLogFilesTable.SPEC)
        .select("file")
        .collectAsList()
        .forEach(r -> readFirst.add(r.getString(0)));
    try (Stream<Path> late = Files.walk(out.resolve("late"))) {
      for (Path file : late.filter(Files::isRegularFile).toList()) {
        Path to = out.resolve("landing").resolve(out.resolve("late").relativize(file));
        Files.createDirectories(to.getParent());
        Files.move(file, to, StandardCopyOption.REPLACE_EXISTING);
      }
    }
    run(() -> {});
    look();
  }

  private void run(Runnable meanwhile) {
    IngestJob job =
        new IngestJob(
            List.of(SOURCES.split(",")),
            out.resolve("landing").toString(),
            seconds -> meanwhile.run());
    job.planFiles(fixture.context()).files().forEach(f -> covered.add(kindOf(f.file())));
    job.run(fixture.context());
  }

  private void goOnWriting() {
    for (Line l : truth.lines()) {
      if (l.fault().equals("still_growing") && l.record().equals("0")) {
        try {
          Files.writeString(
              out.resolve("landing").resolve(l.file()), " ", StandardOpenOption.APPEND);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
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
    // A file that is read again has the later word.
    for (Row r :
        fixture
            .lake
            .read(RunLogFilesTable.SPEC)
            .orderBy("run_id", "modified_at")
            .select(
                "file", "fault", SAME_AS, "unknown_columns", "missing_columns", "source", "feed")
            .collectAsList()) {
      files.put(r.getString(0), r.isNullAt(2) ? text(r, 1) : SAME_AS);
      drift.put(r.getString(0), text(r, 3) + ", " + text(r, 4));
      if (!r.isNullAt(3) && !kindOf(r.getString(0)).endsWith("/reviews")) {
        unknown.addAll(Set.of(text(r, 3).split(", ")));
      }
      if (text(r, 3).contains(NEW_COLUMN)) {
        surprised.add(text(r, 5) + "/" + text(r, 6) + ".yaml");
      }
    }
    look("orders", "order_id", "status", "''", "''");
    look("reviews", "review_id", "text", "is_deleted", "appended_text");
    look("after_sales", "case_id", "''", "''", "''");
    look(
        "service_agent_days", "concat_ws('/', store_id, service_date, agent_id)", "''", "''", "''");
    look("product_days", "concat_ws('/', store_id, traffic_date, product_id)", "''", "''", "''");
    List<TableSpec> tables = new ArrayList<>(fixture.lake.stagedTables());
    tables.addAll(TABLES.values());
    for (TableSpec table : tables) {
      fixture
          .lake
          .read(table)
          .where("_extra IS NOT NULL")
          .select("source_file", "source_record", "_extra")
          .collectAsList()
          .forEach(r -> extras.put(r.getString(0) + "#" + r.getLong(1), r.getString(2)));
    }
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

  /** How often each fault was planted, and found. */
  Map<String, int[]> byFault() {
    Map<String, int[]> counts = new TreeMap<>();
    for (Line l : truth.compared(covered)) {
      int[] n = counts.computeIfAbsent(l.fault(), f -> new int[2]);
      n[0]++;
      n[1] += isFound(l) ? 1 : 0;
    }
    return counts;
  }

  /** What was planted and not found. */
  List<String> differences() {
    return truth.compared(covered).stream()
        .filter(l -> !isFound(l))
        .map(l -> l + " " + what(l))
        .toList();
  }

  private String what(Line l) {
    return String.join(
        " ",
        String.valueOf(refusals.get(l.place())),
        files.get(l.file()),
        drift.get(l.file()),
        extras.get(l.place()),
        silver(l).toString());
  }

  private List<Row> silver(Line l) {
    String key = l.key();
    if (l.kind().equals("service_agent_days") && !key.isEmpty()) {
      int account = key.lastIndexOf('/') + 1;
      key = key.substring(0, account) + hash(l.platform() + ":" + key.substring(account));
    }
    return rows.getOrDefault(l.kindOfPlatform() + "/" + key, List.of());
  }

  /** Agents are known by a keyed hash alone: the first half of an HMAC. */
  private static String hash(String account) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(LandingLake.BUYER_KEY.getBytes(UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(account.getBytes(UTF_8)), 0, 16);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private boolean isFound(Line l) {
    List<Row> found = silver(l);
    boolean once = found.size() == 1;
    return switch (l.mustBe()) {
      case "rejected" -> Set.of(code(l.reason())).equals(refusals.get(l.place()));
      case "refused" -> {
        String fault = files.getOrDefault(l.file(), "");
        yield l.reason().equals(code(fault)) && fault.contains(l.expected());
      }
      case "read" -> "".equals(files.get(l.file())) && drift.get(l.file()).contains(l.expected());
      case "waits" -> !files.containsKey(l.file());
      case "later" -> "".equals(files.get(l.file())) && !readFirst.contains(l.file());
      case "extra" -> extras.getOrDefault(l.place(), "").contains(l.expected());
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

  /** Of some sources, rows that queries over all that is staged give and silver does not hold. */
  List<String> notDerived(String... sources) throws Exception {
    List<String> missing = new ArrayList<>();
    for (String source : sources) {
      missing.addAll(FullDerivation.missingFromSilver(fixture, source));
    }
    return missing;
  }

  /** Columns of consoles that are unknown to their mapping; crawlers tell more than is asked. */
  Set<String> unknownColumns() {
    return unknown;
  }

  /** Mappings that met a planted column, and how often each said so. */
  Map<String, Long> reportsOfTheUnknownColumn() {
    Map<String, Long> reports = new TreeMap<>();
    for (String mapping : surprised) {
      reports.put(
          mapping,
          fixture.warnings.stream()
              .filter(w -> w.contains(mapping + " does not know: ") && w.contains(NEW_COLUMN))
              .count());
    }
    return reports;
  }

  /** Refused records and files that nobody planted. */
  List<String> unplanned() {
    Set<String> places = new HashSet<>();
    Set<String> left = new HashSet<>();
    for (Line l : truth.lines()) {
      places.add(l.place());
      if (l.mustBe().equals("waits") || l.mustBe().equals("skipped")) {
        left.add(l.file());
      }
    }
    return refusals.entrySet().stream()
        .filter(e -> !places.contains(e.getKey()))
        .filter(e -> !left.contains(e.getKey().split("#")[0]))
        .filter(e -> !truth.isLeftOut(e.getKey()))
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
    for (Row r : truth.csv("truth/files.csv").select("file", "kind", "fresh").collectAsList()) {
      String kind = r.getString(0).split("/")[1] + "/" + r.getString(1);
      if (covered.contains(kind) && TABLES.containsKey(r.getString(1)) && !truth.isLeftOut(kind)) {
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
          String kind = key.substring(0, key.indexOf('/', key.indexOf('/') + 1));
          if (!truth.isLeftOut(kind)) {
            counts.merge(kind, (long) found.size(), Long::sum);
          }
        });
    return counts;
  }

  /** Planted personal texts that some row of the lake holds. */
  List<String> leaks() throws IOException {
    Set<String> texts = truth.personal();
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
}
