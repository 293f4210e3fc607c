package io.storegauge.job;

import io.storegauge.config.Feed;
import io.storegauge.ingest.FileStats;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Says once where files have other columns than their mapping. */
final class SchemaDrift {
  private static final int SHOWN = 12;

  private SchemaDrift() {}

  /** Lines about columns that no file of the feed had, or lacked, before. */
  static List<String> lines(FileRegistry registry, FeedIngest.Read read) {
    Feed feed = read.batch().feed();
    Set<String> unknown = new LinkedHashSet<>();
    Set<String> missing = new LinkedHashSet<>();
    String unknownIn = null;
    String missingIn = null;
    for (FileStats s : read.stats()) {
      String file = read.batch().files().get(s.file()).path();
      unknownIn = unknownIn == null && !s.unknown().isEmpty() ? file : unknownIn;
      missingIn = missingIn == null && !s.missing().isEmpty() ? file : missingIn;
      unknown.addAll(s.unknown());
      missing.addAll(s.missing());
    }
    List<String> lines = new ArrayList<>();
    List<String> appeared = registry.newlyUnknown(feed, unknown);
    if (!appeared.isEmpty()) {
      lines.add(
          String.format(
              "%s: columns that %s/%s.yaml does not know: %s. %s Map them, or list them under ignore.",
              unknownIn,
              feed.source(),
              feed.name(),
              shown(appeared),
              feed.keepsExtra()
                  ? "They are kept in _extra, save those that speak of persons."
                  : "They are dropped."));
    }
    List<String> gone = registry.newlyMissing(feed, missing);
    if (!gone.isEmpty()) {
      lines.add(
          String.format(
              "%s: has nothing for these columns of %s/%s.yaml, they are null: %s. If the export"
                  + " names them otherwise, add the name to from.",
              missingIn, feed.source(), feed.name(), shown(gone)));
    }
    return lines;
  }

  private static String shown(List<String> names) {
    String first = String.join(", ", names.stream().limit(SHOWN).toList());
    return names.size() > SHOWN ? first + " and " + (names.size() - SHOWN) + " more" : first;
  }
}
