package io.storegauge.bench;

import io.storegauge.config.ConfLoader;
import io.storegauge.text.TopicPhrases;
import io.storegauge.text.TopicTagger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Times looking for topics alone, {@code CONF TEXTS}, and writes texts a second and the share of
 * texts with a topic to stdout: by one thread, then by {@link BenchOptions#THREADS}. The text of
 * the file is cut into pieces of 60 characters.
 */
final class TaggingMain {
  private static final int CHARACTERS = 60;
  private static final int MOST_TEXTS = 200_000;
  private static final int WARM_UP_ROUNDS = 5;
  private static final int ROUNDS = 20;

  private TaggingMain() {}

  public static void main(String[] args) throws Exception {
    TopicPhrases phrases = TopicPhrases.of(ConfLoader.load(Path.of(args[0]), List.of()).topics());
    List<UTF8String> texts = pieces(Files.readString(Path.of(args[1]), StandardCharsets.UTF_8));
    System.out.printf("%,d texts of %d characters%n", texts.size(), CHARACTERS);
    for (int threads : new int[] {1, BenchOptions.THREADS}) {
      run(phrases, texts, threads, WARM_UP_ROUNDS);
      run(phrases, texts, threads, ROUNDS);
    }
  }

  private static void run(TopicPhrases phrases, List<UTF8String> texts, int threads, int rounds)
      throws InterruptedException, ExecutionException {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    long started = System.nanoTime();
    List<Future<Long>> tagged = new ArrayList<>();
    for (int t = 0; t < threads; t++) {
      tagged.add(pool.submit(() -> tagged(phrases, texts, rounds)));
    }
    long sum = 0;
    for (Future<Long> t : tagged) {
      sum += t.get();
    }
    double seconds = (System.nanoTime() - started) / 1e9;
    pool.shutdown();
    double looked = (double) threads * rounds * texts.size();
    System.out.printf(
        "%d threads  %,.0f texts/s  %.1f %% with a topic%n",
        threads, looked / seconds, 100 * sum / looked);
  }

  private static long tagged(TopicPhrases phrases, List<UTF8String> texts, int rounds) {
    TopicTagger tagger = new TopicTagger(phrases);
    long tagged = 0;
    for (int r = 0; r < rounds; r++) {
      for (UTF8String text : texts) {
        tagged += tagger.read(text).count() > 0 ? 1 : 0;
      }
    }
    return tagged;
  }

  private static List<UTF8String> pieces(String text) {
    int[] points = text.codePoints().filter(c -> c >= ' ').toArray();
    List<UTF8String> texts = new ArrayList<>();
    for (int i = 0; i + CHARACTERS <= points.length && texts.size() < MOST_TEXTS; i += CHARACTERS) {
      texts.add(UTF8String.fromString(new String(points, i, CHARACTERS)));
    }
    return texts;
  }
}
