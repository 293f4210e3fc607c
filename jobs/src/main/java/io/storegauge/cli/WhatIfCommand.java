package io.storegauge.cli;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.storegauge.config.Conf;
import io.storegauge.config.ConfLoader;
import io.storegauge.config.Scheme;
import io.storegauge.job.WhatIf;
import io.storegauge.lake.Lake;
import io.storegauge.model.DaySet;
import io.storegauge.model.NearNames;
import io.storegauge.model.Platform;
import io.storegauge.scheme.MetricChange;
import io.storegauge.scheme.MetricChanges;
import io.storegauge.scheme.ScoreMoves;
import io.storegauge.scheme.StoreSelection;
import io.storegauge.table.Columns;
import io.storegauge.table.StoreMetricsTable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code what-if}: scores by other rules or metrics, beside those that are. */
@Command
final class WhatIfCommand implements Callable<Integer> {
  private static final int TABLE_ROWS = 20;

  private final Terminal terminal;
  private final Session session;

  @Mixin private LakeOption lake;
  @Mixin private ConfOptions conf;
  @Mixin private StoreOptions stores;
  @Mixin private MetricChangeOption metrics;

  @Option(
      names = "--scheme",
      paramLabel = "FILE",
      description = "Rules that would be in force: a scheme's file, edited.")
  private Path file;

  @Option(
      names = "--replaces",
      paramLabel = "ID",
      description = "Scheme that the file stands for. Default: the file's name without ending.")
  private String replaces;

  @Option(
      names = "--as-of",
      paramLabel = "DAY",
      converter = IsoDate.class,
      description = "Day to score, yyyy-MM-dd. Default: the latest with metrics.")
  private LocalDate asOf;

  @Mixin private FormatOption format;

  @Option(
      names = "--top",
      paramLabel = "N",
      description =
          "Show the N stores that move most. Default: 20 for table, all for csv and json.")
  private Integer top;

  WhatIfCommand(Terminal terminal, Session session) {
    this.terminal = terminal;
    this.session = session;
  }

  @Override
  public Integer call() {
    if (top != null && top < 0) {
      throw CliErrors.negativeLimit("--top", top);
    }
    if (replaces != null && file == null) {
      throw RescoreErrors.replacesWithoutFile();
    }
    if (file == null && !metrics.isGiven()) {
      throw RescoreErrors.nothingToTry();
    }
    if (metrics.isGiven() && stores.selection().isAll()) {
      throw RescoreErrors.changeOfNobody();
    }
    List<MetricChange> changes = metrics.changes();
    Conf loaded = conf.load();
    StoreSelection selection = stores.selection(loaded);
    Scheme scheme = file == null ? null : scheme(loaded);
    Conf present = concerned(loaded, selection, scheme);
    Conf other = scheme == null ? present : present.with(scheme);
    Lake opened = lake.openExisting(session.spark());
    LocalDate day = CoveredDay.of(opened, StoreMetricsTable.SPEC, asOf);
    if (scheme != null && scheme.startsAfter(day)) {
      throw CliErrors.noVersionYet(scheme.id(), day, scheme.versions().get(0).from());
    }
    List<MetricChange> scored = scored(opened, present, other, day, changes);
    WhatIf whatIf =
        new WhatIf(opened, present, other, oneDay(day), new MetricChanges(selection, scored));
    requireStores(whatIf, selection, day);
    WhatIfText text = new WhatIfText(terminal, day, what(scheme, selection));
    text.reach(reach(whatIf, selection, day));
    show(whatIf, scheme, text);
    return 0;
  }

  private Scheme scheme(Conf loaded) {
    if (!Files.isRegularFile(file)) {
      throw CliErrors.noFile(file.toString());
    }
    String id = replaces;
    if (id == null) {
      String name = file.getFileName().toString();
      id = name.contains(".") ? name.substring(0, name.lastIndexOf('.')) : name;
      if (!loaded.schemes().containsKey(id)) {
        throw RescoreErrors.unknownSchemeFile(id, file, loaded.schemes().keySet());
      }
    } else if (!loaded.schemes().containsKey(id)) {
      throw CliErrors.unknownScheme(id, loaded.schemes().keySet());
    }
    return ConfLoader.loadScheme(file, id);
  }

  /** The configuration of the platforms in which a score can move. */
  private static Conf concerned(Conf loaded, StoreSelection selection, Scheme scheme) {
    Map<String, Platform> platforms = new HashMap<>(loaded.platforms());
    if (scheme != null) {
      platforms.values().removeIf(p -> !p.schemes().contains(scheme.id()));
    }
    List<String> scoredBy = platforms.keySet().stream().sorted().toList();
    if (selection.platform() != null) {
      platforms.keySet().retainAll(Set.of(selection.platform()));
    }
    if (platforms.isEmpty()) {
      throw RescoreErrors.notAmongPlatforms(scheme.id(), scoredBy);
    }
    return loaded.withPlatforms(platforms);
  }

  private static DaySet oneDay(LocalDate day) {
    return DaySet.between(day, day.plusDays(1));
  }

  /** Changes of metrics that a scheme looks at; of a metric some windows may be in no scheme. */
  private static List<MetricChange> scored(
      Lake opened, Conf present, Conf other, LocalDate day, List<MetricChange> changes) {
    Set<String> looked =
        new WhatIf(opened, present, other, oneDay(day), MetricChanges.NONE).columns();
    List<MetricChange> scored =
        changes.stream().filter(c -> c.columns().stream().anyMatch(looked::contains)).toList();
    List<String> ids = scored.stream().map(c -> c.metric().id()).toList();
    List<String> idle =
        changes.stream()
            .filter(c -> !ids.contains(c.metric().id()))
            .map(c -> c.metric().name())
            .toList();
    if (!idle.isEmpty()) {
      throw RescoreErrors.notScored(
          idle,
          day,
          looked.stream().map(c -> c.replaceAll("_(num|den|shrunk)$", "")).distinct().toList());
    }
    return scored;
  }

  private static void requireStores(WhatIf whatIf, StoreSelection selection, LocalDate day) {
    if (!whatIf.stores().isEmpty()) {
      return;
    }
    String asked = selection.toString();
    List<String> near =
        selection.isOne()
            ? NearNames.of(
                asked,
                whatIf.allStores().collectAsList().stream()
                    .map(r -> r.getString(0) + "/" + r.getString(1))
                    .toList())
            : List.of();
    throw RescoreErrors.noStores(asked, "as of " + day, near);
  }

  /** How the changes reach the stores; of a single one they must as a whole. */
  private static List<WhatIf.Reach> reach(WhatIf whatIf, StoreSelection selection, LocalDate day) {
    List<WhatIf.Reach> reach = whatIf.reach();
    for (WhatIf.Reach r : reach) {
      MetricChange c = r.change();
      if (r.known() == 0) {
        throw RescoreErrors.notKnown(c.metric().name(), selection.toString(), day);
      }
      if (selection.isOne() && r.held() > 0) {
        throw RescoreErrors.pushedBeyond(selection.toString(), c.metric(), r.value(), c.amount());
      }
    }
    return reach;
  }

  private String what(Scheme scheme, StoreSelection selection) {
    String rules = scheme == null ? "" : scheme.id() + " by " + file;
    if (!metrics.isGiven()) {
      return rules + (selection.isAll() ? "" : ", shown for " + selection);
    }
    return (rules.isEmpty() ? "" : rules + ", and ") + metrics.text() + " for " + selection;
  }

  private void show(WhatIf whatIf, Scheme scheme, WhatIfText text) {
    Dataset<Row> all = whatIf.moves();
    if (!metrics.isGiven()) {
      // Other rules move everybody: what is asked for is all there is to tell of.
      all = all.where(col(WhatIf.SELECTED)).where(col("scheme").equalTo(scheme.id()));
    }
    Dataset<Row> moves = all.cache();
    try {
      text.summary(ScoreMoves.summary(moves).collectAsList(), format.format());
      int most = top != null ? top : format.isTable() ? TABLE_ROWS : Integer.MAX_VALUE;
      Dataset<Row> sorted = moves.orderBy(order());
      if (most < Integer.MAX_VALUE) {
        sorted = sorted.limit(most);
      }
      if (format.isTable()) {
        text.movers(sorted.collectAsList(), moves.count());
      } else {
        format.print(terminal, sorted.schema(), sorted.toLocalIterator());
      }
      text.stale(whatIf.stale(moves));
    } finally {
      moves.unpersist();
    }
  }

  /** A store that was named first, then those that move most. */
  private Column[] order() {
    Column named = stores.selection().isOne() ? col(WhatIf.SELECTED).desc() : lit(true).asc();
    return new Column[] {
      named,
      coalesce(abs(col("score_change")), lit(0)).desc(),
      coalesce(abs(col("rank_change")), lit(0)).desc(),
      col(Columns.PLATFORM).asc(),
      col(Columns.STORE_ID).asc(),
      col("scheme").asc()
    };
  }
}
