package io.storegauge.ingest;

import io.storegauge.config.Feed;
import io.storegauge.config.Source;
import io.storegauge.model.StoregaugeException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** What lies in a landing folder, seen through the mappings of one source. */
public final class Landing {
  /**
   * @param files files a mapping matched, by path
   * @param unmatched paths no mapping matched
   * @param unreadable folders that could not be listed, with the reason
   */
  public record Listing(
      List<LandingFile> files, List<String> unmatched, List<Unreadable> unreadable) {}

  /** A folder that could not be listed. */
  public record Unreadable(String path, String reason) {}

  private final Source source;
  private final Set<String> platforms;
  private final List<FilePattern> patterns = new ArrayList<>();

  public Landing(Source source, Set<String> platforms) {
    this.source = source;
    this.platforms = platforms;
    for (Feed f : source.feeds()) {
      patterns.add(new FilePattern(f.files()));
    }
  }

  /**
   * Lists a landing folder.
   *
   * @throws StoregaugeException if the folder itself is missing or cannot be listed
   */
  public Listing list(String landing, Configuration hadoop) {
    Path root = new Path(landing);
    List<LandingFile> files = new ArrayList<>();
    List<String> unmatched = new ArrayList<>();
    List<Unreadable> unreadable = new ArrayList<>();
    try {
      FileSystem fs = root.getFileSystem(hadoop);
      FileStatus status = fs.getFileStatus(root);
      if (!status.isDirectory()) {
        throw IngestErrors.landingNotAFolder(landing);
      }
      walk(fs, fs.listStatus(root), "", files, unmatched, unreadable);
    } catch (FileNotFoundException e) {
      throw IngestErrors.landingMissing(landing, e);
    } catch (IOException e) {
      throw IngestErrors.landingNotReadable(landing, e);
    }
    files.sort(Comparator.comparing(LandingFile::path));
    unmatched.sort(Comparator.naturalOrder());
    return new Listing(files, unmatched, unreadable);
  }

  private void walk(
      FileSystem fs,
      FileStatus[] entries,
      String prefix,
      List<LandingFile> files,
      List<String> unmatched,
      List<Unreadable> unreadable) {
    for (FileStatus e : entries) {
      String name = e.getPath().getName();
      if (name.startsWith("_") || name.startsWith(".")) {
        continue; // markers and half-written files, by the convention of Hadoop and Spark
      }
      String path = prefix + name;
      if (e.isDirectory()) {
        try {
          walk(fs, fs.listStatus(e.getPath()), path + "/", files, unmatched, unreadable);
        } catch (IOException x) {
          unreadable.add(new Unreadable(path, String.valueOf(x.getMessage())));
        }
      } else {
        Optional<LandingFile> file = match(path, e);
        file.ifPresentOrElse(files::add, () -> unmatched.add(path));
      }
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
        Feed feed = source.feeds().get(i);
        return Optional.of(describe(feed, path, status, m.get()));
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
