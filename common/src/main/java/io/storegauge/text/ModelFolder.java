package io.storegauge.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.storegauge.model.FileErrors;
import io.storegauge.model.StoregaugeException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * A model as a folder: {@value #DESCRIPTION} says what it is and holds the hash of {@value
 * #WEIGHTS}; {@value #CARD} tells people what it was made of and how well it does. Nothing in it is
 * code, nothing is ever changed.
 */
public final class ModelFolder {
  static final String DESCRIPTION = "model.json";
  static final String WEIGHTS = "weights.parquet";
  static final String CARD = "MODEL_CARD.md";

  /** The description while it is written. */
  static final String PART = "model.json.part";

  /** What a training that was killed while it wrote may leave. */
  private static final Set<String> UNFINISHED = Set.of(WEIGHTS, CARD, PART);

  /**
   * Raised when a text would score otherwise, or older Storegauges could misread what is written.
   */
  static final int FORMAT = 5;

  private static final String WEIGHTS_HASH = "weights_sha256";
  private static final int VERSION_BYTES = 6;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;
  private final FileSystem files;

  /**
   * @param folder also of a remote file system
   * @throws StoregaugeException if its file system cannot be reached
   */
  public ModelFolder(String folder, Configuration hadoop) {
    this.folder = new Path(folder);
    try {
      this.files = this.folder.getFileSystem(hadoop);
    } catch (IOException e) {
      throw FileErrors.notReadable("the model in " + folder, e);
    }
  }

  /** The folder, as it was given. */
  @Override
  public String toString() {
    return folder.toString();
  }

  /** Whether there is a model; one that is being written is none yet. */
  public boolean holdsModel() {
    try {
      return files.exists(file(DESCRIPTION));
    } catch (IOException e) {
      throw FileErrors.notReadable("the model in " + this, e);
    }
  }

  /**
   * Whether its model is one of an earlier format, which {@link #read} refuses.
   *
   * @throws StoregaugeException if there is no model
   */
  public boolean isOutdated() {
    if (!holdsModel()) {
      throw TextErrors.noModel(toString());
    }
    try {
      return description().path("format").asInt(FORMAT) < FORMAT;
    } catch (IOException e) {
      throw FileErrors.notReadable("the model in " + this, e);
    }
  }

  /**
   * Reads a model.
   *
   * @throws StoregaugeException if there is none, a newer version wrote it, or it is damaged
   */
  public SentimentModel read() {
    if (!holdsModel()) {
      throw TextErrors.noModel(toString());
    }
    try {
      return read(description());
    } catch (IOException e) {
      throw FileErrors.notReadable("the model in " + this, e);
    }
  }

  /**
   * The version that the description states, without a look at the weights.
   *
   * @throws StoregaugeException if there is no model
   */
  public String version() {
    if (!holdsModel()) {
      throw TextErrors.noModel(toString());
    }
    try {
      return description().path("version").asText();
    } catch (IOException e) {
      throw FileErrors.notReadable("the model in " + this, e);
    }
  }

  /** What a model's description says of its training: see {@link TrainingReport}. */
  public JsonNode trained() {
    try {
      return description().path("trained");
    } catch (IOException e) {
      throw FileErrors.notReadable("the model in " + this, e);
    }
  }

  private JsonNode description() throws IOException {
    byte[] text = bytes(DESCRIPTION);
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw TextErrors.wrongValue(
          file(DESCRIPTION).toString(), "the file", "no JSON", "a JSON object");
    }
  }

  private SentimentModel read(JsonNode description) throws IOException {
    notNewer(description, "format", FORMAT);
    number(description, "format", FORMAT, FORMAT);
    notNewer(description, "hashing", Features.HASHING);
    Features features =
        new Features(
            number(description, "longest", 1, Features.MAX_LONGEST),
            description.path("words").asBoolean(),
            number(description, "edge", 0, Features.MAX_EDGE));
    if (!description.path("bias").isNumber()) {
      throw wrong("bias", description.path("bias"), "a number");
    }
    double bias = description.path("bias").doubleValue();
    byte[] weights = verified(WEIGHTS, description.path(WEIGHTS_HASH).asText());
    String version = version(features, bias, weights);
    if (!version.equals(description.path("version").asText())) {
      throw wrong("version", description.path("version"), version + ", as its content says");
    }
    return new SentimentModel(version, features, WeightsFile.read(weights), bias);
  }

  private byte[] verified(String name, String expected) throws IOException {
    byte[] content = bytes(name);
    String hash = hex(sha256(content));
    if (!hash.equals(expected)) {
      throw TextErrors.damaged(file(name).toString(), expected, hash);
    }
    return content;
  }

  private void notNewer(JsonNode description, String key, int known) {
    int found = number(description, key, 1, Integer.MAX_VALUE);
    if (found > known) {
      throw TextErrors.newerFormat(file(DESCRIPTION).toString(), key, found, known);
    }
  }

  private int number(JsonNode description, String key, int least, int most) {
    JsonNode value = description.path(key);
    if (!value.isInt() || value.intValue() < least || value.intValue() > most) {
      throw wrong(key, value, String.format("a whole number, %d to %d", least, most));
    }
    return value.intValue();
  }

  private StoregaugeException wrong(String key, JsonNode value, String allowed) {
    Object found = value.isMissingNode() ? "missing" : value;
    return TextErrors.wrongValue(file(DESCRIPTION).toString(), key, found, allowed);
  }

  /**
   * Finds out before a long training whether its model can be written.
   *
   * @throws StoregaugeException if there is anything in the folder but what a killed training left
   */
  public void requireRoom() {
    try {
      FileStatus[] inside = files.exists(folder) ? files.listStatus(folder) : new FileStatus[0];
      if (!Stream.of(inside).map(f -> f.getPath().getName()).allMatch(UNFINISHED::contains)) {
        throw TextErrors.modelThere(toString());
      }
    } catch (IOException e) {
      throw TextErrors.notWritable(toString(), e);
    }
  }

  /**
   * Writes a model. Its description comes last, whole or not at all: without it there is no model.
   *
   * @throws StoregaugeException as {@link #requireRoom}
   */
  public SentimentModel write(TrainedModel trained) {
    requireRoom();
    try {
      byte[] weights = WeightsFile.write(trained.weights());
      String version = version(trained.features(), trained.bias(), weights);
      ObjectNode description = JSON.createObjectNode();
      description.put("format", FORMAT);
      description.put("version", version);
      description.put("hashing", Features.HASHING);
      description.put("longest", trained.features().longest());
      description.put("words", trained.features().words());
      description.put("edge", trained.features().edge());
      description.put("bias", trained.bias());
      description.put(WEIGHTS_HASH, hex(sha256(weights)));
      description.set("trained", trained.report().toJson());
      create(WEIGHTS, weights);
      create(CARD, ModelCard.of(version, trained).getBytes(StandardCharsets.UTF_8));
      create(PART, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(description));
      if (!files.rename(file(PART), file(DESCRIPTION))) {
        throw new IOException("cannot rename " + PART + " to " + DESCRIPTION);
      }
      return trained.named(version);
    } catch (IOException e) {
      throw TextErrors.notWritable(toString(), e);
    }
  }

  private Path file(String name) {
    return new Path(folder, name);
  }

  private byte[] bytes(String name) throws IOException {
    try (FSDataInputStream in = files.open(file(name))) {
      return in.readAllBytes();
    }
  }

  private void create(String name, byte[] content) throws IOException {
    try (FSDataOutputStream out = files.create(file(name), true)) {
      out.write(content);
    }
  }

  /** Of all that decides what a text scores. */
  private static String version(Features features, double bias, byte[] weights) {
    String all =
        String.join(
            " ",
            String.valueOf(FORMAT),
            String.valueOf(Features.HASHING),
            features.toString(),
            Double.toHexString(bias),
            hex(sha256(weights)));
    byte[] hash = sha256(all.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(hash, 0, VERSION_BYTES);
  }

  private static String hex(byte[] hash) {
    return HexFormat.of().formatHex(hash);
  }

  private static byte[] sha256(byte[] content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
