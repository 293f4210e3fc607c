package io.storegauge.stats;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Pairs of days of a platform, gathered one after another, so that no more than two days lie in
 * memory.
 *
 * <p>Rows in: as {@link PeerDays} takes them, and last the later day of the pair a row belongs to;
 * all rows of a platform and pair in a row. A row of a day that is the later one of a pair and the
 * earlier one of another comes twice.
 */
public final class PeerPairs implements Iterator<PeerPairs.Pair> {
  private final Iterator<InternalRow> rows;
  private final List<PeerDays.Value> columns;
  private final int texts;
  private final int pairColumn;
  private InternalRow pending;

  /**
   * Two days of a platform.
   *
   * @param before null = no store has a row
   * @param now likewise
   */
  public record Pair(PeerDay before, PeerDay now) {}

  public PeerPairs(Iterator<InternalRow> rows, List<PeerDays.Value> columns, int texts) {
    this.rows = rows;
    this.columns = columns;
    this.texts = texts;
    this.pairColumn = PeerDays.width(columns.size(), texts);
  }

  @Override
  public boolean hasNext() {
    if (pending == null && rows.hasNext()) {
      pending = rows.next();
    }
    return pending != null;
  }

  @Override
  public Pair next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    UTF8String platform = PeerDays.platform(pending).clone();
    int day = pending.getInt(pairColumn);
    PeerDay before = null;
    PeerDay now = null;
    for (PeerDay d : PeerDays.gather(new OfPair(platform, day), columns, texts)) {
      if (d.asOf() == day) {
        now = d;
      } else {
        before = d;
      }
    }
    return new Pair(before, now);
  }

  /** Rows up to the first one of another pair. */
  private final class OfPair implements Iterator<InternalRow> {
    private final UTF8String platform;
    private final int day;

    OfPair(UTF8String platform, int day) {
      this.platform = platform;
      this.day = day;
    }

    @Override
    public boolean hasNext() {
      return PeerPairs.this.hasNext()
          && pending.getInt(pairColumn) == day
          && PeerDays.platform(pending).equals(platform);
    }

    @Override
    public InternalRow next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      InternalRow row = pending;
      pending = null;
      return row;
    }
  }
}
