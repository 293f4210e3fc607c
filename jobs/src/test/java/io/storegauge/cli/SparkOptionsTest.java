package io.storegauge.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.storegauge.model.StoregaugeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SparkOptionsTest {
  @TempDir Path folder;

  @Test
  void sparksOptionsAreTakenOutWhereverTheyStand() {
    List<String> rest = new ArrayList<>();
    SparkOptions options =
        SparkOptions.parse(
            List.of(
                "--master=local[1]",
                "sql",
                "--spark-conf",
                "spark.a=b=c",
                "select 1",
                "--properties-file",
                "x.conf"),
            rest);

    assertEquals(List.of("sql", "select 1"), rest);
    assertEquals(Path.of("x.conf"), options.file());
    assertEquals(Map.of("spark.master", "local[1]", "spark.a", "b=c"), options.given());
  }

  @Test
  void theCommandLineWinsOverTheFileAndTheFileOverTheMachine() throws IOException {
    Path file = folder.resolve("spark.conf");
    Files.writeString(
        file,
        "# comment\nspark.master  local[*]  \nspark.app.name=x\nspark.sql.shuffle.partitions 7\n");

    Map<String, String> settings =
        SparkOptions.parse(List.of("--master", "local[1]"), new ArrayList<>()).settings(file);
    assertEquals("local[1]", settings.get("spark.master"));
    assertEquals("x", settings.get("spark.app.name"));
    assertEquals("7", settings.get("spark.sql.shuffle.partitions"));
  }

  @Test
  void keysThatSparkWouldIgnoreAreRefused() throws IOException {
    Path file = folder.resolve("spark.conf");
    Files.writeString(file, "master local[1]\nspark.app.name x\n");

    assertEquals(
        file + ": Spark ignores keys that do not start with \"spark.\": master. Remove them.",
        refusal(() -> new SparkOptions(null, Map.of()).settings(file)));
  }

  @Test
  void wrongOptionsAreRefusedWithWhatIsExpected() {
    assertEquals(
        "--spark-conf needs spark.KEY=VALUE, not \"master=local\".",
        refusal(() -> parse("--spark-conf", "master=local")));
    assertEquals("--master needs a value.", refusal(() -> parse("run", "--master")));
    assertEquals(
        "Cannot read the Spark properties file none.conf. Check --properties-file.",
        refusal(() -> parse("--properties-file", "none.conf").settings(folder)));
  }

  private static SparkOptions parse(String... args) {
    return SparkOptions.parse(List.of(args), new ArrayList<>());
  }

  private static String refusal(org.junit.jupiter.api.function.Executable e) {
    return assertThrows(StoregaugeException.class, e).getMessage();
  }
}
