package io.storegauge.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Texts as buyers write them, put together at random, the same ones in every run: much that is
 * ordinary, some that is personal in every form that is searched for, and damage. All of it is made
 * up.
 */
final class FreeTextCorpus {
  /** What reviews are made of; nothing of it is personal, whatever stands beside it. */
  static final List<String> HARMLESS =
      List.of(
          "很好",
          "质量不错，",
          "物流快。",
          "三天就到了！",
          "￥19.9 ",
          "买了2件 ",
          "尺码XL ",
          "12月3日",
          "good ",
          "muito bom, ",
          "\n",
          "\t",
          "😀",
          "价格实惠；",
          "颜色：红色 ",
          "5星",
          "包装完好（有礼品）",
          "=1+1 ",
          "‘引号’",
          "é");

  /** Ordinary as well, and near to what is personal. */
  private static final List<String> DECEPTIVE =
      List.of(
          "市场价比实体店便宜，",
          "小区门口自提，",
          "人民路那家店也有卖，",
          "北京的朋友推荐的，",
          "上海市中心有10家店，",
          "广州发货很快，",
          "快递放在楼下3号柜，",
          "客服态度好，收货人很满意，",
          "订单号6917001234567890123 ",
          "运单 SF1234567890123 ",
          "2024-01-05 10:00:00下单，",
          "1999/1299/899 ",
          "型号WX-2000，",
          "iPhone 15 Pro 256G ",
          "身高175体重140 ",
          "微信支付很方便，",
          "QQ糖500g ",
          "12V 5000mAh ",
          "编号0012，",
          "发货地址：广州，",
          "州",
          "县城也能送到，",
          "区别不大，",
          "邮费自理，",
          "名不虚传，",
          "the address was right, ",
          "rua sem saída, ",
          "3 days down the road, ",
          "recomendo a todos, entrega em 15 dias ",
          "nota 10 ",
          "R$ 1.299,90 ",
          "第一二三四五次回购，",
          "一百二十三",
          "①号很好",
          "２０件",
          "联系人工客服，",
          "手机很好用，",
          "电话没人接，",
          "zap rápido ",
          "tel quel ",
          "+1 ",
          "@store ",
          "V领 ",
          "加微 ");

  private static final List<String> ORDINARY =
      Stream.concat(HARMLESS.stream(), DECEPTIVE.stream()).toList();

  private static final List<String> PERSONAL =
      List.of(
          "收件人：李小明，",
          "收货人: 阿凡提 ",
          "联系人是王女士 ",
          "姓名 欧阳先生[1234] ",
          "Recipient: John Smith, ",
          "destinatário: João da Silva ",
          "浙江省杭州市西湖区文三路1号2幢301室 ",
          "浙江省 杭州市 西湖区 文三路 1号 ",
          "杭州市西湖区文三路100号的店",
          "河南省郑州市中牟县官渡镇东村",
          "内蒙古自治区呼和浩特市新城区兴安路5号院",
          "北京市朝阳区建国路88号院3号楼1201室",
          "上海市浦东新区世纪大道100号，",
          "香港特别行政区九龙区弥敦道3号楼",
          "地址：幸福小区3栋2单元501 ",
          "住址改为广东省深圳市南山区科技园 ",
          "邮编310000 ",
          "邮政编码：100000 ",
          "Rua das Flores, 123, apto 45 ",
          "Av. Paulista, nº 1000 ",
          "Endereço: Rua A, 12. ",
          "12 Baker Street ",
          "Address: 12 Baker Street, London; ",
          "CEP 01310-100 ",
          "a.b@example.com ",
          "x_y%z＠mail.example.com.br。",
          "微信号：xm_88888 ",
          "加V：xm88888 ",
          "vx xm88888 ",
          "wechat: xiao-ming ",
          "wxid_ab12cd34 ",
          "微信12345678 ",
          "QQ：123456789 ",
          "扣扣12345 ",
          "0571-88886666 ",
          "(010)66668888转801 ",
          "02166668888 ",
          "400-123-4567 ",
          "4001234567 ",
          "800-8-123-456 ",
          "+55 11 98765-4321 ",
          "(11) 98765-4321 ",
          "98765-4321 ",
          "555-012-3456 ",
          "+1 (555) 012-3456 ",
          "+44 20 7946 0958 ",
          "电话：88886666 ",
          "whatsapp 11987654321 ",
          "张三 13800138000 ",
          "138-0013-8000，",
          "138 0013 8000 ",
          "1 3 8 0 0 1 3 8 0 0 0 ",
          "138.0013.8000 ",
          "+86 138 0013 8000 ",
          "(+86)13800138000 ",
          "8613800138000 ",
          "１３８００１３８０００ ",
          "①③⑧⓪⓪①③⑧⓪⓪⓪ ",
          "一三八零零一三八零零零",
          "幺叁八零零幺叁八零零零 ",
          "13800138000转1234 ",
          "13800138000[1234] ",
          "身份证110101199003071234 ",
          "110101 19900307 123X ",
          "护照号E12345678 ",
          "CPF 123.456.789-09 ",
          "cpf 12345678909 ",
          "[1234]",
          "转1234 ",
          "‹phone›",
          "‹address›",
          "，王女士 ‹address›",
          "，张三‹phone›",
          "‹phone›李小明收 ",
          "单号 13800138000 ",
          "编号：13982438747 ");

  private static final String DAMAGE =
      "0123456789+-() .@[]_%/#=,:;|\n\t转号路市省区县镇乡村街张三收件人：微信qvxVXwWtTrR‹›１②一幺Ａ＠。、–—\u3000éç!?\uD83D";

  private final Random random;

  FreeTextCorpus(long seed) {
    this.random = new Random(seed);
  }

  /** A text: of what is ordinary, of both kinds, torn pieces of both, or signs at random. */
  String text() {
    StringBuilder text = new StringBuilder();
    int kind = random.nextInt(10);
    for (int pieces = 1 + random.nextInt(14); pieces > 0; pieces--) {
      String piece = any(kind < 4 || random.nextInt(3) > 0 ? ORDINARY : PERSONAL);
      if (kind == 8 || kind == 9) {
        piece = torn(piece);
      }
      if (kind == 9) {
        for (int n = random.nextInt(6); n > 0; n--) {
          text.append(DAMAGE.charAt(random.nextInt(DAMAGE.length())));
        }
      }
      text.append(piece);
    }
    return text.toString();
  }

  private String any(List<String> pieces) {
    return pieces.get(random.nextInt(pieces.size()));
  }

  private String torn(String piece) {
    int from = random.nextInt(piece.length());
    int to = from + random.nextInt(piece.length() - from) + 1;
    return piece.substring(from, to);
  }

  /** What personal texts are made of, each alone. */
  static List<String> pieces() {
    return PERSONAL;
  }

  static List<String> texts(long seed, int n) {
    FreeTextCorpus corpus = new FreeTextCorpus(seed);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      texts.add(corpus.text());
    }
    return texts;
  }
}
