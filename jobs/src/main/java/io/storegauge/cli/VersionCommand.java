package io.storegauge.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** {@code version}: ours, and of what we run on. */
@Command
final class VersionCommand implements Callable<Integer>, IVersionProvider {
  /** Written into every jar by Maven. */
  private static final String POM = "/META-INF/maven/io.storegauge/storegauge-jobs/pom.properties";

  private final Terminal terminal;

  VersionCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    for (String line : getVersion()) {
      terminal.out().println(line);
    }
    return 0;
  }

  @Override
  public String[] getVersion() {
    return new String[] {
      "Storegauge " + own(),
      "Spark      " + org.apache.spark.package$.MODULE$.SPARK_VERSION(),
      "Delta      " + io.delta.package$.MODULE$.VERSION(),
      "Java       " + System.getProperty("java.version")
    };
  }

  private static String own() {
    try (InputStream in = VersionCommand.class.getResourceAsStream(POM)) {
      if (in == null) {
        return "(built from class folders)";
      }
      Properties pom = new Properties();
      pom.load(in);
      return pom.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
