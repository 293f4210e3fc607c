package io.storegauge.suspect;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.date_sub;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.storegauge.model.Fact;
import io.storegauge.model.Metric;
import io.storegauge.model.Metric.Windowed;
import io.storegauge.table.Columns;
import io.storegauge.table.ReviewsTable;
import io.storegauge.table.SuspectEffectTable;
import io.storegauge.table.SuspectReviewsTable;
import java.sql.Date;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/**
 * What suspect reviews add to numerators and denominators of metrics, in the whole numbers of
 * facts. An order that a suspect review rated counts as not rated.
 *
 * @param byDescription platforms whose positive rate looks at description ratings
 * @param reviewWindowDays a review rates its order if written within so many days of the delivery
 */
public record SuspectSums(Collection<String> byDescription, int reviewWindowDays) {
  /** Days of the longest window. */
  public static final int LONGEST_DAYS =
      SuspectEffectTable.METRICS.stream().mapToInt(Windowed::windowDays).max().orElseThrow();

  private static final int NEGATIVE = 4;
  private static final int MEDIUM = 6;
  private static final int POSITIVE = 8;

  private static final Column CREATED = col(SuspectReviewsTable.CREATED_DATE);
  private static final Column DELIVERED = col(SuspectReviewsTable.DELIVERED_DATE);
  private static final Column WEIGHT = col(SuspectReviewsTable.WEIGHT);

  static String numerator(Windowed metric) {
    return metric.column() + "_less_num";
  }

  static String denominator(Windowed metric) {
    return metric.column() + "_less_den";
  }

  /**
   * Sums by store and as-of day.
   *
   * <p>In: rows of {@code gold.suspect_reviews}. Out: one row per store and day with a suspect
   * review in one of the windows: platform, store_id, as_of, the numbers of suspect reviews and, of
   * each of {@link SuspectEffectTable#METRICS}, what to take off its numerator and denominator.
   */
  public Dataset<Row> of(Dataset<Row> reviews, List<Date> asOf) {
    Map<Fact, Column> facts = facts();
    List<Column> sums = new ArrayList<>();
    sums.add(counted(90).as(SuspectEffectTable.SUSPECT_REVIEWS_90D));
    for (Windowed w : SuspectEffectTable.METRICS) {
      sums.add(total(w.metric().numerator(), w, facts).as(numerator(w)));
      sums.add(total(w.metric().denominator(), w, facts).as(denominator(w)));
    }
    Column days = array(asOf.stream().map(d -> lit(d)).toArray(Column[]::new));
    return reviews
        .where(col(SuspectReviewsTable.IS_SUSPECT))
        .withColumn(Columns.AS_OF, explode(days))
        .where(within(CREATED, LONGEST_DAYS).or(within(DELIVERED, LONGEST_DAYS)))
        .groupBy(Columns.PLATFORM, Columns.STORE_ID, Columns.AS_OF)
        .agg(counted(30).as(SuspectEffectTable.SUSPECT_REVIEWS_30D), sums.toArray(new Column[0]));
  }

  private static Column counted(int windowDays) {
    return count(when(within(CREATED, windowDays), lit(1)));
  }

  /** Whether a day lies in the window; unknown days do not. */
  private static Column within(Column day, int windowDays) {
    Column asOf = col(Columns.AS_OF);
    return day.isNotNull().and(day.leq(asOf)).and(day.gt(date_sub(asOf, windowDays)));
  }

  private Column total(List<Metric.Term> terms, Windowed metric, Map<Fact, Column> facts) {
    Column total = lit(0L);
    for (Metric.Term t : terms) {
      Column value = facts.get(t.fact());
      // Orders that could be reviewed stay so.
      if (value != null) {
        total =
            total.plus(
                when(counts(t.fact(), metric.windowDays()), value.multiply(t.factor()))
                    .otherwise(0L));
      }
    }
    return sum(total);
  }

  private Column counts(Fact fact, int windowDays) {
    return fact.cohort() == Fact.Cohort.CREATED
        ? within(CREATED, windowDays)
        : within(DELIVERED, windowDays)
            .and(abs(datediff(CREATED, DELIVERED)).leq(reviewWindowDays));
  }

  private Map<Fact, Column> facts() {
    Map<Fact, Column> facts = new EnumMap<>(Fact.class);
    Column rating = halfStars(ReviewsTable.RATING);
    Column description = halfStars(ReviewsTable.DESCRIPTION_RATING);
    Column image = col(SuspectReviewsTable.HAS_IMAGE);
    rating(facts, rating, Fact.RATING_WEIGHT, Fact.RATING_SUM);
    rating(facts, rating, Fact.RATED_ORDERS, Fact.RATED_ORDERS_RATING);
    rating(facts, description, Fact.DESCRIPTION_WEIGHT, Fact.DESCRIPTION_SUM);
    rating(facts, halfStars(ReviewsTable.SERVICE_RATING), Fact.SERVICE_WEIGHT, Fact.SERVICE_SUM);
    rating(
        facts, halfStars(ReviewsTable.LOGISTICS_RATING), Fact.LOGISTICS_WEIGHT, Fact.LOGISTICS_SUM);
    facts.put(Fact.NEGATIVE_WEIGHT, weightIf(rating.leq(NEGATIVE)));
    facts.put(Fact.MEDIUM_OR_BAD_WEIGHT, weightIf(rating.leq(MEDIUM)));
    facts.put(Fact.IMAGE_WEIGHT, weightIf(image.and(rating.isNotNull())));
    facts.put(
        Fact.IMAGE_RATING_SUM,
        when(image.and(rating.isNotNull()), WEIGHT.multiply(rating)).otherwise(0L));
    Column looked =
        when(col(Columns.PLATFORM).isin(byDescription.toArray()), description).otherwise(rating);
    facts.put(Fact.POSITIVE_BASE_WEIGHT, weightIf(looked.isNotNull()));
    facts.put(Fact.POSITIVE_WEIGHT, weightIf(looked.geq(POSITIVE)));
    facts.put(Fact.NEGATIVE_ORDERS, when(rating.leq(NEGATIVE), 1L).otherwise(0L));
    return facts;
  }

  private static void rating(Map<Fact, Column> facts, Column halfStars, Fact weight, Fact sum) {
    facts.put(weight, weightIf(halfStars.isNotNull()));
    facts.put(sum, when(halfStars.isNotNull(), WEIGHT.multiply(halfStars)).otherwise(0L));
  }

  private static Column weightIf(Column condition) {
    return when(condition, WEIGHT).otherwise(0L);
  }

  /** As facts count them; null = not given. */
  private static Column halfStars(String column) {
    Column tenths = col(column).multiply(10).cast(DataTypes.LongType);
    return floor(tenths.plus(2).divide(5)).cast(DataTypes.LongType);
  }
}
