package io.storegauge.cli;

import static io.storegauge.model.StoregaugeException.Code.USAGE;

import io.storegauge.model.NearNames;
import io.storegauge.model.StoregaugeException;
import java.time.LocalDate;
import java.util.Collection;

/** Errors of {@code allocate}, one factory each. */
final class AllocateErrors {
  private AllocateErrors() {}

  static StoregaugeException noVisitors(long visitors) {
    return new StoregaugeException(
        USAGE,
        String.format("--visitors is a number of visitors a day, at least 1; it is %d.", visitors));
  }

  static StoregaugeException noStores(String platform, LocalDate day, Collection<String> known) {
    return new StoregaugeException(
        USAGE,
        String.format(
            "--channel %s: gold.traffic_capacity has no store of it as of %s.%s",
            platform, day, NearNames.hint(platform, known)));
  }
}
