package io.storegauge.text;

import io.storegauge.model.LookAhead;
import io.storegauge.model.Taxonomy;
import io.storegauge.row.Flags;
import io.storegauge.row.RowBlock;
import io.storegauge.row.RowBlocks;
import io.storegauge.table.Columns;
import io.storegauge.table.EmergingPhrasesTable;
import io.storegauge.table.ReviewsTable;
import io.storegauge.table.TopicMentionsTable;
import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * From reviews to rows of {@code gold.emerging_phrases}.
 *
 * <p>Rows in: {@link #COLUMNS}, a platform's rows together, by day, then in an order that their ids
 * decide as a lot would. A review of several stores counts once.
 *
 * @param asOfDays the days that rows are made for, ascending
 */
public record EmergingPhrases(Taxonomy taxonomy, int[] asOfDays) implements Serializable {
  /** Days that a row looks back at, its own included. */
  public static final int REACH_DAYS = EmergingWindow.WEEK + EmergingWindow.BEFORE;

  public static final List<String> COLUMNS =
      List.of(
          Columns.PLATFORM,
          Columns.STORE_ID,
          TopicMentionsTable.WRITTEN_DATE,
          TopicMentionsTable.SOURCE_ID,
          TopicMentionsTable.IS_NEGATIVE,
          ReviewsTable.TEXT,
          ReviewsTable.APPENDED_TEXT);

  private static final int STORE_ID = 1;
  private static final int DAY = 2;
  private static final int ID = 3;
  private static final int NEGATIVE = 4;
  private static final int TEXT = 5;
  private static final int APPENDED = 6;

  public Iterator<InternalRow> rows(Iterator<InternalRow> reviews) {
    return new RowBlocks(new Platforms(reviews), EmergingPhrasesTable.SPEC.columns().size());
  }

  /** Goes through the reviews of one platform after another. */
  private final class Platforms extends LookAhead<RowBlock> {
    private final Iterator<InternalRow> reviews;
    private final ArrayDeque<RowBlock> ready = new ArrayDeque<>();
    private final TopicTagger tagger =
        new TopicTagger(
            TopicPhrases.of(
                new Taxonomy(
                    taxonomy.topics(), List.of(), taxonomy.harmless(), taxonomy.negation())));

    private UTF8String platform;
    private EmergingWindow window;
    private int nextAsOf;
    private int lastDay;
    private UTF8String lastId;

    Platforms(Iterator<InternalRow> reviews) {
      this.reviews = reviews;
    }

    @Override
    protected RowBlock find() {
      while (ready.isEmpty()) {
        if (reviews.hasNext()) {
          read(reviews.next());
        } else if (window != null) {
          endPlatform();
        } else {
          return null;
        }
      }
      return ready.remove();
    }

    private void read(InternalRow review) {
      if (window == null || !review.getUTF8String(0).equals(platform)) {
        if (window != null) {
          endPlatform();
        }
        platform = review.getUTF8String(0).clone();
        window = new EmergingWindow(tagger);
        nextAsOf = 0;
        lastId = null;
      }
      int day = review.getInt(DAY);
      emitBefore(day);
      lastDay = day;
      UTF8String id = review.getUTF8String(ID);
      if (!id.equals(lastId)) {
        lastId = id.clone();
        window.add(
            day,
            Flags.isTrue(review, NEGATIVE),
            review.getUTF8String(STORE_ID).toString(),
            text(review));
      }
    }

    private static String text(InternalRow review) {
      String text = review.isNullAt(TEXT) ? "" : review.getUTF8String(TEXT).toString();
      return review.isNullAt(APPENDED) ? text : text + "\n" + review.getUTF8String(APPENDED);
    }

    private void endPlatform() {
      emitBefore(lastDay + EmergingWindow.WEEK);
      window = null;
    }

    private void emitBefore(int day) {
      while (nextAsOf < asOfDays.length && asOfDays[nextAsOf] < day) {
        int asOf = asOfDays[nextAsOf++];
        List<EmergingWindow.Found> found = window.found(asOf);
        if (!found.isEmpty()) {
          ready.add(new EmergingBlock(platform, asOf, found));
        }
      }
    }
  }
}
