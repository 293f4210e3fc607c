package io.storegauge.sim;

import static io.storegauge.sim.Sheet.Role.DATE;
import static io.storegauge.sim.Sheet.Role.ID;
import static io.storegauge.sim.Sheet.Role.NUMBER;
import static io.storegauge.sim.Sheet.Role.OPTIONAL;
import static io.storegauge.sim.Sheet.Role.TEXT;
import static io.storegauge.sim.Sheet.Role.WORD;

import java.util.List;
import java.util.function.Function;

/** 拼多多: the lists of 2019 and 2026. Every cell ends in a tab; an order's number names its day. */
final class PinduoduoExports implements PlatformExports {
  private static final String OF_2019 =
      "商品,订单号,订单状态,商品总价(元),邮费(元),店铺优惠折扣(元),平台优惠折扣(元),多多支付立减金额(元),用户实付金额(元),"
          + "商家实收金额(元),商品数量(件),发货时间,确认收货时间,商品id,商品规格,商家编码-SKU维度,商家编码-商品维度,商家备注,售后状态,"
          + "快递单号,快递公司,拼单成功时间,订单确认时间";
  private static final String OF_2026 =
      "商品,订单号,订单状态,商品总价(元),邮费(元),店铺优惠折扣(元),平台优惠折扣(元),多多支付立减金额(元),用户实付金额(元),"
          + "商家实收金额(元),商品数量(件),发货时间,确认收货时间,商品id,商品规格,样式ID,商家编码-规格维度,商家编码-商品维度,商家备注,"
          + "售后状态,快递单号,快递公司,订单成交时间,支付时间,承诺发货时间,承诺送达时间,省,市,区,街道/镇";

  @Override
  public List<Export<OrderState>> orders() {
    Sheet<OrderState> of2026 =
        sheet(OF_2026, "订单成交时间")
            .with("支付时间", tabbed(OrderState::paid))
            .with("承诺发货时间", tabbed(OrderState::shipDue))
            .with("承诺送达时间", tabbed(OrderState::deliveryDue))
            .with("街道/镇", s -> s.contact().isPlain() ? s.contact().address() + "\t" : "\t");
    Layout titled = Layout.CSV_GB18030.between(List.of("订单查询", "导出范围：全部"), "总计");
    return List.of(
        new Export<>("orders", "orders_export", sheet(OF_2019, "拼单成功时间"), titled),
        new Export<>("orders", "orders_list", of2026, Layout.CSV_UTF8));
  }

  private static Sheet<OrderState> sheet(String headers, String dealAt) {
    return Sheet.<OrderState>of(headers)
        .keyed(s -> number(s.order().id))
        .mark(ID, "订单号", "order_id", "torn_id")
        .mark(DATE, dealAt, "concluded_at", "bad_time")
        .mark(NUMBER, "用户实付金额(元)", "amount", "bad_money")
        .mark(WORD, "订单状态", "status", "unknown_value")
        .mark(TEXT, "商家备注", "", "")
        .mark(OPTIONAL, "商品数量(件)", "item_count", "bad_number")
        .with("商品", tabbed(OrderState::title))
        .with("订单号", tabbed(s -> number(s.order().id)))
        .with("订单状态", tabbed(PinduoduoExports::status))
        .with("商品总价(元)", tabbed(OrderState::amount))
        .with("邮费(元)", tabbed(s -> "0"))
        .with("用户实付金额(元)", tabbed(OrderState::amount))
        .with("商家实收金额(元)", tabbed(OrderState::amount))
        .with("商品数量(件)", tabbed(OrderState::items))
        .with("发货时间", tabbed(OrderState::shipped))
        .with("确认收货时间", tabbed(OrderState::completed))
        .with("商品id", tabbed(OrderState::product))
        .with("商家备注", s -> "\t")
        .with("售后状态", tabbed(s -> s.isPaidBack() ? "退款成功" : "无售后或售后取消"))
        .with("快递单号", tabbed(OrderState::waybill))
        .with(dealAt, tabbed(OrderState::placed));
  }

  /** The day, a dash, and the rest: {@code 250301-00012000034}. */
  static String number(long id) {
    String digits = String.format("%017d", id);
    return digits.substring(0, 6) + "-" + digits.substring(6);
  }

  private static Function<OrderState, String> tabbed(Function<OrderState, String> cell) {
    return s -> cell.apply(s) + "\t";
  }

  private static String status(OrderState s) {
    return switch (s.status()) {
      case "unpaid" -> "待支付";
      case "paid" -> "待发货";
      case "shipped" -> "已发货，待签收";
      case "delivered", "completed" -> "已签收";
      default -> s.order().returned ? "已签收，退款成功" : "未发货，退款成功";
    };
  }

  /** What was signed for is delivered, and settled once it was paid back. */
  @Override
  public String silverStatus(Order o, long cutOff) {
    String status = o.status(cutOff);
    if (status.equals("cancelled") && o.returned) {
      return "completed";
    }
    return status.equals("completed") ? "delivered" : status;
  }

  @Override
  public List<Export<CaseState>> afterSales() {
    Sheet<CaseState> sheet =
        Sheet.<CaseState>of("售后编号,订单编号,交易金额,售后状态,退款类型,退款金额,申请时间,备注")
            .keyed(CaseState::id)
            .mark(ID, "售后编号", "case_id", "torn_id")
            .mark(DATE, "申请时间", "opened_at", "bad_time")
            .mark(WORD, "退款类型", "kind", "unknown_value")
            .mark(TEXT, "备注", "", "")
            .with("售后编号", c -> c.id() + "\t")
            .with("订单编号", c -> number(c.order().id) + "\t")
            .with("交易金额", c -> OrderState.money(c.order().cents) + "\t")
            .with("售后状态", c -> c.isOpen() ? "待商家处理\t" : "退款成功\t")
            .with("退款类型", c -> c.order().returned ? "退货退款\t" : "仅退款\t")
            .with("退款金额", c -> OrderState.money(c.order().cents) + "\t")
            .with("申请时间", c -> c.openedAt() + "\t");
    return List.of(new Export<>("after_sales", "after_sales", sheet, Layout.CSV_UTF8));
  }

  @Override
  public List<Export<AgentDay>> chats() {
    Sheet<AgentDay> sheet =
        Sheet.<AgentDay>of(
                "日期,客服账号,咨询人数,询单人数,最终成团人数,人工接待人数,需要人工回复的咨询人数,3分钟未回复人数,3分钟人工回复率(8-23点),"
                    + "平均人工响应时长（分钟）,评分≤3订单数,评分数,纠纷退款数,投诉数")
            .keyed(AgentDay::key)
            .mark(ID, "客服账号", "agent_id", "")
            .mark(DATE, "日期", "service_date", "bad_date")
            .mark(NUMBER, "人工接待人数", "sessions", "bad_number")
            .mark(OPTIONAL, "询单人数", "inquiries", "bad_number")
            .with("日期", a -> a.date() + "\t")
            .with("客服账号", AgentDay::account)
            .with("询单人数", AgentDay::asked)
            .with("最终成团人数", AgentDay::converted)
            .with("人工接待人数", AgentDay::count)
            .with("需要人工回复的咨询人数", AgentDay::count)
            .with("3分钟人工回复率(8-23点)", AgentDay::quickShare)
            .with("平均人工响应时长（分钟）", a -> OrderState.money(a.seconds() * 100L / 60))
            .with("评分≤3订单数", a -> Integer.toString(a.rated() - a.good()))
            .with("评分数", a -> Integer.toString(a.rated()));
    return List.of(new Export<>("service_agent_days", "agents", sheet, Layout.CSV_UTF8));
  }

  @Override
  public List<Export<ReviewState>> reviews() {
    return Reviews.crawled(r -> number(r.review().order.id));
  }
}
