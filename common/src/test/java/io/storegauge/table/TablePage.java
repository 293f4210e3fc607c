package io.storegauge.table;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes {@code docs/tables.md}: every table there is, zone by zone. */
final class TablePage {
  private static final List<String> ZONES = List.of("silver", "facts", "gold");

  private TablePage() {}

  static String text() {
    List<String> lines = new ArrayList<>();
    lines.add("<!-- generated from the classes in common/.../table; see TablePageTest -->");
    lines.add("# Tables");
    lines.add("");
    lines.add(
        "Every table of a lake, `<lake>/<zone>/<table>`, in Delta format. Bold columns are the key;"
            + " they are never null. `./storegauge tables NAME` shows the same for one table, and"
            + " the meaning stands in the tables themselves as column comments.");
    for (String zone : ZONES) {
      lines.add("");
      lines.add("## " + zone);
      Tables.ALL.stream().filter(t -> t.zone().equals(zone)).forEach(t -> table(t, lines));
    }
    lines.add("");
    lines.add("## bronze");
    lines.add("");
    lines.add("### `bronze.<source>_<feed>`");
    lines.add("");
    lines.add(
        "Records of a staged feed, newest version of each key; one table per feed without `entity`"
            + " ([configuration](configuration.md)). Its columns are the feed's, with `platform` and,"
            + " as in silver, where each row came from; its key is the feed's. Not partitioned. Null ="
            + " not in the file. Feeds of silver tables have no bronze: they go straight to silver and"
            + " quarantine.");
    return String.join("\n", lines) + "\n";
  }

  private static void table(TableSpec t, List<String> lines) {
    lines.add("");
    lines.add("### `" + t.qualifiedName() + "`");
    lines.add("");
    lines.add(
        t.comment()
            + ". "
            + (t.monthColumn() == null
                ? "Not partitioned."
                : "Partitioned by `"
                    + t.monthColumn()
                    + (t.byHalfMonth() ? "`; a file holds days of half a month." : "`.")));
    lines.add("");
    lines.add("| column | type | unit | meaning |");
    lines.add("|---|---|---|---|");
    for (TableSpec.Column c : t.columns()) {
      boolean key = t.key().contains(c.name());
      lines.add(
          java.util.stream.Stream.of(
                  key ? "**" + c.name() + "**" : c.name(),
                  c.type().simpleString(),
                  c.unit(),
                  c.comment())
              .map(cell -> cell.replace("|", "\\|"))
              .collect(Collectors.joining(" | ", "| ", " |")));
    }
  }
}
