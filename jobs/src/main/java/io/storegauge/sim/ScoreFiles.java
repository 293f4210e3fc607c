package io.storegauge.sim;

import io.storegauge.table.OfficialScoresTable;
import io.storegauge.table.StoreScoresTable;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Files of a platform's scores, in the generic layout or as its console shows them; none where the
 * mappings know no such console. A day's score stands in the first export after the day.
 */
final class ScoreFiles {
  static final String KIND = "official_scores";

  private static final String GENERIC_HEADER = "store_id,score_date,dimension,score\n";
  private static final String DOUYIN_HEADER = "\ufeff日期,商家体验分,商品体验分,物流体验分,服务体验分\n";
  private static final String TAOBAO_HEADER = "\ufeff日期,考核维度,考核得分,体验指标,指标得分,指标值\n";
  private static final Map<String, String> TAOBAO_WORDS =
      Map.of("product", "商品体验", "logistics", "物流体验", "service", "服务体验");

  private static final List<String> DIMENSIONS =
      List.copyOf(StoreScoresTable.DIMENSION_SCORES.keySet());

  /** A file being written. */
  private static final class Text {
    private final StringBuilder lines = new StringBuilder();
    private final String date;
    private long rows;

    Text(String header, String date) {
      this.lines.append(header);
      this.date = date;
    }

    void row(Object... cells) {
      for (int c = 0; c < cells.length; c++) {
        lines.append(c == 0 ? "" : ",").append(cells[c]);
      }
      lines.append('\n');
      rows++;
    }
  }

  private final World world;
  private final String platform;
  private final boolean generic;
  private final Map<String, Text> files = new TreeMap<>();

  ScoreFiles(World world, String platform) {
    this.world = world;
    this.platform = platform;
    this.generic = world.options().form().exports() == Simulation.Exports.GENERIC;
  }

  /**
   * Adds a store's score of a day.
   *
   * @param dimensions in the order of their names; NaN = unknown
   */
  void add(String store, LocalDate day, double total, double[] dimensions) {
    String score = published(total);
    if (generic) {
      Text file = file(null, day, GENERIC_HEADER);
      file.row(store, day, OfficialScoresTable.TOTAL, score);
      for (int d = 0; d < dimensions.length; d++) {
        if (!Double.isNaN(dimensions[d])) {
          file.row(store, day, DIMENSIONS.get(d), published(dimensions[d]));
        }
      }
    } else if (platform.equals("douyin")) {
      file(store, day, DOUYIN_HEADER)
          .row(
              day,
              score,
              published(dimensions[DIMENSIONS.indexOf("product")]),
              published(dimensions[DIMENSIONS.indexOf("logistics")]),
              published(dimensions[DIMENSIONS.indexOf("service")]));
    } else if (platform.equals("tmall") || platform.equals("taobao")) {
      Text file = file(store, day, TAOBAO_HEADER);
      file.row(day, "真实体验分", score, "真实体验分", score, "");
      TAOBAO_WORDS.entrySet().stream()
          .sorted(Map.Entry.comparingByKey())
          .forEach(
              word -> {
                double points = dimensions[DIMENSIONS.indexOf(word.getKey())];
                String shown = published(points);
                file.row(day, word.getValue(), shown, word.getValue() + "分", shown, "");
              });
    }
  }

  /** Two digits behind the point, as consoles show them; nothing for NaN. */
  private static String published(double score) {
    return Double.isNaN(score)
        ? ""
        : BigDecimal.valueOf(score).setScale(2, RoundingMode.HALF_UP).toPlainString();
  }

  /**
   * @param store null = of all stores
   */
  private Text file(String store, LocalDate day, String header) {
    int export = Math.max(0, (int) day.toEpochDay() + 1 - world.exportedOn(0));
    String date = LocalDate.ofEpochDay(world.exportedOn(export)).toString();
    String name =
        store == null
            ? Simulation.dump(platform, KIND, date, 1, "csv")
            : String.format("landing/%s/%s/%s/%s/scores-0001.csv", platform, store, KIND, date);
    return files.computeIfAbsent(name, n -> new Text(header, date));
  }

  List<DumpCount> write(Folder folder) throws IOException {
    List<DumpCount> counts = new ArrayList<>();
    for (Map.Entry<String, Text> e : files.entrySet()) {
      Text file = e.getValue();
      String text = file.lines.toString();
      folder.write(e.getKey(), text);
      counts.add(
          new DumpCount(
              e.getKey(),
              KIND,
              file.date,
              file.rows,
              file.rows,
              0,
              text.getBytes(StandardCharsets.UTF_8).length));
    }
    return counts;
  }
}
