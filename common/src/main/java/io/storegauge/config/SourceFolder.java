package io.storegauge.config;

import io.storegauge.config.Problems.Place;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One folder of {@code sources/}.
 *
 * @param feeds its mappings, by name
 * @param silver {@code silver.yaml}, if there is one
 */
record SourceFolder(String name, Map<String, YamlDoc> feeds, Optional<YamlDoc> silver) {
  private static final String SOURCES = "sources";
  private static final String SILVER = "silver";

  static Map<String, SourceFolder> readAll(
      Path confDir, List<String> platforms, Problems problems) {
    Map<String, SourceFolder> sources = new LinkedHashMap<>();
    ConfSchema feed = ConfSchema.named("feed");
    ConfSchema silver = ConfSchema.named(SILVER);
    for (String name : ConfFolder.folders(confDir, SOURCES, ConfFolder.TABLE_NAME, problems)) {
      String folder = SOURCES + "/" + name;
      Map<String, YamlDoc> feeds = new LinkedHashMap<>();
      Optional<YamlDoc> sql = Optional.empty();
      for (String file : ConfFolder.yamlFiles(confDir, folder, ConfFolder.TABLE_NAME, problems)) {
        Optional<YamlDoc> doc = YamlReader.read(confDir, folder + "/" + file + ".yaml", problems);
        if (file.equals(SILVER)) {
          doc.ifPresent(d -> silver.apply(d, problems));
          sql = Optional.of(doc.orElseGet(() -> YamlDoc.empty(folder + "/silver.yaml")));
        } else if (doc.isPresent()) {
          feed.apply(doc.get(), problems);
          FeedFile.check(doc.get(), platforms, problems);
          feeds.put(file, doc.get());
        }
      }
      SourceFolder source = new SourceFolder(name, feeds, sql);
      source.check(problems);
      sources.put(name, source);
    }
    return sources;
  }

  /** Each silver table gets its rows in one way, and every staged feed has a way. */
  private void check(Problems problems) {
    List<String> staged = new ArrayList<>();
    feeds.forEach(
        (feed, doc) -> {
          String entity = doc.at("/entity").asText();
          if (entity.isEmpty()) {
            staged.add(feed);
          } else if (silver.isPresent() && silver.get().root().has(entity)) {
            problems.add(
                silver.get(),
                "/" + entity,
                "feed " + feed + " has this entity too; allowed: one of the two. Remove one.");
          }
        });
    Place folder = Place.file(SOURCES + "/" + name);
    if (!staged.isEmpty() && silver.isEmpty()) {
      problems.add(
          folder,
          "silver.yaml is missing, so that "
              + String.join(", ", staged)
              + " would never reach a silver table; add it, or name an entity in each feed.");
    } else if (staged.isEmpty() && silver.isPresent()) {
      problems.add(
          Place.file(silver.get().file()),
          "there is no staged feed it could read; remove it, or take the entity off a feed.");
    }
  }

  /** The record of a folder without problems. */
  Source read() {
    List<Feed> records = new ArrayList<>();
    feeds.forEach((feed, doc) -> records.add(FeedFile.read(name, feed, doc.root())));
    return new Source(
        name,
        List.copyOf(records),
        Trees.map(silver.map(YamlDoc::root).orElse(YamlDoc.empty("").root()), v -> v.asText()));
  }
}
