package io.storegauge.sim;

import static io.storegauge.model.StoregaugeException.Code.NOT_USABLE;
import static io.storegauge.model.StoregaugeException.Code.USAGE;

import io.storegauge.model.StoregaugeException;
import java.io.IOException;
import java.util.HashSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Errors of the simulator, one factory each, and the check of its options. */
final class SimulationErrors {
  private static final Pattern PLATFORM = Pattern.compile("[a-z0-9][a-z0-9_-]*");
  private static final int MOST_STORES_PER_PLATFORM = 99_999;

  private SimulationErrors() {}

  static void check(Simulation.Options o) {
    if (o.out() == null || o.out().isBlank()) {
      throw usage("--out is missing: name a folder to write the dumps to.");
    }
    if (o.platforms().isEmpty()) {
      throw usage("--platforms is empty: name at least one platform.");
    }
    for (String platform : o.platforms()) {
      if (!PLATFORM.matcher(platform).matches()) {
        throw usage(
            "--platforms: \"%s\" is no platform id (small letters, digits, - and _).", platform);
      }
    }
    if (new HashSet<>(o.platforms()).size() < o.platforms().size()) {
      throw usage("--platforms names a platform twice: %s.", String.join(",", o.platforms()));
    }
    if (o.stores() < o.platforms().size()) {
      throw usage(
          "--stores must be at least the number of platforms, %d, so that each has a store; it is %d.",
          o.platforms().size(), o.stores());
    }
    if (o.stores() / o.platforms().size() >= MOST_STORES_PER_PLATFORM) {
      throw usage(
          "--stores must be below %d per platform; it is %d.",
          MOST_STORES_PER_PLATFORM, o.stores() / o.platforms().size());
    }
    checkTime(o);
    checkExports(o);
    checkCampaigns(o);
  }

  private static void checkCampaigns(Simulation.Options o) {
    if (o.form().campaigns() && o.form().exports() != Simulation.Exports.GENERIC) {
      throw usage("--campaigns is about generic dumps: leave --exports console or --dirty out.");
    }
    if (o.form().campaigns() && o.days() < Campaign.LEAST_DAYS) {
      throw usage(
          "--campaigns needs at least %d --days, for what is usual before them; it is %d.",
          Campaign.LEAST_DAYS, o.days());
    }
  }

  private static void checkExports(Simulation.Options o) {
    if (o.form().exports() == Simulation.Exports.GENERIC) {
      if (o.form().dirty()) {
        throw usage("--dirty plants faults in console exports: leave --exports generic out.");
      }
      return;
    }
    if (o.form().entities() == Simulation.Entities.ALL) {
      throw usage(
          "--entities all is about generic dumps: consoles export what they know. Leave it out.");
    }
    for (String platform : o.platforms()) {
      if (!PlatformExports.KNOWN.containsKey(platform)) {
        throw usage(
            "--platforms: how the console of \"%s\" exports is not known; with --exports console name some of"
                + " %s.",
            platform,
            PlatformExports.KNOWN.keySet().stream().sorted().collect(Collectors.joining(", ")));
      }
    }
    if (o.form().dirty() && o.tailDays() < 2) {
      throw usage(
          "--dirty needs at least 2 --tail-days, for exports that overlap and arrive late; it is %d.",
          o.tailDays());
    }
  }

  private static void checkTime(Simulation.Options o) {
    if (o.days() < 1 || o.days() > 3660) {
      throw usage("--days must be from 1 to 3660; it is %d.", o.days());
    }
    if (o.tailDays() < 0 || o.tailDays() >= o.days()) {
      throw usage(
          "--tail-days must be from 0 to %d, one less than --days; it is %d.",
          o.days() - 1, o.tailDays());
    }
    if (o.start().getYear() < 2000 || o.start().getYear() > 2080) {
      throw usage("--start must lie in the years 2000 to 2080; it is %s.", o.start());
    }
    if (!Double.isFinite(o.orders())) {
      throw usage("--orders must be a number; it is %s.", o.orders());
    }
  }

  /** Official scores need the configuration, and each platform a scheme to hide. */
  static StoregaugeException noScheme(String platform) {
    return usage(
        "--official: \"%s\" is not in platforms.yaml, so there is no scheme by which it could publish scores."
            + " Name platforms that are, or add it.",
        platform);
  }

  static StoregaugeException outIsFile(Folder folder) {
    return usage("--out %s is a file. Name a folder.", folder);
  }

  static StoregaugeException notASimulation(Folder folder) {
    return usage(
        "--out %s is not empty and holds no simulation (no truth/options.json). Nothing was written."
            + " Name a new folder, or empty this one.",
        folder);
  }

  static StoregaugeException otherOptions(Folder folder, String saved) {
    return usage(
        "--out %s holds a simulation with other options (see truth/options.json there): %s. Nothing was"
            + " written. Name a new folder, delete this one, or give the same options.",
        folder, saved.strip().replaceAll("\\s+", " "));
  }

  static StoregaugeException notWritable(Folder folder, IOException cause) {
    return new StoregaugeException(
        NOT_USABLE,
        String.format(
            "Cannot write the simulation to %s: %s. Name a folder on a disk with room that this user may"
                + " write.",
            folder, cause),
        cause);
  }

  /** The failure to read or write that made Spark give up, or Spark's own failure. */
  static IOException unwrap(Exception failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof IOException io) {
        return io;
      }
    }
    throw new StoregaugeException(
        NOT_USABLE, "The simulation failed in Spark: " + failure.getMessage(), failure);
  }

  private static StoregaugeException usage(String format, Object... arguments) {
    return new StoregaugeException(USAGE, String.format(format, arguments));
  }
}
