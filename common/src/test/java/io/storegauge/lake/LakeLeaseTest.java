package io.storegauge.lake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.storegauge.model.StoregaugeException;
import io.storegauge.testing.SparkSuite;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LakeLeaseTest {
  private static final long NOW = 1_750_000_000_000L;

  @TempDir private Path dir;

  private Lake lake() {
    return Lake.open(SparkSuite.spark(), dir.toString());
  }

  private Path file() {
    return dir.resolve("_leases/watch.json");
  }

  private LakeLease take() {
    return LakeLease.take(lake(), "watch", () -> NOW);
  }

  /** A lease of another process, of so many seconds ago. */
  private void held(String host, long pid, long secondsAgo) throws IOException {
    Files.createDirectories(file().getParent());
    Files.deleteIfExists(file().resolveSibling(".watch.json.crc"));
    Files.writeString(
        file(), String.format("{\"token\":\"t\",\"host\":\"%s\",\"pid\":%d}", host, pid));
    age(secondsAgo);
  }

  private void age(long secondsAgo) throws IOException {
    Files.setLastModifiedTime(file(), FileTime.fromMillis(NOW - 1000 * secondsAgo));
  }

  private static String host() throws IOException {
    return InetAddress.getLocalHost().getHostName();
  }

  @Test
  void aSecondOneIsRefusedUntilTheFirstGivesItBack() throws IOException {
    try (LakeLease first = take()) {
      age(3);
      String message = assertThrows(StoregaugeException.class, this::take).getMessage();
      assertEquals(
          String.format(
              "The lake %s is taken for `watch` by process %d on %s. Stop that one first; if it is"
                  + " gone, try again in 60 s.",
              dir, ProcessHandle.current().pid(), host()),
          message);
      first.renew();
    }
    assertFalse(Files.exists(file()));
    take().close();
  }

  @Test
  void oneOfAKilledProcessOfThisMachineIsTakenOverAtOnce() throws IOException {
    long gone = new ProcessBuilder("true").start().pid();
    ProcessHandle.of(gone).ifPresent(p -> p.onExit().join());
    held(host(), gone, 1);
    take().close();
    held(host(), ProcessHandle.current().pid(), 1); // of a former process with our number
    take().close();
    held(host(), ProcessHandle.current().parent().orElseThrow().pid(), 1);
    assertThrows(StoregaugeException.class, this::take);
  }

  @Test
  void oneOfAnotherMachineExpires() throws IOException {
    held("elsewhere", 1, 60);
    assertThrows(StoregaugeException.class, this::take);
    age(61);
    take().close();
  }

  @Test
  void oneThatCannotBeReadExpiresToo() throws IOException {
    held("elsewhere", 1, 0);
    Files.writeString(file(), "{\"tok");
    age(5);
    String message = assertThrows(StoregaugeException.class, this::take).getMessage();
    assertTrue(message.contains("by another process. Stop"), message);
    age(61);
    take().close();
  }

  @Test
  void whoeverWasReplacedHearsOfIt() throws IOException {
    LakeLease slept = take();
    held("elsewhere", 1, 0);
    assertThrows(StoregaugeException.class, slept::renew);
    slept.close();
    assertTrue(Files.exists(file()), "it is another's");
  }

  @Test
  void whoeverWaitsIsToldForWhomAndGetsItThen() throws IOException {
    held("elsewhere", 7, 10);
    List<String> holders = new ArrayList<>();
    LakeLease.await(
            lake(),
            "watch",
            () -> NOW,
            holder -> {
              holders.add(holder);
              try {
                age(61);
              } catch (IOException e) {
                throw new IllegalStateException(e);
              }
            })
        .close();
    assertEquals(List.of("process 7 on elsewhere"), holders);
  }
}
