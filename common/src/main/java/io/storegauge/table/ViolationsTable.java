package io.storegauge.table;

/** {@code silver.violations}: one row per violation, latest state. */
public final class ViolationsTable {
  public static final TableSpec SPEC =
      Columns.version(
              Columns.ofStore(
                      TableSpec.of(
                          "silver",
                          "violations",
                          "Violations of platform rules, latest state; one row per violation"))
                  .string("violation_id", "Violation id on its platform; opaque")
                  .string("kind", "Kind as the platform names it; null = unknown")
                  .real("points", "points", "Points deducted; null = unknown")
                  .instant("occurred_at", "When it happened; never null"))
          .key(Columns.PLATFORM, "violation_id")
          .build();

  private ViolationsTable() {}
}
