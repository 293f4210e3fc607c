package io.storegauge.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.storegauge.config.Conf;
import io.storegauge.config.ConfLoader;
import io.storegauge.config.Feed;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Of the reviews that crawlers write; the day of the export is 100 to 900. */
class DeletionsTest {
  private static final Conf CONF = ConfLoader.load(Path.of("..", "conf"), List.of());
  private static final Feed FEED = CONF.sources().get("crawled").feeds().get(0);
  private static final List<String> NAMES = List.copyOf(FEED.columns().keySet());
  private static final long BEGIN_OF_EXPORT = 100;
  private static final long END_OF_EXPORT = 900;

  private final RecordValues values = new RecordValues(NAMES.size());
  private final List<String> reasons = new ArrayList<>();

  private DeletionsTest has(String column, long number) {
    values.number(NAMES.indexOf(column), number);
    return this;
  }

  private DeletionsTest lacks(String column) {
    reasons.add("missing_value:" + column);
    return this;
  }

  /** What the record tells of, when it was deleted, when it was updated, and what is wrong. */
  private String read() {
    return read(BEGIN_OF_EXPORT, END_OF_EXPORT);
  }

  private String read(long exportedFrom, long exported) {
    Deletions.of(FEED, NAMES, exportedFrom, exported).read(values, reasons);
    int tells = NAMES.indexOf("tells");
    String word =
        new String(
            values.texts[tells],
            values.textOffsets[tells],
            values.textLengths[tells],
            StandardCharsets.UTF_8);
    return word + " " + at("deleted_at") + " " + at("updated_at") + " " + reasons;
  }

  private String at(String column) {
    int c = NAMES.indexOf(column);
    return values.known[c] ? Long.toString(values.numbers[c]) : "-";
  }

  @Test
  void theStagedTableIsKeyedByWhatRecordsTellOf() {
    assertEquals(List.of("store_id", "review_id", "tells"), FEED.key());
    assertEquals(
        List.of("platform", "store_id", "review_id", "tells"), Target.of(FEED).spec().key());
  }

  @Test
  void aRecordThatSaysNothingOfADeletionHasContent() {
    assertEquals("content - 5 []", has("updated_at", 5).read());
  }

  @Test
  void oneThatDeniesItHasContentWhateverTimeItGives() {
    assertEquals("content - - []", has("is_deleted", 0).has("deleted_at", 7).read());
  }

  @Test
  void oneThatLacksWhatContentNeedsIsWantedAllTheSameIfItSaysThatItWasDeleted() {
    assertEquals(
        "deletion 900 900 []", has("is_deleted", 1).lacks("rating").lacks("created_at").read());
  }

  @Test
  void oneWordThatSaysSoIsEnough() {
    assertEquals(
        "deletion 900 900 []",
        has("is_deleted", 0).has("is_taken_down", 1).lacks("created_at").read());
  }

  @Test
  void theTimeOfADeletionIsTheVersionOfARecordOfNothingElse() {
    assertEquals(
        "deletion 7 7 []", has("deleted_at", 7).has("updated_at", 8).lacks("rating").read());
  }

  @Test
  void elseTheTimeOfTheUpdateIs() {
    assertEquals(
        "deletion 8 8 []", has("is_deleted", 1).has("updated_at", 8).lacks("rating").read());
  }

  @Test
  void aWholeRecordIsDeletedAsOfItsOwnVersion() {
    assertEquals(
        "both 8 8 []", has("is_deleted", 1).has("deleted_at", 7).has("updated_at", 8).read());
  }

  @Test
  void aWholeRecordWithoutAVersionIsDeletedAsOfItsExport() {
    assertEquals("both 900 - []", has("is_deleted", 1).has("deleted_at", 7).read());
  }

  @Test
  void whereNothingTellsWhenNothingIsMadeUp() {
    assertEquals(
        "deletion - - []",
        has("is_deleted", 1).lacks("rating").read(TimeParser.BAD, TimeParser.BAD));
    assertEquals("-", at("as_of"));
  }

  @Test
  void contentIsAsOldAsItsUpdateElseAsTheBeginningOfItsDayOfExport() {
    read();
    assertEquals("100", at("as_of"));
    has("updated_at", 5).read();
    assertEquals("5", at("as_of"));
    has("is_deleted", 1).read();
    assertEquals("5", at("as_of"));
    lacks("rating").read();
    assertEquals("-", at("as_of"), "a deletion alone");
  }

  @Test
  void howOldContentIsStaysUnknownWhereNothingTells() {
    assertEquals("content - - []", read(TimeParser.BAD, TimeParser.BAD));
    assertEquals("-", at("as_of"));
  }

  @Test
  void theKeyIsNeededAndWhatIsBadStaysBad() {
    reasons.add("bad_time:created_at=x");
    assertEquals(
        "deletion 900 900 [bad_time:created_at=x, missing_value:review_id]",
        has("is_deleted", 1).lacks("rating").lacks("review_id").read());
  }
}
