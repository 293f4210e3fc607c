package io.storegauge.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.storegauge.config.Conf;
import io.storegauge.config.ConfLoader;
import io.storegauge.config.Feed;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Headers that exports have in the wild: the shipped mapping takes each or leaves it out on
 * purpose, so that it neither warns of it nor keeps it.
 */
class KnownHeadersTest {
  private static final Conf CONF = ConfLoader.load(Path.of("..", "conf"), List.of());

  /** {@code source/feed: header,header,…}, a line each export. */
  static Stream<String> exports() throws IOException {
    try (InputStream in = KnownHeadersTest.class.getResourceAsStream("/exports/headers.txt")) {
      String all = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return all.lines();
    }
  }

  @ParameterizedTest
  @MethodSource("exports")
  void noneIsUnknown(String export) {
    String[] parts = export.split("[/:] ?", 3);
    Feed feed =
        CONF.sources().get(parts[0]).feeds().stream()
            .filter(f -> f.name().equals(parts[1]))
            .findFirst()
            .orElseThrow();
    ExtraColumns extras = ExtraColumns.of(feed);
    assertEquals(
        List.of(),
        Stream.of(parts[2].split(",")).map(Headers::plain).filter(extras::isUnknown).toList());
  }
}
