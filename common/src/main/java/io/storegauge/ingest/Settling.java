package io.storegauge.ingest;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;

/** Tells files that somebody still writes from those that are complete. */
public final class Settling {
  private Settling() {}

  /**
   * Looks at young files a second time, after a pause: one that has changed in between waits for
   * the next run.
   *
   * @param now epoch milliseconds
   * @param seconds files that were written to within so many seconds are young
   * @param pause waits that long; called only if a file is young
   */
  public static Landing.Listing settled(
      Landing.Listing listing, long now, int seconds, Runnable pause, Configuration hadoop) {
    List<LandingFile> young =
        listing.files().stream().filter(f -> now - f.modifiedMillis() < seconds * 1000L).toList();
    if (young.isEmpty()) {
      return listing;
    }
    pause.run();
    Set<LandingFile> changing = new HashSet<>();
    for (LandingFile f : young) {
      if (hasChanged(f, hadoop)) {
        changing.add(f);
      }
    }
    List<String> waiting = new ArrayList<>(listing.waiting());
    changing.forEach(f -> waiting.add(f.path()));
    waiting.sort(Comparator.naturalOrder());
    List<LandingFile> still = listing.files().stream().filter(f -> !changing.contains(f)).toList();
    return new Landing.Listing(still, listing.unmatched(), listing.unreadable(), waiting);
  }

  /** Whether a file is no longer what the listing saw. */
  static boolean hasChanged(LandingFile file, Configuration hadoop) {
    Path path = new Path(file.location());
    try {
      FileStatus now = path.getFileSystem(hadoop).getFileStatus(path);
      return now.getLen() != file.bytes() || now.getModificationTime() != file.modifiedMillis();
    } catch (FileNotFoundException e) {
      return true; // renamed, perhaps because it is complete now
    } catch (IOException e) {
      return false; // whoever reads it finds out why
    }
  }
}
