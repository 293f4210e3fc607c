package io.storegauge.sim;

import static io.storegauge.sim.Sheet.Role.DATE;
import static io.storegauge.sim.Sheet.Role.ID;
import static io.storegauge.sim.Sheet.Role.NUMBER;
import static io.storegauge.sim.Sheet.Role.OPTIONAL;
import static io.storegauge.sim.Sheet.Role.TEXT;
import static io.storegauge.sim.Sheet.Role.WORD;

import java.util.List;

/** 抖店: both known lists of orders, and after-sales cases. Ids behind a tab, buyers ciphered. */
final class DouyinExports implements PlatformExports {
  private static final String FIRST =
      "主订单编号,子订单编号,选购商品,商品规格,商品数量,商品ID,商家编码,商品单价,订单应付金额,运费,优惠总金额,平台优惠,商家优惠,"
          + "达人优惠,商家改价,支付优惠,红包抵扣,支付方式,手续费,收件人,收件人手机号,省,市,区,街道,详细地址,是否修改过地址,地址修改时段,"
          + "买家留言,订单提交时间,旗帜颜色,商家备注,订单完成时间,支付完成时间,APP渠道,流量来源,订单状态,承诺发货时间,订单类型,鲁班落地页ID,"
          + "达人ID,达人昵称,所属门店ID,售后状态,取消原因,预约发货时间,仓库ID,仓库名称,序列号,是否安心购,广告渠道,流量类型,流量体裁,流量渠道,"
          + "发货主体,发货主体明细,发货时间,降价类优惠,平台实际承担优惠金额,商家实际承担优惠金额,达人实际承担优惠金额,预计送达时间,"
          + "是否平台仓自流转,车型,商品69码,发货SN码,发货IMEI码1,发货IMEI码2,预约送达时间,建议发货时间（起）,建议发货时间（止）,"
          + "物流SN码,物流IMEI码1,物流IMEI码2";
  private static final String OF_2026 =
      "主订单编号,子订单编号,支付方式,选购商品,货号,商品ID,商家编码,商品数量,商品金额,订单提交时间,支付完成时间,订单完成时间,承诺发货时间,"
          + "预约发货时间,买家留言,旗帜颜色,商家备注,APP渠道,订单状态,取消原因,售后状态,订单类型,发货时间,车型,是否是以旧换新,换新额外补贴,"
          + "换新额外补贴发放状态,订单应付金额,运费,优惠总金额,平台优惠,商家优惠,达人优惠,商家改价,支付优惠,手续费,红包抵扣,降价类优惠,"
          + "平台实际承担优惠金额,商家实际承担优惠金额,达人实际承担优惠金额,收件人,收件人手机号,省,市,区,街道,详细地址,是否修改过地址,快递信息,"
          + "序列号,达人ID,达人昵称,拼团订单团编号,商品单价是否含税,税费,鲁班落地页ID,所属门店ID,流量来源,仓库ID,仓库名称,是否安心购,广告渠道,"
          + "流量类型,流量体裁,流量渠道,发货主体,发货主体明细,教育优惠,预计送达时间,是否平台仓自流转,是否是渠道商品,预约送达时间,"
          + "建议发货时间（起）,建议发货时间（止）";
  private static final String CASES =
      "售后单号,订单号,商品单号,商品名称,商品ID,应付金额（元）,商品运费（元）,支付优惠（元）,商品税费（元）,商品发货状态,售后类型,"
          + "退商品金额（元）,退运费金额（元）,退支付优惠（元）,退税费金额（元）,售后状态,售后申请时间,退款方式,是否已上传退款凭证,售后原因,"
          + "售后原因标签,退货物流单号,退货异常,退货发货时间,退货物流公司,自动处理截止时间,同意售后申请时间,商家退款时间,用户到账时间,"
          + "售后关闭时间,商家退货地址,商家退货联系人姓名,商家退货联系人电话,仲裁状态,纠纷责任方,是否极速退款,是否拒签后退款,发货物流单号,"
          + "发货物流状态,换货物流单号,退货物流状态,售后完结时间,订单备注,用户售后说明,售后备注,操作人,协商记录,换货商品信息,商家编码,门店名称";

  @Override
  public List<Export<OrderState>> orders() {
    Sheet<OrderState> of2026 =
        sheet(OF_2026)
            .with("商品金额", OrderState::amount)
            .with("快递信息", s -> s.isShipped() ? s.waybill() + "-顺丰速运," + s.title() : "");
    return List.of(
        new Export<>("orders", "order_export", sheet(FIRST), Layout.CSV_BOM),
        new Export<>("orders", "orders", of2026, Layout.CSV_UTF8.packed()));
  }

  private static Sheet<OrderState> sheet(String headers) {
    return Sheet.<OrderState>of(headers)
        .keyed(OrderState::id)
        .mark(ID, "子订单编号", "line_id", "torn_id")
        .mark(DATE, "订单提交时间", "ordered_at", "bad_time")
        .mark(NUMBER, "订单应付金额", "amount", "bad_money")
        .mark(WORD, "订单状态", "status", "unknown_value")
        .mark(TEXT, "商家备注", "", "")
        .mark(OPTIONAL, "商品数量", "quantity", "bad_number")
        .with("主订单编号", s -> "\t" + s.id())
        .with("子订单编号", s -> "\t" + s.id())
        .with("选购商品", OrderState::title)
        .with("商品数量", OrderState::items)
        .with("商品ID", s -> "\t" + s.product())
        .with("订单应付金额", OrderState::amount)
        .with("运费", s -> "0.00")
        .with("支付方式", s -> s.isPaid() ? "支付宝" : "")
        .with("收件人", s -> ciphered(s.contact(), s.contact().name()))
        .with("收件人手机号", s -> ciphered(s.contact(), s.contact().phone()))
        .with("详细地址", s -> ciphered(s.contact(), s.contact().address()))
        .with("订单提交时间", OrderState::placed)
        .with("订单完成时间", s -> orDash(s.completed()))
        .with("支付完成时间", s -> orDash(s.paid()))
        .with("APP渠道", s -> "抖音")
        .with("流量来源", OrderState::channel)
        .with("订单状态", DouyinExports::status)
        .with("承诺发货时间", s -> orDash(s.shipDue()))
        .with("订单类型", s -> s.order().presale ? "预售订单" : "普通订单")
        .with("售后状态", s -> s.isPaidBack() ? "退款成功" : "-")
        .with("流量体裁", DouyinExports::genre)
        .with("流量渠道", OrderState::channel)
        .with("发货时间", s -> orDash(s.shipped()))
        .with("预计送达时间", s -> orDash(s.deliveryDue()));
  }

  /** The cipher text is another one in every export. */
  private static String ciphered(Contact contact, String plain) {
    return contact.isPlain() ? plain : "##" + Integer.toHexString(plain.hashCode()) + "##";
  }

  private static String orDash(String text) {
    return text.isEmpty() ? "-" : text;
  }

  private static String genre(OrderState s) {
    return s.cutOff() - s.order().placed < Clock.DAY ? "数据将于第二天更新" : "商品卡";
  }

  private static String status(OrderState s) {
    return switch (s.status()) {
      case "unpaid" -> "待支付";
      case "paid" -> s.order().key % 2 == 0 ? "备货中" : "待发货";
      case "shipped", "delivered" -> "已发货";
      case "completed" -> "已完成";
      default -> "已关闭";
    };
  }

  @Override
  public List<Export<CaseState>> afterSales() {
    Sheet<CaseState> sheet =
        Sheet.<CaseState>of(CASES)
            .keyed(CaseState::id)
            .mark(ID, "售后单号", "case_id", "torn_id")
            .mark(DATE, "售后申请时间", "opened_at", "bad_time")
            .mark(WORD, "售后类型", "kind", "unknown_value")
            .mark(TEXT, "售后备注", "", "")
            .with("售后单号", c -> "'" + c.id())
            .with("订单号", c -> "'" + c.order().id)
            .with("商品单号", c -> "'" + c.order().id)
            .with("商品名称", c -> OrderState.title(c.order()))
            .with("商品ID", c -> "'" + OrderState.product(c.order()))
            .with("应付金额（元）", c -> OrderState.money(c.order().cents))
            .with("商品发货状态", c -> c.order().returned ? "已发货" : "未发货")
            .with("售后类型", c -> c.order().returned ? "退货退款" : "未发货退款")
            .with("退商品金额（元）", CaseState::refund)
            .with("退运费金额（元）", c -> "0")
            .with("售后状态", DouyinExports::caseStatus)
            .with("售后申请时间", CaseState::openedAt)
            .with("售后原因", CaseState::reason)
            .with("同意售后申请时间", c -> orDash(c.agreedAt()))
            .with("商家退款时间", c -> orDash(c.resolvedAt()))
            .with("售后关闭时间", c -> "-")
            .with("纠纷责任方", c -> "-")
            .with("售后完结时间", c -> orDash(c.resolvedAt()));
    return List.of(new Export<>("after_sales", "after_sales", sheet, Layout.CSV_BOM));
  }

  private static String caseStatus(CaseState c) {
    if (!c.isOpen()) {
      return "同意退款，退款成功";
    }
    return c.agreedAt().isEmpty() ? "待商家处理" : "待商家收货";
  }

  @Override
  public List<Export<AgentDay>> chats() {
    Sheet<AgentDay> sheet =
        Sheet.<AgentDay>of(
                "日期,客服昵称,账号名称,人工已接待人数,人工已接待会话量,不满意率,3分钟人工回复率 (会话),3分钟人工回复率,首次响应时长（秒）,"
                    + "平均响应时长（秒）,满意率,客服销售额（元）,询单人数,下单人数,支付人数,询单转化率")
            .keyed(AgentDay::key)
            .mark(DATE, "日期", "service_date", "bad_date")
            .mark(NUMBER, "人工已接待会话量", "sessions", "bad_number")
            .mark(OPTIONAL, "询单人数", "inquiries", "bad_number")
            .with("日期", AgentDay::date)
            .with("客服昵称", AgentDay::account)
            .with("账号名称", AgentDay::account)
            .with("人工已接待会话量", AgentDay::count)
            .with("3分钟人工回复率", AgentDay::quickShare)
            .with("平均响应时长（秒）", a -> Integer.toString(a.seconds()))
            .with("询单人数", AgentDay::asked)
            .with("下单人数", AgentDay::converted);
    Sheet<AgentDay> of2026 =
        Sheet.<AgentDay>of("日期,客服账号,客服询单支付额,询单人数,下单人数,工作时间平响时长,接待会话量,工作时间3分钟回复率,有效好评数,有效评价数")
            .keyed(AgentDay::key)
            .mark(ID, "客服账号", "agent_id", "")
            .mark(DATE, "日期", "service_date", "bad_date")
            .mark(NUMBER, "接待会话量", "sessions", "bad_number")
            .mark(OPTIONAL, "询单人数", "inquiries", "bad_number")
            .with("日期", AgentDay::date)
            .with("客服账号", AgentDay::account)
            .with("询单人数", AgentDay::asked)
            .with("下单人数", AgentDay::converted)
            .with("工作时间平响时长", AgentDay::duration)
            .with("接待会话量", AgentDay::count)
            .with("工作时间3分钟回复率", AgentDay::quickShare)
            .with("有效好评数", a -> Integer.toString(a.good()))
            .with("有效评价数", a -> Integer.toString(a.rated()));
    return List.of(
        new Export<>("service_agent_days", "agents", sheet, Layout.CSV_BOM),
        new Export<>("service_agent_days", "agents", of2026, Layout.CSV_BOM));
  }

  @Override
  public List<Export<ProductDay>> products() {
    Sheet<ProductDay> sheet =
        Sheet.<ProductDay>of("日期,商品标题,商品编号,成交金额,商品曝光次数,商品点击人数,商品点击次数,成交人数,退款金额（退款时间）")
            .keyed(ProductDay::key)
            .mark(ID, "商品编号", "product_id", "torn_id")
            .mark(DATE, "日期", "traffic_date", "bad_date")
            .mark(NUMBER, "成交金额", "amount", "bad_money")
            .mark(OPTIONAL, "成交人数", "buyers", "bad_number")
            .with("日期", ProductDay::slashedDate)
            .with("商品标题", ProductDay::title)
            .with("商品编号", ProductDay::product)
            .with("成交金额", p -> "¥" + p.amount())
            .with("商品点击人数", ProductDay::visitors)
            .with("商品点击次数", ProductDay::pageViews)
            .with("成交人数", ProductDay::orders);
    return List.of(new Export<>("product_days", "products", sheet, Layout.CSV_BOM));
  }

  @Override
  public List<Export<ReviewState>> reviews() {
    return Reviews.crawled(ReviewState::order);
  }
}
