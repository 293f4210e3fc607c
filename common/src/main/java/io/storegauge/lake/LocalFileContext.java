package io.storegauge.lake;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.DelegateToFileSystem;

/**
 * {@link LocalFiles} for those who use Hadoop's other interface, as Delta does for its log.
 *
 * <p>Set by {@code spark.hadoop.fs.AbstractFileSystem.file.impl}.
 */
public final class LocalFileContext extends DelegateToFileSystem {
  private static final String SCHEME = "file";

  /** Called by Hadoop. */
  public LocalFileContext(URI uri, Configuration conf) throws IOException, URISyntaxException {
    super(uri, new LocalFiles.Raw(), conf, SCHEME, false);
  }
}
