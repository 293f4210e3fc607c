package io.storegauge.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.storegauge.model.StoregaugeException;
import io.storegauge.testing.SparkSuite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The query alone: batches only note that they were called. */
class WatchTest {
  private static final Duration OFTEN = Duration.ofMillis(50);

  @TempDir private Path dir;
  private Path landing;
  private final List<Watch.News> batches = new ArrayList<>();
  private final List<String> remarks = new ArrayList<>();

  @BeforeEach
  void makeLanding() throws IOException {
    landing = Files.createDirectories(dir.resolve("landing"));
  }

  /** At once: a look between the making of a file and its writing would tell of both. */
  private void land(String name, String text) throws IOException {
    Path written = Files.writeString(landing.resolve("_" + name), text);
    Files.move(written, landing.resolve(name), StandardCopyOption.REPLACE_EXISTING);
  }

  private Watch watch(Duration every, int retries, Consumer<Watch.News> work) {
    Watch.Plan plan =
        new Watch.Plan(
            landing.toString(),
            List.of("*.csv"),
            false,
            dir.resolve("checkpoint").toString(),
            every,
            retries);
    return new Watch(SparkSuite.spark(), plan, work, remarks::add);
  }

  private void once(Consumer<Watch.News> work) throws InterruptedException {
    watch(null, 0, work).run();
  }

  @Test
  void whatIsAvailableIsOneBatchAndThenTheEnd() throws Exception {
    land("a.csv", "1");
    land("b.csv", "2");
    land("c.txt", "3");
    once(batches::add);
    assertEquals(List.of(new Watch.News(0, 2, 1)), batches);
  }

  @Test
  void aNewProcessLooksAfterItAllOnceMore() throws Exception {
    land("a.csv", "1");
    once(batches::add);
    once(batches::add);
    assertEquals(List.of(new Watch.News(0, 1, 0), new Watch.News(1, 1, 0)), batches);
  }

  @Test
  void arrivalsAndChangesAreBatchesAndQuietIsNone() throws Exception {
    BlockingQueue<Watch.News> told = new LinkedBlockingQueue<>();
    Watch watch = watch(OFTEN, 0, told::add);
    Thread service = new Thread(() -> assertRuns(watch));
    service.start();
    assertEquals(new Watch.News(0, 0, 0), told.poll(1, TimeUnit.MINUTES));
    land("a.csv", "1");
    assertEquals(new Watch.News(1, 1, 0), told.poll(1, TimeUnit.MINUTES));
    land("b.csv.part", "2");
    Thread.sleep(10 * OFTEN.toMillis());
    assertTrue(told.isEmpty(), "a file that is still written is no news");
    Files.move(landing.resolve("b.csv.part"), landing.resolve("b.csv"));
    assertEquals(new Watch.News(2, 2, 0), told.poll(1, TimeUnit.MINUTES));
    land("a.csv", "12");
    assertEquals(new Watch.News(3, 2, 0), told.poll(1, TimeUnit.MINUTES));
    watch.stop();
    service.join(60_000);
    assertTrue(told.isEmpty() && !service.isAlive());
  }

  private static void assertRuns(Watch watch) {
    try {
      watch.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void stoppingWaitsForTheBatchThatRuns() throws Exception {
    land("a.csv", "1");
    Watch[] watch = new Watch[1];
    watch[0] =
        watch(
            OFTEN,
            0,
            news -> {
              watch[0].stop();
              sleep(500);
              batches.add(news);
            });
    watch[0].run();
    assertEquals(List.of(new Watch.News(0, 1, 0)), batches);
    assertTrue(Files.exists(dir.resolve("checkpoint/commits/0")), "and for its commit");
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new AssertionError("the batch was interrupted", e);
    }
  }

  @Test
  void aBatchThatWasCutOffIsDoneAgainByTheNextProcess() throws Exception {
    land("a.csv", "1");
    assertThrows(
        IllegalStateException.class,
        () ->
            once(
                news -> {
                  throw new IllegalStateException("killed");
                }));
    land("b.csv", "2");
    once(batches::add);
    // What the killed one was told, then what has come since.
    assertEquals(List.of(new Watch.News(0, 1, 0), new Watch.News(1, 2, 0)), batches);
  }

  @Test
  void aBatchThatFailsIsTriedAgain() throws Exception {
    land("a.csv", "1");
    watch(
            null,
            2,
            news -> {
              batches.add(news);
              if (batches.size() < 2) {
                throw new IllegalStateException("somebody else commits\nat the same time");
              }
            })
        .run();
    assertEquals(new Watch.News(0, 1, 0), batches.get(1));
    assertEquals(List.of("failed: somebody else commits; tried again in 1 s (1 of 2)"), remarks);
  }

  @Test
  void itGivesUpWithTheReason() throws IOException {
    land("a.csv", "1");
    IllegalStateException e =
        assertThrows(
            IllegalStateException.class,
            () ->
                watch(
                        null,
                        1,
                        news -> {
                          throw new IllegalStateException("disk full");
                        })
                    .run());
    assertEquals("disk full", e.getMessage());
    assertEquals(1, remarks.size());
  }

  @Test
  void aBatchThatFailsWhileItIsToStopIsLeftToTheNextStart() throws Exception {
    land("a.csv", "1");
    Watch[] watch = new Watch[1];
    watch[0] =
        watch(
            OFTEN,
            0,
            news -> {
              watch[0].stop();
              throw new IllegalStateException("stopped before its turn");
            });
    watch[0].run();
    assertEquals(List.of("failed: stopped before its turn; left to the next start"), remarks);
    once(batches::add);
    assertEquals(List.of(new Watch.News(0, 1, 0)), batches);
  }

  @Test
  void waitsGrowToAMinute() {
    assertEquals(
        List.of(1L, 2L, 4L, 32L, 60L, 60L),
        List.of(1, 2, 3, 6, 7, 100).stream().map(n -> Watch.wait(n).toSeconds()).toList());
  }

  @Test
  void aDamagedCheckpointIsNamedWithTheRemedy() throws Exception {
    land("a.csv", "1");
    once(batches::add);
    for (String part : List.of("offsets/0", "metadata")) {
      Path damaged = dir.resolve("checkpoint").resolve(part);
      byte[] before = Files.readAllBytes(damaged);
      Files.deleteIfExists(damaged.resolveSibling("." + damaged.getFileName() + ".crc"));
      Files.writeString(damaged, "v1\nnonsense");
      StoregaugeException e =
          assertThrows(StoregaugeException.class, () -> once(batches::add), part);
      assertEquals(4, e.code().exitCode());
      assertTrue(
          e.getMessage().contains("checkpoint " + dir.resolve("checkpoint"))
              && e.getMessage().contains("remove it. Nothing is lost"),
          e.getMessage());
      Files.write(damaged, before);
    }
    assertEquals(1, batches.size());
  }

  @Test
  void aLandingFolderThatWentAwayEndsIt() throws Exception {
    land("a.csv", "1");
    Watch watch =
        watch(
            OFTEN,
            1,
            news -> {
              try {
                Files.delete(landing.resolve("a.csv"));
                Files.delete(landing);
              } catch (IOException e) {
                throw new IllegalStateException(e);
              }
            });
    StoregaugeException e = assertThrows(StoregaugeException.class, watch::run);
    assertTrue(e.getMessage().contains("does not exist"), e.getMessage());
    assertEquals(1, remarks.size(), "it might have come back");
  }
}
