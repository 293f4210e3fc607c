package io.storegauge.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Nothing here starts Spark. */
class ArgumentsTest {
  private static void refused(CliRun run, String... parts) {
    assertEquals(2, run.code(), run.err());
    assertEquals("", run.out());
    for (String part : parts) {
      assertTrue(run.err().contains(part), () -> "no <" + part + "> in\n" + run.err());
    }
  }

  @Test
  void an_empty_interval_names_the_scheduler_setting_that_gives_one() {
    refused(
        CliRun.withoutSpark("run", "--start", "2025-06-01", "--end", "2025-06-01"),
        "error: The interval is empty: --start 2025-06-01 is not before --end 2025-06-01",
        "one day D is --start D --end D+1",
        "[scheduler] create_cron_data_intervals is False (the default since Airflow 3)",
        "CronDataIntervalTimetable",
        "--start {{ data_interval_start | ds }} --end {{ data_interval_end | ds }}");
  }

  @Test
  void an_interval_that_runs_backwards_is_refused_too() {
    refused(
        CliRun.withoutSpark("plan", "--start", "2025-06-02", "--end", "2025-06-01"),
        "The interval is empty: --start 2025-06-02 is not before --end 2025-06-01");
  }

  @Test
  void half_an_interval_asks_for_the_other_half() {
    refused(
        CliRun.withoutSpark("metrics", "--start", "2025-06-02"),
        "--start is given without --end. Give both, or neither for every day there is.");
    refused(CliRun.withoutSpark("facts", "--end", "2025-06-02"), "--end is given without --start");
  }

  @Test
  void an_instant_is_not_a_day() {
    refused(
        CliRun.withoutSpark("run", "--start", "2025-06-01T00:00:00+00:00", "--end", "2025-06-02"),
        "Invalid value for option '--start': '2025-06-01T00:00:00+00:00' is not a day; write"
            + " yyyy-MM-dd (in Airflow: {{ data_interval_start | ds }})");
  }

  @Test
  void an_unknown_command_is_answered_with_the_nearest() {
    refused(CliRun.withoutSpark("metric"), "Unmatched argument at index 0: 'metric'", "metrics");
  }

  @Test
  void an_unknown_option_is_answered_with_the_nearest() {
    refused(
        CliRun.withoutSpark("run", "--lakes", "x"),
        "--lakes",
        "--lake",
        "See: storegauge run --help");
  }

  @Test
  void no_command_at_all_is_wrong_use() {
    refused(CliRun.withoutSpark(), "error: Name a command", "See: storegauge --help");
  }

  @Test
  void an_unknown_source_names_those_there_are() {
    refused(
        CliRun.withoutSpark("run", "--conf", "../conf", "--source", "olsit"),
        "There is no source olsit under sources/ of the configuration folder. Did you mean olist?");
  }

  @Test
  void a_wrong_setting_is_refused_before_anything_is_read() {
    refused(
        CliRun.withoutSpark("run", "--conf", "../conf", "--set", "metrics.min_denominatr=10"),
        "min_denominatr");
  }

  @Test
  void a_missing_configuration_folder_is_named() {
    refused(CliRun.withoutSpark("scores", "--conf", "no-such-conf"), "no-such-conf");
  }

  @Test
  void an_unknown_format_names_the_formats() {
    refused(
        CliRun.withoutSpark("sql", "SELECT 1", "--format", "xml"),
        "Invalid value for option '--format': expected one of [TABLE, CSV, JSON]");
  }

  @Test
  void a_store_without_a_platform_is_refused() {
    refused(
        CliRun.withoutSpark("why", "S000001"),
        "S000001 does not name a store; write PLATFORM/STORE.");
  }

  @Test
  void a_negative_limit_is_refused() {
    refused(
        CliRun.withoutSpark("sql", "SELECT 1", "--limit", "-1"),
        "--limit is a number of rows, at least 0; it is -1.");
  }

  @Test
  void help_lists_the_exit_codes() {
    CliRun run = CliRun.withoutSpark("run", "--help");
    assertEquals(0, run.code());
    assertTrue(run.out().contains("--landing=DIR"), run.out());
    assertTrue(run.out().contains("3   Done, but more records were refused than"), run.out());
    assertEquals("", run.err());
  }

  @Test
  void version_names_what_we_run_on() {
    CliRun run = CliRun.withoutSpark("version");
    assertEquals(0, run.code());
    assertTrue(run.out().contains("Spark      3."), run.out());
    assertTrue(run.out().contains("Delta      3."), run.out());
  }
}
