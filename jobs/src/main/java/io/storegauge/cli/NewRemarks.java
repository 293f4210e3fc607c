package io.storegauge.cli;

import io.storegauge.job.Progress;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Lets a remark through once: batches that look at the same files every few seconds make the same
 * ones.
 */
final class NewRemarks {
  /** A service runs for months. */
  private static final int REMEMBERED = 1000;

  private final Set<String> made = new LinkedHashSet<>();

  /** Whether a remark is one that was not made before. */
  boolean isNew(String remark) {
    if (!made.add(remark)) {
      return false;
    }
    if (made.size() > REMEMBERED) {
      Iterator<String> oldest = made.iterator();
      oldest.next();
      oldest.remove();
    }
    return true;
  }

  /** The same as another progress, without what was said before. */
  Progress of(Progress other) {
    return new Progress() {
      @Override
      public void doing(String what) {
        other.doing(what);
      }

      @Override
      public void warn(String message) {
        if (isNew(message)) {
          other.warn(message);
        }
      }
    };
  }
}
