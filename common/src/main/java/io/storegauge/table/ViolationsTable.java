package io.storegauge.table;

/** {@code silver.violations}: one row per violation, latest state. */
public final class ViolationsTable {
  public static final String KIND = "kind";
  public static final String POINTS = "points";
  public static final String OCCURRED_AT = "occurred_at";

  public static final TableSpec SPEC =
      Columns.version(
              Columns.ofStore(
                      TableSpec.of(
                          "silver",
                          "violations",
                          "Violations of platform rules, latest state; one row per violation"))
                  .string("violation_id", "Violation id on its platform; opaque")
                  .string(KIND, "Kind as the platform names it; null = unknown")
                  .real(POINTS, POINTS, "Points deducted; null = unknown")
                  .instant(OCCURRED_AT, "When it happened; never null"))
          .key(Columns.PLATFORM, "violation_id")
          .build();

  private ViolationsTable() {}
}
