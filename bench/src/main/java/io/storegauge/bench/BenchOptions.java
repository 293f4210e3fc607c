package io.storegauge.bench;

import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** What to measure. */
final class BenchOptions {
  /** Both sides get as many cores. */
  static final int THREADS = 2;

  /** A DST zone among them, so that the check of the tables sees one. */
  static final List<String> PLATFORMS = List.of("douyin", "jd", "tmall", "pinduoduo", "aliexpress");

  @Option(
      names = "--orders",
      defaultValue = "10000000",
      description = "Orders to simulate. Default: 10000000.")
  long orders;

  @Option(names = "--stores", defaultValue = "5000", description = "Stores. Default: 5000.")
  int stores;

  @Option(
      names = "--days",
      defaultValue = "366",
      description = "Days; the last one is the increment. Default: 366.")
  int days;

  @Option(
      names = "--seed",
      defaultValue = "42",
      description = "Seed of the simulation. Default: 42.")
  long seed;

  @Option(
      names = "--rounds",
      defaultValue = "2",
      description = "How often each run is timed, ours and the peer's in turn. Default: 2.")
  int rounds;

  @Option(
      names = "--memory",
      defaultValue = "5GB",
      description = "DuckDB's memory limit. Default: 5GB.")
  String memory;

  @Option(
      names = "--work",
      defaultValue = "bench/target/work",
      description = "Folder for dumps, lakes and logs. Default: bench/target/work.")
  Path work;

  @Option(
      names = "--quick",
      description = "200,000 orders of 200 stores, 100 days, one round: does it all still work?")
  boolean quick;

  @Option(
      names = "--only",
      split = ",",
      defaultValue = "steps,whole,warm,equality,increment,growth,formats,merge",
      description =
          "Parts to run, comma-separated. Default: all of"
              + " steps,whole,warm,equality,increment,growth,formats,merge.")
  List<String> only;

  /** Applies what {@code --quick} stands for. */
  void settle() {
    if (quick) {
      orders = 200_000;
      stores = 200;
      days = 100;
      rounds = 1;
    }
    work = work.toAbsolutePath().normalize();
  }

  boolean runs(String part) {
    return only.contains(part);
  }
}
