package io.storegauge.cli;

import static io.storegauge.model.StoregaugeException.Code.NOT_USABLE;
import static io.storegauge.model.StoregaugeException.Code.USAGE;

import io.storegauge.model.DaySet;
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

  static StoregaugeException noCapacity(String lake) {
    return new StoregaugeException(
        NOT_USABLE,
        String.format(
            "The lake %s holds no gold.traffic_capacity yet. `storegauge capacity --lake %s` fills"
                + " it from the facts.",
            lake, lake));
  }

  static StoregaugeException dayNotCovered(LocalDate day, DaySet covered) {
    return new StoregaugeException(
        USAGE,
        String.format(
            "There is no capacity as of %s; there is of month ends from %s on, and of %s. Give one"
                + " of them as --as-of.",
            day, covered.first(), covered.last()));
  }

  static StoregaugeException noStores(String platform, LocalDate day, Collection<String> known) {
    return new StoregaugeException(
        USAGE,
        String.format(
            "--channel %s: gold.traffic_capacity has no store of it as of %s.%s",
            platform, day, NearNames.hint(platform, known)));
  }
}
