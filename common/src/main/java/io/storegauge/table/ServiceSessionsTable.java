package io.storegauge.table;

/** {@code silver.service_sessions}: one row per conversation, latest state. */
public final class ServiceSessionsTable {
  public static final TableSpec SPEC =
      Columns.version(
              Columns.ofStore(
                      TableSpec.of(
                          "silver",
                          "service_sessions",
                          "Conversations with customer service, latest state; one row per session"))
                  .string("session_id", "Session id on its platform; opaque")
                  .string(OrdersTable.ORDER_ID, "Order it is about; null = none, or not exported")
                  .string("agent_id", "Agent; null = unknown")
                  .bool("is_human", "Answered by a person, not a robot alone; null = unknown")
                  .instant("started_at", "First message of the buyer; never null")
                  .instant("first_response_at", "First answer of a person; null = none")
                  .integer(
                      "turn_count",
                      "turns",
                      "Questions that a person had to answer; null = unknown")
                  .integer(
                      "response_seconds_sum",
                      "seconds",
                      "Time to answer over all turns, an unanswered one counts 600; null = unknown")
                  .integer(
                      "turns_within_3min",
                      "turns",
                      "Turns answered within three minutes; null = unknown")
                  .bool("resolved", "The question was settled; null = unknown")
                  .integer("satisfaction", "stars 1–5", "Rating of the buyer; null = none")
                  .bool("converted", "An order followed; null = unknown")
                  .string("text", "What was said; null = not exported"))
          .month("started_month", "started_at")
          .key(Columns.PLATFORM, "session_id")
          .build();

  private ServiceSessionsTable() {}
}
