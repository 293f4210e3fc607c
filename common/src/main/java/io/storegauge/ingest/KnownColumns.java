package io.storegauge.ingest;

import io.storegauge.config.Entity;
import io.storegauge.config.Feed;
import io.storegauge.config.Feed.FeedColumn;
import io.storegauge.config.Source;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What headers and words mean in the mappings that there are. */
final class KnownColumns {
  private final Collection<Source> sources;

  KnownColumns(Collection<Source> sources) {
    this.sources = sources;
  }

  /** A column of a table as a mapping reads it, and the headers of the file that it reads. */
  record Known(FeedColumn definition, List<String> headers) {
    Feed.Type usual() {
      return definition.type();
    }

    Map<String, String> words() {
      return definition.values();
    }

    Double min() {
      return definition.min();
    }

    Double max() {
      return definition.max();
    }
  }

  /** Plain names of all headers that any mapping reads. */
  Set<String> headers() {
    Set<String> headers = new HashSet<>();
    for (Source s : sources) {
      for (Feed f : s.feeds()) {
        f.columns().values().forEach(c -> c.from().forEach(h -> headers.add(Headers.plain(h))));
      }
    }
    return headers;
  }

  /**
   * Which headers of a file feed which columns of a table. The mapping that knows the most of them
   * speaks first; what another makes of a header that is taken does not count.
   *
   * @param headers plain names, in the order of the file
   * @param platform whose mappings are asked first; null = none
   */
  Map<String, Known> columns(Entity entity, List<String> headers, String platform) {
    Map<String, Known> columns = new LinkedHashMap<>();
    Map<String, Feed> takenBy = new LinkedHashMap<>();
    for (Feed feed : feeds(entity, headers, platform)) {
      feed.columns()
          .forEach(
              (column, definition) -> {
                List<String> present =
                    definition.from().stream()
                        .map(Headers::plain)
                        .filter(headers::contains)
                        .filter(h -> takenBy.getOrDefault(h, feed).equals(feed))
                        .distinct()
                        .toList();
                boolean isNew = entity.targets().contains(column) && !columns.containsKey(column);
                if (isNew && !present.isEmpty()) {
                  columns.put(column, new Known(definition, present));
                  present.forEach(h -> takenBy.put(h, feed));
                }
              });
    }
    return columns;
  }

  /** Mappings whose records reach the table, the one that knows the most headers first. */
  private List<Feed> feeds(Entity entity, List<String> headers, String platform) {
    List<Feed> feeds = new ArrayList<>();
    for (Source s : sources) {
      for (Feed f : s.feeds()) {
        boolean staged = f.isStaged() && s.silver().containsKey(entity.id());
        if (staged || entity.id().equals(f.entity())) {
          feeds.add(f);
        }
      }
    }
    return feeds.stream()
        .filter(f -> known(f, entity, headers) > 0)
        .sorted(
            Comparator.comparing(
                    (Feed f) -> f.source().equals(platform) || platformOf(f).equals(platform))
                .thenComparing(f -> known(f, entity, headers))
                .reversed())
        .toList();
  }

  private static String platformOf(Feed feed) {
    return feed.platform() == null ? "" : feed.platform();
  }

  private static long known(Feed feed, Entity entity, List<String> headers) {
    return feed.columns().entrySet().stream()
        .filter(c -> entity.targets().contains(c.getKey()))
        .filter(c -> c.getValue().from().stream().map(Headers::plain).anyMatch(headers::contains))
        .count();
  }

  /**
   * What a word stands for in a column of fixed words, by any mapping; a canonical word for itself.
   */
  Optional<String> word(Entity entity, String column, String word) {
    if (entity.vocabulary(column).contains(word)) {
      return Optional.of(word);
    }
    for (Source s : sources) {
      for (Feed f : s.feeds()) {
        FeedColumn c = f.columns().get(column);
        boolean serves = entity.id().equals(f.entity()) || s.silver().containsKey(entity.id());
        String meant = c != null && serves ? c.values().get(word) : null;
        if (meant != null && entity.vocabulary(column).contains(meant)) {
          return Optional.of(meant);
        }
      }
    }
    return Optional.empty();
  }
}
