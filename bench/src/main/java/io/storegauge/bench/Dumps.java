package io.storegauge.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Simulated dumps.
 *
 * @param landing folder with all exports
 * @param firstExport folder with all but the last export, for what a daily increment adds to
 * @param records orders and reviews as received, repeats included
 * @param bytes size of the files as received
 */
record Dumps(Landing landing, Path firstExport, long records, long bytes) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Where {@code <platform>/<kind>/<exported_on>/<file>} names the export. */
  private static final int EXPORT = 2;

  /** Dumps below a folder that {@code storegauge simulate} has filled. */
  static Dumps in(Path simulation) throws IOException {
    Path landing = simulation.resolve("landing");
    Path first = simulation.resolve("first-export");
    if (!Files.exists(first)) {
      String last = lastExport(landing);
      Folders.link(landing, first, f -> !f.getName(EXPORT).toString().equals(last));
    }
    JsonNode totals = JSON.readTree(simulation.resolve("truth/totals.json").toFile());
    long records =
        totals.path("orders").path("rows").asLong() + totals.path("reviews").path("rows").asLong();
    return new Dumps(Landing.simulated(landing), first, records, Folders.bytes(landing));
  }

  /** The newest day of the exports below a landing folder. */
  static String lastExport(Path landing) throws IOException {
    return Folders.files(landing).stream()
        .map(f -> f.getName(EXPORT).toString())
        .max(String::compareTo)
        .orElseThrow();
  }

  /** Adds the last export to a landing folder that lacks it. */
  void addLastExport(Path to) throws IOException {
    String last = lastExport(landing.folder());
    Folders.link(landing.folder(), to, f -> f.getName(EXPORT).toString().equals(last));
  }
}
