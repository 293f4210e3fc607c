package io.storegauge.table;

/** {@code gold.review_topics}: what negative reviews speak of, week by week. */
public final class ReviewTopicsTable {
  public static final String GRAIN = "grain";

  /** Values of {@link #GRAIN}. */
  public static final String STORE = "store";

  public static final String CATEGORY = "category";

  /** The store of rows of a category. */
  public static final String ALL_STORES = "all";

  /** The category of stores of which silver.stores tells none. */
  public static final String UNKNOWN = "unknown";

  private static final String REVIEWS = "reviews";
  private static final String SHARE = "share 0–1";

  public static final TableSpec SPEC =
      Columns.storeAsOf(
              TableSpec.of(
                  "gold",
                  "review_topics",
                  "Topics of the negative reviews of 7 days against those of the 28 days before; one"
                      + " row per store and one per platform and category (grain), week-end or newest"
                      + " as-of day, and topic spoken of in these 35 days"))
          .string(
              GRAIN,
              "store, or category: all stores of the platform and category together, store_id is all")
          .string(
              Columns.CATEGORY,
              "Category of the store or stores, as silver.stores has it now; unknown = it has none")
          .string(TopicMentionsTable.TOPIC_GROUP, "Group of the topic; never null")
          .string(TopicMentionsTable.TOPIC, "Topic, as in conf/topics.yaml")
          .count("review_count", REVIEWS, "Reviews of the 7 days that say something; never null")
          .count("review_count_before", REVIEWS, "Those of the 28 days before; never null")
          .count("mention_count", REVIEWS, "Of these, that speak of the topic; never null")
          .count("negative_count", REVIEWS, "Of review_count, negative ones; never null")
          .count(
              "negative_mention_count",
              REVIEWS,
              "Negative ones that speak of the topic; never null")
          .real(
              "share",
              SHARE,
              "negative_mention_count ÷ negative_count: topics may sum to more than 1; null = no"
                  + " negative review")
          .count(
              "negative_count_before", REVIEWS, "Negative ones of the 28 days before; never null")
          .count(
              "negative_mention_count_before",
              REVIEWS,
              "Of these, that speak of the topic; never null")
          .real("share_before", SHARE, "The share in the 28 days before; null = no negative review")
          .real("change", "share", "share − share_before; null = one of them is null")
          .real(
              "change_low",
              "share",
              "Lower end of the change's 95 % interval (Newcombe); null with the change")
          .real("change_high", "share", "Upper end; null with the change")
          .bool(
              "is_rising",
              "change_low is above 0, and so is that of the share among all reviews; null with the change")
          .string(
              "typical_phrases",
              "Up to three phrases most often found in negative reviews of the 7 days, by comma; null ="
                  + " none")
          .string("example_1", "Excerpt of a negative review of the 7 days; null = none")
          .string("example_2", "Another one; null = none")
          .string("example_3", "Another one; null = none")
          .month(Columns.AS_OF_MONTH, Columns.AS_OF)
          .key(
              Columns.PLATFORM,
              GRAIN,
              Columns.CATEGORY,
              Columns.STORE_ID,
              Columns.AS_OF,
              TopicMentionsTable.TOPIC)
          .build();

  private ReviewTopicsTable() {}
}
