package io.storegauge.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.trim;

import io.storegauge.model.FileErrors;
import io.storegauge.model.StoregaugeException;
import io.storegauge.text.LabelledText;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * A file of texts of which it is known what they are like: Parquet, JSON lines, or else CSV with a
 * header, by the end of its name.
 *
 * @param text column of the text; rows without one are left out
 * @param label column of the class, 0 or negative, 1 or positive; null = {@code stars} says it
 * @param stars column of 1 to 5 stars, of which 2 and fewer are negative, 4 and more positive, and
 *     those between are left out; null = {@code label} says it
 * @param category column of what a text is about; null = not known
 * @param day column of the day it was written; null = not known
 */
public record LabelledFile(
    String path, String text, String label, String stars, String category, String day) {
  private static final Set<String> NEGATIVE = Set.of("0", "0.0", "-1", "neg", "negative");
  private static final Set<String> POSITIVE = Set.of("1", "1.0", "pos", "positive");
  private static final double MOST_OF_NEGATIVE = 2;
  private static final double LEAST_OF_POSITIVE = 4;

  /** What Spark reads bytes as that are no UTF-8. */
  private static final char DAMAGED = '\ufffd';

  /** One text in so many may be damaged. */
  private static final int MOST_DAMAGED = 10;

  private static final int DAY_LENGTH = "2025-01-31".length();

  /**
   * Its texts.
   *
   * @throws StoregaugeException if there is no such file or column, a class that is none, or the
   *     file is not in UTF-8
   */
  public List<LabelledText> read(SparkSession spark) {
    Dataset<Row> rows = rows(spark);
    List<String> found = Arrays.asList(rows.columns());
    Stream.of(text, label, stars, category, day)
        .filter(Objects::nonNull)
        .filter(c -> !found.contains(c))
        .findFirst()
        .ifPresent(c -> refuse(c, found));
    List<LabelledText> texts = new ArrayList<>();
    Column[] wanted = {
      string(text), string(label == null ? stars : label), string(category), string(day)
    };
    List<Row> read = rows.select(wanted).collectAsList();
    requireUtf8(read);
    for (Row row : read) {
      Boolean positive = row.isNullAt(1) ? null : positive(row.getString(1));
      if (positive != null && !row.isNullAt(0)) {
        texts.add(new LabelledText(row.getString(0), positive, row.getString(2), day(row, 3)));
      }
    }
    return texts;
  }

  /** A few damaged texts are in any crawl; of a file in another encoding most are. */
  private void requireUtf8(List<Row> rows) {
    long damaged =
        rows.stream().filter(r -> !r.isNullAt(0) && r.getString(0).indexOf(DAMAGED) >= 0).count();
    if (damaged * MOST_DAMAGED > rows.size()) {
      throw SentimentErrors.notUtf8(path, text, damaged, rows.size());
    }
  }

  private void refuse(String column, List<String> found) {
    throw SentimentErrors.noColumn(path, column, found);
  }

  private Dataset<Row> rows(SparkSession spark) {
    String name = path.toLowerCase(Locale.ROOT);
    DataFrameReader reader = spark.read();
    try {
      if (!new Path(path)
          .getFileSystem(spark.sparkContext().hadoopConfiguration())
          .exists(new Path(path))) {
        throw SentimentErrors.noFile(path);
      }
    } catch (IOException e) {
      throw FileErrors.notReadable(path, e);
    }
    if (name.endsWith(".parquet")) {
      return reader.parquet(path);
    }
    if (name.contains(".json")) {
      return reader.json(path);
    }
    return reader.option("header", true).option("multiLine", true).option("escape", "\"").csv(path);
  }

  private static Column string(String column) {
    return column == null ? lit(null).cast("string") : trim(col("`" + column + "`").cast("string"));
  }

  /** Null = neither. */
  private Boolean positive(String value) {
    if (label != null) {
      String known = value.toLowerCase(Locale.ROOT);
      if (!NEGATIVE.contains(known) && !POSITIVE.contains(known)) {
        throw SentimentErrors.noClass(path, label, value);
      }
      return POSITIVE.contains(known);
    }
    double given;
    try {
      given = Double.parseDouble(value);
    } catch (NumberFormatException e) {
      throw SentimentErrors.noStars(path, stars, value);
    }
    if (given <= MOST_OF_NEGATIVE) {
      return false;
    }
    return given >= LEAST_OF_POSITIVE ? true : null;
  }

  /** The first ten characters, whatever time follows. */
  private static long day(Row row, int at) {
    String value = row.getString(at);
    if (value == null || value.length() < DAY_LENGTH) {
      return LabelledText.UNDATED;
    }
    try {
      return LocalDate.parse(value.substring(0, DAY_LENGTH)).toEpochDay();
    } catch (DateTimeParseException e) {
      return LabelledText.UNDATED;
    }
  }
}
