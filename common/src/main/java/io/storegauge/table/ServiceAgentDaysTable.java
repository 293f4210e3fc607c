package io.storegauge.table;

/** {@code silver.service_agent_days}: one row per agent and day, latest state. */
public final class ServiceAgentDaysTable {
  public static final String SERVICE_DATE = "service_date";
  public static final String SESSIONS = "sessions";
  public static final String HUMAN_TURNS = "human_turns";
  public static final String RESPONSE_SECONDS_MEAN = "response_seconds_mean";
  public static final String REPLY_3MIN_RATE = "reply_3min_rate";
  public static final String RATED_SESSIONS = "rated_sessions";
  public static final String DISSATISFIED_SESSIONS = "dissatisfied_sessions";
  public static final String INQUIRIES = "inquiries";
  public static final String CONVERTED = "converted";

  public static final TableSpec SPEC =
      Columns.version(
              Columns.store(
                      TableSpec.of(
                          "silver",
                          "service_agent_days",
                          "Customer service as consoles sum it up; one row per store, agent and day"))
                  .string("agent_id", "Agent account")
                  .date(SERVICE_DATE, "Platform day")
                  .integer(SESSIONS, SESSIONS, "Sessions a person answered; null = not exported")
                  .integer(
                      HUMAN_TURNS,
                      "turns",
                      "Questions that a person had to answer; null = not exported")
                  .real(
                      RESPONSE_SECONDS_MEAN, "seconds", "Mean time to answer; null = not exported")
                  .real(
                      REPLY_3MIN_RATE,
                      "share 0–1",
                      "Turns or sessions answered within three minutes; null = not exported")
                  .integer(
                      RATED_SESSIONS, SESSIONS, "Sessions that were rated; null = not exported")
                  .integer(
                      DISSATISFIED_SESSIONS, SESSIONS, "Of these, rated badly; null = not exported")
                  .integer(
                      INQUIRIES,
                      "buyers",
                      "Buyers who asked before they ordered; null = not exported")
                  .integer(CONVERTED, "buyers", "Of these, who ordered; null = not exported"))
          .month("service_month", SERVICE_DATE)
          .key(Columns.PLATFORM, Columns.STORE_ID, "agent_id", SERVICE_DATE)
          .build();

  private ServiceAgentDaysTable() {}
}
