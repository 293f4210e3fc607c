package io.storegauge.cli;

import io.storegauge.config.Conf;
import io.storegauge.config.ConfLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Where the configuration is, and what differs from it this time. */
final class ConfOptions {
  @Option(
      names = "--conf",
      paramLabel = "DIR",
      defaultValue = "${env:STOREGAUGE_CONF:-conf}",
      description = "Configuration folder. Default: $STOREGAUGE_CONF, else conf.")
  private Path folder;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Overrides one key of storegauge.yaml, such as metrics.min_denominator=10.")
  private List<String> overrides = new ArrayList<>();

  Path folder() {
    return folder;
  }

  Conf load() {
    return ConfLoader.load(folder, overrides);
  }
}
