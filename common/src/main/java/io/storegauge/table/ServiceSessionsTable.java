package io.storegauge.table;

/** {@code silver.service_sessions}: one row per conversation, latest state. */
public final class ServiceSessionsTable {
  public static final String SESSION_ID = "session_id";
  public static final String IS_HUMAN = "is_human";
  public static final String STARTED_AT = "started_at";
  public static final String FIRST_RESPONSE_AT = "first_response_at";
  public static final String TURN_COUNT = "turn_count";
  public static final String RESPONSE_SECONDS_SUM = "response_seconds_sum";
  public static final String TURNS_WITHIN_3MIN = "turns_within_3min";
  public static final String RESOLVED = "resolved";
  public static final String SATISFACTION = "satisfaction";
  public static final String CONVERTED = "converted";
  public static final String TEXT = ReviewsTable.TEXT;

  public static final TableSpec SPEC =
      Columns.version(
              Columns.ofStore(
                      TableSpec.of(
                          "silver",
                          "service_sessions",
                          "Conversations with customer service, latest state; one row per session"))
                  .string(SESSION_ID, "Session id on its platform; opaque")
                  .string(OrdersTable.ORDER_ID, "Order it is about; null = none, or not exported")
                  .string("agent_id", "Agent; null = unknown")
                  .bool(IS_HUMAN, "Answered by a person, not a robot alone; null = unknown")
                  .instant(STARTED_AT, "First message of the buyer; never null")
                  .instant(FIRST_RESPONSE_AT, "First answer of a person; null = none")
                  .integer(
                      TURN_COUNT, "turns", "Questions that a person had to answer; null = unknown")
                  .integer(
                      RESPONSE_SECONDS_SUM,
                      "seconds",
                      "Time to answer over all turns, an unanswered one counts 600; null = unknown")
                  .integer(
                      TURNS_WITHIN_3MIN,
                      "turns",
                      "Turns answered within three minutes; null = unknown")
                  .bool(RESOLVED, "The question was settled; null = unknown")
                  .integer(SATISFACTION, "stars 1–5", "Rating of the buyer; null = none")
                  .bool(CONVERTED, "An order followed; null = unknown")
                  .string(TEXT, "What was said; null = not exported"))
          .month("started_month", STARTED_AT)
          .key(Columns.PLATFORM, SESSION_ID)
          .build();

  private ServiceSessionsTable() {}
}
