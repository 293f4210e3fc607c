package io.storegauge.metric;

import io.storegauge.row.MappedRows;
import io.storegauge.row.RowBuilder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/** Sums by category and day while a task goes through its stores; rows when there are many. */
final class PeerCollector {
  /** Of sums; the rest of the task's memory is the histories'. */
  private static final int MOST_BYTES = 100 << 20;

  private static final int MOST_CELLS = MOST_BYTES / (Long.BYTES * PeerSums.LENGTH);

  private record Group(UTF8String platform, UTF8String category) {}

  private final long firstDay;
  private final int days;
  private final Map<Group, long[][]> groups = new HashMap<>();
  private final RowBuilder row = new RowBuilder(PeerGroups.SCHEMA.size());
  private final ByteWriter content = new ByteWriter(4096);
  private int cells;

  PeerCollector(long firstDay, long lastDay) {
    this.firstDay = firstDay;
    this.days = (int) (lastDay - firstDay + 1);
  }

  boolean isFull() {
    return cells >= MOST_CELLS;
  }

  long[][] group(UTF8String platform, UTF8String category) {
    return groups.computeIfAbsent(new Group(platform, category), g -> new long[days][]);
  }

  void add(Measures store, long asOf, long[][] group) {
    int day = (int) (asOf - firstDay);
    if (group[day] == null) {
      group[day] = new long[PeerSums.LENGTH];
      cells++;
    }
    PeerSums.add(store, group[day]);
  }

  /** Hands out what there is and starts afresh. */
  Iterator<InternalRow> drain() {
    record Cell(Group group, long asOf, long[] sums) {}
    List<Cell> all = new ArrayList<>(cells);
    groups.forEach(
        (group, byDay) -> {
          for (int d = 0; d < days; d++) {
            if (byDay[d] != null) {
              all.add(new Cell(group, firstDay + d, byDay[d]));
            }
          }
        });
    groups.clear();
    cells = 0;
    return new MappedRows<>(
        all.iterator(),
        c -> {
          content.clear();
          for (long sum : c.sums()) {
            content.writeSigned(sum);
          }
          return PeerGroups.row(row, c.group().platform(), c.asOf(), c.group().category(), content);
        });
  }
}
