package io.storegauge.table;

/** {@code gold.emerging_phrases}: what negative reviews say of late, and no topic has yet. */
public final class EmergingPhrasesTable {
  public static final String PHRASE = TopicMentionsTable.PHRASE;

  private static final String REVIEWS = "reviews";
  private static final String SHARE = "share 0–1";

  public static final TableSpec SPEC =
      TableSpec.of(
              "gold",
              "emerging_phrases",
              "Phrases outside conf/topics.yaml that negative reviews of 7 days have more often than"
                  + " those of the 28 days before and than other reviews; one row per platform,"
                  + " week-end or newest as-of day, and phrase")
          .string(Columns.PLATFORM, "Platform id, as in conf/platforms.yaml")
          .date(Columns.AS_OF, "Platform day the row speaks of; windows end here, inclusive")
          .string(PHRASE, "Phrase in the form that texts are compared in: lower case, no accents")
          .integer("place", "place", "1 = rose most; never null")
          .count("mention_count", REVIEWS, "Negative ones of the 7 days with it; never null")
          .count(
              "negative_count",
              REVIEWS,
              "Negative ones of the 7 days, at most 500 a day, drawn by their ids; never null")
          .real("share", SHARE, "mention_count ÷ negative_count; never null")
          .count("mention_count_before", REVIEWS, "The same of the 28 days before; never null")
          .count("negative_count_before", REVIEWS, "The same of the 28 days before; never null")
          .real("share_before", SHARE, "The share in the 28 days before; never null")
          .real(
              "rise_probability",
              SHARE,
              "Of at least so many mentions by chance, if nothing had changed since the 28 days before"
                  + " (Fisher's exact test); never null")
          .real(
              "tone_probability",
              SHARE,
              "The same, if other reviews of the 35 days spoke alike; at most 0.01, never null")
          .integer("store_count", "stores", "Stores with a mention in the 7 days; never null")
          .string("example_1", "Excerpt of a negative review of the 7 days; never null")
          .string("example_2", "Another one; null = none")
          .string("example_3", "Another one; null = none")
          .month(Columns.AS_OF_MONTH, Columns.AS_OF)
          .key(Columns.PLATFORM, Columns.AS_OF, PHRASE)
          .build();

  private EmergingPhrasesTable() {}
}
