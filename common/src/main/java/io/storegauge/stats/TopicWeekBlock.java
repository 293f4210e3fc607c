package io.storegauge.stats;

import io.storegauge.model.DaySet;
import io.storegauge.row.RowBlock;
import io.storegauge.row.RowBuilder;
import io.storegauge.stats.TopicWindow.Week;
import io.storegauge.table.Columns;
import io.storegauge.table.EscalationsTable;
import io.storegauge.table.ReviewTopicsTable;
import io.storegauge.table.TableSpec;
import java.util.List;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Rows of a store, or of a category, and as-of day; both tables have the same columns from the
 * shares on.
 */
record TopicWeekBlock(Texts of, int asOf, List<Week> weeks, boolean escalations)
    implements RowBlock {

  /**
   * Whose texts they are.
   *
   * @param store of a category {@link ReviewTopicsTable#ALL_STORES}
   * @param grain and
   * @param category as in {@code gold.review_topics}
   */
  record Texts(UTF8String platform, UTF8String store, UTF8String grain, UTF8String category) {}

  private static final int FIRST = 3;
  private static final int MONTH = month(ReviewTopicsTable.SPEC);
  private static final int ESCALATIONS_MONTH = month(EscalationsTable.SPEC);

  private static int month(TableSpec table) {
    return table.columnNames().indexOf(Columns.AS_OF_MONTH);
  }

  @Override
  public int rows() {
    return weeks.size();
  }

  @Override
  public void write(int row, RowBuilder out) {
    Week week = weeks.get(row);
    out.set(0, of.platform()).set(1, of.store()).setInt(2, asOf);
    if (escalations) {
      out.setInt(ESCALATIONS_MONTH, DaySet.firstOfMonth(asOf));
      shares(week, escalated(week, out), out);
    } else {
      out.setInt(MONTH, DaySet.firstOfMonth(asOf));
      shares(week, topics(week, out), out);
    }
  }

  private int topics(Week week, RowBuilder out) {
    int at = FIRST;
    out.set(at++, of.grain())
        .set(at++, of.category())
        .set(at++, week.series().group())
        .set(at++, week.series().topic())
        .set(at++, week.texts())
        .set(at++, week.textsBefore())
        .set(at++, week.now().mentions())
        .set(at++, week.base())
        .set(at++, week.now().counted());
    return at;
  }

  private static int escalated(Week week, RowBuilder out) {
    int at = FIRST;
    out.set(at++, week.series().source())
        .set(at++, week.series().topic())
        .set(at++, week.texts())
        .set(at++, week.now().counted());
    return at;
  }

  private static void shares(Week week, int first, RowBuilder out) {
    ShareChange change = week.change();
    int at = first;
    out.set(at++, change.now())
        .set(at++, week.baseBefore())
        .set(at++, week.countedBefore())
        .set(at++, change.before())
        .set(at++, change.change())
        .set(at++, change.low())
        .set(at++, change.high());
    if (change.known()) {
      out.set(at, week.rising());
    }
    at++;
    out.set(at++, week.now().typicalPhrases());
    for (UTF8String example : week.now().shown()) {
      out.set(at++, example);
    }
  }
}
