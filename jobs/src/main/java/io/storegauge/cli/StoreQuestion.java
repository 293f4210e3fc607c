package io.storegauge.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.storegauge.lake.Lake;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What is asked about one store on one day, and in which form the answer comes. */
final class StoreQuestion {
  @Parameters(paramLabel = "PLATFORM/STORE", description = "The store, such as douyin/s0012.")
  private String store;

  @Option(
      names = "--as-of",
      paramLabel = "DAY",
      converter = IsoDate.class,
      description = "Day to look at, yyyy-MM-dd. Default: the store's latest.")
  private LocalDate asOf;

  @Mixin private LayoutOption layout;

  /**
   * What the lake holds of the store.
   *
   * @param lake asked only if the store's name is one
   */
  StoreGold gold(Supplier<Lake> lake) {
    return StoreGold.named(store, lake);
  }

  /** The day that was named; null for none. */
  LocalDate asOf() {
    return asOf;
  }

  /** The day that was named, or the store's latest. */
  LocalDate day(StoreGold gold) {
    return asOf == null ? new ScoredDays(gold).dayWithScore(null) : asOf;
  }

  void print(Terminal terminal, Object answer, Supplier<List<String>> text)
      throws JsonProcessingException {
    if (layout.isJson()) {
      ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
      terminal.out().println(json.writeValueAsString(answer));
    } else {
      text.get().forEach(terminal.out()::println);
    }
  }
}
