package io.storegauge.cli;

import picocli.CommandLine.Option;

/** In which form a structured answer is printed. */
final class LayoutOption {
  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "table, or json (one object). Default: table.")
  private Layout layout;

  boolean isJson() {
    return layout == Layout.JSON;
  }
}
