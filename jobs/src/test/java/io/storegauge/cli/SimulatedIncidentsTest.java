package io.storegauge.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.storegauge.lake.Lake;
import io.storegauge.table.ReviewTopicsTable;
import io.storegauge.testing.SparkSuite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What buyers complain of when a simulated store is struck, from the dump to the topic. */
class SimulatedIncidentsTest {
  /** What negative reviews must speak of, by kind of incident. */
  private static final Map<String, String> TOPICS =
      Map.of("warehouse_strike", "late", "bad_batch", "quality", "slow_support", "slow");

  /** Days after its last one on which an incident is still spoken of: parcels are on their way. */
  private static final int AFTERWARDS = 7;

  private static final int WEEK = 7;

  @TempDir private static Path folder;
  private static Lake lake;
  private static List<Incident> incidents;

  /** As truth/incidents.csv has it. */
  private record Incident(String store, String kind, LocalDate first, LocalDate last) {
    static Incident of(String line) {
      String[] cells = line.split(",", -1);
      return new Incident(cells[1], cells[2], LocalDate.parse(cells[3]), LocalDate.parse(cells[4]));
    }

    /** The weeks that lie in it, to the last that hears of it. */
    String weeks() {
      return String.format(
          "grain = 'store' AND store_id = '%s' AND as_of BETWEEN '%s' AND '%s'",
          store, first.plusDays(WEEK - 1), last.plusDays(AFTERWARDS));
    }
  }

  @BeforeAll
  static void simulateTheFirstIncidentOfEachKind() throws IOException {
    Files.writeString(folder.resolve("buyer.key"), "a key for tests only, long enough");
    String out = folder.resolve("sim").toString();
    run(
        "simulate",
        "--out",
        out,
        "--stores",
        "8",
        "--days",
        "62",
        "--platforms",
        "douyin",
        "--orders",
        "15000");
    for (String stage : List.of("ingest", "sentiment", "topics")) {
      run(
          stage,
          "--landing",
          out + "/landing",
          "--lake",
          out + "/lake",
          "--set",
          "privacy.buyer_key_file=" + folder.resolve("buyer.key"));
    }
    lake = Lake.open(SparkSuite.spark(), out + "/lake");
    try (Stream<String> lines = Files.lines(Path.of(out, "truth/incidents.csv"))) {
      incidents = lines.skip(1).map(Incident::of).toList();
    }
  }

  private static CliRun run(String... args) {
    Stream<String> conf = Stream.of("--conf", "../conf");
    CliRun run = CliRun.of(Stream.concat(Stream.of(args), conf).toArray(String[]::new));
    assertEquals(0, run.code(), run.err());
    return run;
  }

  /** Share among the negative reviews of all weeks of an incident less that before it, by topic. */
  private static Map<String, Double> rises(List<Row> weeks) {
    Map<Object, Long> negatives = new TreeMap<>();
    Map<String, Long> mentions = new TreeMap<>();
    Map<String, Double> before = new TreeMap<>();
    for (Row week : weeks) {
      String topic = week.getAs("topic");
      negatives.put(week.getAs("as_of"), week.getAs("negative_count"));
      mentions.merge(topic, week.getAs("negative_mention_count"), Long::sum);
      if (week.getAs("as_of").equals(weeks.get(0).getAs("as_of"))) {
        before.put(topic, week.getAs("share_before"));
      }
    }
    double all = negatives.values().stream().mapToLong(n -> n).sum();
    Map<String, Double> rises = new TreeMap<>();
    mentions.forEach((topic, n) -> rises.put(topic, n / all - before.getOrDefault(topic, 0.0)));
    return rises;
  }

  @Test
  void ofEachTheTopicRisesMostThatItIsAbout() {
    assertEquals(
        TOPICS.keySet(), incidents.stream().map(Incident::kind).collect(Collectors.toSet()));
    for (Incident incident : incidents) {
      List<Row> weeks =
          lake.read(ReviewTopicsTable.SPEC)
              .where(incident.weeks())
              .orderBy("as_of", "topic")
              .collectAsList();
      Map<String, Double> rises = rises(weeks);
      String most = Collections.max(rises.entrySet(), Map.Entry.comparingByValue()).getKey();
      String topic = TOPICS.get(incident.kind());
      assertEquals(topic, most, () -> incident + " " + rises);
      Row told =
          weeks.stream()
              .filter(w -> topic.equals(w.getAs("topic")) && w.getAs("example_1") != null)
              .findFirst()
              .orElseThrow();
      CliRun shown = run("text", "topics", told.getAs("example_1"));
      assertTrue(shown.out().contains(" " + topic + " "), shown::out);
    }
  }
}
