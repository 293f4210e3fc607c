package io.storegauge.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.storegauge.table.QuarantineTable;
import io.storegauge.table.ReviewsTable;
import io.storegauge.table.RunLogFilesTable;
import io.storegauge.table.StoreDayTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reviews as crawlers and ERPs name their fields. */
class CrawledReviewsTest {
  @TempDir Path dir;

  @Test
  void aFieldMayHaveAnyOfItsNames() throws IOException {
    LandingLake fixture = new LandingLake(dir, "crawled");
    fixture.land(
        "jd/j1/crawled_reviews/2026-01-10/a.jsonl",
        """
        {"id": 501, "SKU": 100012, "score": 5, "comment": "很好", "creationTime": "2026-01-05 10:00:00", "images": [{"imgUrl": "//a.jpg"}, {"imgUrl": "//b.jpg"}], "afterUserComment": {"content": "还行"}, "reply": "谢谢"}
        {"评价ID": "502", "订单号": "28001", "商品ID": "100013", "评分": "4.5", "评价内容": "不错", "评价时间": "2026/1/5 22:02", "追评内容": "坏了", "追评时间": "2026-01-08 10:00:00", "图片": "//a.jpg;//b.jpg;//c.jpg", "回复时间": "2026-01-06 10:00:00"}
        """);
    fixture.land(
        "douyin/s1/crawled_reviews/2026-01-10/a.jsonl",
        """
        {"评论ID": "503", "订单编号": "6917001", "商品id": "36001", "星级": "三星", "评论": "此用户没有填写评价", "评价日期": "2026-01-05", "晒图": "-", "imageCount": 4}
        {"评论ID": "504", "星级": "六星", "评价日期": "2026-13-05"}
        {"星级": "5", "评价日期": "2026-01-05"}
        """);
    fixture.ingest();

    // A day without a time begins at midnight in China.
    assertEquals(
        List.of(
                "jd|501|j1|null|100012|5.0|很好|2026-01-05 02:00:00|还行|null|null|2|false",
                "jd|502|j1|28001|100013|4.5|不错|2026-01-05 14:02:00|坏了|2026-01-08 02:00:00"
                    + "|2026-01-06 02:00:00|3|false",
                "douyin|503|s1|6917001|36001|3.0|此用户没有填写评价|2026-01-04 16:00:00|null|null"
                    + "|null|4|true")
            .stream()
            .sorted()
            .toList(),
        fixture.rows(
            ReviewsTable.SPEC,
            "platform",
            "review_id",
            "store_id",
            "order_id",
            "product_id",
            "rating",
            "text",
            "string(created_at)",
            "appended_text",
            "string(appended_at)",
            "string(replied_at)",
            "image_count",
            "is_default"));
    assertEquals(
        List.of(
            "2|unknown_value:rating=六星, bad_time:created_at=2026-13-05",
            "3|missing_value:review_id"),
        fixture.rows(QuarantineTable.SPEC, "record_number", "array_join(reasons, ', ')"));
  }

  private static final String EARLY =
      """
      {"id": 502, "is_deleted": true}
      """;

  private static final String CRAWLED =
      """
      {"id": 501, "score": 5, "comment": "很好", "creationTime": "2026-01-05 10:00:00", "评价状态": "已评价"}
      {"id": 502, "score": 1, "comment": "不好", "creationTime": "2026-01-05 10:00:00"}
      {"id": 503, "score": 2, "comment": "一般", "creationTime": "2026-01-05 10:00:00", "updated_at": "2026-01-08 10:00:00"}
      {"id": 505, "score": 4, "comment": "不错", "creationTime": "2026-01-05 10:00:00", "已删除": "是"}
      {"id": 506, "score": 3, "comment": "还行", "creationTime": "2026-01-05 10:00:00", "is_deleted": true}
      """;

  private static final String LATE =
      """
      {"id": 501, "comment": "该评价已被删除", "评价状态": "已删除"}
      {"评价ID": "503", "删除时间": "2026/1/9 10:00"}
      {"id": 504, "是否删除": "是"}
      {"id": 505, "deleted": true}
      {"id": 506, "score": 3, "comment": "还行", "creationTime": "2026-01-05 10:00:00", "is_deleted": false}
      """;

  /**
   * Nobody knows at which time of the 10th the reviews were crawled: what was deleted on that day
   * is deleted, what was deleted on the 9th was there again. In Shanghai the 10th begins at 16:00
   * UTC of the 9th, in Kiritimati (14 hours ahead) at 10:00.
   */
  @Test
  void aDeletionWithATimeOfItsOwnGivesWayToContentOfALaterDayAlone() throws IOException {
    String content =
        """
        {"id": 1, "score": 5, "creationTime": "2026-01-05 10:00:00"}
        {"id": 2, "score": 5, "creationTime": "2026-01-05 10:00:00"}
        {"id": 3, "score": 5, "creationTime": "2026-01-05 10:00:00"}
        {"id": 4, "score": 5, "creationTime": "2026-01-05 10:00:00", "updated_at": "2026-01-10 09:00:00"}
        {"id": 5, "score": 5, "creationTime": "2026-01-05 10:00:00", "updated_at": "2026-01-10 11:00:00"}
        """;
    String deletions =
        """
        {"id": 1, "删除时间": "2026-01-10 10:00"}
        {"id": 2, "删除时间": "2026-01-09 23:59:59"}
        {"id": 3, "删除时间": "2026-01-10 23:30"}
        {"id": 4, "删除时间": "2026-01-10 10:00"}
        {"id": 5, "删除时间": "2026-01-10 10:00"}
        """;
    for (int order = 0; order < 2; order++) {
      LandingLake fixture = new LandingLake(dir.resolve("order" + order), "crawled");
      fixture.edit("platforms.yaml", "America/Los_Angeles", "Pacific/Kiritimati");
      for (int file = 0; file < 2; file++) {
        boolean ofContent = file == order;
        for (String platform : new String[] {"jd", "aliexpress"}) {
          fixture.land(
              platform + "/s1/crawled_reviews/2026-01-1" + (ofContent ? 0 : 1) + "/a.jsonl",
              ofContent ? content : deletions);
        }
        fixture.ingest();
      }
      assertEquals(
          List.of(
              "aliexpress|1|true|2026-01-09 20:00:00",
              "aliexpress|2|null|2026-01-09 09:59:59",
              "aliexpress|3|true|2026-01-10 09:30:00",
              "aliexpress|4|true|2026-01-09 20:00:00",
              "aliexpress|5|null|2026-01-09 20:00:00",
              "jd|1|true|2026-01-10 02:00:00",
              "jd|2|null|2026-01-09 15:59:59",
              "jd|3|true|2026-01-10 15:30:00",
              "jd|4|true|2026-01-10 02:00:00",
              "jd|5|null|2026-01-10 02:00:00"),
          fixture.rows(
              ReviewsTable.SPEC, "platform", "review_id", "is_deleted", "string(deleted_at)"),
          "order " + order);
    }
  }

  /** Lands three files, by their days. */
  private static void land(LandingLake to, int day) throws IOException {
    String text = day == 9 ? EARLY : day == 10 ? CRAWLED : LATE;
    to.land(String.format("jd/j1/crawled_reviews/2026-01-%02d/a.jsonl", day), text);
  }

  /**
   * A deletion takes the review out of all figures and leaves what it said; it is as new as its own
   * time or the end of its day of export, 15:59:59 UTC.
   */
  @Test
  void deletedReviewsAreTombstonesWhateverTheOrderOfFiles() throws IOException {
    int[][][] cuts = {{{9, 10, 12}}, {{12}, {10}, {9}}};
    for (int cut = 0; cut < cuts.length; cut++) {
      LandingLake fixture = new LandingLake(dir.resolve("lake" + cut), "generic,crawled");
      fixture.land(
          "jd/orders/2026-01-05/orders-0.csv",
          "order_id,store_id,status,amount,ordered_at\no1,j1,unpaid,1,2025-12-01 10:00:00\n");
      for (int[] batch : cuts[cut]) {
        for (int day : batch) {
          land(fixture, day);
        }
        fixture.ingest();
      }
      String written = "2026-01-05 02:00:00";
      assertEquals(
          List.of(
              "501|5.0|很好|" + written + "|true|2026-01-12 15:59:59|null|null",
              // Crawled a day after the deletion was told: it was there again.
              "502|1.0|不好|" + written + "|null|2026-01-09 15:59:59|null|null",
              "503|2.0|一般|"
                  + written
                  + "|true|2026-01-09 02:00:00|2026-01-09 02:00:00|2026-01-08 02:00:00",
              // Not seen before: it waits for its content and counts for no day.
              "504|null|null|null|true|2026-01-12 15:59:59|2026-01-12 15:59:59|null",
              "505|4.0|不错|" + written + "|true|2026-01-12 15:59:59|null|null",
              "506|3.0|还行|" + written + "|false|2026-01-10 15:59:59|null|null"),
          fixture.rows(
              ReviewsTable.SPEC,
              "review_id",
              "rating",
              "text",
              "string(created_at)",
              "is_deleted",
              "string(deleted_at)",
              "string(updated_at)",
              "string(content_updated_at)"),
          "cut " + cut);
      assertEquals(
          List.of("1|1|0|0", "1|1|0|0", "5|5|0|0", "5|5|0|0"),
          fixture
              .rows(
                  RunLogFilesTable.SPEC,
                  "if(file LIKE '%.yaml', '', concat_ws('|', received, accepted, duplicate, rejected))")
              .stream()
              .filter(r -> !r.isEmpty())
              .toList());
      new FactsJob().run(fixture.context());
      // One star and three, in half stars: (2 + 6) / 2.
      assertEquals(
          List.of("2|4.0"),
          fixture
              .rows(
                  StoreDayTable.SPEC,
                  "if(date = '2026-01-05', concat_ws('|', reviews, rating_sum / rating_weight), '')")
              .stream()
              .filter(r -> !r.isEmpty())
              .toList());
      fixture.ingest();
      assertTrue(fixture.result.unchanged());
    }
  }
}
