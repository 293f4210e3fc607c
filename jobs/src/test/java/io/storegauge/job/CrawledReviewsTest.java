package io.storegauge.job;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.storegauge.table.QuarantineTable;
import io.storegauge.table.ReviewsTable;
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
    LandingLake fixture = new LandingLake(dir);
    fixture.source = "crawled";
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
}
