package io.storegauge.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.storegauge.table.MetricColumn;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OverridesTest {
  @TempDir Path dir;

  @Test
  void anOverrideWinsOverTheFileAndTheLastOneOverTheOthers() throws Exception {
    Conf conf =
        ConfCopy.in(dir)
            .load(
                "metrics.min_denominator=10",
                "metrics.min_denominator=12",
                "volatility.windows_days=[7, 14]",
                "benchmarks.metrics=all",
                "benchmarks.weekly_metrics=[]",
                "privacy.buyer_key_file=keys/a=b.key");
    assertEquals(12, conf.settings().metrics().minDenominator());
    assertEquals(List.of(7, 14), conf.settings().volatility().windowsDays());
    assertEquals(MetricColumn.names(), conf.settings().benchmarks().metrics());
    assertEquals(List.of(), conf.settings().benchmarks().weeklyMetrics());
    assertEquals("keys/a=b.key", conf.settings().privacy().buyerKeyFile());
  }

  @Test
  void anOverrideReachesAKeyThatTheFileLeavesOut() throws Exception {
    Conf conf =
        ConfCopy.in(dir)
            .write("storegauge.yaml", "metrics: {min_denominator: 5}\n")
            .load("risk.weights.logistics=20", "risk.weights.volatility=10");
    // 20 + 25 + 20 + 15 + 10 + 10 = 100
    assertEquals(20.0, conf.settings().risk().weights().get("logistics"));
    assertEquals(5, conf.settings().metrics().minDenominator());
  }

  @Test
  void wrongOverridesAreToldTogetherWithTheFiles() throws Exception {
    ConfCopy copy = ConfCopy.in(dir).replace("platforms.yaml", "currency: BRL", "currency: REAL");
    copy.assertProblems(
        """
            --set: a..b=3: not key=value; write it such as --set metrics.min_denominator=10.
            --set: foo: not key=value; write it such as --set metrics.min_denominator=10.
            --set: metrics.min_denom = 3: unknown key; allowed: min_denominator. Did you mean min_denominator?
            --set: metrics.min_denominator = (empty): no value; allowed: whole number, 1 to 100000. Change it, or remove it for the default 30.
            --set: risk.weights: the weights sum to 80; allowed: a sum of 100. Add 20.
            --set: volatility.windows_days=[: the value is not YAML; quote it, such as --set 'key=[1, 2]'.
            --set: x: unknown key; allowed: ingest, facts, metrics, volatility, benchmarks, risk, text, journey, suspects, privacy. Remove it.
            platforms.yaml:%d: olist.currency = "REAL": no such currency; allowed: ISO 4217 codes such as CNY, USD, BRL. Change it.
            """
            .formatted(copy.line("platforms.yaml", "currency: REAL")),
        "foo",
        "a..b=3",
        "metrics.min_denom=3",
        "metrics.min_denominator=",
        "volatility.windows_days=[",
        "risk.weights.logistics=5",
        "x.y.z=3");
  }
}
