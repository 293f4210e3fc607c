package io.storegauge.cli;

import io.storegauge.config.Conf;
import io.storegauge.job.LabelledFile;
import io.storegauge.job.RatedTexts;
import io.storegauge.lake.Lake;
import io.storegauge.text.LabelledText;
import io.storegauge.text.LabelledTexts;
import java.util.List;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Option;

/** Where labelled texts come from: a file, or the lake's reviews with stars. */
final class LabelledOptions {
  @Option(
      names = "--from",
      paramLabel = "FILE",
      description =
          "CSV with a header, JSON lines or Parquet with labelled texts. Default: the lake's reviews"
              + " with stars.")
  private String from;

  @Option(
      names = "--text-column",
      paramLabel = "NAME",
      defaultValue = "text",
      description = "Column of the file with the text. Default: ${DEFAULT-VALUE}.")
  private String text;

  @Option(
      names = "--label-column",
      paramLabel = "NAME",
      defaultValue = "label",
      description =
          "Column with the class: 0 or negative, 1 or positive. Default: ${DEFAULT-VALUE}.")
  private String label;

  @Option(
      names = "--stars-column",
      paramLabel = "NAME",
      description =
          "Column with 1 to 5 stars instead of a class: up to 2 are negative, from 4 positive, the"
              + " others are left out.")
  private String stars;

  @Option(
      names = "--category-column",
      paramLabel = "NAME",
      description = "Column with what a text is about, to tell the result by.")
  private String category;

  @Option(
      names = "--day-column",
      paramLabel = "NAME",
      description =
          "Column with the day it was written (2025-01-31, a time may follow), to hold out the newest.")
  private String day;

  @Option(
      names = "--most",
      paramLabel = "N",
      defaultValue = "100000",
      description = "Use at most so many texts of each class. Default: ${DEFAULT-VALUE}.")
  private int most;

  /** In words, for the model card. */
  String source() {
    return from == null ? "stars of the lake's own reviews" : "labelled texts of " + name(from);
  }

  /** A path says where things are on one machine, its last part what they are. */
  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** The texts, each once. */
  LabelledTexts read(SparkSession spark, Supplier<Lake> lake, Conf conf) {
    if (most < 1) {
      throw CliErrors.tooFew("--most", 1, most);
    }
    List<LabelledText> texts =
        from == null
            ? RatedTexts.of(lake.get(), conf.platforms(), most)
            : new LabelledFile(from, text, stars == null ? label : null, stars, category, day)
                .read(spark);
    return LabelledTexts.of(texts).limited(most);
  }
}
