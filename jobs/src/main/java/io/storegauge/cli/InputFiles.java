package io.storegauge.cli;

import io.storegauge.model.FileErrors;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Files that a user names, on this machine or with a scheme such as s3a://. */
final class InputFiles {
  private InputFiles() {}

  /** A path as Hadoop has it; one without a scheme is on this machine. */
  static Path path(String named) {
    return named.contains("://")
        ? new Path(named)
        : new Path(
            "file", null, java.nio.file.Path.of(named).toAbsolutePath().normalize().toString());
  }

  /**
   * The files, and those in folders by path; hidden ones and markers are left out as in a landing.
   */
  static List<FileStatus> of(List<String> named, Configuration hadoop) {
    List<FileStatus> files = new ArrayList<>();
    for (String name : named) {
      Path path = path(name);
      try {
        FileSystem fs = path.getFileSystem(hadoop);
        FileStatus status = fs.getFileStatus(path);
        int before = files.size();
        collect(fs, status, files);
        if (files.size() == before) {
          throw CliErrors.emptyFolder(name);
        }
      } catch (FileNotFoundException e) {
        throw CliErrors.noFile(name);
      } catch (IOException e) {
        throw FileErrors.notReadable(name, e);
      }
    }
    return files;
  }

  private static void collect(FileSystem fs, FileStatus status, List<FileStatus> files)
      throws IOException {
    if (!status.isDirectory()) {
      files.add(status);
      return;
    }
    FileStatus[] entries = fs.listStatus(status.getPath());
    Arrays.sort(entries, Comparator.comparing(FileStatus::getPath));
    for (FileStatus e : entries) {
      String name = e.getPath().getName();
      if (!name.startsWith("_") && !name.startsWith(".")) {
        collect(fs, e, files);
      }
    }
  }
}
