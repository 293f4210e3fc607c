package io.storegauge.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BatchTest {
  private static final long MB = 1L << 20;

  @Test
  void fewBytesAreSharedByTheCores() {
    // 10 MB for two cores, 5 each: the third file of 2 MB brings 4 to 6, as near to 5 as without.
    assertEquals("[0, 1, 2] [3, 4]", tasks(2, 2, 2, 2, 2, 2));
    // A third of 10 MB is 3.3: two files are nearer to it than three.
    assertEquals("[0, 1] [2, 3] [4]", tasks(3, 2, 2, 2, 2, 2));
    assertEquals("[0, 1, 2, 3, 4]", tasks(1, 2, 2, 2, 2, 2));
  }

  @Test
  void tinyFilesStayTogetherHoweverManyCoresThereAre() {
    assertEquals("[0, 1, 2]", tasks(64, 0, 1, 1));
  }

  @Test
  void aTaskTakesAboutThirtyTwoMegabytesAndAFileIsNeverSplit() {
    assertEquals("[0] [1, 2] [3]", tasks(2, 900, 20, 20, 30));
  }

  @Test
  void filesThatCannotBeReadHaveNoTask() {
    List<LandingFile> files = new ArrayList<>(files(2, 2));
    files.add(file("b", 9 * MB, "empty_file"));
    assertEquals("[0, 1]", shown(batch(files).tasks(2)));
  }

  private static String tasks(int cores, long... megabytes) {
    return shown(batch(files(megabytes)).tasks(cores));
  }

  private static String shown(List<int[]> tasks) {
    return String.join(" ", tasks.stream().map(Arrays::toString).toList());
  }

  private static Batch batch(List<LandingFile> files) {
    return new Batch(null, null, files, Map.of(), 0);
  }

  private static List<LandingFile> files(long... megabytes) {
    List<LandingFile> files = new ArrayList<>();
    for (long m : megabytes) {
      files.add(file("a" + files.size(), m * MB, null));
    }
    return files;
  }

  private static LandingFile file(String path, long bytes, String fault) {
    return new LandingFile(
        "generic", "orders", path, path, bytes, 0, "jd", null, LandingFile.UNKNOWN_DAY, fault);
  }
}
