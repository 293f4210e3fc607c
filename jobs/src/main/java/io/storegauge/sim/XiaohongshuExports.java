package io.storegauge.sim;

import static io.storegauge.sim.Sheet.Role.DATE;
import static io.storegauge.sim.Sheet.Role.ID;
import static io.storegauge.sim.Sheet.Role.NUMBER;
import static io.storegauge.sim.Sheet.Role.TEXT;
import static io.storegauge.sim.Sheet.Role.WORD;

import java.util.List;

/** 千帆: workbooks, and the same as text, into which sellers turn them. */
final class XiaohongshuExports implements PlatformExports {
  private static final String ORDERS =
      "订单号,订单状态,售后状态,订单类型,订单标记,收件人姓名,收件人电话,收件人地址,省,市,区,区域编码,小红书编码,条形码,规格ID,达人ID,"
          + "达人名称,SKU名称,SKU规格,SKU件数,是否为赠品,发票/Invoice,商品总价(元),用户应付金额(元),平台优惠(元),店铺优惠(元),"
          + "支付渠道优惠(元),SKU商家改价(元),商家应收金额(元)（支付金额）,支付方式,支付渠道订单号,支付期数,利息费用,手续费承担方,支付时间,"
          + "sku净重(kg),包裹总净重(kg),包裹总运费(元),快递公司,快递单号,发货链接,订单创建时间,预售订单开始发货时间,预售订单截止发货时间,"
          + "承诺发货时间,订单发货时间,订单完成时间,发货仓库,确认收货类型,是否延迟收货,用户备注,店铺名称,用户编号,商家编码,商品ID,商品名称";

  @Override
  public List<Export<OrderState>> orders() {
    Sheet<OrderState> sheet =
        Sheet.<OrderState>of(ORDERS)
            .keyed(s -> "P" + s.id())
            .mark(ID, "订单号", "order_id", "torn_id")
            .mark(DATE, "订单创建时间", "ordered_at", "bad_time")
            .mark(NUMBER, "用户应付金额(元)", "amount", "bad_money")
            .mark(WORD, "订单状态", "status", "unknown_value")
            .mark(TEXT, "用户备注", "", "")
            .with("订单号", s -> "P" + s.id())
            .with("订单状态", XiaohongshuExports::status)
            .with("售后状态", s -> s.status().equals("cancelled") ? "售后完成" : "无售后")
            .with("订单类型", s -> s.order().presale ? "预售" : "普通")
            .with("收件人姓名", s -> s.contact().name())
            .with("收件人电话", s -> s.contact().phone())
            .with("收件人地址", s -> s.contact().address())
            .with("规格ID", OrderState::product)
            .with("SKU名称", OrderState::title)
            .with("SKU件数", OrderState::items)
            .with("是否为赠品", s -> s.order().gift ? "是" : "否")
            .with("商品总价(元)", OrderState::amount)
            .with("用户应付金额(元)", OrderState::amount)
            .with("商家应收金额(元)（支付金额）", OrderState::amount)
            .with("支付时间", OrderState::paid)
            .with("快递单号", OrderState::waybill)
            .with("订单创建时间", OrderState::placed)
            .with("承诺发货时间", OrderState::shipDue)
            .with("订单发货时间", OrderState::shipped)
            .with("订单完成时间", OrderState::completed)
            .with("店铺名称", s -> s.order().store.name())
            .with("用户编号", s -> s.contact().account())
            .with("商品ID", OrderState::product)
            .with("商品名称", OrderState::title);
    return List.of(
        new Export<>("orders", "orders", sheet, Layout.CSV_BOM),
        new Export<>("orders", "orders", sheet, Layout.WORKBOOK));
  }

  private static String status(OrderState s) {
    return switch (s.status()) {
      case "unpaid" -> "待支付";
      case "paid" -> "待发货";
      case "shipped", "delivered" -> "已发货";
      case "completed" -> "已完成";
      default -> "已取消";
    };
  }

  @Override
  public List<Export<CaseState>> afterSales() {
    Sheet<CaseState> sheet =
        Sheet.<CaseState>of("售后单号,订单号,商品名称,售后类型,原因,申请售后金额(元),退货创建时间,商家确认收货时间,状态,备注")
            .keyed(CaseState::id)
            .mark(ID, "售后单号", "case_id", "torn_id")
            .mark(DATE, "退货创建时间", "opened_at", "bad_time")
            .mark(WORD, "售后类型", "kind", "unknown_value")
            .mark(TEXT, "备注", "", "")
            .with("售后单号", CaseState::id)
            .with("订单号", c -> "P" + c.order().id)
            .with("商品名称", c -> OrderState.title(c.order()))
            .with("售后类型", c -> c.order().returned ? "退货退款" : "仅退款")
            .with("原因", CaseState::reason)
            .with("申请售后金额(元)", c -> OrderState.money(c.order().cents))
            .with("退货创建时间", CaseState::openedAt)
            .with("商家确认收货时间", CaseState::resolvedAt)
            .with("状态", c -> c.isOpen() ? "待审核" : "完成");
    return List.of(new Export<>("after_sales", "after_sales", sheet, Layout.CSV_BOM));
  }

  @Override
  public List<Export<ReviewState>> reviews() {
    return Reviews.crawled(r -> "P" + r.order());
  }
}
