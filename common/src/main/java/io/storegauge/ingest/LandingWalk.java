package io.storegauge.ingest;

import io.storegauge.model.FileErrors;
import io.storegauge.model.StoregaugeException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Goes through a landing folder and tells files that are complete from those still written. */
final class LandingWalk {
  /** Endings that programs give a file while they write it. */
  private static final Set<String> UNFINISHED =
      Set.of(
          "part",
          "partial",
          "filepart",
          "tmp",
          "temp",
          "crdownload",
          "download",
          "inprogress",
          "_copying_");

  private static final String SUCCESS = "_SUCCESS";
  private static final String TEMPORARY = "_temporary";

  /** What is found, in any order. Paths are relative to the landing folder, with {@code /}. */
  interface Visitor {
    /**
     * @param unfinishedFolder somebody still writes into the file's folder
     */
    void file(String path, FileStatus status, boolean unfinishedFolder);

    /** A file whose name says that it is still being written. */
    void unfinished(String path);

    /** A folder that cannot be listed. */
    void unreadable(String path, String reason);
  }

  private final boolean needsSuccess;
  private final Visitor visitor;

  /**
   * @param needsSuccess files wait until their folder has a file {@code _SUCCESS}
   */
  LandingWalk(boolean needsSuccess, Visitor visitor) {
    this.needsSuccess = needsSuccess;
    this.visitor = visitor;
  }

  /**
   * Goes through a landing folder.
   *
   * @throws StoregaugeException if the folder itself is missing or cannot be listed
   */
  void through(String landing, Configuration hadoop) {
    Path root = new Path(landing);
    try {
      FileSystem fs = root.getFileSystem(hadoop);
      if (!fs.getFileStatus(root).isDirectory()) {
        throw IngestErrors.landingNotAFolder(landing);
      }
      walk(fs, fs.listStatus(root), "");
    } catch (FileNotFoundException e) {
      throw IngestErrors.landingMissing(landing, e);
    } catch (IOException e) {
      throw FileErrors.notListed("the landing folder " + landing, e);
    }
  }

  private void walk(FileSystem fs, FileStatus[] entries, String prefix) {
    boolean unfinished = isUnfinished(entries);
    for (FileStatus e : entries) {
      String name = e.getPath().getName();
      if (name.startsWith("_") || name.startsWith(".")) {
        continue; // markers and half-written files, by the convention of Hadoop and Spark
      }
      String path = prefix + name;
      if (e.isDirectory()) {
        try {
          walk(fs, fs.listStatus(e.getPath()), path + "/");
        } catch (IOException x) {
          visitor.unreadable(path, String.valueOf(x.getMessage()));
        }
      } else if (UNFINISHED.contains(ending(path))) {
        visitor.unfinished(path);
      } else {
        visitor.file(path, e, unfinished);
      }
    }
  }

  private static String ending(String path) {
    return path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  /** Whether somebody still writes into a folder. */
  private boolean isUnfinished(FileStatus[] entries) {
    boolean success = false;
    boolean temporary = false;
    for (FileStatus e : entries) {
      success |= e.getPath().getName().equals(SUCCESS);
      temporary |= e.getPath().getName().equals(TEMPORARY);
    }
    return temporary || needsSuccess && !success;
  }
}
