package io.storegauge.sim;

import java.nio.charset.StandardCharsets;

/** Conversations as rows of a CSV file. Empty = none, or not asked. */
final class ChatRows {
  static final String HEADER =
      "store_id,session_id,order_id,agent_id,is_human,started_at,first_response_at,turn_count,"
          + "response_seconds_sum,turns_within_3min,resolved,satisfaction,converted,text\n";

  private static final byte[][] INQUIRIES =
      ReviewText.utf8("请问有现货吗", "今天下单什么时候发货", "这款和图片颜色一样吗", "有优惠吗", "尺码怎么选");
  private static final byte[][] QUESTIONS =
      ReviewText.utf8("快递到哪里了", "怎么还没发货", "少了一件配件", "想换一个颜色", "能开发票吗");
  private static final byte[] SLOW = "，等了很久没人回复".getBytes(StandardCharsets.UTF_8);

  private ChatRows() {}

  /**
   * @param placed orders of the day
   */
  static void write(Chat c, int placed, TextBuffer out) {
    boolean human = c.agent() > 0;
    String store = c.store().id();
    out.put(store).put(",c").put(store).put('-').put(c.day()).put('-');
    out.put(c.agent()).put('-').put(c.number()).put(',');
    if (!c.isInquiry() && placed > 0) {
      out.put(c.order(placed));
    }
    out.put(',');
    if (human) {
      out.put("agent").put(c.agent());
    }
    out.put(',').put(human ? "true" : "false").put(',').putTime(c.started()).put(',');
    if (c.answered() != Clock.NEVER) {
      out.putTime(c.answered());
    }
    out.put(',').put(c.turns()).put(',').put(c.seconds()).put(',').put(c.quick()).put(',');
    out.put(c.isResolved() ? "true" : "false").put(',');
    if (c.isRated()) {
      out.put(c.stars());
    }
    out.put(',');
    if (c.isInquiry()) {
      out.put(c.isConverted() ? "true" : "false");
    }
    byte[][] words = c.isInquiry() ? INQUIRIES : QUESTIONS;
    out.put(',').put(words[c.number() % words.length]);
    if (c.isRated() && !c.isSatisfied()) {
      out.put(SLOW);
    }
    out.put('\n');
  }
}
