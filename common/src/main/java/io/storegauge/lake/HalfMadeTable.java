package io.storegauge.lake;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.ChecksumFileSystem;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * What a run leaves that is killed while it makes or takes back a table: the folder of a log
 * without a commit, and files that Delta gives names of its own until a commit stands.
 *
 * <p>Rows are written only after the first commit and deleted before the log, so that a folder with
 * anything else in it is somebody's.
 */
final class HalfMadeTable {
  /** A commit being written, the checksum of a version, and checksums of either by Hadoop. */
  private static final Pattern UNFINISHED =
      Pattern.compile(
          "\\.{1,2}\\d{20}\\.(json|crc)\\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\.tmp(\\.crc)?"
              + "|\\d{20}\\.crc|\\.\\d{20}\\.(json|crc)\\.crc");

  /** Folders that Delta makes beside the commits; ours hold nothing. */
  private static final Set<String> FOLDERS = Set.of("_commits", "_staged_commits", "_sidecars");

  private final FileSystem files;

  /** In the order in which they can be deleted. */
  private final List<Path> left;

  private HalfMadeTable(FileSystem files, List<Path> left) {
    this.files = files;
    this.left = left;
  }

  /**
   * Looks at a folder in which there is no table.
   *
   * @return empty if it holds anything that such a run would not have left
   */
  static Optional<HalfMadeTable> of(FileSystem given, Path folder) throws IOException {
    // A local file system hides the checksums that it keeps, and could not delete their folder.
    FileSystem files = given instanceof ChecksumFileSystem c ? c.getRawFileSystem() : given;
    List<Path> left = new ArrayList<>();
    for (FileStatus f : files.listStatus(folder)) {
      if (!f.isDirectory() || !f.getPath().getName().equals(TableLog.FOLDER)) {
        return Optional.empty();
      }
      for (FileStatus inside : files.listStatus(f.getPath())) {
        if (!isOurs(files, inside)) {
          return Optional.empty();
        }
        left.add(inside.getPath());
      }
      left.add(f.getPath());
    }
    return Optional.of(new HalfMadeTable(files, left));
  }

  private static boolean isOurs(FileSystem files, FileStatus inside) throws IOException {
    String name = inside.getPath().getName();
    return inside.isDirectory()
        ? FOLDERS.contains(name) && files.listStatus(inside.getPath()).length == 0
        : UNFINISHED.matcher(name).matches();
  }

  /** Deletes what was left, one by one: a folder that has come to hold more is an error. */
  void clear() throws IOException {
    for (Path path : left) {
      files.delete(path, false);
    }
  }
}
