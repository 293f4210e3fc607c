package io.storegauge.lake;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.storegauge.model.DaySet;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CommitNoteTest {
  private static final DaySet JANUARY =
      DaySet.between(LocalDate.of(2025, 1, 1), LocalDate.of(2025, 2, 1));
  private static final DaySet A_DAY =
      DaySet.between(LocalDate.of(2025, 1, 7), LocalDate.of(2025, 1, 8));

  private static CommitNote written(Map<String, DaySet> days) {
    return CommitNote.fromJson(new CommitNote("r", "f", Map.of("t", 3L), days).toJson())
        .orElseThrow();
  }

  @Test
  void aNoteIsReadAsItWasWritten() {
    Map<String, DaySet> days = Map.of(CommitNote.CHANGED, JANUARY, CommitNote.PUBLISHED, A_DAY);
    assertEquals(new CommitNote("r", "f", Map.of("t", 3L), days), written(days));
  }

  @Test
  void aCommitThatDoesNotSayWhenReviewsWerePublishedMeansAllThatChanged() {
    assertEquals(JANUARY, written(Map.of(CommitNote.CHANGED, JANUARY)).days(CommitNote.PUBLISHED));
    DaySet none = DaySet.EMPTY;
    assertEquals(
        none,
        written(Map.of(CommitNote.CHANGED, JANUARY, CommitNote.PUBLISHED, none))
            .days(CommitNote.PUBLISHED));
    assertEquals(none, written(Map.of()).days(CommitNote.PUBLISHED));
    assertEquals(none, written(Map.of(CommitNote.CHANGED, JANUARY)).days(CommitNote.EVENTS));
  }
}
