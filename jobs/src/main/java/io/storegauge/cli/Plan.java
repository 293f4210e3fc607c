package io.storegauge.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.storegauge.lake.StagePlan;
import io.storegauge.model.DaySet;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a run would do, for a reader and as JSON.
 *
 * @param files files that ingest would read
 * @param unmatched files that no mapping matches: they are left alone
 * @param unreadable folders that cannot be listed: the run would end with exit code 3
 * @param waiting files that are still being written: the next run reads them
 * @param tables what the later stages would do
 */
record Plan(
    List<InputFile> files,
    List<String> unmatched,
    List<String> unreadable,
    List<String> waiting,
    List<TableWork> tables) {
  private static final int FILES_SHOWN = 50;
  private static final int OTHERS_SHOWN = 3;
  private static final String LIMITS =
      "Days are those that follow from what the lake holds now. Where a table's input is written"
          + " first (follows), its own days are known only then.";

  /** A file to read. */
  record InputFile(String feed, String file, long bytes) {}

  /**
   * What one table needs.
   *
   * @param action up to date, no day known yet, write whole table or replace days
   * @param days days to recompute
   * @param replaced days whose rows would be replaced, the days to recompute among them; ALL where
   *     the whole table is written
   * @param follows inputs that the run would change before: more days may follow from them
   */
  record TableWork(
      String stage,
      String table,
      String action,
      DaySet days,
      DaySet replaced,
      List<String> follows) {

    private static final String WHOLE = "write whole table";

    static TableWork of(Stage stage, StagePlan plan, boolean exists, List<String> follows) {
      String table = plan.table().qualifiedName();
      if (plan.nothingToDo()) {
        String idle = exists ? "up to date" : "no day known yet";
        return new TableWork(stage.id(), table, idle, DaySet.EMPTY, DaySet.EMPTY, follows);
      }
      if (plan.wholeTable()) {
        return new TableWork(stage.id(), table, WHOLE, plan.daysToWrite(), DaySet.ALL, follows);
      }
      return new TableWork(
          stage.id(), table, "replace days", plan.stale(), plan.daysReplaced(), follows);
    }

    /** Whether the run may write the table. */
    boolean mayChange() {
      return !days.isEmpty() || !follows.isEmpty();
    }

    /** Months with a day that is replaced; none where the whole table is written. */
    private List<YearMonth> months() {
      return replaced.isAll()
          ? List.of()
          : replaced.months().stream().map(YearMonth::from).toList();
    }

    /** Months that go as a whole by their names, days of others. */
    private String replacedShown() {
      return months().stream().map(this::replacedShown).collect(Collectors.joining(" "));
    }

    private String replacedShown(YearMonth month) {
      DaySet all = DaySet.ofMonths(List.of(month.atDay(1)));
      DaySet here = all.intersect(replaced);
      return here.equals(all) ? month.toString() : here.toString().replace(",", " ");
    }

    private String daysShown() {
      if (days.isEmpty()) {
        return "";
      }
      return days.isAll()
          ? "all days"
          : String.format("%d days %s", days.size(), days.toString().replace(",", " "));
    }
  }

  private long bytes() {
    return files.stream().mapToLong(InputFile::bytes).sum();
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        files.isEmpty()
            ? "ingest: no new or changed file"
            : String.format(
                "ingest: %s files to read, %s", Values.count(files.size()), Values.bytes(bytes())));
    if (!files.isEmpty()) {
      lines.addAll(fileLines());
    }
    lines.addAll(others("files match no mapping and are left alone", unmatched));
    lines.addAll(others("files are still being written and wait for the next run", waiting));
    lines.addAll(others("folders cannot be listed: let this user read them", unreadable));
    lines.add("");
    TextTable work = TextTable.of("stage", "table", "would", "days", "replaced", "follows");
    for (TableWork t : tables) {
      work.add(
          t.stage(),
          t.table(),
          t.action(),
          t.daysShown(),
          t.replacedShown(),
          String.join(" ", t.follows()));
    }
    lines.addAll(work.lines());
    if (tables.stream().anyMatch(t -> !t.follows().isEmpty())) {
      lines.add("");
      lines.add(LIMITS);
    }
    return lines;
  }

  private static List<String> others(String what, List<String> paths) {
    if (paths.isEmpty()) {
      return List.of();
    }
    String first = String.join(", ", paths.stream().limit(OTHERS_SHOWN).toList());
    String rest = paths.size() > OTHERS_SHOWN ? ", …" : "";
    return List.of(Values.count(paths.size()) + " " + what + " (" + first + rest + ")");
  }

  private List<String> fileLines() {
    TextTable table = TextTable.of("feed", ">bytes", "file");
    files.stream()
        .limit(FILES_SHOWN)
        .forEach(f -> table.add(f.feed(), Values.count(f.bytes()), f.file()));
    List<String> lines = new ArrayList<>(table.lines());
    if (files.size() > FILES_SHOWN) {
      lines.add("and " + Values.count(files.size() - FILES_SHOWN) + " more (--format json)");
    }
    return lines;
  }

  /** One object: {@code ingest} with its files, {@code tables} in the order of the stages. */
  String json() {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    ObjectNode ingest = root.putObject("ingest");
    ingest.put("file_count", files.size()).put("bytes", bytes());
    ArrayNode list = ingest.putArray("files");
    for (InputFile f : files) {
      list.addObject().put("feed", f.feed()).put("file", f.file()).put("bytes", f.bytes());
    }
    others(ingest.putObject("unmatched"), unmatched);
    others(ingest.putObject("unreadable"), unreadable);
    others(ingest.putObject("waiting"), waiting);
    ArrayNode work = root.putArray("tables");
    for (TableWork t : tables) {
      ObjectNode one = work.addObject();
      one.put("stage", t.stage()).put("table", t.table()).put("action", t.action());
      one.put("days", t.days().toString());
      one.put("replaced_days", t.replaced().toString());
      ArrayNode months = one.putArray("months");
      t.months().forEach(month -> months.add(month.toString()));
      ArrayNode follows = one.putArray("follows");
      t.follows().forEach(follows::add);
    }
    return root.toPrettyString();
  }

  private static void others(ObjectNode node, List<String> paths) {
    ArrayNode first = node.put("count", paths.size()).putArray("first");
    paths.stream().limit(OTHERS_SHOWN).forEach(first::add);
  }
}
