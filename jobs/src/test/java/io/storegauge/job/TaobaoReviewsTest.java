package io.storegauge.job;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.storegauge.table.QuarantineTable;
import io.storegauge.table.ReviewsTable;
import io.storegauge.table.RunLogFilesTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reviews of the web pages of Taobao and Tmall, through the mapping that is shipped. */
class TaobaoReviewsTest {
  @TempDir Path dir;
  private LandingLake fixture;

  @BeforeEach
  void setUp() throws IOException {
    fixture = new LandingLake(dir, "taobao");
  }

  @Test
  void reviewsOfTheWebPages() throws IOException {
    // 1767578400000 ms = 2026-01-05 02:00:00 UTC; a day later 1767664800000.
    fixture.land(
        "taobao/t1/reviews/2026-01-10/a.jsonl",
        """
        {"feedId": 11001, "orderId": "3515001", "itemId": 71, "emotion": 11, "content": "很好", "date": 1767578400000, "images": ["//a.jpg", "//b.jpg"], "user": {"nick": "小***明"}, "appendRate": {"content": "用了一天", "date": 1767664800000}}
        {"feedId": 11002, "itemId": 71, "emotion": "12", "content": "一般", "date": "1767578400000", "images": "//a.jpg;//b.jpg;//c.jpg", "appendRate": "又看了看"}
        {"feedId": 11003, "itemId": 71, "emotion": 13, "content": "评价方未及时做出评价,系统默认好评!", "date": 1767578400000, "appendRate": null, "video": {"id": 1}}
        {"feedId": 11004, "itemId": 71, "emotion": 14, "content": "?", "date": 1767578400}
        {"feedId": 11005, "itemId": 71, "emotion": 11, "content": "?", "date": "昨天"}
        """);
    fixture.ingest();

    assertEquals(
        List.of(
            "taobao|11001|t1|3515001|71|5.0|2|false|false|很好|2026-01-05 02:00:00|用了一天"
                + "|2026-01-06 02:00:00",
            "taobao|11002|t1|null|71|3.0|3|false|false|一般|2026-01-05 02:00:00|又看了看|null",
            "taobao|11003|t1|null|71|1.0|null|true|true|评价方未及时做出评价,系统默认好评!"
                + "|2026-01-05 02:00:00|null|null"),
        fixture.rows(
            ReviewsTable.SPEC,
            "platform",
            "review_id",
            "store_id",
            "order_id",
            "product_id",
            "rating",
            "image_count",
            "has_video",
            "is_default",
            "text",
            "string(created_at)",
            "appended_text",
            "string(appended_at)"));
    assertEquals(
        List.of(
            "4|unknown_value:rating=14, out_of_range:written_ms=1767578400",
            "5|bad_money:written_ms=昨天"),
        fixture.rows(QuarantineTable.SPEC, "record_number", "array_join(reasons, ', ')"));
  }

  /** In Shanghai the 10th begins at 16:00 UTC of the 9th; pages do not say when they were read. */
  @Test
  void aDeletionOfTheDayOnWhichAPageWasReadCounts() throws IOException {
    String content =
        """
        {"feedId": 11001, "emotion": 11, "content": "很好", "date": 1767578400000}
        {"feedId": 11002, "emotion": 11, "content": "很好", "date": 1767578400000}
        """;
    String deletions =
        """
        {"feedId": 11001, "删除时间": "2026-01-10 10:00"}
        {"feedId": 11002, "删除时间": "2026-01-09 23:59:59"}
        """;
    for (int order = 0; order < 2; order++) {
      fixture = new LandingLake(dir.resolve("lake" + order), "taobao");
      for (int file = 0; file < 2; file++) {
        boolean ofContent = file == order;
        fixture.land(
            "taobao/t1/reviews/2026-01-1" + (ofContent ? 0 : 1) + "/a.jsonl",
            ofContent ? content : deletions);
        fixture.ingest();
      }
      assertEquals(
          List.of("11001|很好|true|2026-01-10 02:00:00", "11002|很好|null|2026-01-09 15:59:59"),
          fixture.rows(ReviewsTable.SPEC, "review_id", "text", "is_deleted", "string(deleted_at)"),
          "order " + order);
    }
  }

  /** A word that nobody knows says nothing of a deletion, and is told. */
  @Test
  void aDeletedReviewOfTheWebPagesNeedsNoMoreThanItsId() throws IOException {
    fixture.land(
        "taobao/t1/reviews/2026-01-11/a.jsonl",
        """
        {"feedId": 11001, "content": "", "is_deleted": true}
        {"feedId": 11002, "评价状态": "已删除", "删除时间": "2026-01-10 10:00:00"}
        {"feedId": 11003, "评价状态": "草稿"}
        {"评价状态": "已删除"}
        """);
    fixture.ingest();
    fixture.land(
        "taobao/t1/reviews/2026-01-10/a.jsonl",
        """
        {"feedId": 11001, "emotion": 11, "content": "很好", "date": 1767578400000}
        {"feedId": 11004, "emotion": 13, "content": "不好", "date": 1767578400000, "评价状态": "草稿"}
        """);
    fixture.ingest();

    assertEquals(
        List.of(
            "11001|5.0|很好|false|2026-01-05 02:00:00|true|2026-01-11 15:59:59",
            "11002|null|null|null|null|true|2026-01-10 02:00:00",
            "11004|1.0|不好|false|2026-01-05 02:00:00|null|null"),
        fixture.rows(
            ReviewsTable.SPEC,
            "review_id",
            "rating",
            "text",
            "has_video",
            "string(created_at)",
            "is_deleted",
            "string(deleted_at)"));
    assertEquals(
        List.of("3|missing_value:rating, missing_value:written_ms", "4|missing_value:review_id"),
        fixture.rows(QuarantineTable.SPEC, "record_number", "array_join(reasons, ', ')"));
    assertEquals(
        List.of("2|0|1", "4|2|0"),
        fixture
            .rows(
                RunLogFilesTable.SPEC,
                "if(file LIKE '%.yaml', '', concat_ws('|', received, rejected, warned))")
            .stream()
            .filter(r -> !r.isEmpty())
            .toList());
  }
}
