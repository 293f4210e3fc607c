package io.storegauge.lake;

import io.storegauge.parquet.WrittenFile;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What became of a batch that was brought into a table. */
public final class Merged implements Serializable {
  private static final long serialVersionUID = 1L;

  private final boolean first;
  private final List<WrittenFile> files = new ArrayList<>();

  /** Places of the rows that were replaced, by the path of their file. */
  private final TreeMap<String, LongHashSet> replaced = new TreeMap<>();

  private final TreeMap<String, Long> kept = new TreeMap<>();
  private final ChangeMarks marks = new ChangeMarks();
  private long received;

  private Merged(boolean first) {
    this.first = first;
  }

  /** The table was not there before: all of the batch is new. */
  static Merged first() {
    return new Merged(true);
  }

  static Merged none() {
    return new Merged(false);
  }

  /** Whether there was no table before, so that everything changed and nothing is marked. */
  public boolean isFirst() {
    return first;
  }

  /** Records by source file that the table holds now: taken, or held from that very record. */
  public Map<String, Long> kept() {
    return kept;
  }

  /** Records of the batch that were compared with the table. */
  public long received() {
    return received;
  }

  public ChangeMarks marks() {
    return marks;
  }

  List<WrittenFile> files() {
    return files;
  }

  Map<String, LongHashSet> replaced() {
    return replaced;
  }

  void replaced(String path, long row) {
    replaced.computeIfAbsent(path, p -> new LongHashSet()).add(row);
  }

  void countKept(String file) {
    kept.merge(file, 1L, Long::sum);
  }

  void countReceived() {
    received++;
  }

  Merged plus(Merged other) {
    received += other.received;
    files.addAll(other.files);
    other.replaced.forEach(
        (path, rows) -> replaced.computeIfAbsent(path, p -> new LongHashSet()).addAll(rows));
    other.kept.forEach((file, n) -> kept.merge(file, n, Long::sum));
    marks.addAll(other.marks);
    return this;
  }
}
