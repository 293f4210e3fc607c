package io.storegauge.cli;

import io.storegauge.text.Evaluation;
import io.storegauge.text.Tally;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * How right a model was, for programs: one row for all texts, for each category and each language.
 * A share of no texts is null.
 */
final class TallyRows {
  static final StructType SCHEMA =
      new StructType()
          .add("kind", DataTypes.StringType)
          .add("name", DataTypes.StringType)
          .add("texts", DataTypes.LongType)
          .add("accuracy", DataTypes.DoubleType)
          .add("macro_f1", DataTypes.DoubleType)
          .add("negative_said_negative", DataTypes.LongType)
          .add("negative_said_positive", DataTypes.LongType)
          .add("positive_said_negative", DataTypes.LongType)
          .add("positive_said_positive", DataTypes.LongType)
          .add("negative_recall", DataTypes.DoubleType)
          .add("negative_precision", DataTypes.DoubleType)
          .add("negative_f1", DataTypes.DoubleType)
          .add("positive_recall", DataTypes.DoubleType)
          .add("positive_precision", DataTypes.DoubleType)
          .add("positive_f1", DataTypes.DoubleType)
          .add("neutral_share", DataTypes.DoubleType)
          .add("accuracy_of_the_rest", DataTypes.DoubleType);

  private TallyRows() {}

  static Iterator<Row> of(Evaluation e) {
    List<Row> rows = new ArrayList<>();
    rows.add(row("all", null, e.all()));
    for (Map.Entry<String, Tally> c : e.byCategory().entrySet()) {
      rows.add(row("category", c.getKey(), c.getValue()));
    }
    for (Map.Entry<String, Tally> l : e.byLanguage().entrySet()) {
      rows.add(row("language", l.getKey(), l.getValue()));
    }
    return rows.iterator();
  }

  private static Row row(String kind, String name, Tally t) {
    return RowFactory.create(
        kind,
        name,
        t.texts(),
        known(t.accuracy()),
        known(t.macroF1()),
        t.texts(false, false),
        t.texts(false, true),
        t.texts(true, false),
        t.texts(true, true),
        known(t.recall(false)),
        known(t.precision(false)),
        known(t.f1(false)),
        known(t.recall(true)),
        known(t.precision(true)),
        known(t.f1(true)),
        known(t.neutralShare()),
        known(t.accuracyWhenSure()));
  }

  private static Double known(double share) {
    return Double.isNaN(share) ? null : share;
  }
}
