package io.storegauge.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page that lists the tables says what the tables say. */
class TablePageTest {
  private static final Path PAGE = Path.of("..", "docs", "tables.md");

  @Test
  void thePageListsEveryTable() throws IOException {
    String expected = TablePage.text();
    if (Boolean.getBoolean("tables.write")) {
      Files.writeString(PAGE, expected);
    }
    assertEquals(
        expected,
        Files.readString(PAGE),
        "docs/tables.md is out of date. Write it anew with: mvn -q -pl common test"
            + " -Dtest=TablePageTest -Dtables.write=true");
  }

  @Test
  void everyTableIsInAZoneOfThePage() {
    List<String> missing =
        Tables.ALL.stream()
            .map(t -> "### `" + t.qualifiedName() + "`\n")
            .filter(heading -> !TablePage.text().contains(heading))
            .toList();
    assertEquals(List.of(), missing);
  }
}
