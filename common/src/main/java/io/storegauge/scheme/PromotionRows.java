package io.storegauge.scheme;

import io.storegauge.model.DaySet;
import io.storegauge.model.LookAhead;
import io.storegauge.row.RowBuilder;
import io.storegauge.scheme.PromotionRules.ByDay;
import io.storegauge.scheme.PromotionRules.Rule;
import io.storegauge.stats.Millionths;
import io.storegauge.table.Columns;
import io.storegauge.table.PromotionGatesTable;
import io.storegauge.table.StoreScoresTable;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * From scores to rows of {@code gold.promotion_gates}.
 *
 * <p>Rows in: {@link #COLUMNS} of {@code gold.store_scores}, in order of store, platform, scheme
 * and day, a store's scheme whole. Rows out: one for each row of a wanted day on which the scheme
 * has a rule, with or without a score.
 *
 * <p>Every day counts with the score it had, by whatever version of the scheme, as the platform has
 * shown it: also what newcomers have by default. Days without a score are left out. The rule is
 * that of the as-of day; what the next day needs follows from the next day's rule.
 *
 * @param asOfDays epoch days to write, ascending
 */
public record PromotionRows(PromotionRules rules, int[] asOfDays) implements Serializable {
  /** Columns of {@code gold.store_scores} that rows in have. */
  public static final List<String> COLUMNS =
      List.of(
          Columns.PLATFORM,
          Columns.STORE_ID,
          StoreScoresTable.SCHEME,
          Columns.AS_OF,
          StoreScoresTable.SCORE);

  static final int PLATFORM = 0;
  private static final int STORE = 1;
  static final int SCHEME = 2;
  private static final int AS_OF = 3;
  private static final int SCORE = 4;

  public Iterator<InternalRow> rows(Iterator<InternalRow> scores) {
    return new Rows(scores);
  }

  private final class Rows extends LookAhead<InternalRow> {
    private final Iterator<InternalRow> in;
    private final RowBuilder out = new RowBuilder(PromotionGatesTable.SPEC.columns().size());
    private final ScoreTrail trail = new ScoreTrail(rules.reachDays());
    private UTF8String platform;
    private UTF8String store;
    private UTF8String scheme;
    private ByDay byDay;

    Rows(Iterator<InternalRow> in) {
      this.in = in;
    }

    @Override
    protected InternalRow find() {
      while (in.hasNext()) {
        InternalRow row = in.next();
        if (!isOfTheSame(row)) {
          begin(row);
        }
        int asOf = row.getInt(AS_OF);
        if (!row.isNullAt(SCORE)) {
          trail.add(asOf, row.getLong(SCORE));
        }
        Rule rule = Arrays.binarySearch(asOfDays, asOf) < 0 ? null : byDay.on(asOf);
        if (rule != null) {
          return gate(asOf, rule);
        }
      }
      return null;
    }

    private boolean isOfTheSame(InternalRow row) {
      return store != null
          && row.getUTF8String(STORE).equals(store)
          && row.getUTF8String(PLATFORM).equals(platform)
          && row.getUTF8String(SCHEME).equals(scheme);
    }

    private void begin(InternalRow row) {
      platform = row.getUTF8String(PLATFORM).clone();
      store = row.getUTF8String(STORE).clone();
      scheme = row.getUTF8String(SCHEME).clone();
      byDay = rules.of(platform, scheme);
      trail.clear();
    }

    /** In the order of {@link PromotionGatesTable}. */
    private InternalRow gate(int asOf, Rule rule) {
      ScoreTrail.Sum window = trail.after(asOf - rule.days());
      int c = 0;
      out.start();
      out.set(c++, platform);
      out.set(c++, store);
      out.setInt(c++, asOf);
      out.set(c++, scheme);
      out.set(c++, rule.version());
      out.set(c++, rule.main());
      out.setInt(c++, rule.days());
      out.setInt(c++, window.days());
      int mean = c++;
      Millionths.set(out, c++, rule.required());
      int margin = c++;
      int open = c++;
      if (window.days() > 0) {
        Millionths.set(out, mean, window.mean());
        Millionths.set(out, margin, window.mean() - rule.required());
        out.set(open, window.mean() >= rule.required());
      }
      needed(asOf + 1, c++);
      out.setInt(c, DaySet.firstOfMonth(asOf));
      return out.build();
    }

    /** Sets the least score of the day behind the trail that makes its own mean high enough. */
    private void needed(int nextDay, int column) {
      Rule rule = byDay.on(nextDay);
      if (rule != null) {
        ScoreTrail.Sum before = trail.after(nextDay - rule.days());
        long least = rule.required() * (before.days() + 1) - before.points();
        if (least <= rule.highest()) {
          Millionths.set(out, column, Math.max(least, rule.lowest()));
        }
      }
    }
  }
}
