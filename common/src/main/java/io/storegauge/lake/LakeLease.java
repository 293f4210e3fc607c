package io.storegauge.lake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.storegauge.model.StoregaugeException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Says that a process has a lake to itself for something, such as watching. A file in the lake that
 * its holder renews: on any file system, and never in the way for good. One that was killed on this
 * machine is taken over at once, because its process is gone; elsewhere after {@link #EXPIRES}.
 *
 * <p>Good manners, not a lock: on a file system without atomic creation two that begin in the same
 * moment may both get it. Commits are what keeps tables right.
 */
public final class LakeLease implements AutoCloseable {
  /** A lease that was not renewed for so long is nobody's. */
  public static final Duration EXPIRES = Duration.ofSeconds(60);

  /** How often a holder renews. */
  public static final Duration RENEW = Duration.ofSeconds(15);

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String HOST = host();

  /** Leases of this process. */
  private static final Set<String> HELD = ConcurrentHashMap.newKeySet();

  /** Who has it. */
  private record Holder(String token, String host, long pid) {
    boolean isGone() {
      boolean former = pid == ProcessHandle.current().pid() && !HELD.contains(token);
      return host.equals(HOST) && (former || ProcessHandle.of(pid).isEmpty());
    }

    @Override
    public String toString() {
      return "process " + pid + " on " + host;
    }
  }

  private final Lake lake;
  private final String purpose;
  private final Path file;
  private final Holder self;

  private LakeLease(Lake lake, String purpose) {
    this.lake = lake;
    this.purpose = purpose;
    this.file = new Path(new Path(lake.folder(), "_leases"), purpose + ".json");
    this.self = new Holder(UUID.randomUUID().toString(), HOST, ProcessHandle.current().pid());
  }

  /**
   * Takes a lease.
   *
   * @param purpose what the lake is taken for, one word
   * @param now epoch milliseconds
   * @throws StoregaugeException if another process has it
   */
  public static LakeLease take(Lake lake, String purpose, LongSupplier now) {
    LakeLease lease = new LakeLease(lake, purpose);
    Optional<String> holder = lease.attempt(now);
    if (holder.isPresent()) {
      throw LakeErrors.leased(lake.root(), purpose, holder.get(), EXPIRES.toSeconds());
    }
    return lease;
  }

  /**
   * Takes a lease as soon as nobody else has it.
   *
   * @param pause told who has it; returns when it is time to ask again
   */
  public static LakeLease await(
      Lake lake, String purpose, LongSupplier now, Consumer<String> pause) {
    LakeLease lease = new LakeLease(lake, purpose);
    Optional<String> holder = lease.attempt(now);
    while (holder.isPresent()) {
      pause.accept(holder.get());
      holder = lease.attempt(now);
    }
    return lease;
  }

  /** Empty if it is ours now, else who has it. */
  private Optional<String> attempt(LongSupplier now) {
    FileSystem files = lake.files();
    try {
      if (files.exists(file)) {
        Optional<Holder> holder = holder();
        long age = now.getAsLong() - files.getFileStatus(file).getModificationTime();
        boolean gone = holder.isPresent() && holder.get().isGone();
        if (!gone && age <= EXPIRES.toMillis()) {
          return Optional.of(holder.map(Holder::toString).orElse("another process"));
        }
        files.delete(file, false);
      }
      write(false);
    } catch (FileNotFoundException e) {
      return Optional.of("another process"); // which has just given it back
    } catch (IOException e) {
      throw LakeErrors.notUsable(file.toString(), e);
    }
    HELD.add(self.token());
    return Optional.empty();
  }

  private void write(boolean overwrite) throws IOException {
    ObjectNode says =
        JSON.createObjectNode()
            .put("token", self.token())
            .put("host", self.host())
            .put("pid", self.pid());
    try (FSDataOutputStream out = lake.files().create(file, overwrite)) {
      out.write((says + "\n").getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Empty if it cannot be read: its holder is just writing it, or was killed while it did. */
  private Optional<Holder> holder() {
    try (var in = lake.files().open(file)) {
      JsonNode says = JSON.readTree(in.readAllBytes());
      return Optional.of(
          new Holder(
              says.path("token").asText(), says.path("host").asText(), says.path("pid").asLong()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /**
   * Says that this process is still there.
   *
   * @throws StoregaugeException if another one has taken the lease meanwhile
   */
  public void renew() {
    Optional<Holder> holder = holder();
    if (holder.isPresent() && !holder.get().token().equals(self.token())) {
      throw LakeErrors.leaseLost(lake.root(), purpose);
    }
    try {
      write(true);
    } catch (IOException e) {
      throw LakeErrors.notUsable(file.toString(), e);
    }
  }

  /** Gives it back. */
  @Override
  public void close() {
    HELD.remove(self.token());
    try {
      if (holder().filter(h -> h.token().equals(self.token())).isPresent()) {
        lake.files().delete(file, false);
      }
    } catch (FileNotFoundException e) {
      return; // somebody tidied up
    } catch (IOException e) {
      throw LakeErrors.notUsable(file.toString(), e);
    }
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }
}
