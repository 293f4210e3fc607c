package io.storegauge.lake;

import io.storegauge.parquet.WrittenFile;
import io.storegauge.table.Columns;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which platforms the rows of a file are of, told by a tag of its log entry: their ids by commas. A
 * stage for some platforms finds there that a lake has none of them, without a look at its rows.
 */
final class FilePlatforms {
  static final String TAG = "storegauge.platforms";

  private static final String COMMA = ",";

  private FilePlatforms() {}

  /** The tag of a file; empty if it has no such column, or many platforms. */
  static Optional<String> tag(WrittenFile f) {
    return Optional.ofNullable(f.fewTexts().get(Columns.PLATFORM))
        .filter(ids -> ids.stream().noneMatch(id -> id.contains(COMMA)))
        .map(ids -> String.join(COMMA, ids));
  }

  /** Platforms of files; empty if one does not say. */
  static Optional<Set<String>> of(List<TableLog.LiveFile> files) {
    Set<String> platforms = new TreeSet<>();
    for (TableLog.LiveFile f : files) {
      if (f.platforms() == null) {
        return Optional.empty();
      }
      platforms.addAll(List.of(f.platforms().split(COMMA, -1)));
    }
    return Optional.of(platforms);
  }
}
