package io.storegauge.sim;

import static io.storegauge.sim.Sheet.Role.DATE;
import static io.storegauge.sim.Sheet.Role.ID;
import static io.storegauge.sim.Sheet.Role.NUMBER;
import static io.storegauge.sim.Sheet.Role.TEXT;

import java.util.List;
import java.util.function.Function;

/** Reviews as crawlers, pages and APIs hand them on: JSON, one object a line. */
final class Reviews {
  private static final String CRAWLED = "crawled_reviews";

  private Reviews() {}

  /**
   * By crawlers, with Chinese names.
   *
   * @param order number of the order as the console writes it
   */
  static List<Export<ReviewState>> crawled(Function<ReviewState, String> order) {
    return exports(
        CRAWLED,
        Sheet.<ReviewState>of("评价ID,订单编号,商品ID,买家昵称,评分,评价内容,评价时间,更新时间,追评内容,追评时间,商家回复,回复时间,图片数,已删除")
            .keyed(ReviewState::id)
            .mark(ID, "评价ID", "review_id", "torn_id")
            .mark(NUMBER, "评分", "rating", "unknown_value")
            .mark(TEXT, "评价内容", "content", "")
            .mark(DATE, "评价时间", "created_at", "bad_time")
            .with("评价ID", ReviewState::id)
            .with("订单编号", order)
            .with("商品ID", ReviewState::product)
            .with("买家昵称", ReviewState::buyer)
            .with("评分", ReviewState::rating)
            .with("评价内容", ReviewState::text)
            .with("评价时间", ReviewState::created)
            .with("更新时间", ReviewState::updated)
            .with("追评内容", ReviewState::appendedText)
            .with("追评时间", ReviewState::appendedAt)
            .with("商家回复", ReviewState::reply)
            .with("回复时间", ReviewState::repliedAt)
            .with("图片数", ReviewState::images)
            .with("已删除", r -> Boolean.toString(r.isDeleted())));
  }

  /** By crawlers, with the names of JD's pages. */
  static List<Export<ReviewState>> crawledInEnglish() {
    return exports(
        CRAWLED,
        Sheet.<ReviewState>of(
                "id,orderId,productId,nickname,score,comment,creationTime,updated_at,afterUserComment,"
                    + "reply,replyTime,imageCount,is_deleted")
            .keyed(ReviewState::id)
            .mark(ID, "id", "review_id", "torn_id")
            .mark(NUMBER, "score", "rating", "unknown_value")
            .mark(TEXT, "comment", "content", "")
            .mark(DATE, "creationTime", "created_at", "bad_time")
            .with("id", ReviewState::id)
            .with("orderId", ReviewState::order)
            .with("productId", ReviewState::product)
            .with("nickname", ReviewState::buyer)
            .with("score", ReviewState::rating)
            .with("comment", ReviewState::text)
            .with("creationTime", ReviewState::created)
            .with("updated_at", ReviewState::updated)
            .with("afterUserComment", ReviewState::appendedText)
            .with("reply", ReviewState::reply)
            .with("replyTime", ReviewState::repliedAt)
            .with("imageCount", ReviewState::images)
            .with("is_deleted", r -> Boolean.toString(r.isDeleted())));
  }

  /** As the pages of Taobao are made of: good, medium or bad, times in milliseconds. */
  static List<Export<ReviewState>> web() {
    return exports(
        "reviews",
        Sheet.<ReviewState>of("feedId,orderId,itemId,emotion,content,date,appendRate")
            .keyed(ReviewState::id)
            .mark(ID, "feedId", "review_id", "torn_id")
            .mark(NUMBER, "emotion", "rating", "unknown_value")
            .mark(TEXT, "content", "content", "")
            .mark(DATE, "date", "written_ms", "bad_money")
            .with("feedId", ReviewState::id)
            .with("orderId", ReviewState::order)
            .with("itemId", ReviewState::product)
            .with("emotion", ReviewState::emotion)
            .with("content", ReviewState::text)
            .with("date", ReviewState::createdMillis)
            .with("appendRate", ReviewState::appendRate));
  }

  /** As the API of AliExpress lists them; the child order names the evaluation. */
  static List<Export<ReviewState>> evaluations() {
    return exports(
        "reviews",
        Sheet.<ReviewState>of(
                "order_id,parent_order_id,product_id,buyer_login_id,buyer_evaluation,buyer_feedback,"
                    + "buyer_fb_date,gmt_modified,buyer_reply,seller_reply")
            .keyed(ReviewState::order)
            .mark(ID, "order_id", "review_id", "torn_id")
            .mark(NUMBER, "buyer_evaluation", "rating", "bad_rating")
            .mark(TEXT, "buyer_feedback", "text", "")
            .mark(DATE, "buyer_fb_date", "created_at", "bad_time")
            .with("order_id", ReviewState::order)
            .with("parent_order_id", ReviewState::order)
            .with("product_id", ReviewState::product)
            .with("buyer_login_id", ReviewState::buyer)
            .with("buyer_evaluation", ReviewState::rating)
            .with("buyer_feedback", ReviewState::text)
            .with("buyer_fb_date", ReviewState::created)
            .with("gmt_modified", ReviewState::updated)
            .with("buyer_reply", ReviewState::appendedText)
            .with("seller_reply", ReviewState::reply));
  }

  private static List<Export<ReviewState>> exports(String folder, Sheet<ReviewState> sheet) {
    return List.of(
        new Export<>("reviews", folder, "reviews", sheet, Layout.JSON_LINES),
        new Export<>("reviews", folder, "reviews", sheet, Layout.JSON_LINES.packed()));
  }
}
