package io.storegauge.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The file of a sound scheme, in which numbers can be changed: every other character stays as it
 * is, comments of other lines included.
 */
public final class SchemeText {
  /** Digits of a weight behind the point. */
  private static final int SCALE = 2;

  private final SchemeSources sources;
  private final YamlDoc doc;
  private final List<String> lines;

  private SchemeText(SchemeSources sources, YamlDoc doc, List<String> lines) {
    this.sources = sources;
    this.doc = doc;
    this.lines = lines;
  }

  public static SchemeText read(Path confDir, String scheme) {
    String file = file(scheme);
    YamlDoc doc = YamlReader.read(confDir, file, new Problems()).orElse(YamlDoc.empty(file));
    try {
      return new SchemeText(
          SchemeSources.read(confDir, scheme), doc, Files.readAllLines(confDir.resolve(file)));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + confDir.resolve(file), e);
    }
  }

  /** Where a scheme's file stands in the configuration folder. */
  public static String file(String scheme) {
    return "schemes/" + scheme + ".yaml";
  }

  /** Pointer to the weight of an indicator. */
  public static String weight(int version, int indicator) {
    return String.format("/versions/%d/indicators/%d/weight", version, indicator);
  }

  /** Pointer to the weight of a dimension. */
  public static String dimension(int version, String dimension) {
    return String.format("/versions/%d/dimensions/%s", version, dimension);
  }

  /** Pointer to the worst place among the peers on an indicator's curve. */
  public static String worst(int version, int indicator) {
    return String.format("/versions/%d/indicators/%d/peer/worst", version, indicator);
  }

  /** Pointer to the best one. */
  public static String best(int version, int indicator) {
    return String.format("/versions/%d/indicators/%d/peer/best", version, indicator);
  }

  /** Whether a number is ours to change: its source is {@code default}, or a fit before. */
  public boolean isOurs(String pointer) {
    return sources.isOurs(pointer);
  }

  /**
   * Pointers to weights that are ours, those together that share what the others of their sum leave
   * them: dimensions of a version, indicators of a dimension, or all indicators without dimensions.
   * Sums of which only one is ours are left out: nothing in them can change.
   */
  public List<List<String>> ours() {
    List<List<String>> groups = new ArrayList<>();
    for (int v = 0; v < doc.at("/versions").size(); v++) {
      List<String> dimensions = new ArrayList<>();
      for (String d : new TreeSet<>(fields(doc.at("/versions/" + v + "/dimensions")))) {
        dimensions.add(dimension(v, d));
      }
      Map<String, List<String>> indicators = new LinkedHashMap<>();
      JsonNode list = doc.at("/versions/" + v + "/indicators");
      for (int i = 0; i < list.size(); i++) {
        String sum = dimensions.isEmpty() ? "" : list.get(i).path("dimension").asText();
        indicators.computeIfAbsent(sum, s -> new ArrayList<>()).add(weight(v, i));
      }
      groups.add(dimensions);
      groups.addAll(indicators.values());
    }
    return groups.stream()
        .map(g -> g.stream().filter(p -> isOurs(p) && number(p) > 0).toList())
        .filter(g -> g.size() > 1)
        .toList();
  }

  /**
   * Pointers to the places among the peers that are ours: the worst and the best of an indicator
   * with a weight.
   */
  public List<List<String>> cutoffs() {
    List<List<String>> pairs = new ArrayList<>();
    for (int v = 0; v < doc.at("/versions").size(); v++) {
      for (int i = 0; i < doc.at("/versions/" + v + "/indicators").size(); i++) {
        List<String> pair = List.of(worst(v, i), best(v, i));
        if (number(weight(v, i)) > 0 && pair.stream().allMatch(this::isGivenAndOurs)) {
          pairs.add(pair);
        }
      }
    }
    return pairs;
  }

  /** A default that stands nowhere cannot be changed in its place. */
  private boolean isGivenAndOurs(String pointer) {
    return doc.isGiven(pointer) && isOurs(pointer);
  }

  /** Whether both places of an indicator are ours and stand in the file. */
  public boolean areCutoffsOurs(int version, int indicator) {
    return isGivenAndOurs(worst(version, indicator)) && isGivenAndOurs(best(version, indicator));
  }

  private static List<String> fields(JsonNode map) {
    List<String> names = new ArrayList<>();
    map.fieldNames().forEachRemaining(names::add);
    return names;
  }

  public double number(String pointer) {
    return doc.at(pointer).asDouble();
  }

  /**
   * Other weights. They keep the sum that they have in the file, to the last digit: they are
   * rounded to hundredths, up where rounding down would lose most.
   *
   * @param pointers of numbers that stand on a line each
   * @param shares what they are to be, in proportion
   * @param source comment beside each of them
   */
  public SchemeText with(List<String> pointers, double[] shares, String source) {
    BigDecimal sum =
        pointers.stream()
            .map(p -> BigDecimal.valueOf(number(p)))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal[] weights = HundredthShares.of(shares, sum, SCALE);
    SchemeText changed = this;
    for (int i = 0; i < weights.length; i++) {
      changed = changed.with(pointers.get(i), weights[i], source);
    }
    return changed;
  }

  /**
   * Another number.
   *
   * @param pointer of a number that stands on one line with its key
   * @param source comment at the end of the line
   */
  public SchemeText with(String pointer, BigDecimal number, String source) {
    List<String> changed = new ArrayList<>(lines);
    int line = doc.places().get(pointer).line() - 1;
    changed.set(line, changed(changed.get(line), pointer, number, source));
    return new SchemeText(sources, doc, changed);
  }

  private static String changed(String line, String pointer, BigDecimal number, String source) {
    String key = pointer.substring(pointer.lastIndexOf('/') + 1);
    Matcher found = Pattern.compile("(\\b" + key + ":\\s*)[-+.\\w]+").matcher(line);
    if (!found.find()) {
      throw new IllegalStateException(pointer + " does not stand on its line: " + line);
    }
    String rest = line.substring(found.end());
    int comment = rest.indexOf(" #");
    return line.substring(0, found.start())
        + found.group(1)
        + number.stripTrailingZeros().toPlainString()
        + (comment < 0 ? rest : rest.substring(0, comment)).stripTrailing()
        + " # "
        + source;
  }

  public String text() {
    return String.join("\n", lines) + "\n";
  }
}
