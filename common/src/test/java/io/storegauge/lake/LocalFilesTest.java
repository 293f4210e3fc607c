package io.storegauge.lake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.FileNotFoundException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.EnumSet;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.CreateFlag;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalFilesTest {
  private static final byte[] TEXT = "text".getBytes(StandardCharsets.UTF_8);

  @TempDir java.nio.file.Path dir;
  private final Configuration conf = new Configuration();

  @BeforeEach
  void setUp() {
    conf.setClass("fs.file.impl", LocalFiles.class, FileSystem.class);
    conf.set("fs.AbstractFileSystem.file.impl", LocalFileContext.class.getName());
  }

  private Path path(String name) {
    return new Path(dir.resolve(name).toUri());
  }

  private FileSystem files() throws Exception {
    FileSystem files = FileSystem.newInstance(path("").toUri(), conf);
    assertEquals(LocalFiles.class, files.getClass());
    return files;
  }

  private String permissions(String name) throws Exception {
    return java.nio.file.attribute.PosixFilePermissions.toString(
        Files.getPosixFilePermissions(dir.resolve(name)));
  }

  @Test
  void filesAndFoldersHaveThePermissionsThatWereAskedFor() throws Exception {
    FileSystem files = files();
    try (FSDataOutputStream out = files.create(path("made"))) {
      out.write(TEXT);
    }
    assertEquals("rw-r--r--", permissions("made"));
    assertTrue(Files.exists(dir.resolve(".made.crc")), "check sums are kept as they were");
    files.setPermission(path("made"), new FsPermission((short) 0600));
    assertEquals("rw-------", permissions("made"));
    assertEquals(new FsPermission((short) 0600), files.getFileStatus(path("made")).getPermission());
    files.mkdirs(path("folder"), new FsPermission((short) 0750));
    assertEquals("rwxr-x---", permissions("folder"));
    assertThrows(
        java.io.IOException.class,
        () -> files.setPermission(path("none"), new FsPermission((short) 0600)));
  }

  @Test
  void ofFilesLinksAndFoldersItSaysWhatHadoopSays() throws Exception {
    Files.write(dir.resolve("file"), TEXT);
    Files.createSymbolicLink(dir.resolve("link"), dir.resolve("file"));
    Files.createDirectory(dir.resolve("folder"));
    FileContext ours = FileContext.getFileContext(path("").toUri(), conf);
    FileContext hadoops = FileContext.getFileContext(path("").toUri(), new Configuration());
    for (String name : new String[] {"file", "link", "folder"}) {
      FileStatus expected = hadoops.getFileLinkStatus(path(name));
      FileStatus given = ours.getFileLinkStatus(path(name));
      assertEquals(expected, given);
      assertEquals(expected.getLen(), given.getLen());
      assertEquals(expected.isDirectory(), given.isDirectory());
      assertEquals(expected.isSymlink(), given.isSymlink());
      assertEquals(expected.getPermission(), given.getPermission());
    }
    assertThrows(FileNotFoundException.class, () -> ours.getFileLinkStatus(path("none")));
  }

  @Test
  void aFileMovesToItsPlaceOnlyIfNoneIsThere() throws Exception {
    FileContext context = FileContext.getFileContext(path("").toUri(), conf);
    try (FSDataOutputStream out =
        context.create(path("new"), EnumSet.of(CreateFlag.CREATE, CreateFlag.OVERWRITE))) {
      out.write(TEXT);
    }
    context.rename(path("new"), path("log"));
    assertEquals("text", Files.readString(dir.resolve("log")));
    assertEquals("rw-r--r--", permissions("log"));
    Files.writeString(dir.resolve("other"), "other");
    assertThrows(
        org.apache.hadoop.fs.FileAlreadyExistsException.class,
        () -> context.rename(path("other"), path("log")));
    assertEquals("text", Files.readString(dir.resolve("log")), "a commit is not written over");
    context.rename(path("other"), path("log"), Options.Rename.OVERWRITE);
    assertEquals("other", Files.readString(dir.resolve("log")));
  }
}
