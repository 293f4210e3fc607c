package io.storegauge.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
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
      csv.append(",").append(i % 4 < 2 ? "书籍" : "水果").append('\n');
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
            "--folds",
            "3",
            "--leave-out");
  }

  @Test
  void trainingTellsHowRightTheModelIsOnWhatItHasNotSeen() {
    assertEquals(0, trained.code(), trained.err());
    assertTrue(
        trained.outLines().get(0).matches("Model [0-9a-f]{12} of 600 texts, on the fifth .*"),
        trained.out());
    assertTrue(trained.out().contains("\nall "), trained.out());
    assertTrue(trained.out().contains("\nlanguage zh "), trained.out());
    assertTrue(trained.out().contains("Each of 3 parts by a model of the others:"), trained.out());
    assertTrue(trained.out().contains("\nclass "), trained.out());
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
  void aTrialIsAlsoForPrograms() throws IOException {
    write("two.csv", "text,label,category", 200, 4, "negative", "positive");
    CliRun csv =
        text(
            "eval",
            "--from",
            at("two.csv"),
            "--category-column",
            "category",
            "--model",
            at("model"),
            "--format",
            "csv");
    assertEquals(0, csv.code(), csv.err());
    List<String> lines = csv.outLines();
    assertTrue(lines.get(0).startsWith("kind,name,texts,accuracy,macro_f1,"), lines.get(0));
    assertTrue(lines.get(1).startsWith("all,,200,"), lines.get(1));
    assertTrue(lines.get(2).startsWith("category,书籍,100,"), lines.get(2));
    assertTrue(lines.get(4).startsWith("language,zh,200,"), lines.get(4));
    assertEquals(5, lines.size());
    CliRun json = text("eval", "--from", at("two.csv"), "--model", at("model"), "--format", "json");
    String all = json.outLines().get(0);
    assertTrue(all.contains("\"kind\":\"all\",\"name\":null,\"texts\":200,"), all);
    int[] cells =
        Stream.of("negative_said_negative", "negative_said_positive", "positive_said_positive")
            .mapToInt(c -> Integer.parseInt(all.replaceAll(".*\"" + c + "\":([0-9]+).*", "$1")))
            .toArray();
    assertEquals(100, cells[0] + cells[1], all);
    assertTrue(cells[0] > 90 && cells[2] > 90, all);
  }

  @Test
  void filesOfNoUseAreRefused() throws IOException {
    write("one-class.csv", "text,label,category", 100, 5, "1");
    CliRun oneClass = text("train", "--from", at("one-class.csv"), "--model", at("x"));
    assertEquals(4, oneClass.code());
    assertTrue(oneClass.err().contains("0 negative and 100 positive"), oneClass.err());
    write("empty.csv", "text,label,category", 0, 6, "1");
    CliRun empty = text("train", "--from", at("empty.csv"), "--model", at("x"));
    assertEquals(4, empty.code());
    assertTrue(empty.err().contains("0 negative and 0 positive"), empty.err());
    Files.writeString(
        folder.resolve("gbk.csv"), "text,label\n很好,1\n很差,0\n", Charset.forName("GBK"));
    CliRun encoding = text("train", "--from", at("gbk.csv"), "--model", at("x"));
    assertEquals(4, encoding.code());
    assertTrue(encoding.err().contains("gbk.csv is not in UTF-8: 2 of 2 texts"), encoding.err());
    CliRun folds = text("train", "--from", at("train.csv"), "--folds", "1", "--model", at("x"));
    assertEquals(2, folds.code());
    assertTrue(folds.err().contains("--folds is a number of parts, at least 2"), folds.err());
    assertFalse(Files.exists(folder.resolve("x")));
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

  @Test
  void topicsOfTextsAreToldWithTheirPhrases() {
    CliRun run = text("topics", "物流真的很慢", "nothing to tell");
    assertEquals(0, run.code(), run.err());
    assertEquals(
        """
        group      topic  phrase   text
        ─────────  ─────  ───────  ───────────────
        logistics  late   物流…慢  物流真的很慢
                                   nothing to tell
        """,
        run.out());
  }
}
