package io.storegauge.suspect;

import io.storegauge.model.DaySet;
import io.storegauge.model.LookAhead;
import java.util.Iterator;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * Flagged reviews of months whose reviews have not changed, by {@link EarlierFlags} and the bursts
 * that there are now. In: {@link ReviewPacker} rows in any order.
 */
public final class FlagsAnew extends LookAhead<FlaggedReview> {
  private final Iterator<InternalRow> rows;
  private final EarlierFlags earlier;
  private final BurstDays bursts;

  public FlagsAnew(Iterator<InternalRow> rows, EarlierFlags earlier, BurstDays bursts) {
    this.rows = rows;
    this.earlier = earlier;
    this.bursts = bursts;
  }

  @Override
  protected FlaggedReview find() {
    while (rows.hasNext()) {
      InternalRow row = rows.next();
      // A review of a month's last days comes once more for the next month.
      boolean isOwn =
          DaySet.firstOfMonth(row.getInt(ReviewPacker.DAY_AT)) == row.getInt(ReviewPacker.MONTH_AT);
      FlaggedReview flagged = isOwn ? earlier.of(WrittenReview.of(row, bursts)) : null;
      if (flagged != null) {
        return flagged;
      }
    }
    return null;
  }
}
