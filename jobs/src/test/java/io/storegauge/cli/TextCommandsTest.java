package io.storegauge.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextCommandsTest {
  @TempDir static Path folder;

  private static CliRun trained;

  /** Texts of random characters, of which the positive ones say 棒 and the others 差. */
  private static void write(String name, String header, int count, long seed, String... classes)
      throws IOException {
    Random random = new Random(seed);
    StringBuilder csv = new StringBuilder(header).append('\n');
    for (int i = 0; i < count; i++) {
      csv.append("\"第一行\n");
      for (int c = 0; c < 10; c++) {
        csv.append((char) (0x5000 + random.nextInt(400)));
      }
      int kind = i % classes.length;
      csv.append(kind == 0 ? "差" : "棒").append("\",").append(classes[kind]);
      csv.append(",").append(i % 2 == 0 ? "书籍" : "水果").append('\n');
    }
    Files.writeString(folder.resolve(name), csv, StandardCharsets.UTF_8);
  }

  private static CliRun text(String... args) {
    String[] all = new String[args.length + 3];
    all[0] = "text";
    System.arraycopy(args, 0, all, 1, args.length);
    all[args.length + 1] = "--conf";
    all[args.length + 2] = "../conf";
    return CliRun.of(all);
  }

  private static String at(String name) {
    return folder.resolve(name).toString();
  }

  @BeforeAll
  static void train() throws IOException {
    write("train.csv", "text,label,category", 600, 1, "0", "1");
    trained =
        text(
            "train",
            "--from",
            at("train.csv"),
            "--category-column",
            "category",
            "--model",
            at("model"),
            "--leave-out");
  }

  @Test
  void trainingTellsHowRightTheModelIsOnWhatItHasNotSeen() {
    assertEquals(0, trained.code(), trained.err());
    assertTrue(
        trained.outLines().get(0).matches("Model [0-9a-f]{12} of 600 texts, on the fifth .*"),
        trained.out());
    assertTrue(trained.out().contains("\nall "), trained.out());
    assertTrue(trained.out().contains("\nscript han "), trained.out());
    assertTrue(trained.out().contains("by a model that has seen none of it; mean accuracy "));
    assertTrue(Files.exists(folder.resolve("model").resolve("MODEL_CARD.md")));
  }

  @Test
  void aModelIsTriedOnTextsWithStars() throws IOException {
    write("stars.csv", "message,score,about", 300, 2, "1", "5", "4.5");
    CliRun run =
        text(
            "eval",
            "--from",
            at("stars.csv"),
            "--text-column",
            "message",
            "--stars-column",
            "score",
            "--model",
            at("model"));
    assertEquals(0, run.code(), run.err());
    String all = run.outLines().stream().filter(l -> l.startsWith("all ")).findFirst().get();
    String[] cells = all.trim().split(" +");
    assertEquals("300", cells[1]);
    assertTrue(Double.parseDouble(cells[2]) > 0.95, all);
  }

  @Test
  void textsAreScored() {
    CliRun run = text("score", "这个很棒", "这个很差", " ", "--model", at("model"));
    assertEquals(0, run.code(), run.err());
    assertTrue(run.out().contains("positive "), run.out());
    assertTrue(run.out().contains("negative "), run.out());
    assertEquals(5, run.outLines().size(), run.out());
  }

  @Test
  void plainWordsScoreWithoutAModel() {
    CliRun run = CliRun.withoutSpark("text", "score", "质量很差", "--words", "--conf", "../conf");
    assertEquals(0, run.code(), run.err());
    assertTrue(run.out().contains("negative "), run.out());
  }

  @Test
  void whatCannotBeUsedIsNamedWithItsRemedy() throws IOException {
    CliRun again = text("train", "--from", at("train.csv"), "--model", at("model"));
    assertEquals(4, again.code());
    assertTrue(again.err().contains("is not empty, and models are not overwritten"), again.err());
    CliRun column =
        text("eval", "--from", at("train.csv"), "--text-column", "txt", "--model", at("model"));
    assertEquals(2, column.code());
    assertTrue(column.err().contains("has no column txt. Did you mean text?"), column.err());
    CliRun file = text("eval", "--from", at("none.csv"), "--model", at("model"));
    assertEquals(4, file.code());
    assertTrue(file.err().contains("There is no file " + at("none.csv")), file.err());
    write("odd.csv", "text,label,category", 4, 3, "0", "maybe");
    CliRun label = text("eval", "--from", at("odd.csv"), "--model", at("model"));
    assertEquals(4, label.code());
    assertTrue(
        label.err().contains("label = maybe is no class; allowed: 0 or negative"), label.err());
    CliRun model = text("score", "好", "--model", at("nowhere"));
    assertEquals(4, model.code());
    assertTrue(model.err().contains("There is no model in "), model.err());
    CliRun few = text("train", "--from", at("train.csv"), "--most", "0", "--model", at("few"));
    assertEquals(2, few.code());
    assertTrue(few.err().contains("--most is a number of records, at least 1; it is 0"), few.err());
  }
}
