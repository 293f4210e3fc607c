package io.storegauge.sim;

import static io.storegauge.sim.Sheet.Role.DATE;
import static io.storegauge.sim.Sheet.Role.ID;
import static io.storegauge.sim.Sheet.Role.NUMBER;
import static io.storegauge.sim.Sheet.Role.TEXT;
import static io.storegauge.sim.Sheet.Role.WORD;

import java.util.List;

/**
 * 速卖通: the list of 2017, one of whose headers has a line break, and evaluations as the API lists
 * them.
 */
final class AliexpressExports implements PlatformExports {
  private static final String ORDERS =
      "订单号,订单状态,负责人(业务员),买家名称,下单时间,付款时间,产品总金额,物流费用,订单金额,满立减,产品信息\n（双击单元格展开所有产品信息！）,"
          + "订单备注,收货地址,收货人名称,收货国家,州/省,城市,地址,邮编,联系电话,手机,买家选择物流,发货期限,实际发货物流:运单号,发货时间,"
          + "确认收货时间";

  @Override
  public List<Export<OrderState>> orders() {
    Sheet<OrderState> sheet =
        Sheet.<OrderState>of(ORDERS)
            .keyed(OrderState::id)
            .mark(ID, "订单号", "order_id", "torn_id")
            .mark(DATE, "下单时间", "ordered_at", "bad_time")
            .mark(NUMBER, "订单金额", "amount", "bad_money")
            .mark(WORD, "订单状态", "status", "unknown_value")
            .mark(TEXT, "订单备注", "", "")
            .with("订单号", OrderState::id)
            .with("订单状态", AliexpressExports::status)
            .with("买家名称", s -> s.contact().account())
            .with("下单时间", OrderState::placed)
            .with("付款时间", OrderState::paid)
            .with("产品总金额", OrderState::amount)
            .with("物流费用", s -> "0.00")
            .with("订单金额", OrderState::amount)
            .with("产品信息\n（双击单元格展开所有产品信息！）", s -> "【1】" + s.title() + "\n(产品数量:" + s.items() + " 件)")
            .with("收货地址", s -> s.contact().address())
            .with("收货人名称", s -> s.contact().name())
            .with("手机", s -> s.contact().phone())
            .with("发货期限", OrderState::shipDue)
            .with("实际发货物流:运单号", OrderState::waybill)
            .with("发货时间", OrderState::shipped)
            .with("确认收货时间", OrderState::completed);
    return List.of(new Export<>("orders", "orders", sheet, Layout.CSV_BOM));
  }

  private static String status(OrderState s) {
    return switch (s.status()) {
      case "unpaid" -> "等待买家付款";
      case "paid" -> "等待您发货";
      case "shipped", "delivered" -> "等待买家收货";
      case "completed" -> "交易完成";
      default -> "订单关闭";
    };
  }

  /** An order that ended after it was shipped counts as completed: the list says no more. */
  @Override
  public String silverStatus(Order o, long cutOff) {
    return o.returned && o.cancelled < cutOff
        ? "completed"
        : PlatformExports.super.silverStatus(o, cutOff);
  }

  @Override
  public boolean tellsDeletions() {
    return false;
  }

  @Override
  public List<Export<ReviewState>> reviews() {
    return Reviews.evaluations();
  }
}
