package io.storegauge.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LanguageTest {
  private static void assertLanguage(String expected, String text) {
    assertEquals(expected, Language.of(text), text);
  }

  @Test
  void aScriptOfOneLanguageDecides() {
    assertLanguage("zh", "质量很好");
    assertLanguage("zh", "質量很好，下次再來");
    assertLanguage("ko", "배송이 빨라요");
    assertLanguage("th", "ส่งเร็วมาก");
    assertLanguage("ar", "المنتج ممتاز");
    assertLanguage("he", "מוצר מעולה");
    assertLanguage("el", "Πολύ καλό προϊόν");
  }

  @Test
  void hanWithOneKanaInFiveCharactersIsJapanese() {
    assertLanguage("ja", "とても良い商品です");
    assertLanguage("ja", "ｽｺﾞｲ");
    // 1 kana of 5 characters; 1 of 6.
    assertLanguage("ja", "梱包丁寧だ");
    assertLanguage("zh", "梱包丁寧迅だ");
    assertLanguage("zh", "我の最爱");
  }

  @Test
  void theLargerShareOfLettersDecidesAndAChineseCharacterCountsAsThree() {
    // 6 letters against 4 · 3.
    assertLanguage("zh", "iPhone手机不错");
    // 1 + 6 + 3 + 2 + 3 = 15 letters against 4 · 3.
    assertLanguage("en", "I bought 苹果手机 for my mom");
    assertLanguage("other", "abc好");
    assertLanguage("ru", "Хороший телефон, не Samsung");
  }

  @Test
  void nothingButLettersTells() {
    assertLanguage("other", "");
    assertLanguage("other", "12345 👍👍 !!!");
    assertLanguage("other", "。。。");
    assertLanguage("en", "👍 GOOD 5/5");
    assertLanguage("en", "ＧＯＯＤ");
  }

  @Test
  void aWordOfALanguageIsTwoPointsAndALetterOfItOne() {
    // good: en 2.
    assertLanguage("en", "good");
    // excelente: pt 2, es 2.
    assertLanguage("unsure (latin)", "Excelente");
    assertLanguage("unsure (latin)", "Top!");
    // muito: pt 2 more.
    assertLanguage("pt", "Excelente, muito");
    // pessimo: pt 2, it 2; é: pt 1 more, but es and fr only 1.
    assertLanguage("unsure (latin)", "pessimo");
    assertLanguage("pt", "Péssimo");
    // ß alone: de 1.
    assertLanguage("de", "Spaß");
    assertLanguage("unsure (latin)", "zxcv");
    assertLanguage("unsure (cyrillic)", "Айфон");
    assertLanguage("unsure (georgian)", "კარგი");
  }

  @Test
  void accentsMayBeLeftAwayOrStandApart() {
    assertLanguage("pt", "nao");
    assertLanguage("pt", Normalizer.normalize("não", Normalizer.Form.NFD));
    assertLanguage("tr", "İYİ");
  }

  @Test
  void oneWordInSixMustSpeakForALanguage() {
    assertLanguage("en", "Xara Xbra Xcra Xdra Xera very");
    assertLanguage("unsure (latin)", "Xara Xbra Xcra Xdra Xera Xfra very");
  }

  /** Counts of what is said by language, of reviews whose language is known. */
  private static Map<String, Map<String, Integer>> said() throws IOException {
    Map<String, Map<String, Integer>> said = new TreeMap<>();
    for (String line : lines()) {
      String[] parts = line.split("\t", -1);
      said.computeIfAbsent(parts[0], l -> new TreeMap<>())
          .merge(Language.of(parts[1]), 1, Integer::sum);
    }
    return said;
  }

  private static List<String> lines() throws IOException {
    try (InputStream in = LanguageTest.class.getResourceAsStream("/languages/reviews.tsv")) {
      String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return all.lines().filter(l -> !l.startsWith("#")).toList();
    }
  }

  @Test
  void nineteenOfTwentyShortReviewsAreToldAndHardlyOneIsTakenForAnotherLanguage()
      throws IOException {
    int right = 0;
    int unsure = 0;
    List<String> poor = new ArrayList<>();
    Map<String, Map<String, Integer>> said = said();
    for (Map.Entry<String, Map<String, Integer>> e : said.entrySet()) {
      int own = e.getValue().getOrDefault(e.getKey(), 0);
      right += own;
      unsure +=
          e.getValue().entrySet().stream()
              .filter(s -> s.getKey().startsWith("unsure"))
              .mapToInt(Map.Entry::getValue)
              .sum();
      if (own < 15) {
        poor.add(e.getKey());
      }
    }
    assertEquals(13 * 20, lines().size());
    assertEquals(List.of(), poor, said.toString());
    assertTrue(right >= 0.95 * lines().size(), right + " " + said);
    assertTrue(lines().size() - right - unsure <= 5, said.toString());
  }
}
