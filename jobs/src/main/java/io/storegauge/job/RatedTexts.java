package io.storegauge.job;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.unix_micros;
import static org.apache.spark.sql.functions.when;

import io.storegauge.lake.KeyFilter;
import io.storegauge.lake.Lake;
import io.storegauge.model.Platform;
import io.storegauge.table.Columns;
import io.storegauge.table.ReviewsTable;
import io.storegauge.text.LabelledText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Texts of a lake's own reviews with what their stars say: up to 2 negative, from 4 positive. Not
 * default praise, not deleted ones.
 */
public final class RatedTexts {
  private static final double MOST_OF_NEGATIVE = 2;
  private static final double LEAST_OF_POSITIVE = 4;

  private RatedTexts() {}

  /**
   * Reads as many of each class as are asked for, those with the least key hashes: as good as drawn
   * by lot, and the same ones every time. The category of a text is its platform.
   *
   * @param most of each class
   */
  public static List<LabelledText> of(Lake lake, Map<String, Platform> platforms, int most) {
    PlatformClocks clocks = new PlatformClocks(platforms);
    Column rating = col(ReviewsTable.RATING).cast("double");
    List<LabelledText> texts = new ArrayList<>();
    read(lake, rating.leq(MOST_OF_NEGATIVE), most).forEach(r -> texts.add(text(r, false, clocks)));
    read(lake, rating.geq(LEAST_OF_POSITIVE), most).forEach(r -> texts.add(text(r, true, clocks)));
    return texts;
  }

  /** Texts of the rarer class, copies among them: no sort and no text is needed to know. */
  static long ofTheRarerClass(Lake lake) {
    Column rating = col(ReviewsTable.RATING).cast("double");
    Row counts =
        rated(lake)
            .agg(
                count(when(rating.leq(MOST_OF_NEGATIVE), lit(1))),
                count(when(rating.geq(LEAST_OF_POSITIVE), lit(1))))
            .first();
    return Math.min(counts.getLong(0), counts.getLong(1));
  }

  private static Dataset<Row> rated(Lake lake) {
    Column notDefault = coalesce(col(ReviewsTable.IS_DEFAULT), lit(false)).equalTo(false);
    Column notDeleted = coalesce(col(ReviewsTable.IS_DELETED), lit(false)).equalTo(false);
    return lake.read(ReviewsTable.SPEC)
        .where(notDefault.and(notDeleted))
        .where(col(ReviewsTable.TEXT).isNotNull())
        .where(col(ReviewsTable.CREATED_AT).isNotNull());
  }

  private static List<Row> read(Lake lake, Column stars, int most) {
    return rated(lake)
        .where(stars)
        .orderBy(
            col(KeyFilter.HASH),
            col(Columns.PLATFORM),
            col(ReviewsTable.REVIEW_ID),
            col(Columns.STORE_ID))
        .limit(most)
        .select(
            col(Columns.PLATFORM),
            col(ReviewsTable.TEXT),
            unix_micros(col(ReviewsTable.CREATED_AT)))
        .collectAsList();
  }

  private static LabelledText text(Row row, boolean positive, PlatformClocks clocks) {
    String platform = row.getString(0);
    long day = clocks.day(UTF8String.fromString(platform), row.getLong(2));
    return new LabelledText(row.getString(1), positive, platform, day);
  }
}
