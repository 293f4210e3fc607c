package io.storegauge.job;

import io.storegauge.config.Feed;
import io.storegauge.config.Settings;
import io.storegauge.config.Source;
import io.storegauge.ingest.ContentHash;
import io.storegauge.ingest.IngestErrors;
import io.storegauge.ingest.Landing;
import io.storegauge.ingest.LandingFile;
import io.storegauge.ingest.Settling;
import io.storegauge.model.Platform;
import io.storegauge.table.OrdersTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;

/** What there is to read in a landing folder: files that were not read before, as they are now. */
final class NewFiles {
  private final JobContext context;
  private final List<Source> sources;
  private final FileRegistry registry;
  private final Landing.Listing listing;
  private final List<String> refusals = new ArrayList<>();
  private final List<LandingFile> fresh = new ArrayList<>();

  /** Files not to be read, and the file of the same content that was or will be. */
  private final Map<LandingFile, String> copies = new LinkedHashMap<>();

  /** Fingerprints by what they depend on: there are many files, and few mappings. */
  private final Map<String, String> mappings = new HashMap<>();

  /**
   * Lists the folder.
   *
   * @param pause waits for the given number of seconds, so that files can settle
   */
  NewFiles(JobContext context, List<String> names, String landing, Pause pause) {
    this.context = context;
    this.sources = names.stream().map(context.conf().sources()::get).toList();
    Settings.Ingest settings = context.conf().settings().ingest();
    Configuration hadoop = context.lake().spark().sparkContext().hadoopConfiguration();
    Landing.Listing found =
        new Landing(sources, context.conf().platforms().keySet(), settings.needsSuccess())
            .list(landing, hadoop);
    this.listing =
        Settling.settled(
            found,
            System.currentTimeMillis(),
            settings.settleSeconds(),
            () -> pause.seconds(settings.settleSeconds()),
            hadoop);
    if (listing.files().isEmpty()
        && listing.waiting().isEmpty()
        && !context.lake().exists(OrdersTable.SPEC)) {
      throw IngestErrors.nothingMatches(
          landing,
          String.join(",", names),
          sources.stream().flatMap(s -> s.feeds().stream()).map(Feed::files).sorted().toList());
    }
    this.registry = new FileRegistry(context.lake());
    choose(settings.maxRejectedShare());
  }

  /** Waits. */
  interface Pause {
    void seconds(int seconds);
  }

  private void choose(double maxShare) {
    for (LandingFile f : listing.files()) {
      Optional<FileRegistry.Reading> reading = registry.reading(f, mapping(f));
      if (reading.isEmpty()) {
        fresh.add(f);
      } else {
        FileRegistry.Reading r = reading.get();
        IngestErrors.fileRefusal(f.path(), r.fault(), r.received(), r.rejected(), maxShare)
            .ifPresent(line -> refusals.add(line + " (as read before)"));
      }
    }
  }

  /**
   * Sets aside files whose content was read before under another name or time, or is read now. Only
   * files that share their size with another one are looked into.
   */
  void setAsideCopies() {
    Map<String, Long> sizes =
        fresh.stream().collect(Collectors.groupingBy(this::size, Collectors.counting()));
    List<LandingFile> suspects =
        fresh.stream()
            .filter(f -> f.fault() == null)
            .filter(f -> sizes.get(size(f)) > 1 || registry.knowsSize(f, mapping(f)))
            .toList();
    if (suspects.isEmpty()) {
      return;
    }
    context.progress().doing("comparing " + suspects.size() + " files of equal size");
    Map<String, String> hashes =
        ContentHash.of(
            JavaSparkContext.fromSparkContext(context.lake().spark().sparkContext()), suspects);
    Map<String, String> first = new HashMap<>();
    for (LandingFile f : suspects) { // in the order of their paths
      String hash = hashes.get(f.path());
      if (hash.isEmpty()) {
        continue;
      }
      String now = first.putIfAbsent(FileRegistry.join(f.source(), f.feed(), hash), f.path());
      Optional<String> before = registry.sameContent(f, hash, mapping(f));
      if (before.isPresent() || now != null) {
        copies.put(f, before.orElse(now));
      }
    }
    fresh.removeAll(copies.keySet());
  }

  private String size(LandingFile f) {
    return FileRegistry.join(f.source(), f.feed(), f.bytes());
  }

  List<Source> sources() {
    return sources;
  }

  Landing.Listing listing() {
    return listing;
  }

  /** Files to read, by path. */
  List<LandingFile> files() {
    return fresh;
  }

  /** Files to read of a source, by feed. */
  Map<String, List<LandingFile>> files(Source source) {
    return fresh.stream()
        .filter(f -> f.source().equals(source.name()))
        .collect(Collectors.groupingBy(LandingFile::feed));
  }

  /** See {@link #setAsideCopies}. */
  Map<LandingFile, String> copies() {
    return copies;
  }

  /** Lines about files that were read before and of which too much was refused. */
  List<String> refusals() {
    return refusals;
  }

  /**
   * Lines about queries of whose rows too many were refused when they last ran, and that have
   * nothing new to read now.
   */
  List<String> refusedRows() {
    double maxShare = context.conf().settings().ingest().maxRejectedShare();
    List<String> lines = new ArrayList<>();
    for (Source source : sources) {
      Set<String> read = files(source).keySet();
      source
          .silver()
          .forEach(
              (entity, sql) -> {
                if (!SilverQuery.reads(sql, read)) {
                  registry
                      .query(source, entity)
                      .flatMap(
                          r ->
                              SilverErrors.refusal(
                                  source, entity, r.received(), r.rejected(), maxShare))
                      .ifPresent(line -> lines.add(line + " (as read before)"));
                }
              });
    }
    return lines;
  }

  /** Lines about columns that files have or lack for the first time. */
  List<String> drift(FeedIngest.Read read) {
    return SchemaDrift.lines(registry, read);
  }

  /** What the reading of a file depends on: of the platforms, its own zone and currency. */
  String mapping(LandingFile file) {
    return mappings.computeIfAbsent(
        FileRegistry.join(file.source(), file.feed(), file.platform()), k -> fingerprint(file));
  }

  private String fingerprint(LandingFile file) {
    Source source =
        sources.stream().filter(s -> s.name().equals(file.source())).findFirst().orElseThrow();
    Feed feed =
        source.feeds().stream().filter(f -> f.name().equals(file.feed())).findFirst().orElseThrow();
    Platform platform = context.conf().platforms().get(file.platform());
    return JobContext.fingerprint(
        feed.reading(),
        feed.isStaged() ? source.silver() : "",
        platform == null ? "" : platform.zone() + " " + platform.currency());
  }
}
