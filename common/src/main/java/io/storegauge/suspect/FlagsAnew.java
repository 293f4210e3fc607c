package io.storegauge.suspect;

import io.storegauge.model.DaySet;
import io.storegauge.model.LookAhead;
import java.io.Serializable;
import java.util.Iterator;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * Flagged reviews of months whose reviews have not changed, by {@link EarlierFlags} and the bursts
 * that there are now. In: {@link ReviewPacker} rows in any order.
 */
public final class FlagsAnew extends LookAhead<FlagsAnew.Flag> {

  /**
   * A flagged review.
   *
   * @param review null = it is part of a burst and had no row before: what it is a copy of is not
   *     known
   * @param month epoch day on which its month begins
   */
  public record Flag(FlaggedReview review, int month) implements Serializable {
    public boolean isKnown() {
      return review != null;
    }
  }

  private final Iterator<InternalRow> rows;
  private final EarlierFlags earlier;
  private final BurstDays bursts;

  public FlagsAnew(Iterator<InternalRow> rows, EarlierFlags earlier, BurstDays bursts) {
    this.rows = rows;
    this.earlier = earlier;
    this.bursts = bursts;
  }

  @Override
  protected Flag find() {
    while (rows.hasNext()) {
      InternalRow row = rows.next();
      int month = row.getInt(ReviewPacker.MONTH_AT);
      // A review of a month's last days comes once more for the next month.
      Flag flag =
          DaySet.firstOfMonth(row.getInt(ReviewPacker.DAY_AT)) == month ? of(row, month) : null;
      if (flag != null) {
        return flag;
      }
    }
    return null;
  }

  private Flag of(InternalRow row, int month) {
    WrittenReview review = WrittenReview.of(row, bursts);
    if (!earlier.hold(review.platform(), review.store(), review.reviewId())) {
      return review.burst() == null ? null : new Flag(null, month);
    }
    FlaggedReview flagged = earlier.of(review);
    return flagged == null ? null : new Flag(flagged, month);
  }
}
