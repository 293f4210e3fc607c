package io.storegauge.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Runs the peer in a process of its own: {@code LANDING FORMATS OUT STEPS THREADS MEMORY
 * [WARM_UP_OUT]}. Writes a line {@code step<TAB>seconds} a step. With a warm-up folder all of it is
 * done once before, unmeasured.
 */
final class PeerMain {
  private PeerMain() {}

  public static void main(String[] args) throws Exception {
    Path landing = Path.of(args[0]);
    FeedFormats formats = FeedFormats.of(args[1]);
    List<String> steps = List.of(args[3].split(","));
    int threads = Integer.parseInt(args[4]);
    String key = System.getenv(Ours.BUYER_KEY);
    if (args.length > 6) {
      new Peer(landing, formats, Path.of(args[6]), key, threads, args[5]).run(steps);
    }
    Map<String, Double> seconds =
        new Peer(landing, formats, Path.of(args[2]), key, threads, args[5]).run(steps);
    seconds.forEach((step, s) -> System.out.printf("%s\t%.3f%n", step, s));
  }
}
