package io.storegauge.scheme;

import io.storegauge.row.RowBlock;
import io.storegauge.row.RowBuilder;
import io.storegauge.stats.MidRank;
import io.storegauge.stats.Millionths;
import io.storegauge.stats.PeerColumn;
import io.storegauge.stats.PeerDay;
import io.storegauge.table.RankChangesTable;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.unsafe.types.UTF8String;

/** Rows of rank_changes of one platform, scheme and pair of days. */
final class RankChangeBlock implements RowBlock {
  private static final UTF8String SLASH = UTF8String.fromString("/");

  private final DayPair pair;
  private final ScoredDay now;
  private final UTF8String scheme;
  private final UTF8String[] groups;
  private final int[] stores;
  // Drivers, dimensions and reasons are a few texts for all stores of a day.
  private final Map<String, UTF8String> texts = new HashMap<>();

  RankChangeBlock(DayPair pair) {
    this.pair = pair;
    this.now = pair.now();
    this.scheme = UTF8String.fromString(now.inForce().scheme());
    this.groups = now.stores().categoryNames();
    for (int c = 0; c < groups.length; c++) {
      groups[c] = UTF8String.concat(now.stores().platform(), SLASH, groups[c]);
    }
    this.stores =
        IntStream.range(0, now.stores().size())
            .filter(s -> isRanked(now, s) || isRanked(pair.then(), pair.place(s)))
            .toArray();
  }

  private static boolean isRanked(ScoredDay day, int store) {
    return day != null && store >= 0 && !Double.isNaN(day.totals().percentile(store, true));
  }

  @Override
  public int rows() {
    return stores.length;
  }

  /** In the order of {@link RankChangesTable}. */
  @Override
  public void write(int row, RowBuilder out) {
    int here = stores[row];
    int there = pair.then() == null ? -1 : pair.place(here);
    PeerDay day = now.stores();
    PeerColumn totals = now.totals();
    GuestDay guest = pair.guest(here);
    ScoreChange change = pair.change(here, guest);
    RankParts parts = RankParts.of(pair, here, guest, change);
    int c = 0;
    out.set(c++, day.platform());
    out.set(c++, day.store(here));
    out.setInt(c++, day.asOf());
    out.set(c++, scheme);
    out.set(c++, now.inForce().main());
    out.setInt(c++, (int) pair.from().toEpochDay());
    out.set(c++, totals.withinCategory(here) ? groups[day.category(here)] : day.platform());
    c = ranks(here, there, out, c);
    c = percentiles(here, there, parts, out, c);
    c = scores(change, parts, out, c);
    MidRank before = there < 0 ? null : pair.then().totals().peers(there);
    out.set(c++, before == null ? Double.NaN : before.median());
    out.set(c++, totals.peers(here).median());
    c = driver(RankDriver.of(parts, change), out, c);
    out.set(c++, text(parts.unsplit()));
    out.setInt(c, day.month());
  }

  private int ranks(int here, int there, RowBuilder out, int column) {
    if (there >= 0) {
      out.setInt(column, pair.then().totals().peers(there).size());
    }
    out.setInt(column + 1, now.totals().peers(here).size());
    int before = rank(pair.then(), there);
    int after = rank(now, here);
    if (before > 0) {
      out.setInt(column + 2, before);
    }
    if (after > 0) {
      out.setInt(column + 3, after);
    }
    if (before > 0 && after > 0) {
      out.setInt(column + 4, before - after);
    }
    return column + 5;
  }

  /** From 1; 0 = not ranked. */
  private static int rank(ScoredDay day, int store) {
    return isRanked(day, store)
        ? day.totals().peers(store).above(day.totals().value(store)) + 1
        : 0;
  }

  private int percentiles(int here, int there, RankParts parts, RowBuilder out, int column) {
    long before = percentile(pair.then(), there, out, column);
    long after = percentile(now, here, out, column + 1);
    if (before >= 0 && after >= 0) {
      Millionths.set(out, column + 2, after - before);
    }
    if (parts.known()) {
      Millionths.set(out, column + 3, parts.byValue());
      Millionths.set(out, column + 4, parts.byPeers());
      Millionths.set(out, column + 5, parts.byRules());
    }
    return column + 6;
  }

  /** In millionths; −1 = not ranked. */
  private static long percentile(ScoredDay day, int store, RowBuilder out, int column) {
    if (!isRanked(day, store)) {
      return -1;
    }
    long percentile = Millionths.of(day.totals().percentile(store, true));
    Millionths.set(out, column, percentile);
    return percentile;
  }

  private static int scores(ScoreChange change, RankParts parts, RowBuilder out, int column) {
    if (change.scoreThen() != null) {
      Millionths.set(out, column, change.scoreThen());
    }
    if (change.scoreNow() != null) {
      Millionths.set(out, column + 1, change.scoreNow());
    }
    if (change.scoreThen() != null && change.scoreNow() != null) {
      Millionths.set(out, column + 2, change.scoreNow() - change.scoreThen());
    }
    if (parts.known()) {
      ScoreChange.Line total = change.total();
      Millionths.set(out, column + 3, total.byValue());
      Millionths.set(out, column + 4, total.byPeers());
      Millionths.set(out, column + 5, total.byRule());
    }
    return column + 6;
  }

  private int driver(RankDriver driver, RowBuilder out, int column) {
    if (driver != null) {
      out.set(column, text(driver.name()));
      if (driver.line() != null) {
        out.set(column + 1, text(dimension(driver.name())));
        Millionths.set(out, column + 2, driver.line().byValue());
        out.set(column + 3, driver.line().valueThen());
        out.set(column + 4, driver.line().valueNow());
      }
    }
    return column + 5;
  }

  /** Dimension of an indicator by the rules of then, which the own value was scored by. */
  private String dimension(String name) {
    for (SchemeIndicator i : pair.then().rules().indicators()) {
      if (i.name().equals(name)) {
        return i.dimension().id();
      }
    }
    return null;
  }

  private UTF8String text(String text) {
    return text == null ? null : texts.computeIfAbsent(text, UTF8String::fromString);
  }
}
