package io.storegauge.table;

/**
 * {@code facts.repurchase_day}: changes of the rolling repurchase counts, so that a running sum by
 * store gives buyers and repeat buyers of the trailing 90 days on every day.
 */
public final class RepurchaseDayTable {
  public static final String BUYERS_CHANGE = "buyers_change";
  public static final String REPEAT_BUYERS_CHANGE = "repeat_buyers_change";

  public static final TableSpec SPEC =
      Columns.store(
              TableSpec.of(
                  "facts",
                  "repurchase_day",
                  "Changes of rolling buyer counts; one row per store and day with a change"))
          .date(StoreDayTable.DATE, "Platform day of the change")
          .count(
              BUYERS_CHANGE,
              "buyers",
              "Change of buyers with an order in the last 90 days; never null")
          .count(REPEAT_BUYERS_CHANGE, "buyers", "Change of buyers with two or more; never null")
          .month(StoreDayTable.FACT_MONTH, StoreDayTable.DATE)
          .key(Columns.PLATFORM, Columns.STORE_ID, StoreDayTable.DATE)
          .build();

  private RepurchaseDayTable() {}
}
