package io.storegauge.table;

/** {@code gold.topic_mentions}: which topics the texts of reviews and chats speak of. */
public final class TopicMentionsTable {
  public static final String SOURCE = "source";
  public static final String SOURCE_ID = "source_id";
  public static final String TOPIC_GROUP = "topic_group";
  public static final String TOPIC = "topic";
  public static final String PHRASE = "phrase";
  public static final String EXCERPT = "excerpt";
  public static final String IS_NEGATIVE = "is_negative";
  public static final String WRITTEN_DATE = "written_date";
  public static final String WRITTEN_MONTH = "written_month";

  /** Values of {@link #SOURCE}. */
  public static final String REVIEW = "review";

  public static final String CHAT = "chat";

  public static final TableSpec SPEC =
      Columns.store(
              TableSpec.of(
                  "gold",
                  "topic_mentions",
                  "Topics that texts of reviews and chats speak of, by the phrases of"
                      + " conf/topics.yaml; one row per text, store and topic"))
          .string(SOURCE, "review or chat")
          .string(SOURCE_ID, "review_id, or session_id of a chat; opaque")
          .string(
              TOPIC_GROUP,
              "Group of the topic; escalation for words by which buyers make pressure; never null")
          .string(TOPIC, "Topic, or kind of pressure, as in conf/topics.yaml")
          .string(
              PHRASE,
              "First phrase of the topic in the text, as written in conf/topics.yaml; never null")
          .string(
              EXCERPT,
              "The text if it is short, else its first sentence that speaks of the topic, at most 80"
                  + " characters; never null")
          .bool(
              IS_NEGATIVE,
              "Review: up to 2 stars, or 3 or none and a negative text, or a negative addition. Chat:"
                  + " rated up to 2. Null = a chat that nobody rated")
          .date(
              WRITTEN_DATE,
              "Platform day of the review, or of the chat's first message; never null")
          .month(WRITTEN_MONTH, WRITTEN_DATE)
          .key(Columns.PLATFORM, Columns.STORE_ID, SOURCE, SOURCE_ID, TOPIC)
          .build();

  private TopicMentionsTable() {}
}
