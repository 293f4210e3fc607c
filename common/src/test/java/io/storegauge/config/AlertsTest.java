package io.storegauge.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlertsTest {
  @TempDir Path dir;

  private static final String DAYS = "usual_days: 28\nquiet_days: 3\n";

  private static final String RULE =
      "{of: one_star, window_days: 7, at_least: 5, threshold: 0.001, severity: critical}";

  private Alerts load(String folder, String text) throws Exception {
    return ConfCopy.in(dir.resolve(folder)).write("alerts.yaml", text).load().alerts();
  }

  @Test
  void rulesAreReadByName() throws Exception {
    Alerts alerts = load("a", DAYS + "rules:\n  burst: " + RULE + "\n");
    assertEquals(
        new Alerts.Rule(Alerts.Of.ONE_STAR, 7, 5, 0.001, Alerts.Severity.CRITICAL),
        alerts.rules().get("burst"));
    assertEquals(28 + 7 + 3, alerts.reachDays());
  }

  @Test
  void theOrderOfTheFileDoesNotShow() throws Exception {
    String one = DAYS + "rules:\n  a: " + RULE + "\n  b: " + RULE + "\n";
    String other = DAYS + "rules:\n  b: " + RULE + "\n  a: " + RULE + "\n";
    assertEquals(load("a", one).toString(), load("b", other).toString());
  }

  @Test
  void noRulesAreNoAlerts() throws Exception {
    assertTrue(load("a", DAYS + "rules: {}\n").rules().isEmpty());
  }

  @Test
  void everyWrongKeyIsToldWithItsLineValueRangeAndRemedy() throws Exception {
    ConfCopy.in(dir)
        .write(
            "alerts.yaml",
            """
            usual_days: 3
            quiet: 7
            rules:
              Burst: {of: one_star, window_days: 1, at_least: 1, threshold: 0.01, severity: info}
              wave: {of: two_stars, window_days: 60, at_least: 0, threshold: 0.5, severity: red}
            """)
        .assertProblems(
            """
            alerts.yaml:1: quiet_days: missing; allowed: whole number, 0 to 90. Add it.
            alerts.yaml:1: usual_days = 3: too small; allowed: whole number, 7 to 365. Change it.
            alerts.yaml:2: quiet = 7: unknown key; allowed: usual_days, quiet_days, rules. Did you mean quiet_days?
            alerts.yaml:4: rules.Burst: not a name; allowed: small letters, digits and underscores, a letter first. Rename it.
            alerts.yaml:5: rules.wave.at_least = 0: too small; allowed: whole number, 1 to 1000. Change it.
            alerts.yaml:5: rules.wave.of = "two_stars": unknown value; allowed: negative_stars, one_star, negative_text, topic, escalation. Change it.
            alerts.yaml:5: rules.wave.severity = "red": unknown value; allowed: info, warning, critical. Change it.
            alerts.yaml:5: rules.wave.threshold = 0.5: too large; allowed: number, 0 to 0.05. Change it.
            alerts.yaml:5: rules.wave.window_days = 60: too large; allowed: whole number, 1 to 28. Change it.
            """);
  }

  @Test
  void theShippedRulesAllowFewFalseAlarms() {
    Alerts shipped = ConfLoader.load(ConfCopy.SHIPPED, List.of()).alerts();
    int topics = 50; // more than there are in topics.yaml
    double aMonth =
        shipped.rules().values().stream()
            .filter(r -> r.threshold() != null)
            .mapToDouble(r -> 30 * r.threshold() * (r.of() == Alerts.Of.TOPIC ? topics : 1))
            .sum();
    assertTrue(aMonth < 0.15, "a store has one in half a year at most: " + aMonth);
  }
}
