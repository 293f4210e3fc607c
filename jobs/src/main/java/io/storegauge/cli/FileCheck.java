package io.storegauge.cli;

import io.storegauge.ingest.FileFitting.Fit;
import io.storegauge.ingest.FileHead;
import io.storegauge.ingest.FilePreview;
import io.storegauge.ingest.IngestErrors;
import io.storegauge.ingest.LandingPlace;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What {@code sources check} found about one file.
 *
 * @param entity table that the records go to; null where no mapping fits, as {@code place} and
 *     {@code preview} are
 * @param fits mappings, the best first
 * @param maxRejectedShare share of the records that may be refused
 */
record FileCheck(
    String file,
    long bytes,
    FileHead head,
    List<Fit> fits,
    String entity,
    LandingPlace place,
    FilePreview preview,
    double maxRejectedShare) {
  private static final int NEXT = 3;

  /** The mapping that fits best. */
  Optional<Fit> best() {
    return fits.stream().findFirst().filter(Fit::fits);
  }

  /** Mappings behind the best; where none fits, the best of these. */
  List<Fit> next() {
    return fits.stream()
        .filter(f -> f.score() > 0)
        .skip(best().isPresent() ? 1 : 0)
        .limit(NEXT)
        .toList();
  }

  /** Why a mapping does not fit; empty if it does. */
  static String why(Fit fit) {
    if (fit.hindrance() != null) {
      return fit.hindrance();
    }
    return fit.lacking().isEmpty()
        ? ""
        : "lacks "
            + fit.lacking().stream()
                .map(m -> m.column() + " (" + String.join(", ", m.headers()) + ")")
                .collect(Collectors.joining(", "));
  }

  /** Why the file as it is would not pass; empty if it would. */
  Optional<String> problem() {
    String fault = head.fault() != null ? head.fault() : preview == null ? null : preview.fault();
    if (fault != null) {
      return Optional.of(file + ": " + fault + ". " + IngestErrors.remedy(fault));
    }
    if (best().isEmpty()) {
      return Optional.of(
          file + ": no mapping fits. Start one with `storegauge sources draft " + file + "`.");
    }
    return preview.rejected() > maxRejectedShare * preview.received()
        ? Optional.of(
            String.format(
                Locale.ROOT,
                "%s: %,d of the %s%,d records refused (allowed %.1f %%). Mend the file, or the"
                    + " mapping %s.",
                file,
                preview.rejected(),
                preview.hasMore() ? "first " : "",
                preview.received(),
                maxRejectedShare * 100,
                best().get().name()))
        : Optional.empty();
  }
}
