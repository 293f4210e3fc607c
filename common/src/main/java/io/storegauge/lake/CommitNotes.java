package io.storegauge.lake;

import io.storegauge.model.DaySet;
import java.util.Optional;

/** What the commits of a table say of themselves, and with it which days changed. */
record CommitNotes(TableLog log) {

  /** As {@link Lake#lastNote}. */
  Optional<CommitNote> last() {
    for (long v = log.newest(); v >= 0; v--) {
      TableLog.Commit c = log.commit(v);
      if (c.note().isPresent() || !c.known()) {
        return c.note();
      }
    }
    return Optional.empty();
  }

  /** As {@link Lake#changedSince}. */
  DaySet changedSince(long version, String name) {
    DaySet changed = DaySet.EMPTY;
    long newest = log.newest();
    for (long v = version + 1; v <= newest; v++) {
      TableLog.Commit c = log.commit(v);
      if (!c.known()) {
        return DaySet.ALL;
      }
      if (c.note().isPresent()) {
        changed = changed.union(c.note().get().days(name));
      } else if (c.changesData()) {
        return DaySet.ALL;
      }
    }
    return changed;
  }
}
