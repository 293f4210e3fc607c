package io.storegauge.table;

/** {@code silver.service_agents}: one row per agent and day of a snapshot, latest state. */
public final class ServiceAgentsTable {
  public static final String SNAPSHOT_DATE = "snapshot_date";
  public static final String GOLD_CERTIFIED = "gold_certified";

  public static final TableSpec SPEC =
      Columns.version(
              Columns.store(
                      TableSpec.of(
                          "silver",
                          "service_agents",
                          "Agents of customer service; one row per store, agent and day of a snapshot"))
                  .string("agent_id", "Agent account")
                  .date(SNAPSHOT_DATE, "Day of the snapshot")
                  .bool(
                      GOLD_CERTIFIED, "Holds the gold certificate of the platform; null = unknown"))
          .key(Columns.PLATFORM, Columns.STORE_ID, "agent_id", SNAPSHOT_DATE)
          .build();

  private ServiceAgentsTable() {}
}
