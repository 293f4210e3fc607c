package io.storegauge.suspect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.Test;

class MonthReviewsTest {
  private static final String PRAISE = "这家店的东西真的非常不错面料柔软穿着舒服发货也很快推荐大家购买";
  private static final SuspectRules RULES =
      new SuspectRules(7, 3, 0.8, 40, 4, 2, 3, new int[] {2, 1, 2, 1, 1});
  private static final long DAY = 86_400_000_000L;

  private record Written(Candidate review, String text) {}

  private final List<Written> written = new ArrayList<>();

  /** Buyer 0 = not known. */
  private void write(String store, String id, long buyer, int day, String text) {
    WrittenReview r =
        new WrittenReview(
            UTF8String.fromString("jd"),
            UTF8String.fromString(store),
            UTF8String.fromString(id),
            buyer,
            0,
            day * DAY,
            day,
            720720,
            50,
            0,
            0,
            0,
            false,
            null);
    written.add(new Written(new Candidate(r, day < 100), text));
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int c = 0; c < 30; c++) {
      text.append((char) ('一' + random.nextInt(2000)));
    }
    return text.toString();
  }

  /** Texts of their own at many stores: beside them copies are rare. */
  private void others() {
    Random random = new Random(3);
    for (int i = 0; i < 400; i++) {
      write("other" + i % 20, "o" + i, 1000 + i, 50, text(random));
    }
  }

  /** here-elsewhere-stores-own of flagged reviews by store and id. */
  private TreeMap<String, String> flagged() {
    MonthReviews month = new MonthReviews(RULES);
    for (Written w : written) {
      Candidate c = new Candidate(w.review.review, w.review.isOwn);
      month.add(c, w.text == null ? null : UTF8String.fromString(w.text));
    }
    TreeMap<String, String> flagged = new TreeMap<>();
    for (FlaggedReview f : month.flagged()) {
      CopyCounts c = f.copies();
      flagged.put(
          f.review().store() + "/" + f.review().reviewId(),
          String.join(
              " ",
              c.group(),
              c.here() + "-" + c.elsewhere() + "-" + c.stores() + "-" + c.own(),
              (f.copiedHere() ? "here" : "") + (f.copiedElsewhere() ? "elsewhere" : ""),
              String.valueOf(f.buyerReviews())));
    }
    return flagged;
  }

  @Test
  void threeBuyersWithOneTextAtAStoreAreFlaggedAndNobodyElse() {
    others();
    write("s", "b", 1, 60, PRAISE);
    write("s", "a", 2, 61, PRAISE + "！");
    write("s", "c", 3, 62, PRAISE.replace("购买", "下单"));
    write("s", "d", 4, 62, "好");
    assertEquals(
        "{s/a=b 2-0-1-0 here 1, s/b=b 2-0-1-0 here 1, s/c=b 2-0-1-0 here 1}", flagged().toString());
  }

  @Test
  void aBuyerWhoRepeatsOwnWordsIsNotThreeBuyers() {
    others();
    write("s", "a", 1, 60, PRAISE);
    write("s", "b", 1, 61, PRAISE);
    write("s", "c", 1, 62, PRAISE);
    assertEquals("{}", flagged().toString());
    write("s", "d", 2, 62, PRAISE);
    write("s", "e", 0, 63, PRAISE);
    // a, b and c see two others, d sees the buyer of the three and the unknown one
    assertEquals("a 2-0-1-2 here 3", flagged().get("s/b"));
    assertEquals("a 2-0-1-0 here 1", flagged().get("s/d"));
    assertEquals("a 2-0-1-0 here 0", flagged().get("s/e"), "its buyer is not known");
  }

  @Test
  void copiesAtOtherStoresAreToldApartUntilTooManyStoresSayThePhrase() {
    others();
    write("s", "a", 1, 60, PRAISE);
    write("t", "b", 2, 60, PRAISE);
    write("u", "c", 3, 60, PRAISE);
    write("v", "d", 4, 60, PRAISE);
    assertEquals("a 0-3-4-0 elsewhere 1", flagged().get("t/b"));
    write("w", "e", 5, 60, PRAISE);
    assertEquals("{}", flagged().toString(), "five stores, of four allowed");
  }

  @Test
  void aReviewThatStoresShareIsNoCopyOfItself() {
    others();
    for (String store : List.of("s", "t", "u", "v")) {
      write(store, "a", 1, 60, PRAISE);
    }
    assertEquals("{}", flagged().toString());
  }

  @Test
  void onlyTheMonthItselfIsFlaggedWithCopiesOfTheDaysBeforeIt() {
    others();
    write("s", "a", 1, 69, PRAISE);
    write("s", "b", 2, 99, PRAISE);
    // Days from 100 on stand for those before the month.
    write("s", "c", 3, 100, PRAISE);
    assertEquals("{s/a=a 2-0-1-0 here 1, s/b=a 2-0-1-0 here 1}", flagged().toString());
  }

  @Test
  void whereTextsRepeatAnywayMoreCopiesAreAskedFor() {
    Random random = new Random(4);
    for (int i = 0; i < 20; i++) {
      String phrase = text(random);
      for (int buyer = 0; buyer < 3; buyer++) {
        write("s", "x" + i + buyer, 100 + 3 * i + buyer, 60, phrase);
      }
    }
    // Each text is there three times, so two others are what chance gives.
    assertEquals("{}", flagged().toString());
  }

  @Test
  void theOrderOfTheReviewsDoesNotMatter() {
    others();
    for (int i = 0; i < 12; i++) {
      write(i % 2 == 0 ? "s" : "t", "a" + i, i % 5, 55 + 3 * i, PRAISE + i % 3);
    }
    TreeMap<String, String> flagged = flagged();
    assertEquals(12, flagged.size());
    Collections.shuffle(written, new Random(1));
    assertEquals(flagged, flagged());
  }
}
