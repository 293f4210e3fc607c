package io.storegauge.job;

import static org.apache.spark.sql.functions.col;

import io.storegauge.config.Scheme;
import io.storegauge.lake.Lake;
import io.storegauge.lake.TableScan;
import io.storegauge.model.DaySet;
import io.storegauge.model.Platform;
import io.storegauge.scheme.OfficialScores;
import io.storegauge.scheme.PlatformSchemes;
import io.storegauge.scheme.SchemeFit;
import io.storegauge.stats.PeerDay;
import io.storegauge.stats.PeerDays;
import io.storegauge.table.Columns;
import io.storegauge.table.OfficialScoresTable;
import io.storegauge.table.StoreMetricsTable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * Metrics and published scores of a few days, brought to one place.
 *
 * @param days of all platforms that publish the scheme's score
 */
public record OfficialSample(List<PeerDay> days, OfficialScores official) {
  /**
   * Days of a version, evenly spread: windows of neighbouring days overlap, so that more of them
   * tell little more and fill the memory.
   */
  private static final int MOST_DAYS = 14;

  /** Reads what a fit needs; without days if nothing was published that metrics speak of. */
  public static OfficialSample read(Lake lake, SchemeFit fit) {
    Object[] platforms = fit.platforms().stream().map(Platform::id).toArray();
    DaySet held = lake.coveredDays(StoreMetricsTable.SPEC);
    if (held.isEmpty() || !lake.exists(OfficialScoresTable.SPEC)) {
      return new OfficialSample(List.of(), (p, s, d) -> null);
    }
    Dataset<Row> published = published(lake, held, platforms);
    DaySet days = chosen(fit.scheme(), published);
    return days.isEmpty()
        ? new OfficialSample(List.of(), (p, s, d) -> null)
        : new OfficialSample(metrics(lake, fit, days, platforms), scores(published, days));
  }

  private static Dataset<Row> published(Lake lake, DaySet days, Object[] platforms) {
    return officialScores(lake, days)
        .where(
            col(Columns.PLATFORM).isin(platforms).and(col(OfficialScoresTable.SCORE).isNotNull()));
  }

  /** What platforms published on some days, all dimensions. */
  static Dataset<Row> officialScores(Lake lake, DaySet days) {
    return lake.scan(
            OfficialScoresTable.SPEC,
            List.of(
                Columns.PLATFORM,
                Columns.STORE_ID,
                OfficialScoresTable.SCORE_DATE,
                OfficialScoresTable.DIMENSION,
                OfficialScoresTable.SCORE))
        .days(OfficialScoresTable.SCORE_DATE, days)
        .frame();
  }

  private static DaySet chosen(Scheme scheme, Dataset<Row> published) {
    Map<Integer, List<Long>> byVersion = new TreeMap<>();
    published
        .where(col(OfficialScoresTable.DIMENSION).equalTo(OfficialScoresTable.TOTAL))
        .select(OfficialScoresTable.SCORE_DATE)
        .distinct()
        .orderBy(OfficialScoresTable.SCORE_DATE)
        .collectAsList()
        .forEach(
            r -> {
              LocalDate day = r.getDate(0).toLocalDate();
              byVersion
                  .computeIfAbsent(version(scheme, day), v -> new ArrayList<>())
                  .add(day.toEpochDay());
            });
    List<Long> chosen = new ArrayList<>();
    for (List<Long> days : byVersion.values()) {
      int count = Math.min(MOST_DAYS, days.size());
      for (int i = 1; i <= count; i++) {
        chosen.add(days.get((int) ((long) i * days.size() / count) - 1));
      }
    }
    return DaySet.ofEpochDays(chosen);
  }

  private static int version(Scheme scheme, LocalDate day) {
    int found = 0;
    for (int v = 0; v < scheme.versions().size(); v++) {
      if (!scheme.versions().get(v).from().isAfter(day)) {
        found = v;
      }
    }
    return found;
  }

  private static List<PeerDay> metrics(Lake lake, SchemeFit fit, DaySet days, Object[] platforms) {
    PlatformSchemes schemes = fit.schemes();
    TableScan metrics = PeerFrames.metrics(lake, days, schemes.rowColumns());
    Column own = col(Columns.PLATFORM).isin(platforms);
    return PeerDays.gather(
        PeerFrames.byPeers(
                lake.spark(), metrics.frame().where(own), PeerFrames.tasks(lake.spark(), metrics))
            .map(InternalRow::copy)
            .toLocalIterator(),
        schemes.valueTypes(),
        schemes.texts().size());
  }

  private static OfficialScores scores(Dataset<Row> published, DaySet days) {
    Map<String, double[]> scores = new HashMap<>();
    for (Row r : published.collectAsList()) {
      LocalDate day = r.getDate(2).toLocalDate();
      int place = OfficialScores.place(r.getString(3));
      if (place >= 0 && days.contains(day)) {
        scores
                .computeIfAbsent(
                    key(r.getString(0), r.getString(1), (int) day.toEpochDay()), k -> unknown())[
                place] =
            r.getDouble(4);
      }
    }
    return (platform, store, asOf) -> scores.get(key(platform, store, asOf));
  }

  private static double[] unknown() {
    double[] unknown = new double[OfficialScores.SIZE];
    Arrays.fill(unknown, Double.NaN);
    return unknown;
  }

  private static String key(String platform, String store, int asOf) {
    return platform + "/" + store + "/" + asOf;
  }
}
