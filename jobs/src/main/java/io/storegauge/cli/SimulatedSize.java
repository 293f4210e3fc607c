package io.storegauge.cli;

import picocli.CommandLine.Option;

/** How much is simulated. */
final class SimulatedSize {
  @Option(
      names = "--stores",
      paramLabel = "N",
      defaultValue = "200",
      description = "Number of stores. Default: 200.")
  private int stores;

  @Option(
      names = "--days",
      paramLabel = "N",
      defaultValue = "120",
      description = "Number of days. Default: 120.")
  private int days;

  int stores() {
    return stores;
  }

  int days() {
    return days;
  }
}
