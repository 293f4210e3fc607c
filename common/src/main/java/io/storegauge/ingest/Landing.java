package io.storegauge.ingest;

import io.storegauge.config.Feed;
import io.storegauge.config.Source;
import io.storegauge.model.StoregaugeException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;

/**
 * What lies in a landing folder, seen through the mappings of some sources. A file that several
 * mappings match belongs to the first.
 */
public final class Landing {
  /**
   * @param files files a mapping matched, by path
   * @param unmatched paths no mapping matched
   * @param unreadable folders that could not be listed, with the reason
   * @param waiting paths of files that are still being written
   */
  public record Listing(
      List<LandingFile> files,
      List<String> unmatched,
      List<Unreadable> unreadable,
      List<String> waiting) {}

  /** A folder that could not be listed. */
  public record Unreadable(String path, String reason) {}

  private final Set<String> platforms;
  private final boolean needsSuccess;
  private final List<Feed> feeds = new ArrayList<>();
  private final List<FilePattern> patterns = new ArrayList<>();
  private List<LandingFile> files;
  private List<String> unmatched;
  private List<Unreadable> unreadable;
  private List<String> waiting;

  /**
   * @param sources in the order in which they may claim a file
   * @param needsSuccess files wait until their folder has a file {@code _SUCCESS}
   */
  public Landing(List<Source> sources, Set<String> platforms, boolean needsSuccess) {
    this.platforms = platforms;
    this.needsSuccess = needsSuccess;
    for (Source source : sources) {
      for (Feed f : source.feeds()) {
        feeds.add(f);
        patterns.add(new FilePattern(f.files()));
      }
    }
  }

  /**
   * Lists a landing folder.
   *
   * @throws StoregaugeException if the folder itself is missing or cannot be listed
   */
  public Listing list(String landing, Configuration hadoop) {
    files = new ArrayList<>();
    unmatched = new ArrayList<>();
    unreadable = new ArrayList<>();
    waiting = new ArrayList<>();
    new LandingWalk(needsSuccess, new Found()).through(landing, hadoop);
    files.sort(Comparator.comparing(LandingFile::path));
    unmatched.sort(Comparator.naturalOrder());
    waiting.sort(Comparator.naturalOrder());
    return new Listing(files, unmatched, unreadable, waiting);
  }

  /** Sorts what the walk comes across. */
  private final class Found implements LandingWalk.Visitor {
    @Override
    public void file(String path, FileStatus status, boolean unfinishedFolder) {
      Optional<LandingFile> file = match(path, status);
      if (file.isEmpty()) {
        unmatched.add(path);
      } else if (unfinishedFolder) {
        waiting.add(path);
      } else {
        files.add(file.get());
      }
    }

    @Override
    public void unfinished(String path) {
      waiting.add(path);
    }

    @Override
    public void unreadable(String path, String reason) {
      unreadable.add(new Unreadable(path, reason));
    }
  }

  /**
   * A file as the first mapping sees it whose pattern its path matches.
   *
   * @param path relative to the landing folder
   */
  Optional<LandingFile> match(String path, FileStatus status) {
    for (int i = 0; i < patterns.size(); i++) {
      Optional<FilePattern.Match> m = patterns.get(i).match(path);
      if (m.isPresent()) {
        return Optional.of(describe(feeds.get(i), path, status, m.get()));
      }
    }
    return Optional.empty();
  }

  private LandingFile describe(Feed feed, String path, FileStatus status, FilePattern.Match m) {
    String platform = feed.platform() != null ? feed.platform() : m.platform();
    int exportedOn = LandingFile.UNKNOWN_DAY;
    String fault = null;
    if (platform == null || !platforms.contains(platform)) {
      fault = "unknown_platform:" + platform;
    }
    if (m.exportedOn() != null) {
      try {
        long day = LocalDate.parse(m.exportedOn()).toEpochDay();
        exportedOn = TimeParser.isPlausible(day) ? (int) day : LandingFile.UNKNOWN_DAY;
      } catch (DateTimeException e) {
        exportedOn = LandingFile.UNKNOWN_DAY;
      }
      if (exportedOn == LandingFile.UNKNOWN_DAY) {
        fault = "bad_export_date:" + m.exportedOn();
      }
    }
    if (status.getLen() == 0) {
      fault = "empty_file";
    }
    return new LandingFile(
        feed.source(),
        feed.name(),
        path,
        status.getPath().toString(),
        status.getLen(),
        status.getModificationTime(),
        platform,
        m.storeId(),
        exportedOn,
        fault);
  }
}
