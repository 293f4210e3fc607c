package io.storegauge.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.storegauge.lake.StagePlan;
import io.storegauge.model.StoregaugeException;
import io.storegauge.table.OrdersTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a change of platforms.yaml makes anew, and what it leaves alone. */
class PlatformChangeTest {
  private static final String PLATFORMS = "platforms.yaml";
  private static final String HEADER =
      "order_id,store_id,buyer_id,status,amount,ordered_at,paid_at\n";
  private static final String ORDER = ",s1,b1,paid,1.00,2025-01-01 20:00:00,2025-01-01 20:05:00\n";

  @TempDir Path dir;
  private LandingLake fixture;

  @BeforeEach
  void setUp() throws IOException {
    fixture = new LandingLake(dir);
    fixture
        .land("jd/orders/2025-01-02/orders-0.csv", HEADER + "o1" + ORDER)
        .land("tmall/orders/2025-01-02/orders-0.csv", HEADER + "o2" + ORDER);
    fixture.ingest();
  }

  private List<Boolean> nothingToDo() {
    return new FactsJob().plan(fixture.context()).stream().map(StagePlan::nothingToDo).toList();
  }

  @Test
  void anotherPlatformOrScoreSchemeReadsNoFileAgain() throws IOException {
    fixture
        .edit(PLATFORMS, "jd:", "newshop:\n  zone: Asia/Tokyo\n  currency: JPY\n\njd:")
        .conf("schemes/other.yaml", schemeText())
        .edit(PLATFORMS, "scheme: jd-store-star", "scheme: other");
    fixture.ingest();
    assertTrue(fixture.result.unchanged());
  }

  private static String schemeText() throws IOException {
    return java.nio.file.Files.readString(
        Path.of("..", "conf", "schemes", "generic-composite.yaml"));
  }

  @Test
  void anotherZoneReadsTheFilesOfItsPlatformAgainAndNoOthers() throws IOException {
    fixture.edit(PLATFORMS, "jd:\n  zone: Asia/Shanghai", "jd:\n  zone: Asia/Tokyo");
    fixture.ingest();
    assertEquals(1, fixture.result.files());
    assertEquals(
        List.of("o1|2025-01-01 11:00:00", "o2|2025-01-01 12:00:00"),
        fixture.rows(
            OrdersTable.SPEC, "order_id", "date_format(ordered_at, 'yyyy-MM-dd HH:mm:ss')"));
  }

  @Test
  void factsFollowTheZoneAndTheKindOfPositiveReviewsAndNoScheme() throws IOException {
    new FactsJob().run(fixture.context());
    assertEquals(List.of(true, true, true, true), nothingToDo());
    fixture
        .conf("schemes/other.yaml", schemeText())
        .edit(PLATFORMS, "scheme: jd-store-star", "scheme: other");
    assertEquals(List.of(true, true, true, true), nothingToDo());
    fixture.edit(PLATFORMS, "positive_reviews: rating", "positive_reviews: description");
    // Frictions and products look at ratings alone.
    assertEquals(List.of(false, true, true, true), nothingToDo());
    fixture.edit(PLATFORMS, "zone: Asia/Shanghai", "zone: Asia/Tokyo");
    assertEquals(List.of(false, false, false, false), nothingToDo());
  }

  @Test
  void aPlatformWithRecordsAndWithoutAnEntryIsNamed() throws IOException {
    fixture
        .edit(PLATFORMS, "tmall:\n", "tmall2:\n")
        .edit("targets.yaml", "  tmall:\n", "  tmall2:\n");
    Exception e = assertThrows(Exception.class, () -> new FactsJob().run(fixture.context()));
    Throwable known = e;
    while (!(known instanceof StoregaugeException) && known.getCause() != null) {
      known = known.getCause();
    }
    assertTrue(
        String.valueOf(known.getMessage())
            .startsWith(
                "Platform tmall has records in the lake but no entry in platforms.yaml. Add it"),
        () -> e.toString());
    assertEquals(StoregaugeException.Code.USAGE, ((StoregaugeException) known).code());
  }
}
