package io.storegauge.suspect;

import io.storegauge.model.DaySet;
import io.storegauge.model.LookAhead;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Flagged reviews, month by month of each platform. In: {@link ReviewPacker} rows, all of a
 * platform and month together. What is said of a month depends on its own reviews and those of the
 * days before it alone, so a month that is computed anew says the same as when all of them are.
 */
public final class SuspectMonths extends LookAhead<FlaggedReview> {
  private final Iterator<InternalRow> rows;
  private final SuspectRules rules;
  private final BurstDays bursts;
  private final Deque<FlaggedReview> found = new ArrayDeque<>();
  private InternalRow ahead;

  public SuspectMonths(Iterator<InternalRow> rows, SuspectRules rules, BurstDays bursts) {
    this.rows = rows;
    this.rules = rules;
    this.bursts = bursts;
    advance();
  }

  private void advance() {
    ahead = rows.hasNext() ? rows.next() : null;
  }

  @Override
  protected FlaggedReview find() {
    while (found.isEmpty()) {
      if (ahead == null) {
        return null;
      }
      month();
    }
    return found.poll();
  }

  private void month() {
    UTF8String platform = ahead.getUTF8String(ReviewPacker.PLATFORM_AT).clone();
    int month = ahead.getInt(ReviewPacker.MONTH_AT);
    MonthReviews reviews = new MonthReviews(rules);
    do {
      WrittenReview r = WrittenReview.of(ahead, bursts);
      reviews.add(
          new Candidate(r, DaySet.firstOfMonth(r.day()) == month),
          ahead.isNullAt(ReviewPacker.TEXT_AT) ? null : ahead.getUTF8String(ReviewPacker.TEXT_AT));
      advance();
    } while (ahead != null
        && ahead.getInt(ReviewPacker.MONTH_AT) == month
        && ahead.getUTF8String(ReviewPacker.PLATFORM_AT).equals(platform));
    found.addAll(reviews.flagged());
  }
}
