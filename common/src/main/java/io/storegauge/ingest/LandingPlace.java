package io.storegauge.ingest;

import io.storegauge.config.Feed;
import io.storegauge.config.Source;
import io.storegauge.model.Platform;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;

/**
 * Where a file lies, and where a mapping would find it.
 *
 * @param file the file as it would be read; where its place does not say so, platform and store are
 *     stood in for
 * @param platform platform whose zone and currency hold for its records
 * @param path below the landing folder; null = it lies elsewhere
 * @param readBy name of the feed of the same source that would read it where it lies; null = none
 * @param wanted where the mapping would find it
 * @param platformKnown whether mapping, path or user say the platform
 */
public record LandingPlace(
    LandingFile file,
    Platform platform,
    String path,
    String readBy,
    String wanted,
    boolean platformKnown) {

  /** Stands for the store that a path would name. */
  public static final String ANY_STORE = "<store id>";

  private static final long MILLIS_A_DAY = 86_400_000L;
  private static final String ANY_PLATFORM = "<platform>";

  /** Whether the mapping would read the file where it lies. */
  public boolean matches() {
    return file.feed().equals(readBy);
  }

  /**
   * Holds a file against the folders that a mapping reads.
   *
   * @param landing the landing folder
   * @param given platform as the user has it; null = not said
   */
  public static LandingPlace of(
      FileStatus status,
      Path landing,
      Source source,
      Feed feed,
      Map<String, Platform> platforms,
      String given) {
    Optional<String> path = below(landing, status.getPath());
    Optional<LandingFile> read =
        path.flatMap(p -> new Landing(List.of(source), platforms.keySet(), false).match(p, status));
    String readBy = read.map(LandingFile::feed).orElse(null);
    boolean matches = feed.name().equals(readBy);
    String said = feed.platform() != null ? feed.platform() : given;
    String id = matches && said == null ? read.get().platform() : said;
    Platform platform = platforms.get(id);
    boolean known = platform != null;
    if (!known) {
      platform = platforms.getOrDefault(source.name(), platforms.values().iterator().next());
    }
    LandingFile file = matches ? read.get() : unplaced(feed, platform, status);
    boolean local = "file".equals(landing.toUri().getScheme());
    String folder = local ? landing.toUri().getPath() : landing.toString();
    String segment = known ? platform.id() : ANY_PLATFORM;
    String wanted = folder + "/" + wanted(feed, segment, platform, status);
    return new LandingPlace(file, platform, path.orElse(null), readBy, wanted, known);
  }

  private static Optional<String> below(Path landing, Path file) {
    String folder = landing.toUri().getPath() + "/";
    String path = file.toUri().getPath();
    return path.startsWith(folder)
        ? Optional.of(path.substring(folder.length()))
        : Optional.empty();
  }

  private static LandingFile unplaced(Feed feed, Platform platform, FileStatus status) {
    // Where the path is to name the day of export, the day of the file stands in for it.
    int day = (int) Math.floorDiv(status.getModificationTime(), MILLIS_A_DAY);
    return new LandingFile(
        feed.source(),
        feed.name(),
        status.getPath().getName(),
        status.getPath().toString(),
        status.getLen(),
        status.getModificationTime(),
        platform.id(),
        ANY_STORE,
        feed.files().contains(Feed.DAY_OF_PATH) ? day : LandingFile.UNKNOWN_DAY,
        status.getLen() == 0 ? "empty_file" : null);
  }

  private static String wanted(Feed feed, String platform, Platform clock, FileStatus status) {
    String[] segments = feed.files().split("/", -1);
    List<String> wanted = new ArrayList<>();
    for (int i = 0; i < segments.length; i++) {
      String segment = segments[i];
      String name = status.getPath().getName();
      switch (segment) {
        case "{platform}" -> wanted.add(platform);
        case Feed.STORE_OF_PATH -> wanted.add(ANY_STORE);
        case "{exported_on}" -> wanted.add(writtenOn(status, clock));
        case "**" -> {} // any folders, so also none
        default -> {
          boolean own =
              i == segments.length - 1 && new FilePattern(segment).match(name).isPresent();
          wanted.add(own ? name : segment);
        }
      }
    }
    return String.join("/", wanted);
  }

  /** The best guess at the day of an export: the one on which the file was written. */
  private static String writtenOn(FileStatus status, Platform platform) {
    return Instant.ofEpochMilli(status.getModificationTime())
        .atZone(platform.zone())
        .toLocalDate()
        .toString();
  }
}
