package io.storegauge.sim;

import static io.storegauge.sim.ReviewText.utf8;

import java.nio.charset.StandardCharsets;

/**
 * Phrases of one language, as UTF-8. None holds a character that JSON would escape.
 *
 * @param details by category, in the order of {@link Stores#CATEGORIES}
 * @param faults what is wrong with goods of a bad batch without a defect of its own
 * @param unanswered what buyers whom slow support serves badly complain of
 * @param defects by {@link Incident#defect}
 */
record Phrases(
    byte[] comma,
    byte[] stop,
    byte[][] openings,
    byte[][] good,
    byte[][][] details,
    byte[][] middle,
    byte[][] badGoods,
    byte[][] faults,
    byte[][] badDelivery,
    byte[][] badService,
    byte[][] unanswered,
    byte[][] goodEnds,
    byte[][] middleEnds,
    byte[][] badEnds,
    byte[][] goodLater,
    byte[][] badLater,
    byte[][] defects) {

  /** Defects of bad batches, each in every language. No topic of conf/topics.yaml has them. */
  static final int DEFECTS = 6;

  static final Phrases CHINESE =
      new Phrases(
          "，".getBytes(StandardCharsets.UTF_8),
          "。".getBytes(StandardCharsets.UTF_8),
          utf8(
              "宝贝收到了",
              "东西已经收到",
              "给家里人买的",
              "第二次在这家买了",
              "朋友推荐来的",
              "活动的时候下的单",
              "用了几天来评价",
              "拆开看了一下",
              "在直播间买的",
              "对比了好几家才下单"),
          utf8(
              "质量很好和描述的一样",
              "做工精细没有瑕疵",
              "包装很严实没有破损",
              "发货速度特别快",
              "物流很给力隔天就到了",
              "客服态度很好有问必答",
              "性价比很高",
              "比想象中还要好",
              "颜色很正没有色差",
              "家里老人孩子都喜欢",
              "没有异味用着放心",
              "快递员送货上门服务周到"),
          new byte[][][] {
            utf8("面料柔软穿着舒服", "尺码标准版型显瘦", "洗了一次没有掉色"),
            utf8("上脸很滋润不油腻", "味道清淡不刺激", "用完皮肤感觉很水润"),
            utf8("味道不错很新鲜", "日期很新口感很好", "孩子一口气吃了半袋"),
            utf8("放在客厅很好看", "大小正合适很实用", "收纳很方便省地方"),
            utf8("运行流畅反应很快", "续航比旧的好很多", "音质清晰操作简单"),
            utf8("宝宝用着不红屁股", "材质安全边角圆滑", "宝宝很喜欢一直抱着"),
            utf8("跑步的时候很轻便", "弹性好透气不闷汗", "抓地力强防滑不错"),
            utf8("皮质柔软走线整齐", "容量大能装很多东西", "五金件有质感很显档次")
          },
          utf8(
              "质量一般对得起这个价格",
              "没有图片上好看",
              "颜色和照片有点差别",
              "做工还可以有一点线头",
              "用起来中规中矩",
              "大小和描述差了一点",
              "包装比较简单有点压坏了"),
          utf8(
              "用了两天就坏了",
              "和描述的完全不一样",
              "做工粗糙到处是线头",
              "有很重的刺鼻味道",
              "打开就发现有破损",
              "明显是别人退回来的旧货",
              "色差太大像两个东西",
              "偷工减料又薄又轻",
              "洗了一次就变形了"),
          utf8("用了两天就坏了", "做工粗糙到处是线头", "偷工减料又薄又轻", "洗了一次就变形了"),
          utf8(
              "等了一个多星期才到",
              "说好四十八小时发货一直没动静",
              "物流好几天都不更新",
              "比承诺的时间晚了好几天",
              "催了几次才发货",
              "快递放在门口都没打电话",
              "急着用结果耽误了事情"),
          utf8("客服半天不回消息", "问了几次都是自动回复", "售后互相推脱不解决", "态度很差爱理不理", "说好补发一直没有下文", "退货还要我自己出运费"),
          utf8("客服半天不回消息", "问了几次都是自动回复", "发了好几条都没人回"),
          utf8("推荐购买", "下次还会再来", "五星好评", "值得回购", "祝店家生意兴隆", "已经推荐给同事了", "很满意的一次购物"),
          utf8("给个中评吧", "凑合着用吧", "希望能改进一下", "总体还算可以", "不会再买第二次了"),
          utf8("非常失望", "大家不要买", "差评没有商量", "要求退货退款", "再也不会来了", "钱算是白花了", "希望平台管一管"),
          utf8("用了一段时间还是很好没有失望", "又买了一件送人质量一直稳定", "追评一下洗过几次也没有变形"),
          utf8("追评一下才半个月就不能用了", "联系客服到现在也没有解决", "越用越不行真的后悔买了"),
          utf8("一充电就鼓包", "拉链卡死拉不动", "盖子怎么也拧不紧", "按键按下去弹不起来", "提手一拎就掉", "接缝处一直渗水"));

  static final Phrases ENGLISH =
      new Phrases(
          ", ".getBytes(StandardCharsets.UTF_8),
          ".".getBytes(StandardCharsets.UTF_8),
          utf8(
              "Got it today",
              "Bought for my mum",
              "Second order here",
              "Arrived at last",
              "Used it a week"),
          utf8(
              "great quality",
              "just as described",
              "well packed",
              "fast shipping",
              "seller was helpful",
              "good value",
              "looks even better than the photo",
              "no smell at all"),
          new byte[][][] {
            utf8("soft fabric", "true to size"),
            utf8("gentle on the skin", "smells fresh"),
            utf8("tastes fresh", "kids love it"),
            utf8("fits the room", "very handy"),
            utf8("runs smoothly", "battery lasts"),
            utf8("safe for the baby", "so cute"),
            utf8("light for running", "good grip"),
            utf8("nice leather", "roomy inside")
          },
          utf8(
              "average quality",
              "colour is a bit off",
              "smaller than expected",
              "some loose threads"),
          utf8(
              "broke after two days",
              "not as described",
              "came damaged",
              "cheap material",
              "bad smell"),
          utf8("broke after two days", "cheap material", "stopped working at once"),
          utf8(
              "took weeks to arrive",
              "later than promised",
              "tracking never moved",
              "shipped far too late"),
          utf8(
              "seller never answered",
              "only automatic replies",
              "no help with the refund",
              "very rude support"),
          utf8("seller never answered", "only automatic replies", "still waiting for a reply"),
          utf8("recommended", "will buy again", "five stars", "thank you"),
          utf8("just okay", "could be better", "fine for the price"),
          utf8("very disappointed", "do not buy", "want my money back", "never again"),
          utf8("Still works well after some weeks", "Ordered one more for a friend"),
          utf8("Stopped working after two weeks", "Still no answer from the seller"),
          utf8(
              "it swells when charging",
              "the zipper jams halfway",
              "the lid will not close",
              "the buttons get stuck",
              "the handle comes off",
              "the seams let water through"));
}
