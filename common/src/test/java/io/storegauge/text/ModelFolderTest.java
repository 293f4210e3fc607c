package io.storegauge.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.storegauge.model.StoregaugeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFolderTest {
  private static TrainedModel trained;

  @TempDir Path temporary;

  @BeforeAll
  static void train() {
    List<LabelledText> texts = SentimentTrainingTest.texts(300, 1, "书籍");
    trained =
        new SentimentTraining(LabelledTexts.of(texts), 1500, new Features(2, true, 3))
            .train("a test");
  }

  private ModelFolder folder(String name) {
    return new ModelFolder(temporary.resolve(name).toString(), new Configuration());
  }

  private void replace(String model, String file, String from, String to) throws IOException {
    Path path = temporary.resolve(model).resolve(file);
    String text = Files.readString(path);
    assertTrue(text.contains(from), text);
    // Hadoop's own check sum beside the file would find the change first.
    Files.deleteIfExists(path.resolveSibling("." + file + ".crc"));
    Files.writeString(path, text.replace(from, to));
  }

  private String refusal(String name) {
    return assertThrows(StoregaugeException.class, () -> folder(name).read()).getMessage();
  }

  @Test
  void aModelIsReadAsItWasWritten() throws IOException {
    SentimentModel written = folder("m").write(trained);
    SentimentModel read = folder("m").read();
    assertEquals(written.version(), read.version());
    assertEquals(trained.features(), read.features());
    assertEquals(trained.bias(), read.bias());
    FeatureWeights weights = WeightsFile.read(WeightsFile.write(trained.weights()));
    assertArrayEquals(trained.weights().numbers(), weights.numbers());
    assertArrayEquals(trained.weights().weights(), weights.weights());
    assertEquals(
        new SentimentScorer(written).probability("这个很棒"),
        new SentimentScorer(read).probability("这个很棒"));
    assertEquals(300, folder("m").trained().path("positive").asInt() + 100);
    String card = Files.readString(temporary.resolve("m").resolve(ModelFolder.CARD));
    assertTrue(card.contains("| category 书籍 | 60 |"), card);
    assertTrue(card.contains("| language zh | 60 |"), card);
    assertTrue(card.contains("100 negative, 200 positive"), card);
    assertTrue(card.contains("| languages | 300 zh |"), card);
    assertTrue(
        card.contains("of which fewer than 100 texts were held out may be chance: 60 zh."), card);
    assertEquals(300, folder("m").trained().at("/texts_by_language/zh").asInt());
    assertTrue(folder("m").trained().at("/held_out_result/by_language").has("zh"));
    assertTrue(card.contains("| days | 2024-10-04 to 2025-07-30 |"), card);
  }

  @Test
  void aLanguageIsNotSaidToBeJudgedByFewWhereAHundredTextsWereHeldOut() throws IOException {
    Evaluation folded = new Evaluation(1500);
    for (int i = 0; i < 100; i++) {
      folded.add(new LabelledText("好", true, null, 1), 0.9);
    }
    folder("m").write(trained.with(new CrossChecks(2, folded, Map.of())));
    String card = Files.readString(temporary.resolve("m").resolve(ModelFolder.CARD));
    assertFalse(card.contains("may be chance"), card);
  }

  @Test
  void aModelWhoseReportTellsOtherThingsIsReadAllTheSame() throws IOException {
    String version = folder("m").write(trained).version();
    replace("m", ModelFolder.DESCRIPTION, "\"by_language\"", "\"by_script\"");
    replace("m", ModelFolder.DESCRIPTION, "\"texts_by_language\"", "\"of_an_older_release\"");
    assertEquals(version, folder("m").read().version());
  }

  @Test
  void theSameModelHasTheSameVersionAndAnotherAnother() {
    assertEquals(folder("a").write(trained).version(), folder("b").write(trained).version());
    TrainedModel other =
        new TrainedModel(
            trained.features(), trained.weights(), trained.bias() + 1e-9, trained.report());
    assertNotEquals(folder("a").read().version(), folder("c").write(other).version());
  }

  @Test
  void aFolderWithoutAModelIsNamed() throws IOException {
    assertEquals(
        "There is no model in "
            + temporary.resolve("none")
            + " (no file model.json). Train one with `storegauge text train`, or name another"
            + " folder.",
        refusal("none"));
    folder("half").write(trained);
    Files.delete(temporary.resolve("half").resolve(ModelFolder.DESCRIPTION));
    assertFalse(folder("half").holdsModel());
  }

  @Test
  void whatAKilledTrainingLeftIsNoModelAndGivesWayToOne() throws IOException {
    folder("killed").write(trained);
    Path description = temporary.resolve("killed").resolve(ModelFolder.DESCRIPTION);
    Files.writeString(description.resolveSibling(ModelFolder.PART), "{ \"format\" :");
    Files.delete(description);
    assertFalse(folder("killed").holdsModel());
    String version = folder("killed").write(trained).version();
    assertEquals(version, folder("killed").read().version());
    assertFalse(Files.exists(description.resolveSibling(ModelFolder.PART)));
  }

  @Test
  void aFolderOfOtherThingsIsLeftAlone() throws IOException {
    Files.writeString(Files.createDirectory(temporary.resolve("mine")).resolve("notes"), "x");
    String refusal =
        assertThrows(StoregaugeException.class, () -> folder("mine").requireRoom()).getMessage();
    assertTrue(refusal.contains("Name a folder that is new."), refusal);
  }

  @Test
  void theCardHoldsWhatWasAskedForBesideTheHeldOutFifth() throws IOException {
    Evaluation folded = new Evaluation(1500);
    folded.add(new LabelledText("好", true, "a", 1), 0.9);
    folded.add(new LabelledText("好", false, "a", 1), 0.9);
    CrossChecks checks = new CrossChecks(7, folded, folded.byCategory());
    folder("m").write(trained.with(checks));
    String card = Files.readString(temporary.resolve("m").resolve(ModelFolder.CARD));
    assertTrue(card.contains("Each of 7 parts judged by a model of the others."), card);
    // One positive text found; the negative one was said to be positive, so precision is 1 / 2.
    assertTrue(card.contains("| negative | 1 | 0 | 1 | 0.0000 | – | 0.0000 |"), card);
    assertTrue(card.contains("| positive | 1 | 0 | 1 | 1.0000 | 0.5000 | 0.6667 |"), card);
    assertTrue(card.contains("has seen none of it; mean accuracy 0.5000."), card);
    assertTrue(card.contains("may be chance: 2 zh."), "the folds judge more than a fifth would");
    assertEquals(7, folder("m").trained().path("folds").asInt());
    assertEquals(1, folder("m").trained().at("/categories_left_out/a/negative_wrong").asInt());
  }

  @Test
  void weightsThatAreNotThoseOfTheModelAreRefused() throws IOException {
    folder("m").write(trained);
    TrainedModel other =
        new TrainedModel(
            trained.features(), new Vocabulary().weighted(new double[0]), 0, trained.report());
    folder("other").write(other);
    for (String file : List.of(ModelFolder.WEIGHTS, "." + ModelFolder.WEIGHTS + ".crc")) {
      Files.write(
          temporary.resolve("m").resolve(file),
          Files.readAllBytes(temporary.resolve("other").resolve(file)));
    }
    String refusal = refusal("m");
    assertTrue(
        refusal.contains("is not what the model was trained with: its SHA-256 is "), refusal);
    assertTrue(refusal.contains("Copy the whole folder anew."), refusal);
  }

  @Test
  void aDescriptionThatWasChangedIsRefused() throws IOException {
    folder("m").write(trained);
    replace("m", ModelFolder.DESCRIPTION, "\"longest\" : 2", "\"longest\" : 3");
    assertTrue(refusal("m").contains("model.json: version is \""), refusal("m"));
    replace("m", ModelFolder.DESCRIPTION, "\"longest\" : 3", "\"longest\" : 30");
    assertTrue(
        refusal("m").contains("model.json: longest is 30; allowed: a whole number, 1 to 8."),
        refusal("m"));
    replace("m", ModelFolder.DESCRIPTION, "\"longest\" : 30,", "");
    assertTrue(refusal("m").contains("model.json: longest is missing"), refusal("m"));
    replace("m", ModelFolder.DESCRIPTION, "\"bias\"", "bias");
    assertTrue(refusal("m").contains("the file is no JSON"), refusal("m"));
  }

  @Test
  void aModelOfANewerStoregaugeIsRefused() throws IOException {
    folder("m").write(trained);
    replace("m", ModelFolder.DESCRIPTION, "\"hashing\" : 2", "\"hashing\" : 3");
    assertTrue(
        refusal("m")
            .contains(
                "model.json: hashing is 3, this Storegauge reads models with 2. Use the Storegauge"
                    + " that wrote it."),
        refusal("m"));
  }

  @Test
  void aModelOfAnOlderFormatIsRefused() throws IOException {
    folder("m").write(trained);
    assertFalse(folder("m").isOutdated());
    replace("m", ModelFolder.DESCRIPTION, "\"format\" : 5", "\"format\" : 4");
    assertTrue(folder("m").isOutdated());
    assertTrue(
        refusal("m").contains("model.json: format is 4; allowed: a whole number, 5 to 5."),
        refusal("m"));
  }

  @Test
  void aModelIsNeverOverwritten() {
    folder("m").write(trained);
    String refusal =
        assertThrows(StoregaugeException.class, () -> folder("m").write(trained)).getMessage();
    assertTrue(refusal.contains("is not empty, and models are not overwritten"), refusal);
  }

  @Test
  void weightsOutOfOrderAreRefused() throws IOException {
    byte[] twice = WeightsFile.write(new FeatureWeights(new long[] {3, 3}, new float[] {1, 2}));
    String refusal = assertThrows(IOException.class, () -> WeightsFile.read(twice)).getMessage();
    assertEquals("feature 3 is not above the one before", refusal);
  }
}
