package io.storegauge.sim;

import static io.storegauge.sim.Sheet.Role.DATE;
import static io.storegauge.sim.Sheet.Role.ID;
import static io.storegauge.sim.Sheet.Role.NUMBER;
import static io.storegauge.sim.Sheet.Role.OPTIONAL;
import static io.storegauge.sim.Sheet.Role.TEXT;
import static io.storegauge.sim.Sheet.Role.WORD;

import java.util.List;

/** 京麦: the lists of 2015 (GB18030, a comma at the end of each line) and of 2026. */
final class JdExports implements PlatformExports {
  private static final String OF_2015 =
      "订单号,商品ID,商品名称,订购数量,支付方式,下单时间,京东价,订单金额,结算金额,余额支付,应付金额,订单状态,订单类型,下单帐号,客户姓名,"
          + "客户地址,联系电话,订单备注,发票类型,发票抬头,发票内容,商家备注,商家备注等级（等级1-5为由高到低）,运费金额,付款确认时间,"
          + "增值税发票,货号,订单完成时间,订单来源,订单渠道";
  private static final String OF_2026 =
      "订单号,商品ID,商品名称,订购数量,商家应收,订单状态,商家SKUID,下单时间,付款确认时间,应付金额,快递单号,运单号,订单出库时间,商家备注";

  private static final String CASES =
      "服务单号,订单号,客户期望,服务单状态,一级申请原因,二级申请原因,客户问题描述,返回方式,售后申请时间,订单类型,出库状态,申请时订单状态,下单账号,"
          + "商品编号,商品名称,商品金额,商品数量,退款金额,审核结果,审核时间,审核意见,审核人姓名,运单号,运费金额,快递公司,处理结果,处理人,自动审核类型,"
          + "商家首次审核时间,商家首次处理时间,售后整体时长(H)";

  @Override
  public List<Export<OrderState>> orders() {
    Sheet<OrderState> of2015 =
        sheet(OF_2015, "")
            .with("京东价", OrderState::amount)
            .with("订单金额", OrderState::amount)
            .with("结算金额", OrderState::amount)
            .with("订单类型", s -> "SOP")
            .with("下单帐号", s -> s.contact().account())
            .with("客户姓名", s -> s.contact().name())
            .with("客户地址", s -> s.contact().address())
            .with("联系电话", s -> s.contact().phone())
            .with("订单完成时间", OrderState::completed)
            .with("订单渠道", s -> "京东");
    Sheet<OrderState> of2026 =
        sheet(OF_2026, "'")
            .with("商家应收", s -> s.amount() + "（系统计算中，该值仅供参考）")
            .with("快递单号", s -> s.waybill() + "\t")
            .with("订单出库时间", OrderState::shipped);
    return List.of(
        new Export<>("orders", "orders_list", of2015, Layout.CSV_GB18030.openEnded()),
        new Export<>("orders", "order_export", of2026, Layout.CSV_BOM));
  }

  private static Sheet<OrderState> sheet(String headers, String before) {
    return Sheet.<OrderState>of(headers)
        .keyed(OrderState::id)
        .mark(ID, "订单号", "order_id", "torn_id")
        .mark(DATE, "下单时间", "ordered_at", "bad_time")
        .mark(NUMBER, "应付金额", "payable", "bad_money")
        .mark(WORD, "订单状态", "status", "unknown_value")
        .mark(TEXT, "商家备注", "", "")
        .with("订单号", s -> before + s.id() + (before.isEmpty() ? "" : "\t"))
        .with("商品ID", s -> before + s.product())
        .with("商品名称", OrderState::title)
        .with("订购数量", OrderState::items)
        .with("下单时间", OrderState::placed)
        .with("应付金额", OrderState::amount)
        .with("订单状态", JdExports::status)
        .with("付款确认时间", OrderState::paid);
  }

  private static String status(OrderState s) {
    return switch (s.status()) {
      case "unpaid" -> "等待付款";
      case "paid" -> s.order().key % 8 == 0 ? "(锁定)等待出库" : "等待出库";
      case "shipped", "delivered" -> "等待确认收货";
      case "completed" -> "完成";
      default -> s.order().returned ? "(删除)等待确认收货" : "(删除)等待出库";
    };
  }

  @Override
  public List<Export<CaseState>> afterSales() {
    Sheet<CaseState> sheet =
        Sheet.<CaseState>of(CASES)
            .keyed(CaseState::id)
            .mark(ID, "服务单号", "case_id", "torn_id")
            .mark(DATE, "售后申请时间", "opened_at", "bad_time")
            .mark(WORD, "客户期望", "kind", "unknown_value")
            .mark(TEXT, "客户问题描述", "", "")
            .with("服务单号", CaseState::id)
            .with("订单号", c -> Long.toString(c.order().id))
            .with("客户期望", c -> c.order().returned ? "退货" : "退款")
            .with("服务单状态", c -> c.isOpen() ? "待处理" : "完成")
            .with("一级申请原因", CaseState::reason)
            .with("售后申请时间", CaseState::openedAt)
            .with("商品编号", c -> Long.toString(OrderState.product(c.order())))
            .with("商品名称", c -> OrderState.title(c.order()))
            .with("商品金额", c -> OrderState.money(c.order().cents))
            .with("商品数量", c -> Integer.toString(c.order().items))
            .with("退款金额", CaseState::refund)
            .with("商家首次审核时间", CaseState::agreedAt);
    Layout titled = Layout.CSV_BOM.between(List.of("服务单信息,,,,,,,,订单信息,,,,,,,,审核信息"), "");
    return List.of(new Export<>("after_sales", "service_cases", sheet, titled));
  }

  @Override
  public List<Export<AgentDay>> chats() {
    Sheet<AgentDay> sheet =
        Sheet.<AgentDay>of("日期,客服,接待量,售前接待人数,促成下单人数,促成下单商品金额,平均响应时长（新）,30s应答率,客服3分钟人工回复率,好评量,评价量")
            .keyed(AgentDay::key)
            .mark(ID, "客服", "agent_id", "")
            .mark(DATE, "日期", "service_date", "bad_date")
            .mark(NUMBER, "接待量", "sessions", "bad_number")
            .mark(OPTIONAL, "售前接待人数", "inquiries", "bad_number")
            .with("日期", AgentDay::date)
            .with("客服", AgentDay::account)
            .with("接待量", AgentDay::count)
            .with("售前接待人数", AgentDay::asked)
            .with("促成下单人数", AgentDay::converted)
            .with("平均响应时长（新）", AgentDay::duration)
            .with("客服3分钟人工回复率", AgentDay::quickShare)
            .with("好评量", a -> Integer.toString(a.good()))
            .with("评价量", a -> Integer.toString(a.rated()));
    Layout summed = Layout.CSV_BOM.between(List.of("整体数据"), "均值");
    return List.of(new Export<>("service_agent_days", "agents", sheet, summed));
  }

  @Override
  public List<Export<ProductDay>> products() {
    Sheet<ProductDay> sheet =
        Sheet.<ProductDay>of(
                "时间,SKU,SKU名称,一级类目,二级类目,三级类目,货号,成交金额,成交商品件数,成交单量,成交客户数,成交转化率,客单价,件单价,UV价值,"
                    + "商品浏览量,商品访客数,商品人均浏览量,加购商品件数,加购客户数,加购转化率,加购金额")
            .keyed(ProductDay::key)
            .mark(ID, "SKU", "product_id", "torn_id")
            .mark(DATE, "时间", "traffic_date", "bad_date")
            .mark(NUMBER, "成交金额", "amount", "bad_money")
            .mark(OPTIONAL, "加购客户数", "add_to_carts", "bad_number")
            .with("时间", ProductDay::date)
            .with("SKU", ProductDay::product)
            .with("SKU名称", ProductDay::title)
            .with("成交金额", ProductDay::amount)
            .with("成交单量", ProductDay::orders)
            .with("成交客户数", ProductDay::orders)
            .with("商品浏览量", ProductDay::pageViews)
            .with("商品访客数", ProductDay::visitors)
            .with("加购客户数", ProductDay::addedToCarts);
    Layout summed = Layout.CSV_GB18030.between(List.of(), "总计");
    return List.of(new Export<>("product_days", "products", sheet, summed));
  }

  @Override
  public List<Export<ReviewState>> reviews() {
    return Reviews.crawledInEnglish();
  }
}
