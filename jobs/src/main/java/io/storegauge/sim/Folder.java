package io.storegauge.sim;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.util.SerializableConfiguration;

/** The folder a simulation is written to, on any file system Hadoop knows. */
final class Folder implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String root;
  private final SerializableConfiguration configuration;

  Folder(String root, Configuration configuration) {
    this.root = root;
    this.configuration = new SerializableConfiguration(configuration);
  }

  @Override
  public String toString() {
    return root;
  }

  private FileSystem fileSystem() throws IOException {
    FileSystem fs = new Path(root).getFileSystem(configuration.value());
    return fs instanceof LocalFileSystem local ? local.getRaw() : fs;
  }

  private Path path(String name) {
    return name.isEmpty() ? new Path(root) : new Path(root, name);
  }

  /** A new file, or an old one emptied; missing folders are made. */
  OutputStream create(String name) throws IOException {
    FileSystem fs = fileSystem();
    Path file = fs.makeQualified(path(name));
    if (file.toUri().getScheme().equals("file")) {
      // Hadoop starts a process to set the mode of each local file
      java.nio.file.Path local = java.nio.file.Path.of(file.toUri().getPath());
      Files.createDirectories(local.getParent());
      return Files.newOutputStream(local);
    }
    return fs.create(file, true);
  }

  void write(String name, String text) throws IOException {
    try (OutputStream out = create(name)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** The text of a file, or null if there is none. */
  String read(String name) throws IOException {
    FileSystem fs = fileSystem();
    if (!fs.exists(path(name))) {
      return null;
    }
    try (InputStream in = fs.open(path(name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Size of a file; −1 if there is none. */
  long size(String name) throws IOException {
    FileSystem fs = fileSystem();
    return fs.exists(path(name)) ? fs.getFileStatus(path(name)).getLen() : -1;
  }

  boolean isFile() throws IOException {
    FileSystem fs = fileSystem();
    return fs.exists(path("")) && fs.getFileStatus(path("")).isFile();
  }

  boolean isMissingOrEmpty() throws IOException {
    FileSystem fs = fileSystem();
    if (!fs.exists(path(""))) {
      return true;
    }
    FileStatus[] entries = fs.listStatus(path(""));
    return entries.length == 0;
  }

  void delete(String name) throws IOException {
    fileSystem().delete(path(name), true);
  }
}
