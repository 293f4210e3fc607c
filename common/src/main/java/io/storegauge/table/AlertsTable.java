package io.storegauge.table;

/** {@code gold.alerts}: on which days a store's newest reviews are worse than usual. */
public final class AlertsTable {
  public static final String RULE = "rule";
  public static final String SUBJECT = "subject";
  public static final String SEVERITY = "severity";
  public static final String IS_FIRST = "is_first";
  public static final String MESSAGE = "message";
  public static final String WINDOW_DAYS = "window_days";
  public static final String OBSERVED = "observed";
  public static final String REVIEWS = "reviews";
  public static final String EXPECTED = "expected";
  public static final String USUAL_OBSERVED = "usual_observed";
  public static final String USUAL_REVIEWS = "usual_reviews";
  public static final String PROBABILITY = "probability";
  public static final String THRESHOLD = "threshold";
  public static final String EVIDENCE = "evidence";

  private static final String COUNT = "reviews";

  public static final TableSpec SPEC =
      Columns.storeAsOf(
              TableSpec.of(
                  "gold",
                  "alerts",
                  "What a store's newest reviews say that those before did not; one row per store,"
                      + " day, rule of conf/alerts.yaml and subject that raises an alert"))
          .string(RULE, "Rule, as in conf/alerts.yaml")
          .string(
              SUBJECT,
              "What is counted: the topic or kind of pressure, as in conf/topics.yaml, else of of the rule")
          .string(SEVERITY, "info, warning or critical, as the rule says; never null")
          .bool(
              IS_FIRST,
              "No alert of the rule, subject and store on the quiet_days days before; never null")
          .string(MESSAGE, "The alert in a sentence; never null")
          .integer(WINDOW_DAYS, "days", "Trailing days that are looked at; never null")
          .count(OBSERVED, COUNT, "Of these days, that are what is counted; never null")
          .count(REVIEWS, COUNT, "Of these days, among which they are counted; never null")
          .real(
              EXPECTED,
              COUNT,
              "As many as there would be at the usual share; null = no review in the usual days")
          .count(USUAL_OBSERVED, COUNT, "As observed, of the usual days before; never null")
          .count(USUAL_REVIEWS, COUNT, "As reviews, of the usual days before; never null")
          .real(
              PROBABILITY,
              "share 0–1",
              "Of at least so many by chance, if nothing had changed (Fisher's exact test); null = the"
                  + " rule has no threshold")
          .real(
              THRESHOLD,
              "share 0–1",
              "Up to which the rule raises an alert; null = the number alone decides")
          .string(
              EVIDENCE,
              "review_id of those that are counted, the newest first, at most 20, by comma; never"
                  + " null")
          .month(Columns.AS_OF_MONTH, Columns.AS_OF)
          .key(Columns.PLATFORM, Columns.STORE_ID, Columns.AS_OF, RULE, SUBJECT)
          .build();

  private AlertsTable() {}
}
