package io.storegauge.bench;

import java.nio.file.Path;
import java.util.List;

/** Compares a lake with the peer's tables: {@code LAKE PEER}. Exit code 1 if they differ. */
final class EqualityMain {
  private EqualityMain() {}

  public static void main(String[] args) throws Exception {
    List<Equality.Result> results =
        Equality.check(
            Path.of(args[0]), Path.of(args[1]), ComparedTable.ALL, BenchOptions.THREADS, "5GB");
    System.out.print(Report.equality(results));
    if (!results.stream().allMatch(Equality.Result::equal)) {
      System.exit(1);
    }
  }
}
