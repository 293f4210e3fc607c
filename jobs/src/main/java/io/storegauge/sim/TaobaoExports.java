package io.storegauge.sim;

import static io.storegauge.sim.Sheet.Role.DATE;
import static io.storegauge.sim.Sheet.Role.ID;
import static io.storegauge.sim.Sheet.Role.NUMBER;
import static io.storegauge.sim.Sheet.Role.OPTIONAL;
import static io.storegauge.sim.Sheet.Role.TEXT;
import static io.storegauge.sim.Sheet.Role.WORD;

import java.util.List;

/** 千牛, for Taobao and Tmall: ExportOrderList with what was added to it, and the report of 2024. */
final class TaobaoExports implements PlatformExports {
  /** Some names end in a space. */
  private static final String ORDER_LIST =
      "订单编号,买家会员名,买家支付宝账号,支付单号,支付详情,买家应付货款,买家应付邮费,买家支付积分,总金额,返点积分,买家实际支付金额,"
          + "买家实际支付积分,订单状态,买家留言,收货人姓名,收货地址 ,运送方式,联系电话 ,联系手机,订单创建时间,订单付款时间 ,宝贝标题 ,"
          + "宝贝种类 ,物流单号 ,物流公司,订单备注,宝贝总数量,店铺Id,店铺名称,订单关闭原因,卖家服务费,买家服务费,发票抬头,是否手机订单,"
          + "分阶段订单信息,特权订金订单id,是否上传合同照片,是否上传小票,是否代付,定金排名,修改后的sku,修改后的收货地址,异常信息,天猫卡券抵扣,"
          + "集分宝抵扣,是否是O2O交易,退款金额,确认收货时间,打款商家金额,主订单编号,发货时间";

  private static final String REPORT =
      "订单编号,支付单号,买家应付货款,总金额,买家实付金额,订单状态,订单创建时间,订单付款时间,商品标题,退款金额,发货时间,确认收货时间,"
          + "确认收货打款金额,商家备注,订单关闭原因,收货地址,商品属性SKU";

  private static final String REFUNDS =
      "订单编号,退款编号,支付宝交易号,订单付款时间,商品编码,退款完结时间,买家实际支付金额,宝贝标题,买家退款金额,手工退款/系统退款,是否需要退货,"
          + "退款的申请时间,超时时间,退款状态,货物状态,退货物流信息,发货物流信息,客服介入状态,卖家真实姓名,卖家真实姓名新,卖家退货地址,卖家邮编,"
          + "卖家电话,卖家手机,退货物流单号,退货物流公司,买家退款原因,买家退款说明,买家退货时间,责任方,售中或售后,商家备注,完结时间,"
          + "部分退款/全部退款,审核操作人,举证超时,是否零秒响应,退款操作人,退款原因标签,业务类型,是否帮他退款,帮他退款操作账号";

  @Override
  public List<Export<OrderState>> orders() {
    Sheet<OrderState> list =
        sheet(ORDER_LIST, "订单付款时间 ", "订单备注")
            .mark(OPTIONAL, "宝贝总数量", "item_count", "bad_number")
            .with("订单编号", s -> "=\"" + s.id() + "\"")
            .with("主订单编号", s -> "=\"" + s.id() + "\"")
            .with("支付单号", s -> s.isPaid() ? "=\"2" + s.id() + "\"" : "=\"\"")
            .with("买家会员名", s -> s.contact().account())
            .with("买家应付货款", OrderState::thousands)
            .with("总金额", s -> "￥" + s.thousands())
            .with("买家实际支付金额", s -> s.isPaid() ? s.amount() : "0元")
            .with("收货人姓名", s -> s.contact().name())
            .with("收货地址 ", s -> s.contact().address())
            .with("联系手机", s -> "'" + s.contact().phone())
            .with("宝贝标题 ", OrderState::title)
            .with("物流单号 ", s -> s.isShipped() ? "No:" + s.waybill() : "")
            .with("宝贝总数量", OrderState::items)
            .with("店铺名称", s -> s.order().store.name())
            .with("是否手机订单", s -> "手机订单")
            .with("异常信息", s -> "null");
    Sheet<OrderState> report =
        sheet(REPORT, "订单付款时间", "商家备注")
            .with("订单编号", s -> s.id() + "\t")
            .with("买家应付货款", OrderState::amount)
            .with("总金额", s -> s.amount() + "元")
            .with("买家实付金额", OrderState::amount)
            .with("商品标题", OrderState::title)
            .with("收货地址", s -> s.contact().address());
    return List.of(
        new Export<>("orders", "ExportOrderList", list, Layout.CSV_GB18030),
        new Export<>("orders", "order_report", report, Layout.CSV_BOM));
  }

  private static Sheet<OrderState> sheet(String headers, String paidAt, String note) {
    return Sheet.<OrderState>of(headers)
        .keyed(OrderState::id)
        .mark(ID, "订单编号", "order_id", "torn_id")
        .mark(DATE, "订单创建时间", "ordered_at", "bad_time")
        .mark(NUMBER, "总金额", "amount", "bad_money")
        .mark(WORD, "订单状态", "status", "unknown_value")
        .mark(TEXT, note, "", "")
        .with("订单状态", TaobaoExports::status)
        .with("订单创建时间", OrderState::placed)
        .with(paidAt, OrderState::paid)
        .with("发货时间", OrderState::shipped)
        .with("确认收货时间", OrderState::completed)
        .with("退款金额", s -> s.isPaidBack() ? s.amount() : "0元")
        .with("订单关闭原因", s -> s.status().equals("cancelled") ? "退款" : "订单未关闭");
  }

  /** The comma of the words is wide in some exports and narrow in others. */
  private static String status(OrderState s) {
    String comma = s.order().key % 2 == 0 ? "，" : ",";
    return switch (s.status()) {
      case "unpaid" -> "等待买家付款";
      case "paid" -> "买家已付款" + comma + "等待卖家发货";
      case "shipped", "delivered" -> "卖家已发货" + comma + "等待买家确认";
      case "completed" -> "交易成功";
      default -> "交易关闭";
    };
  }

  @Override
  public List<Export<CaseState>> afterSales() {
    Sheet<CaseState> sheet =
        Sheet.<CaseState>of(REFUNDS)
            .keyed(CaseState::id)
            .mark(ID, "退款编号", "case_id", "torn_id")
            .mark(DATE, "退款的申请时间", "opened_at", "bad_time")
            .mark(TEXT, "商家备注", "", "")
            .with("订单编号", c -> "=\"" + c.order().id + "\"")
            .with("退款编号", c -> "=\"" + c.id() + "\"")
            .with("退款完结时间", CaseState::resolvedAt)
            .with("买家实际支付金额", c -> OrderState.money(c.order().cents))
            .with("宝贝标题", c -> OrderState.title(c.order()))
            .with("买家退款金额", c -> OrderState.money(c.order().cents))
            .with("是否需要退货", c -> c.order().returned ? "需要退货" : "不需要退货")
            .with("退款的申请时间", CaseState::openedAt)
            .with("退款状态", c -> c.isOpen() ? "等待卖家同意" : "退款成功")
            .with("买家退款原因", CaseState::reason)
            .with("完结时间", CaseState::resolvedAt);
    return List.of(new Export<>("after_sales", "refunds", sheet, Layout.CSV_GB18030));
  }

  @Override
  public List<Export<AgentDay>> chats() {
    Sheet<AgentDay> sheet =
        Sheet.<AgentDay>of(
                "日期,客服昵称,聊天人数(原咨询人数),接待人数,直接接入人数,转发接入人数,转出人数,总消息数,买家消息数,客服消息数,答问比,客服字数,"
                    + "最大同时聊天数,未回复人数,回复率,慢接待人数,长接待人数,首次响应(秒),平均响应(秒),平均接待时长")
            .keyed(AgentDay::key)
            .mark(ID, "客服昵称", "agent_id", "")
            .mark(DATE, "日期", "service_date", "bad_date")
            .mark(NUMBER, "接待人数", "sessions", "bad_number")
            .mark(OPTIONAL, "平均响应(秒)", "response_seconds_mean", "bad_number")
            .with("日期", AgentDay::date)
            .with("客服昵称", AgentDay::account)
            .with("接待人数", AgentDay::count)
            .with("平均响应(秒)", a -> Integer.toString(a.seconds()));
    Layout summed = Layout.CSV_GB18030.between(List.of(), "汇总");
    return List.of(new Export<>("service_agent_days", "agents", sheet, summed));
  }

  @Override
  public List<Export<ProductDay>> products() {
    Sheet<ProductDay> sheet =
        Sheet.<ProductDay>of(
                "统计日期,商品ID,商品名称,货号,商品状态,商品标签,商品访客数,商品浏览量,平均停留时长,商品详情页跳出率,商品收藏人数,商品加购件数,"
                    + "商品加购人数,下单买家数,下单件数,下单金额,下单转化率,支付买家数,支付件数,支付金额,商品支付转化率,支付新买家数,支付老买家数,"
                    + "老买家支付金额,聚划算支付金额,访客平均价值,成功退款金额,竞争力评分")
            .keyed(ProductDay::key)
            .mark(ID, "商品ID", "product_id", "torn_id")
            .mark(DATE, "统计日期", "traffic_date", "bad_date")
            .mark(NUMBER, "支付金额", "amount", "bad_money")
            .mark(OPTIONAL, "商品加购人数", "add_to_carts", "bad_number")
            .with("统计日期", ProductDay::date)
            .with("商品ID", ProductDay::product)
            .with("商品名称", ProductDay::title)
            .with("商品访客数", ProductDay::visitors)
            .with("商品浏览量", ProductDay::pageViews)
            .with("商品加购人数", ProductDay::addedToCarts)
            .with("支付买家数", ProductDay::orders)
            .with("支付金额", ProductDay::amount)
            .with("成功退款金额", p -> "-");
    List<String> above = List.of("生意参谋", "品类360", "统计粒度：日", "以下为明细数据");
    return List.of(
        new Export<>("product_days", "products", sheet, Layout.CSV_GB18030.between(above, "")));
  }

  @Override
  public boolean tellsDeletions() {
    return false;
  }

  @Override
  public List<Export<ReviewState>> reviews() {
    return Reviews.web();
  }
}
