package io.storegauge.config;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemeTextTest {
  private static final String FILE =
      """
      # A scheme of two dimensions.
      versions:
        - version: "1"
          from: 2000-01-01 # default
          dimensions: # default: a guess
            product: 60
            logistics: 40
          indicators:
            - dimension: product
              metric: rating_mean
              window_days: 90 # rule
              weight: 50 # default: the heavier half
              identity: {scale: 1} # rule
            - dimension: product
              metric: negative_review_rate
              window_days: 90 # rule
              weight: 30 # fitted 2025-01-01
              identity: {scale: 1} # rule
            - dimension: product
              metric: image_review_rate
              window_days: 30 # rule
              weight: 20 # rule; default would be 10
              identity: {scale: 1} # rule
            - dimension: logistics
              metric: delivery_sla_rate
              window_days: 90 # rule
              weight: 100 # default
              identity: {scale: 1} # rule
      """;

  @TempDir Path conf;

  private SchemeText scheme() throws IOException {
    Files.createDirectories(conf.resolve("schemes"));
    Files.writeString(conf.resolve("schemes/s.yaml"), FILE);
    return SchemeText.read(conf, "s");
  }

  @Test
  void weightsAreOursByTheFirstSourceBesideThem() throws IOException {
    SchemeText scheme = scheme();
    assertTrue(scheme.isOurs("/versions/0/dimensions/product"));
    assertTrue(scheme.isOurs("/versions/0/indicators/0/weight"));
    assertTrue(scheme.isOurs("/versions/0/indicators/1/weight"));
    assertFalse(scheme.isOurs("/versions/0/indicators/2/weight"));
    // The one of logistics has nobody to share with.
    assertEquals(
        List.of(
            List.of("/versions/0/dimensions/logistics", "/versions/0/dimensions/product"),
            List.of("/versions/0/indicators/0/weight", "/versions/0/indicators/1/weight")),
        scheme.ours());
  }

  @Test
  void otherWeightsKeepTheirSumAndAllOtherText() throws IOException {
    // 80 in the proportion 1 : 2 is 26.666… and 53.333…: the first lost more by rounding down.
    String text =
        scheme()
            .with(
                List.of("/versions/0/indicators/0/weight", "/versions/0/indicators/1/weight"),
                new double[] {1, 2},
                "fitted 2025-06-30, 12 stores")
            .text();
    assertEquals(
        FILE.replace(
                "weight: 50 # default: the heavier half",
                "weight: 26.67 # fitted 2025-06-30, 12 stores")
            .replace(
                "weight: 30 # fitted 2025-01-01", "weight: 53.33 # fitted 2025-06-30, 12 stores"),
        text);
  }

  @Test
  void aWeightWithoutACommentOfItsOwnGetsOne() throws IOException {
    String text =
        scheme()
            .with(
                List.of("/versions/0/dimensions/logistics", "/versions/0/dimensions/product"),
                new double[] {0, 1},
                "fitted")
            .text();
    assertTrue(text.contains("      product: 100 # fitted\n      logistics: 0 # fitted\n"), text);
    assertTrue(text.contains("    dimensions: # default: a guess\n"), text);
  }

  @Test
  void cutoffsAreOursByTheCommentOfTheirOwnLine() throws IOException {
    String file =
        FILE.replaceFirst(
                "identity: \\{scale: 1\\} # rule",
                """
                peer: {low: 1, high: 5, # rule
                       worst: 10, best: 90} # default: a tenth
                """
                    .stripTrailing()
                    .replace("\n", "\n          "))
            .replaceFirst("identity: \\{scale: 1\\} # rule", "peer: {low: 1, high: 5} # default");
    Files.createDirectories(conf.resolve("schemes"));
    Files.writeString(conf.resolve("schemes/s.yaml"), file);
    SchemeText scheme = SchemeText.read(conf, "s");
    // The second one's stand nowhere: nothing can be changed in their place.
    List<String> pair = List.of(SchemeText.worst(0, 0), SchemeText.best(0, 0));
    assertEquals(List.of(pair), scheme.cutoffs());
    assertFalse(scheme.isOurs("/versions/0/indicators/0/peer/low"));
    String text =
        scheme
            .with(pair.get(0), BigDecimal.valueOf(0), "fitted")
            .with(pair.get(1), BigDecimal.valueOf(85.0), "fitted")
            .text();
    assertEquals(
        file.replace("worst: 10, best: 90} # default: a tenth", "worst: 0, best: 85} # fitted"),
        text);
  }

  @Test
  void partsSumExactlyWhateverTheShares() {
    assertArrayEquals(
        new BigDecimal[] {
          new BigDecimal("33.34"), new BigDecimal("33.33"), new BigDecimal("33.33")
        },
        HundredthShares.of(new double[] {1, 1, 1}, BigDecimal.valueOf(100), 2));
    // The sum has more digits than its parts may have: 10.00 and 6.66, the larger takes 0.0067.
    assertArrayEquals(
        new BigDecimal[] {new BigDecimal("10.0067"), new BigDecimal("6.66")},
        HundredthShares.of(new double[] {0.6, 0.4}, new BigDecimal("16.6667"), 2));
  }
}
