package io.storegauge.lake;

import static io.storegauge.lake.SampleRecord.SPEC;
import static io.storegauge.lake.SampleRecord.item;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.storegauge.table.TableSpec;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Merges random batches and compares the table with a map that keeps the rules in plain Java. */
class UpsertOracleTest extends UpsertSuite {
  private static final long serialVersionUID = 1L;
  private static final int BATCHES = 10;
  private static final int BATCHES_BETWEEN_LOOKS = 5;
  private static final long SEED = 20250105;
  private static final String[] DAYS = {
    "2025-01-03", "2025-01-31", "2025-02-01", "2025-02-28", "2025-03-15"
  };

  private static final Comparator<SampleRecord> VERSION =
      Comparator.comparing(
              SampleRecord::updatedAt, Comparator.nullsFirst(Comparator.<Instant>naturalOrder()))
          .thenComparing(
              SampleRecord::exportedOn, Comparator.nullsFirst(Comparator.<LocalDate>naturalOrder()))
          .thenComparing(SampleRecord::file);

  private final Map<List<Object>, SampleRecord> latest = new HashMap<>();

  @Test
  void batchesOfOneTaskEndInTheLatestStates() {
    mergeAll(new Upsert(lake, SPEC), SPEC, 1);
  }

  @Test
  void batchesOfManyTasksEndInTheLatestStatesWhileFilesAreTidied() {
    mergeAll(new Upsert(lake, SPEC, 12), SPEC, FOUR_TASKS);
    Assertions.assertTrue(files(SPEC) <= 12 * 3, "twelve a month at most");
  }

  private void mergeAll(Upsert upsert, TableSpec table, long rows) {
    Random random = new Random(SEED);
    for (int i = 1; i <= BATCHES; i++) {
      List<SampleRecord> batch = batch(random);
      Map<String, Long> kept = new TreeMap<>();
      TreeSet<LocalDate> changed = new TreeSet<>();
      batch.forEach(r -> take(r, kept, changed));

      Merged merged = merge(upsert, table, rows, batch);
      if (i > 1) {
        assertEquals(kept, merged.kept(), "batch " + i);
        assertEquals(
            changed,
            new TreeSet<>(
                Arrays.stream(merged.marks().numbers(CommitNote.CHANGED).toArray())
                    .mapToObj(LocalDate::ofEpochDay)
                    .toList()),
            "batch " + i);
      }
      if (i % BATCHES_BETWEEN_LOOKS == 0) {
        assertHolds(table, new HashSet<>(latest.values()));
      }
    }
    assertToldRight(table);
  }

  private void take(SampleRecord now, Map<String, Long> kept, TreeSet<LocalDate> changed) {
    List<Object> key = List.of(now.store(), now.item());
    SampleRecord held = latest.get(key);
    boolean same = held != null && content(now).equals(content(held));
    int order = held == null ? 1 : VERSION.compare(now, held);
    if (order > 0 || order == 0 && (now.number() != held.number() || !same)) {
      latest.put(key, now);
      kept.merge(now.file(), 1L, Long::sum);
      if (!same) {
        changed.add(now.day());
        if (held != null) {
          changed.add(held.day());
        }
      }
    } else if (now.file().equals(held.file()) && now.number() == held.number()) {
      kept.merge(now.file(), 1L, Long::sum);
    }
  }

  /** What a record says, whatever its version. */
  private static SampleRecord content(SampleRecord r) {
    return r.updated(null).exported(null).from("", 0).hash(0);
  }

  /** Up to 40 records of 120 keys; a third of the keys share their hash with others. */
  private static List<SampleRecord> batch(Random random) {
    Map<List<Object>, SampleRecord> batch = new HashMap<>();
    for (int i = random.nextInt(40) + 1; i > 0; i--) {
      int n = random.nextInt(60);
      SampleRecord record =
          item(n)
              .ofStore(random.nextBoolean() ? "s" : "t")
              .hash(n % 3 == 0 ? n % 4 : n * 0x9E3779B97F4A7C15L)
              .amount(random.nextInt(3) + ".50")
              .share(random.nextInt(4) == 0 ? null : random.nextInt(2) / 3.0)
              .comment(random.nextInt(3) == 0 ? null : "ü" + random.nextInt(2))
              .sold(DAYS[random.nextInt(random.nextInt(DAYS.length) + 1)])
              .updated(random.nextInt(3) == 0 ? null : random.nextInt(4))
              .exported(random.nextInt(3) == 0 ? null : "2025-04-0" + (random.nextInt(4) + 1))
              .from("f" + random.nextInt(4) + ".csv", random.nextInt(3) + 1);
      batch.put(List.of(record.store(), record.item()), record);
    }
    return new ArrayList<>(batch.values());
  }
}
