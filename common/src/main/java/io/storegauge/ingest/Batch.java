package io.storegauge.ingest;

import io.storegauge.config.Feed;
import io.storegauge.model.Platform;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Files of one feed that are read together.
 *
 * @param files sorted by path: the position in this list is the order of files that breaks ties
 */
public record Batch(
    Feed feed,
    Target target,
    List<LandingFile> files,
    Map<String, Platform> platforms,
    int maxRecordBytes)
    implements Serializable {

  private static final long TASK_BYTES = 32L << 20;

  /** Less is not worth a task, nor its files. */
  private static final long WORTH_A_TASK = 2L << 20;

  public Batch {
    files = files.stream().sorted(Comparator.comparing(LandingFile::path)).toList();
  }

  /**
   * Positions of readable files, packed into tasks of about 32 MB, or of less if there were not one
   * for each core: one file is never split.
   */
  List<int[]> tasks(int cores) {
    long wanted = Math.max(WORTH_A_TASK, Math.min(TASK_BYTES, bytes() / cores));
    List<int[]> tasks = new ArrayList<>();
    List<Integer> open = new ArrayList<>();
    long bytes = 0;
    for (int i = 0; i < files.size(); i++) {
      if (files.get(i).fault() != null) {
        continue;
      }
      // With the next file the task is further from what is wanted than without it.
      if (!open.isEmpty() && bytes + files.get(i).bytes() / 2 > wanted) {
        tasks.add(open.stream().mapToInt(Integer::intValue).toArray());
        open.clear();
        bytes = 0;
      }
      open.add(i);
      bytes += files.get(i).bytes();
    }
    if (!open.isEmpty()) {
      tasks.add(open.stream().mapToInt(Integer::intValue).toArray());
    }
    return tasks;
  }

  long bytes() {
    return files.stream().mapToLong(LandingFile::bytes).sum();
  }
}
