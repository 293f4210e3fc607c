package io.storegauge.cli;

import io.storegauge.model.StoregaugeException;
import io.storegauge.model.StoregaugeException.Code;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * Spark's own options of the embedded launcher.
 *
 * @param file properties file, null = the default one
 * @param given settings from the command line; they win over the file
 */
record SparkOptions(Path file, Map<String, String> given) {
  private static final String PREFIX = "spark.";

  /**
   * Takes {@code --master}, {@code --properties-file} and {@code --spark-conf} out of the
   * arguments, wherever they stand, as {@code --option value} or {@code --option=value}.
   *
   * @param rest receives the other arguments in their order
   */
  static SparkOptions parse(List<String> args, List<String> rest) {
    Path file = null;
    Map<String, String> given = new TreeMap<>();
    for (Iterator<String> i = args.iterator(); i.hasNext(); ) {
      String arg = i.next();
      int equals = arg.indexOf('=');
      String name = arg.startsWith("--") && equals > 0 ? arg.substring(0, equals) : arg;
      switch (name) {
        case "--master" -> given.put("spark.master", value(arg, name, i));
        case "--properties-file" -> file = Path.of(value(arg, name, i));
        case "--spark-conf" -> putSetting(given, value(arg, name, i));
        default -> rest.add(arg);
      }
    }
    return new SparkOptions(file, given);
  }

  /**
   * What to set before Spark starts.
   *
   * @param defaultFile read unless the command line names another one
   */
  Map<String, String> settings(Path defaultFile) throws IOException {
    Map<String, String> settings = new TreeMap<>(machineDefaults());
    settings.putAll(read(file == null ? defaultFile : file));
    settings.putAll(given);
    return settings;
  }

  private static Map<String, String> machineDefaults() {
    int cores = Runtime.getRuntime().availableProcessors();
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"), "storegauge-warehouse");
    return Map.of(
        "spark.sql.shuffle.partitions",
        String.valueOf(2 * cores),
        "spark.sql.warehouse.dir",
        temporary.toString());
  }

  private static Map<String, String> read(Path file) throws IOException {
    if (!Files.isReadable(file)) {
      throw new StoregaugeException(
          Code.USAGE,
          "Cannot read the Spark properties file " + file + ". Check --properties-file.");
    }
    Properties properties = new Properties();
    try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(in);
    }
    Map<String, String> settings = new TreeMap<>();
    List<String> unknown = new ArrayList<>();
    for (String key : properties.stringPropertyNames()) {
      if (key.startsWith(PREFIX)) {
        settings.put(key, properties.getProperty(key).strip());
      } else {
        unknown.add(key);
      }
    }
    if (!unknown.isEmpty()) {
      throw new StoregaugeException(
          Code.USAGE,
          String.format(
              "%s: Spark ignores keys that do not start with \"%s\": %s. Remove them.",
              file, PREFIX, String.join(", ", unknown.stream().sorted().toList())));
    }
    return settings;
  }

  private static String value(String arg, String name, Iterator<String> following) {
    if (arg.length() > name.length()) {
      return arg.substring(name.length() + 1);
    }
    if (!following.hasNext()) {
      throw new StoregaugeException(Code.USAGE, name + " needs a value.");
    }
    return following.next();
  }

  private static void putSetting(Map<String, String> given, String setting) {
    int equals = setting.indexOf('=');
    if (!setting.startsWith(PREFIX) || equals < 0) {
      throw new StoregaugeException(
          Code.USAGE, "--spark-conf needs spark.KEY=VALUE, not \"" + setting + "\".");
    }
    given.put(setting.substring(0, equals), setting.substring(equals + 1));
  }
}
