package io.storegauge.parquet;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.util.HadoopStreams;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;

/**
 * A file to be written. On a local disk without Hadoop's check sums beside it: for these, and for
 * the permissions of both files, Hadoop starts a process a file, which takes longer than to write a
 * small one.
 */
final class NewFile implements OutputFile {
  private static final int BUFFER_BYTES = 1 << 16;

  private final Path path;
  private final FileSystem files;

  NewFile(Path path, Configuration hadoop) throws IOException {
    FileSystem given = path.getFileSystem(hadoop);
    this.files = given instanceof LocalFileSystem local ? local.getRaw() : given;
    this.path = files.makeQualified(path);
  }

  @Override
  public PositionOutputStream create(long blockSizeHint) throws IOException {
    return create(false, blockSizeHint);
  }

  @Override
  public PositionOutputStream createOrOverwrite(long blockSizeHint) throws IOException {
    return create(true, blockSizeHint);
  }

  private PositionOutputStream create(boolean overwrite, long blockSizeHint) throws IOException {
    FSDataOutputStream out =
        files.create(
            path,
            overwrite,
            BUFFER_BYTES,
            files.getDefaultReplication(path),
            Math.max(files.getDefaultBlockSize(path), blockSizeHint),
            null);
    return HadoopStreams.wrap(out);
  }

  /** Row groups are not aligned to blocks. */
  @Override
  public boolean supportsBlockSize() {
    return false;
  }

  @Override
  public long defaultBlockSize() {
    return files.getDefaultBlockSize(path);
  }

  @Override
  public String getPath() {
    return path.toString();
  }
}
