package io.storegauge.config;

import io.storegauge.model.StoregaugeException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a configuration folder strictly: a key that is unknown, missing, of the wrong type or out
 * of range, a reference to nothing, a file that cannot be read: all of it in one report.
 */
public final class ConfLoader {
  private ConfLoader() {}

  /**
   * Reads and checks the whole folder.
   *
   * @param confDir folder with {@code storegauge.yaml}, {@code platforms.yaml}, {@code
   *     targets.yaml}, {@code alerts.yaml}, {@code topics.yaml}, {@code schemes/} and {@code
   *     sources/}
   * @param overrides {@code key=value}: a dotted path into {@code storegauge.yaml} and a value in
   *     YAML, such as {@code metrics.min_denominator=10}; the last one of a key wins
   * @throws StoregaugeException with code USAGE and every problem there is
   */
  public static Conf load(Path confDir, List<String> overrides) {
    if (!Files.isDirectory(confDir)) {
      throw new StoregaugeException(
          StoregaugeException.Code.USAGE,
          "No configuration folder " + confDir + ". Name the right one with --conf.");
    }
    Problems problems = new Problems();
    YamlDoc settings = settings(confDir, overrides, problems);
    Map<String, YamlDoc> schemes = schemes(confDir, problems);
    Optional<YamlDoc> platforms = platforms(confDir, schemes, problems);
    List<String> platformIds = new ArrayList<>();
    platforms.ifPresent(p -> p.root().fieldNames().forEachRemaining(platformIds::add));
    Optional<YamlDoc> targets = targets(confDir, platformIds, problems);
    Optional<YamlDoc> alerts = YamlReader.read(confDir, AlertsFile.NAME, problems);
    alerts.ifPresent(doc -> ConfSchema.named("alerts").apply(doc, problems));
    Optional<YamlDoc> topics = topics(confDir, problems);
    Map<String, SourceFolder> sources = SourceFolder.readAll(confDir, platformIds, problems);

    problems.throwIfAny(confDir);
    return new Conf(
        SettingsFile.read(settings.root()),
        PlatformsFile.read(platforms.orElseThrow().root()),
        Trees.map(schemes, (id, doc) -> SchemeReader.read(id, doc.root())),
        Trees.map(sources, (name, folder) -> folder.read()),
        TargetsFile.read(targets.orElseThrow().root()),
        AlertsFile.read(alerts.orElseThrow().root()),
        TopicsFile.read(topics.orElseThrow().root()));
  }

  /**
   * Reads and checks one scheme that lies anywhere, as strictly as those of a folder.
   *
   * @param id of the scheme
   * @throws StoregaugeException with code USAGE and every problem there is
   */
  public static Scheme loadScheme(Path file, String id) {
    Problems problems = new Problems();
    Path folder = file.toAbsolutePath().getParent();
    Optional<YamlDoc> doc = YamlReader.read(folder, file.getFileName().toString(), problems);
    doc.ifPresent(d -> checkScheme(d, ConfSchema.named("scheme"), problems));
    problems.throwIfAny("The scheme " + file);
    return SchemeReader.read(id, doc.orElseThrow().root());
  }

  private static void checkScheme(YamlDoc doc, ConfSchema schema, Problems problems) {
    schema.apply(doc, problems);
    SchemeFile.check(doc, problems);
  }

  private static YamlDoc settings(Path confDir, List<String> overrides, Problems problems) {
    // Overrides are checked even if the file beneath them cannot be read.
    YamlDoc settings =
        YamlReader.read(confDir, SettingsFile.NAME, problems)
            .orElseGet(() -> YamlDoc.empty(SettingsFile.NAME));
    Overrides.apply(overrides, settings, problems);
    ConfSchema.named("storegauge").apply(settings, problems);
    SettingsFile.check(settings, problems);
    return settings;
  }

  private static Map<String, YamlDoc> schemes(Path confDir, Problems problems) {
    Map<String, YamlDoc> schemes = new LinkedHashMap<>();
    ConfSchema schema = ConfSchema.named("scheme");
    for (String id : ConfFolder.yamlFiles(confDir, "schemes", ConfFolder.SCHEME_ID, problems)) {
      YamlDoc missing = YamlDoc.empty("schemes/" + id + ".yaml");
      schemes.put(id, missing); // so that a platform may name it though it cannot be read
      YamlReader.read(confDir, missing.file(), problems)
          .ifPresent(
              doc -> {
                checkScheme(doc, schema, problems);
                schemes.put(id, doc);
              });
    }
    return schemes;
  }

  private static Optional<YamlDoc> platforms(
      Path confDir, Map<String, YamlDoc> schemes, Problems problems) {
    Optional<YamlDoc> platforms = YamlReader.read(confDir, PlatformsFile.NAME, problems);
    platforms.ifPresent(
        doc -> {
          ConfSchema.named("platforms").apply(doc, problems);
          PlatformsFile.check(doc, new ArrayList<>(schemes.keySet()), problems);
        });
    return platforms;
  }

  private static Optional<YamlDoc> targets(
      Path confDir, List<String> platformIds, Problems problems) {
    Optional<YamlDoc> targets = YamlReader.read(confDir, TargetsFile.NAME, problems);
    targets.ifPresent(
        doc -> {
          ConfSchema.named("targets").apply(doc, problems);
          TargetsFile.check(doc, platformIds, problems);
        });
    return targets;
  }

  private static Optional<YamlDoc> topics(Path confDir, Problems problems) {
    Optional<YamlDoc> topics = YamlReader.read(confDir, TopicsFile.NAME, problems);
    topics.ifPresent(
        doc -> {
          ConfSchema.named("topics").apply(doc, problems);
          TopicsFile.check(doc, problems);
        });
    return topics;
  }
}
