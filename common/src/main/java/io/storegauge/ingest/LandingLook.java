package io.storegauge.ingest;

import io.storegauge.model.StoregaugeException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;

/**
 * What a landing folder is like at one moment: two looks are equal if the same files are there to
 * read, of the same sizes and times, and the same folders cannot be listed. A file that is still
 * being written counts from the moment on at which an ingestion would no longer wait for it.
 *
 * @param files files that a pattern matches
 * @param bytes their size
 * @param unmatched files that no pattern matches
 * @param digest of path, size and time of each file, whatever the order of the listing
 */
public record LandingLook(long files, long bytes, long unmatched, String digest) {

  /** What a folder is like in which nothing ever was. */
  public static final LandingLook NOTHING = new LandingLook(0, 0, 0, "");

  /**
   * Looks at a folder and opens none of its files.
   *
   * @param patterns of the files that count, as mappings name them
   * @param needsSuccess files wait until their folder has a file {@code _SUCCESS}
   * @throws StoregaugeException if the folder itself is missing or cannot be listed
   */
  public static LandingLook at(
      String landing, List<String> patterns, boolean needsSuccess, Configuration hadoop) {
    Eye eye = new Eye(patterns.stream().map(FilePattern::new).toList());
    new LandingWalk(needsSuccess, eye).through(landing, hadoop);
    return eye.look();
  }

  /** Adds up what it sees, so that the order in which a file system lists does not matter. */
  private static final class Eye implements LandingWalk.Visitor {
    private final List<FilePattern> patterns;
    private final MessageDigest sha = sha256();
    private long files;
    private long bytes;
    private long unmatched;
    private long high;
    private long low;

    Eye(List<FilePattern> patterns) {
      this.patterns = patterns;
    }

    @Override
    public void file(String path, FileStatus status, boolean unfinishedFolder) {
      if (patterns.stream().map(p -> p.match(path)).noneMatch(Optional::isPresent)) {
        unmatched++;
      } else if (!unfinishedFolder) {
        files++;
        bytes += status.getLen();
        add(path + "\n" + status.getLen() + "\n" + status.getModificationTime());
      }
    }

    @Override
    public void unfinished(String path) {
      // Counts once it has its name.
    }

    @Override
    public void unreadable(String path, String reason) {
      add(path);
    }

    private void add(String what) {
      ByteBuffer hash = ByteBuffer.wrap(sha.digest(what.getBytes(StandardCharsets.UTF_8)));
      high += hash.getLong();
      low += hash.getLong();
    }

    LandingLook look() {
      return new LandingLook(
          files, bytes, unmatched, String.format(Locale.ROOT, "%016x%016x", high, low));
    }

    private static MessageDigest sha256() {
      try {
        return MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
