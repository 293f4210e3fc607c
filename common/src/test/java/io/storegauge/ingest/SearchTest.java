package io.storegauge.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Looking where a pattern can begin finds what trying it everywhere finds. */
class SearchTest {
  private static final int TEXTS = 4_000;

  /** Every search there is, by its name. */
  private static Map<String, Search> searches() throws IllegalAccessException {
    Map<String, Search> searches = new HashMap<>();
    for (Class<?> c :
        List.of(
            PersonalIds.class, PhoneNumbers.class, PostalAddresses.class, ReceiverNames.class)) {
      for (Field f : c.getDeclaredFields()) {
        if (Modifier.isStatic(f.getModifiers()) && f.getType() == Search.class) {
          f.setAccessible(true);
          searches.put(c.getSimpleName() + "." + f.getName(), (Search) f.get(null));
        }
      }
    }
    return searches;
  }

  private static long kinds(String text) {
    return text.chars().mapToLong(c -> Triggers.of((char) c)).reduce(0, (a, b) -> a | b);
  }

  @Test
  void noPlaceWhereAPatternMatchesIsLeftOut() throws IllegalAccessException {
    Map<String, Search> searches = searches();
    assertEquals(34, searches.size(), searches.keySet().toString());
    Map<String, Integer> found = new HashMap<>();
    List<String> texts = new ArrayList<>(FreeTextCorpus.pieces());
    texts.addAll(FreeTextCorpus.texts(20260105, TEXTS));
    for (String text : texts) {
      // As it is and as it is searched: with one form of all digits, spaces and dashes.
      String folded = new FoldedText(text).folded();
      String scrubbed = FreeText.scrub(folded);
      for (Map.Entry<String, Search> e : searches.entrySet()) {
        Search search = e.getValue();
        for (String searched : new String[] {folded, scrubbed}) {
          Matcher m = search.pattern().matcher(searched);
          for (int at = 0; at <= searched.length() && m.find(at); at = m.start() + 1) {
            assertTrue(search.mayFind(kinds(searched)), e.getKey() + ": " + searched);
            assertEquals(m.start(), search.next(searched, m.start()), e.getKey() + ": " + searched);
            found.merge(e.getKey(), 1, Integer::sum);
          }
        }
      }
    }
    searches.keySet().removeAll(found.keySet());
    assertEquals(Map.of(), searches, "the corpus has nothing of these");
  }

  /** What the same texts gave when every pattern was tried at every character. */
  @Test
  void aCorpusIsScrubbedAsItAlwaysWas() throws NoSuchAlgorithmException {
    MessageDigest hash = MessageDigest.getInstance("SHA-256");
    for (String text : FreeTextCorpus.texts(1, 20_000)) {
      byte[] b = text.getBytes(StandardCharsets.UTF_8);
      byte[] scrubbed = FreeText.scrub(b, 0, b.length);
      hash.update(scrubbed == null ? b : scrubbed);
      hash.update((byte) 0);
    }
    assertEquals("adddd8647386f2a1", HexFormat.of().formatHex(hash.digest(), 0, 8));
  }

  @Test
  void aSearchLooksAtWhatStandsBeforeThePlaceWhereItTries() {
    FoldedText text = new FoldedText("a1b1 x1");
    text.replace(Search.of(Pattern.compile("(?<=[ab])(?<it>1)"), Triggers.DIGIT), "‹one›");
    assertEquals("a‹one›b‹one› x1", text.toString());
  }

  @Test
  void whatIsNeededMustBeThere() {
    Search search = Search.of(Pattern.compile("(?<it>1)"), Triggers.DIGIT).needs(Triggers.AT);
    assertFalse(search.mayFind(kinds("11")));
    assertTrue(search.mayFind(kinds("1@")));
    assertEquals(3, search.next("abc1", 0));
    assertEquals(-1, search.next("abc1", 4));
  }
}
