package io.storegauge.table;

/** {@code gold.escalations}: how often buyers make pressure, week by week. */
public final class EscalationsTable {
  public static final String KIND = "kind";

  /** {@link #KIND} of any word of pressure, each text counted once. */
  public static final String ANY = "any";

  private static final String TEXTS = "texts";
  private static final String SHARE = "share 0–1";

  public static final TableSpec SPEC =
      Columns.storeAsOf(
              TableSpec.of(
                  "gold",
                  "escalations",
                  "Words by which buyers make pressure in texts of 7 days against those of the 28 days"
                      + " before; one row per store, week-end or newest as-of day, source and kind"
                      + " found in these 35 days"))
          .string(TopicMentionsTable.SOURCE, "review, or chat where conversations come with text")
          .string(KIND, "Kind of pressure, as in conf/topics.yaml; any = one or more of them")
          .count("text_count", TEXTS, "Reviews that say something, or chats with text; never null")
          .count("escalated_count", TEXTS, "Of these, with a word of the kind; never null")
          .real("share", SHARE, "escalated_count ÷ text_count; null = no text")
          .count("text_count_before", TEXTS, "Those of the 28 days before; never null")
          .count("escalated_count_before", TEXTS, "Of these, with a word of the kind; never null")
          .real("share_before", SHARE, "The share in the 28 days before; null = no text")
          .real("change", "share", "share − share_before; null = one of them is null")
          .real(
              "change_low",
              "share",
              "Lower end of the change's 95 % interval (Newcombe); null with the change")
          .real("change_high", "share", "Upper end; null with the change")
          .bool("is_rising", "change_low above 0; null with the change")
          .string(
              "typical_phrases", "Up to three words most often found in the 7 days; null = none")
          .string("example_1", "Excerpt of a text of the 7 days; null = none")
          .string("example_2", "Another one; null = none")
          .string("example_3", "Another one; null = none")
          .month(Columns.AS_OF_MONTH, Columns.AS_OF)
          .key(Columns.PLATFORM, Columns.STORE_ID, Columns.AS_OF, TopicMentionsTable.SOURCE, KIND)
          .build();

  private EscalationsTable() {}
}
