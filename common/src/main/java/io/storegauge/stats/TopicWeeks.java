package io.storegauge.stats;

import io.storegauge.model.LookAhead;
import io.storegauge.model.Taxonomy;
import io.storegauge.row.Flags;
import io.storegauge.row.RowBlock;
import io.storegauge.row.RowBlocks;
import io.storegauge.stats.TopicWindow.Series;
import io.storegauge.table.Columns;
import io.storegauge.table.EscalationsTable;
import io.storegauge.table.ReviewTopicsTable;
import io.storegauge.table.TopicMentionsTable;
import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * From mentions of topics to the weekly rows of {@code gold.review_topics} and {@code
 * gold.escalations}.
 *
 * <p>Rows in: {@link #COLUMNS}, rows of a store, or of a category, together and in the order of
 * {@link #ORDER}. A row without topic says how many texts of a source a day has.
 *
 * @param asOfDays the days that rows are made for, ascending
 */
public record TopicWeeks(int[] asOfDays) implements Serializable {
  /** Days that a row looks back at, its own included. */
  public static final int REACH_DAYS = TopicWindow.WEEK + TopicWindow.BEFORE;

  /** Texts of a source and day, and negative ones among them; of rows without topic. */
  public static final String TEXT_COUNT = "text_count";

  public static final String NEGATIVE_COUNT = "negative_count";

  public static final List<String> COLUMNS =
      List.of(
          Columns.PLATFORM,
          Columns.STORE_ID,
          TopicMentionsTable.WRITTEN_DATE,
          TopicMentionsTable.SOURCE,
          TopicMentionsTable.SOURCE_ID,
          TopicMentionsTable.TOPIC_GROUP,
          TopicMentionsTable.TOPIC,
          TopicMentionsTable.PHRASE,
          TopicMentionsTable.EXCERPT,
          TopicMentionsTable.IS_NEGATIVE,
          TEXT_COUNT,
          NEGATIVE_COUNT,
          ReviewTopicsTable.GRAIN,
          Columns.CATEGORY);

  public static final List<String> ORDER =
      List.of(
          TopicMentionsTable.WRITTEN_DATE,
          TopicMentionsTable.SOURCE,
          TopicMentionsTable.SOURCE_ID,
          TopicMentionsTable.TOPIC);

  private static final int PLATFORM = COLUMNS.indexOf(Columns.PLATFORM);
  private static final int STORE_ID = COLUMNS.indexOf(Columns.STORE_ID);
  private static final int DAY = COLUMNS.indexOf(TopicMentionsTable.WRITTEN_DATE);
  private static final int SOURCE = COLUMNS.indexOf(TopicMentionsTable.SOURCE);
  private static final int SOURCE_ID = COLUMNS.indexOf(TopicMentionsTable.SOURCE_ID);
  private static final int GROUP = COLUMNS.indexOf(TopicMentionsTable.TOPIC_GROUP);
  private static final int TOPIC = COLUMNS.indexOf(TopicMentionsTable.TOPIC);
  private static final int PHRASE = COLUMNS.indexOf(TopicMentionsTable.PHRASE);
  private static final int EXCERPT = COLUMNS.indexOf(TopicMentionsTable.EXCERPT);
  private static final int IS_NEGATIVE = COLUMNS.indexOf(TopicMentionsTable.IS_NEGATIVE);
  private static final int TEXTS = COLUMNS.indexOf(TEXT_COUNT);
  private static final int NEGATIVES = COLUMNS.indexOf(NEGATIVE_COUNT);
  private static final int GRAIN = COLUMNS.indexOf(ReviewTopicsTable.GRAIN);
  private static final int CATEGORY = COLUMNS.indexOf(Columns.CATEGORY);

  private static final UTF8String ANY = UTF8String.fromString(EscalationsTable.ANY);
  private static final UTF8String ESCALATION = UTF8String.fromString(Taxonomy.ESCALATION);

  /** Rows of {@code gold.review_topics}: shares are of negative reviews. */
  public Iterator<InternalRow> reviewTopics(Iterator<InternalRow> rows) {
    return new RowBlocks(new Weeks(rows, false), ReviewTopicsTable.SPEC.columns().size());
  }

  /** Rows of {@code gold.escalations}: shares are of all texts. */
  public Iterator<InternalRow> escalations(Iterator<InternalRow> rows) {
    return new RowBlocks(new Weeks(rows, true), EscalationsTable.SPEC.columns().size());
  }

  /** Goes through the rows of one store, or category, after another. */
  private final class Weeks extends LookAhead<RowBlock> {
    private final Iterator<InternalRow> rows;
    private final boolean escalations;
    private final ArrayDeque<RowBlock> ready = new ArrayDeque<>();

    private TopicWeekBlock.Texts of;
    private TopicWindow window;
    private int nextAsOf;
    private int lastDay;
    private UTF8String lastEscalated;

    Weeks(Iterator<InternalRow> rows, boolean escalations) {
      this.rows = rows;
      this.escalations = escalations;
    }

    @Override
    protected RowBlock find() {
      while (ready.isEmpty()) {
        if (rows.hasNext()) {
          read(rows.next());
        } else if (window != null) {
          end();
        } else {
          return null;
        }
      }
      return ready.remove();
    }

    private void read(InternalRow row) {
      if (window == null || !isOf(row)) {
        if (window != null) {
          end();
        }
        of =
            new TopicWeekBlock.Texts(
                row.getUTF8String(PLATFORM).clone(),
                row.getUTF8String(STORE_ID).clone(),
                row.getUTF8String(GRAIN).clone(),
                row.getUTF8String(CATEGORY).clone());
        window = new TopicWindow();
        nextAsOf = 0;
        lastEscalated = null;
      }
      int day = row.getInt(DAY);
      emitBefore(day);
      lastDay = day;
      if (row.isNullAt(TOPIC)) {
        long all = row.getLong(TEXTS);
        UTF8String source = row.getUTF8String(SOURCE).clone();
        window.texts(day, source, all, escalations ? all : row.getLong(NEGATIVES));
      } else {
        mention(row, day);
      }
    }

    private boolean isOf(InternalRow row) {
      return row.getUTF8String(STORE_ID).equals(of.store())
          && row.getUTF8String(CATEGORY).equals(of.category())
          && row.getUTF8String(GRAIN).equals(of.grain())
          && row.getUTF8String(PLATFORM).equals(of.platform());
    }

    private void mention(InternalRow row, int day) {
      UTF8String group = row.getUTF8String(GROUP).clone();
      if (group.equals(ESCALATION) != escalations) {
        return;
      }
      UTF8String source = row.getUTF8String(SOURCE).clone();
      boolean counts = escalations || Flags.isTrue(row, IS_NEGATIVE);
      Series series = new Series(source, group, row.getUTF8String(TOPIC).clone());
      add(row, window.tally(day, series), counts);
      // Kinds of one text come one after the other.
      if (escalations && !row.getUTF8String(SOURCE_ID).equals(lastEscalated)) {
        lastEscalated = row.getUTF8String(SOURCE_ID).clone();
        add(row, window.tally(day, new Series(source, group, ANY)), counts);
      }
    }

    private void add(InternalRow row, TopicTally tally, boolean counts) {
      tally.add(
          counts,
          row.getUTF8String(SOURCE_ID),
          row.getUTF8String(PHRASE),
          row.getUTF8String(EXCERPT));
    }

    private void end() {
      emitBefore(lastDay + REACH_DAYS);
      window = null;
    }

    /** Rows of the as-of days before a day, which know all that they look at. */
    private void emitBefore(int day) {
      while (nextAsOf < asOfDays.length && asOfDays[nextAsOf] < day) {
        int asOf = asOfDays[nextAsOf++];
        List<TopicWindow.Week> weeks = window.weeks(asOf);
        if (!weeks.isEmpty()) {
          ready.add(new TopicWeekBlock(of, asOf, weeks, escalations));
        }
      }
    }
  }
}
