package io.storegauge.lake;

import io.storegauge.model.DaySet;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.catalyst.InternalRow;

/** What the changes of a table touch, as named sets of numbers: days since 1970, or hashes. */
public final class ChangeMarks implements Serializable {
  private static final long serialVersionUID = 1L;

  private final TreeMap<String, LongHashSet> sets = new TreeMap<>();

  /** Marks what one change touches; it runs wherever the rows are. */
  public interface Rule extends Serializable {
    /**
     * Called for each record that says something new.
     *
     * @param now the record as it is now, a row of the table
     * @param before the one it replaces; null = there was none
     */
    void mark(InternalRow now, InternalRow before, ChangeMarks marks);
  }

  public void add(String name, long number) {
    sets.computeIfAbsent(name, n -> new LongHashSet()).add(number);
  }

  void addAll(ChangeMarks other) {
    for (Map.Entry<String, LongHashSet> e : other.sets.entrySet()) {
      sets.computeIfAbsent(e.getKey(), n -> new LongHashSet()).addAll(e.getValue());
    }
  }

  /** The numbers of a set; empty if nothing was marked. */
  public LongHashSet numbers(String name) {
    return sets.getOrDefault(name, new LongHashSet());
  }

  /** A set of days. */
  public DaySet days(String name) {
    return DaySet.ofEpochDays(Arrays.stream(numbers(name).toArray()).boxed().toList());
  }
}
