package io.storegauge.bench;

import io.storegauge.text.Lexicon;
import io.storegauge.text.ModelFolder;
import io.storegauge.text.SentimentModel;
import io.storegauge.text.SentimentScorer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Times the scoring of texts alone, {@code [TEXTS [MODEL]]}, and writes texts a second to stdout:
 * by one thread, then by {@link BenchOptions#THREADS}.
 *
 * <p>{@code TEXTS} is a file whose text is cut into pieces of 60 characters; without it characters
 * are drawn evenly from 3,500. {@code MODEL} is a folder of {@code text train}; without it the list
 * of plain words serves, which is small, knows little of any text, and is faster than any model.
 */
final class ScoringMain {
  private static final int CHARACTERS = 60;
  private static final int TEXTS = 200_000;
  private static final int ALPHABET = 3_500;
  private static final int WARM_UP_ROUNDS = 3;
  private static final int ROUNDS = 5;

  private ScoringMain() {}

  public static void main(String[] args) throws Exception {
    List<UTF8String> texts = args.length > 0 ? pieces(Path.of(args[0])) : drawn();
    SentimentModel model =
        args.length > 1 ? new ModelFolder(args[1], new Configuration()).read() : Lexicon.model();
    System.out.printf(
        "model %s, %,d texts of %d characters%n", model.version(), texts.size(), CHARACTERS);
    for (int threads : new int[] {1, BenchOptions.THREADS}) {
      rate(model, texts, threads, WARM_UP_ROUNDS);
      System.out.printf(
          "%d threads  %,.0f texts/s%n", threads, rate(model, texts, threads, ROUNDS));
    }
  }

  private static double rate(SentimentModel model, List<UTF8String> texts, int threads, int rounds)
      throws InterruptedException, ExecutionException {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    long started = System.nanoTime();
    List<Future<Double>> sums = new ArrayList<>();
    for (int t = 0; t < threads; t++) {
      sums.add(pool.submit(scoring(model, texts, rounds)));
    }
    double sum = 0;
    for (Future<Double> s : sums) {
      sum += s.get();
    }
    double seconds = (System.nanoTime() - started) / 1e9;
    pool.shutdown();
    if (Double.isNaN(sum)) {
      throw new IllegalStateException("a text without probability");
    }
    return (double) threads * rounds * texts.size() / seconds;
  }

  private static Callable<Double> scoring(
      SentimentModel model, List<UTF8String> texts, int rounds) {
    return () -> {
      SentimentScorer scorer = new SentimentScorer(model);
      double sum = 0;
      for (int r = 0; r < rounds; r++) {
        for (UTF8String text : texts) {
          sum += scorer.probability(text);
        }
      }
      return sum;
    };
  }

  private static List<UTF8String> pieces(Path file) throws IOException {
    int[] points =
        Files.readString(file, StandardCharsets.UTF_8).codePoints().filter(c -> c > ' ').toArray();
    List<UTF8String> texts = new ArrayList<>();
    for (int i = 0; i + CHARACTERS <= points.length && texts.size() < TEXTS; i += CHARACTERS) {
      texts.add(UTF8String.fromString(new String(points, i, CHARACTERS)));
    }
    return texts;
  }

  private static List<UTF8String> drawn() {
    SplittableRandom random = new SplittableRandom(1);
    List<UTF8String> texts = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < TEXTS; i++) {
      text.setLength(0);
      for (int c = 0; c < CHARACTERS; c++) {
        text.append((char) (0x4e00 + random.nextInt(ALPHABET)));
      }
      texts.add(UTF8String.fromString(text.toString()));
    }
    return texts;
  }
}
