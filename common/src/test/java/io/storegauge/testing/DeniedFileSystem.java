package io.storegauge.testing;

import java.io.IOException;
import java.net.URI;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.security.AccessControlException;

/**
 * Local files under {@code denied:///…}, where folders named {@code private} must not be listed.
 * Permissions of the local file system would not do: they do not hold for root.
 */
public final class DeniedFileSystem extends RawLocalFileSystem {
  private static final URI ROOT = URI.create("denied:///");

  /** The folder's address, and the configuration made to know it. */
  public static String address(java.nio.file.Path folder, Configuration hadoop) {
    hadoop.set("fs.denied.impl", DeniedFileSystem.class.getName());
    return "denied://" + folder;
  }

  @Override
  public URI getUri() {
    return ROOT;
  }

  @Override
  public FileStatus[] listStatus(Path folder) throws IOException {
    if (folder.getName().equals("private")) {
      throw new AccessControlException("Permission denied: " + folder.getName());
    }
    return super.listStatus(folder);
  }
}
