package io.storegauge.stats;

import io.storegauge.model.Friction;
import io.storegauge.row.RowBlock;
import io.storegauge.row.RowBlocks;
import io.storegauge.row.RowBuilder;
import io.storegauge.table.Columns;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * From the frictions of days to what they did at each store in trailing windows: the first half of
 * {@code gold.bottlenecks}, before the stores of a platform are compared.
 *
 * <p>Rows in, all of a store together: platform, store id, day, category, frictions, then the
 * counters of facts.friction_day in its order. Rows out: {@link #SCHEMA}, one for each store and
 * as-of day with an order in its window.
 *
 * @param asOfDays epoch days to write, ascending
 * @param windowDays length of the window
 */
public record FrictionWindows(int[] asOfDays, int windowDays) implements Serializable {
  /** Orders, weight of the rated and their mean; then of each friction what a row below says. */
  public static final StructType SCHEMA = schema();

  static final int RATED = 3;
  static final int RATING_MEAN = 4;
  static final int FIRST_FRICTION = 5;

  /** Known orders, exposed orders, exposed and comparable rated ones, effect and variance. */
  static final int FRICTION_COLUMNS = 6;

  private static StructType schema() {
    StructType schema =
        new StructType()
            .add(Columns.PLATFORM, DataTypes.StringType)
            .add(Columns.STORE_ID, DataTypes.StringType)
            .add(Columns.AS_OF, DataTypes.DateType)
            .add("rated", DataTypes.DoubleType)
            .add("rating_mean", DataTypes.DoubleType);
    for (Friction f : Friction.values()) {
      schema =
          schema
              .add(f.id() + "_known", DataTypes.LongType)
              .add(f.id() + "_exposed", DataTypes.LongType)
              .add(f.id() + "_rated_exposed", DataTypes.DoubleType)
              .add(f.id() + "_rated_comparable", DataTypes.DoubleType)
              .add(f.id() + "_effect", DataTypes.DoubleType)
              .add(f.id() + "_variance", DataTypes.DoubleType);
    }
    return schema;
  }

  /** A store with its windows. */
  private record Store(UTF8String platform, UTF8String id, List<FrictionWindow> windows)
      implements RowBlock {
    @Override
    public int rows() {
      return windows.size();
    }

    @Override
    public void write(int row, RowBuilder out) {
      FrictionWindow w = windows.get(row);
      out.set(0, platform).set(1, id).setInt(2, w.asOf());
      out.set(RATED, w.rated()).set(RATING_MEAN, w.ratingMean());
      FrictionEffects.Effect[] effects = w.effects();
      for (Friction f : Friction.values()) {
        int c = FIRST_FRICTION + f.ordinal() * FRICTION_COLUMNS;
        FrictionEffects.Effect e = effects[f.ordinal()];
        out.set(c, w.known(f)).set(c + 1, w.exposed(f));
        out.set(c + 2, e.exposed()).set(c + 3, e.comparable());
        out.set(c + 4, e.stars()).set(c + 5, e.variance());
      }
    }
  }

  public Iterator<InternalRow> rows(Iterator<InternalRow> facts) {
    Iterator<Store> stores =
        new StoreWalk<>(facts) {
          private FrictionHistory history;

          @Override
          void start() {
            history = new FrictionHistory();
          }

          @Override
          void take(InternalRow row) {
            history.add(row);
          }

          @Override
          Store finish(UTF8String platform, UTF8String store) {
            return new Store(platform, store, windows(history));
          }
        };
    return new RowBlocks(stores, SCHEMA.size());
  }

  private List<FrictionWindow> windows(FrictionHistory history) {
    List<FrictionWindow> windows = new ArrayList<>();
    for (int asOf : asOfDays) {
      FrictionWindow window = history.window(asOf, windowDays);
      if (window.orders() > 0) {
        windows.add(window);
      }
    }
    return windows;
  }
}
