package io.storegauge.cli;

import static org.apache.spark.sql.functions.col;

import io.storegauge.config.Conf;
import io.storegauge.config.Scheme;
import io.storegauge.job.Backcast;
import io.storegauge.job.WhatIf;
import io.storegauge.lake.Lake;
import io.storegauge.lake.ScratchTable;
import io.storegauge.model.DaySet;
import io.storegauge.model.Platform;
import io.storegauge.scheme.StoreSelection;
import io.storegauge.table.Columns;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code backcast}: history under one version of a scheme. */
@Command
final class BackcastCommand implements Callable<Integer> {
  private static final Column[] ORDER = {
    col(Columns.PLATFORM), col(Columns.STORE_ID), col(Columns.AS_OF)
  };

  private final Terminal terminal;
  private final Session session;

  @Mixin private LakeOption lake;
  @Mixin private ConfOptions conf;
  @Mixin private IntervalOption interval;
  @Mixin private StoreOptions stores;
  @Mixin private RowsOptions printed;

  @Parameters(index = "0", paramLabel = "ID", description = "The scheme.")
  private String id;

  @Option(
      names = "--version",
      required = true,
      paramLabel = "V",
      description = "Its version that scores every day.")
  private String version;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Write a table to this new folder, outside the lake, instead of printing.")
  private String out;

  @Option(
      names = "--as",
      paramLabel = "FORM",
      description = "How it is written: delta, parquet or csv. Default: delta.")
  private ScratchTable.Form form;

  BackcastCommand(Terminal terminal, Session session) {
    this.terminal = terminal;
    this.session = session;
  }

  @Override
  public Integer call() {
    printed.check();
    if (form != null && out == null) {
      throw RescoreErrors.formWithoutFolder();
    }
    DaySet asked = interval.days();
    Conf loaded = conf.load();
    StoreSelection selection = stores.selection(loaded);
    require(loaded, selection);
    Lake opened = lake.openExisting(session.spark());
    DaySet days = days(opened, asked);
    ScratchTable table =
        out == null
            ? null
            : ScratchTable.in(out, form == null ? ScratchTable.Form.DELTA : form, opened);
    Dataset<Row> rows = new Backcast(opened, loaded, id, version).compared(days, selection);
    if (!selection.isAll() && rows.isEmpty()) {
      throw RescoreErrors.noStores(selection.toString(), "from " + span(days), List.of());
    }
    if (table != null) {
      table.write(rows, ORDER);
      terminal.note("%s under %s of %s is in %s.", span(days), version, id, out);
    } else {
      print(rows);
    }
    return 0;
  }

  /** There is such a version, and the stores asked for are scored by the scheme. */
  private void require(Conf loaded, StoreSelection selection) {
    Scheme scheme = loaded.schemes().get(id);
    if (scheme == null) {
      throw CliErrors.unknownScheme(id, loaded.schemes().keySet());
    }
    List<String> versions = scheme.versions().stream().map(Scheme.Version::version).toList();
    if (!versions.contains(version)) {
      throw CliErrors.unknownVersion(id, version, versions);
    }
    List<String> platforms =
        loaded.platforms().values().stream()
            .filter(p -> p.schemes().contains(id))
            .map(Platform::id)
            .sorted()
            .toList();
    boolean scored =
        selection.platform() == null
            ? !platforms.isEmpty()
            : platforms.contains(selection.platform());
    if (!scored) {
      throw RescoreErrors.notAmongPlatforms(id, platforms);
    }
  }

  /** Days asked for that there are metrics of. */
  private DaySet days(Lake opened, DaySet asked) {
    DaySet covered = WhatIf.days(opened);
    if (covered.isEmpty() || covered.isAll()) {
      throw RescoreErrors.noDays(opened.root());
    }
    if (asked.isAll()) {
      return covered;
    }
    DaySet days = asked.intersect(covered);
    if (days.isEmpty()) {
      throw RescoreErrors.intervalNotCovered(asked, covered);
    }
    if (!days.equals(asked)) {
      terminal.note(
          "There are metrics of %s of the %s days.",
          Values.count(days.size()), Values.count(asked.size()));
    }
    return days;
  }

  private static String span(DaySet days) {
    return days.first() + " to " + days.last();
  }

  private void print(Dataset<Row> compared) {
    Dataset<Row> rows =
        compared
            .select(
                col(Columns.PLATFORM),
                col(Columns.STORE_ID),
                col(Columns.AS_OF),
                col("scheme_version_before"),
                col("score_before"),
                col("score"),
                col("score_change"),
                col("grade_before"),
                col("grade"))
            .orderBy(ORDER);
    printed.print(rows, rows.schema(), terminal);
  }
}
