package io.storegauge.table;

/** {@code silver.service_agent_days}: one row per agent and day, latest state. */
public final class ServiceAgentDaysTable {
  public static final TableSpec SPEC =
      Columns.version(
              Columns.store(
                      TableSpec.of(
                          "silver",
                          "service_agent_days",
                          "Customer service as consoles sum it up; one row per store, agent and day"))
                  .string("agent_id", "Agent account")
                  .date("service_date", "Platform day")
                  .integer(
                      "sessions", "sessions", "Sessions a person answered; null = not exported")
                  .integer(
                      "human_turns",
                      "turns",
                      "Questions that a person had to answer; null = not exported")
                  .real(
                      "response_seconds_mean",
                      "seconds",
                      "Mean time to answer; null = not exported")
                  .real(
                      "reply_3min_rate",
                      "share 0–1",
                      "Turns or sessions answered within three minutes; null = not exported")
                  .integer(
                      "rated_sessions", "sessions", "Sessions that were rated; null = not exported")
                  .integer(
                      "dissatisfied_sessions",
                      "sessions",
                      "Of these, rated badly; null = not exported")
                  .integer(
                      "inquiries",
                      "buyers",
                      "Buyers who asked before they ordered; null = not exported")
                  .integer("converted", "buyers", "Of these, who ordered; null = not exported"))
          .month("service_month", "service_date")
          .key(Columns.PLATFORM, Columns.STORE_ID, "agent_id", "service_date")
          .build();

  private ServiceAgentDaysTable() {}
}
