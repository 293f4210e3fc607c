package io.storegauge.table;

/** {@code silver.interventions}: one row per measure, latest state. */
public final class InterventionsTable {
  public static final TableSpec SPEC =
      Columns.version(
              Columns.store(
                      TableSpec.of(
                          "silver",
                          "interventions",
                          "Measures that a store took; one row per store and measure"))
                  .string("intervention_id", "Id of the measure")
                  .string("measure", "What was done; null = unknown")
                  .string(
                      "variant",
                      "control, treatment or another arm of an experiment; null = no experiment")
                  .decimal("cost", 18, 2, "currency", "What it cost; null = unknown")
                  .date("started_on", "First day; never null")
                  .date("ended_on", "Last day; null = goes on")
                  .string("currency", "ISO 4217 code of the amounts; never null"))
          .key(Columns.PLATFORM, Columns.STORE_ID, "intervention_id")
          .build();

  private InterventionsTable() {}
}
