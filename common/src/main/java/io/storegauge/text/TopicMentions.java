package io.storegauge.text;

import io.storegauge.model.DaySet;
import io.storegauge.model.LookAhead;
import io.storegauge.model.Taxonomy.Topic;
import io.storegauge.row.Flags;
import io.storegauge.row.RowBuilder;
import io.storegauge.table.Columns;
import io.storegauge.table.ReviewsTable;
import io.storegauge.table.ServiceSessionsTable;
import io.storegauge.table.TopicMentionsTable;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Rows of {@code gold.topic_mentions} of texts that somebody wrote. In: rows of {@link #REVIEWS} or
 * {@link #CHATS}. Out: a row for each text and topic; whether a review is negative is left null.
 */
public final class TopicMentions extends LookAhead<InternalRow> {
  /** Columns of silver.reviews that are read, in this order. */
  public static final List<String> REVIEWS =
      List.of(
          Columns.PLATFORM,
          Columns.STORE_ID,
          ReviewsTable.REVIEW_ID,
          ReviewsTable.CREATED_AT,
          ReviewsTable.TEXT,
          ReviewsTable.APPENDED_TEXT,
          ReviewsTable.IS_DEFAULT,
          ReviewsTable.IS_DELETED);

  /** Columns of silver.service_sessions that are read, in this order. */
  public static final List<String> CHATS =
      List.of(
          Columns.PLATFORM,
          Columns.STORE_ID,
          ServiceSessionsTable.SESSION_ID,
          ServiceSessionsTable.STARTED_AT,
          ServiceSessionsTable.TEXT,
          ServiceSessionsTable.SATISFACTION);

  private static final int PLATFORM = 0;
  private static final int STORE_ID = 1;
  private static final int ID = 2;
  private static final int WRITTEN_AT = 3;
  private static final int TEXT = 4;
  private static final int APPENDED = REVIEWS.indexOf(ReviewsTable.APPENDED_TEXT);
  private static final int IS_DEFAULT = REVIEWS.indexOf(ReviewsTable.IS_DEFAULT);
  private static final int IS_DELETED = REVIEWS.indexOf(ReviewsTable.IS_DELETED);
  private static final int SATISFACTION = CHATS.indexOf(ServiceSessionsTable.SATISFACTION);

  private static final int OUT_PLATFORM = out(Columns.PLATFORM);
  private static final int OUT_STORE_ID = out(Columns.STORE_ID);
  private static final int OUT_SOURCE = out(TopicMentionsTable.SOURCE);
  private static final int OUT_SOURCE_ID = out(TopicMentionsTable.SOURCE_ID);
  private static final int OUT_GROUP = out(TopicMentionsTable.TOPIC_GROUP);
  private static final int OUT_TOPIC = out(TopicMentionsTable.TOPIC);
  private static final int OUT_PHRASE = out(TopicMentionsTable.PHRASE);
  private static final int OUT_EXCERPT = out(TopicMentionsTable.EXCERPT);
  private static final int OUT_NEGATIVE = out(TopicMentionsTable.IS_NEGATIVE);
  private static final int OUT_DATE = out(TopicMentionsTable.WRITTEN_DATE);
  private static final int OUT_MONTH = out(TopicMentionsTable.WRITTEN_MONTH);

  private static final int MOST_OF_NEGATIVE = 2;
  private static final int NOT_FOUND = -1;

  private final Iterator<InternalRow> texts;
  private final boolean chats;
  private final UTF8String source;
  private final ReviewSentiments.Days days;
  private final TopicPhrases phrases;
  private final TopicTagger tagger;
  private final Excerpt excerpt;
  private final UTF8String[] groups;
  private final UTF8String[] topics;
  private final RowBuilder row = new RowBuilder(TopicMentionsTable.SPEC.columns().size());

  /** Of the text at hand: its row, its day, the phrase of each topic, and which part has it. */
  private InternalRow current;

  private long day;
  private final int[] phraseOf;
  private final int[] partOf;
  private int upcoming;

  private TopicMentions(
      Iterator<InternalRow> texts,
      boolean chats,
      TopicPhrases phrases,
      ReviewSentiments.Days days) {
    this.texts = texts;
    this.chats = chats;
    this.source =
        UTF8String.fromString(chats ? TopicMentionsTable.CHAT : TopicMentionsTable.REVIEW);
    this.days = days;
    this.phrases = phrases;
    this.tagger = new TopicTagger(phrases);
    this.excerpt = new Excerpt(new TopicTagger(phrases));
    this.groups =
        phrases.topics().stream()
            .map(Topic::group)
            .map(UTF8String::fromString)
            .toArray(UTF8String[]::new);
    this.topics =
        phrases.topics().stream()
            .map(Topic::id)
            .map(UTF8String::fromString)
            .toArray(UTF8String[]::new);
    this.phraseOf = new int[topics.length];
    this.partOf = new int[topics.length];
    this.upcoming = topics.length;
  }

  public static TopicMentions ofReviews(
      Iterator<InternalRow> reviews, TopicPhrases phrases, ReviewSentiments.Days days) {
    return new TopicMentions(reviews, false, phrases, days);
  }

  public static TopicMentions ofChats(
      Iterator<InternalRow> chats, TopicPhrases phrases, ReviewSentiments.Days days) {
    return new TopicMentions(chats, true, phrases, days);
  }

  private static int out(String column) {
    return TopicMentionsTable.SPEC.columnNames().indexOf(column);
  }

  @Override
  protected InternalRow find() {
    while (true) {
      for (; upcoming < topics.length; upcoming++) {
        if (phraseOf[upcoming] != NOT_FOUND) {
          return made(upcoming++);
        }
      }
      if (!texts.hasNext()) {
        return null;
      }
      current = texts.next();
      upcoming = wanted() && spoken() ? 0 : topics.length;
    }
  }

  private boolean wanted() {
    if (current.isNullAt(WRITTEN_AT) || (!chats && Flags.isTrue(current, IS_DELETED))) {
      return false;
    }
    day = days.of(current.getUTF8String(PLATFORM), current.getLong(WRITTEN_AT));
    return days.wanted(day);
  }

  /** Whether the text or its addition speaks of any topic. */
  private boolean spoken() {
    Arrays.fill(phraseOf, NOT_FOUND);
    boolean any = !(!chats && Flags.isTrue(current, IS_DEFAULT)) && spoken(TEXT);
    boolean added = !chats && spoken(APPENDED);
    return any || added;
  }

  private boolean spoken(int part) {
    tagger.read(current.isNullAt(part) ? null : current.getUTF8String(part));
    for (int i = 0; i < tagger.count(); i++) {
      int topic = tagger.topic(i);
      if (phraseOf[topic] == NOT_FOUND) {
        phraseOf[topic] = tagger.phrase(i);
        partOf[topic] = part;
      }
    }
    return tagger.count() > 0;
  }

  private InternalRow made(int topic) {
    String text = current.getUTF8String(partOf[topic]).toString();
    row.start()
        .set(OUT_PLATFORM, current.getUTF8String(PLATFORM))
        .set(OUT_STORE_ID, current.getUTF8String(STORE_ID))
        .set(OUT_SOURCE, source)
        .set(OUT_SOURCE_ID, current.getUTF8String(ID))
        .set(OUT_GROUP, groups[topic])
        .set(OUT_TOPIC, topics[topic])
        .set(OUT_PHRASE, UTF8String.fromString(phrases.phrase(phraseOf[topic])))
        .set(OUT_EXCERPT, UTF8String.fromString(excerpt.of(text, topic)))
        .setInt(OUT_DATE, (int) day)
        .setInt(OUT_MONTH, DaySet.firstOfMonth(day));
    if (chats && !current.isNullAt(SATISFACTION)) {
      row.set(OUT_NEGATIVE, current.getInt(SATISFACTION) <= MOST_OF_NEGATIVE);
    }
    return row.build();
  }
}
