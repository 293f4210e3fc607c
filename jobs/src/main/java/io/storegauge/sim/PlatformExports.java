package io.storegauge.sim;

import java.util.List;
import java.util.Map;

/** How the console of a platform exports what it knows. */
interface PlatformExports {

  /** Platforms whose exports are known. */
  Map<String, PlatformExports> KNOWN =
      Map.of(
          "douyin", new DouyinExports(),
          "jd", new JdExports(),
          "tmall", new TaobaoExports(),
          "taobao", new TaobaoExports(),
          "pinduoduo", new PinduoduoExports(),
          "xiaohongshu", new XiaohongshuExports(),
          "aliexpress", new AliexpressExports());

  /** The headers of orders the console has used over the years, oldest first. */
  List<Export<OrderState>> orders();

  /** Reviews, which no console exports and sellers crawl. */
  List<Export<ReviewState>> reviews();

  /** After-sales cases; empty where the mappings know no such export. */
  default List<Export<CaseState>> afterSales() {
    return List.of();
  }

  /** What agents of customer service did, by day. */
  default List<Export<AgentDay>> chats() {
    return List.of();
  }

  /** What products sold and who saw them, by day. */
  default List<Export<ProductDay>> products() {
    return List.of();
  }

  /** Whether a review that was taken away is told of; else it is no longer there. */
  default boolean tellsDeletions() {
    return true;
  }

  /** Status that Storegauge reads from the console's word: few consoles tell of deliveries. */
  default String silverStatus(Order o, long cutOff) {
    String status = o.status(cutOff);
    return status.equals("delivered") ? "shipped" : status;
  }
}
