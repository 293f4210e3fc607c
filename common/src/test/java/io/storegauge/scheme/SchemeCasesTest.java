package io.storegauge.scheme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.storegauge.config.Scheme;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every shipped scheme and version gives the figures that were worked by hand. */
class SchemeCasesTest {
  private static final Path PAGE = Path.of("..", "docs", "scores.md");

  @TestFactory
  Stream<DynamicTest> stores() {
    return SchemeCases.all().stream()
        .map(
            c ->
                DynamicTest.dynamicTest(
                    String.join(" · ", c.scheme(), c.version(), c.kind(), c.why()),
                    () -> check(c)));
  }

  private static void check(SchemeCases.Case c) {
    Map<String, Object> row = c.day().score();
    assertEquals(c.version(), row.get("scheme_version"));
    c.expected().forEach((column, expected) -> equal(column, expected, row));
    BigDecimal sum = (BigDecimal) row.get("bonus");
    sum = sum.subtract((BigDecimal) row.get("deduction"));
    for (Map<String, Object> component : c.day().components(ScoringDay.X).values()) {
      sum = sum.add((BigDecimal) component.get("contribution"));
    }
    if (row.get("score_before_gate") != null) {
      assertEquals(row.get("score_before_gate"), sum, "contributions, bonuses, deductions");
    }
  }

  private static void equal(String column, JsonNode expected, Map<String, Object> row) {
    assertTrue(row.containsKey(column), () -> column + " is no column of " + row.keySet());
    Object is = row.get(column);
    if (expected.isNull()) {
      assertNull(is, column);
    } else if (is instanceof BigDecimal decimal) {
      assertEquals(expected.decimalValue().setScale(6, RoundingMode.UNNECESSARY), decimal, column);
    } else if (is instanceof Double number) {
      assertEquals(expected.asDouble(), number, 1e-9, column);
    } else {
      assertEquals(expected.asText(), is, column);
    }
  }

  @Test
  void everyVersionHasAStoreOfEachKindThatAllNeed() {
    List<SchemeCases.Case> all = SchemeCases.all();
    assertEquals(
        List.of(),
        all.stream()
            .map(SchemeCases.Case::kind)
            .filter(k -> !SchemeCases.KINDS.contains(k))
            .toList());
    for (Scheme scheme : ScoringDay.SHIPPED.schemes().values()) {
      for (Scheme.Version version : scheme.versions()) {
        List<String> kinds =
            all.stream()
                .filter(c -> c.scheme().equals(scheme.id()))
                .filter(c -> c.version().equals(version.version()))
                .map(SchemeCases.Case::kind)
                .toList();
        assertTrue(
            kinds.containsAll(SchemeCases.NEEDED),
            () -> scheme.id() + " " + version.version() + " has cases of " + kinds + " alone");
      }
    }
  }

  @Test
  void thePageCountsThem() throws IOException {
    String expected = SchemeCases.written(PAGE);
    if (Boolean.getBoolean("tables.write")) {
      Files.writeString(PAGE, expected);
    }
    assertEquals(
        expected,
        Files.readString(PAGE),
        "docs/scores.md is out of date. Write its table anew with: mvn -q -pl common test"
            + " -Dtest=SchemeCasesTest -Dtables.write=true");
  }
}
