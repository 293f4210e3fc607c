package io.storegauge.ingest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every name, number and address here is made up. */
class FreeTextTest {
  private static String scrubbed(String text) {
    byte[] b = ("#" + text).getBytes(StandardCharsets.UTF_8);
    byte[] found = FreeText.scrub(b, 1, b.length - 1);
    return found == null ? text : new String(found, StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "请打13800138000谢谢|请打‹phone›谢谢",
        "打138-0013-8000，或 138 0013 8000|打‹phone›，或 ‹phone›",
        "138.0013.8000|‹phone›",
        "1 3 8 0 0 1 3 8 0 0 0|‹phone›",
        "+86 138 0013 8000|‹phone›",
        "8613800138000|‹phone›",
        "(+86)13800138000|‹phone›",
        "１３８００１３８０００收|‹phone›收",
        "①③⑧⓪⓪①③⑧⓪⓪⓪|‹phone›",
        "打一三八零零一三八零零零吧|打‹phone›吧",
        "13800138000转1234|‹phone›",
        "13800138000-1234|‹phone›",
        "13800138000[1234]|‹phone›",
        "座机0571-88886666，或(010)66668888|座机‹phone›，或‹phone›",
        "02166668888|‹phone›",
        "0571-8888 6666转801|‹phone›",
        "客服400-123-4567|客服‹phone›",
        "4001234567|‹phone›",
        "400-8-123-456|‹phone›",
        "电话：88886666|电话：‹phone›",
        "call +1 (555) 012-3456 now|call ‹phone› now",
        "555-012-3456|‹phone›",
        "ligue +55 11 98765-4321 hoje|ligue ‹phone› hoje",
        "fone (11) 98765-4321|fone ‹phone›",
        "whatsapp 11987654321|whatsapp ‹phone›",
        "98765-4321|‹phone›",
        "+44 20 7946 0958|‹phone›",
      })
  void phoneNumbersAreMarked(String text, String expected) {
    assertEquals(expected, scrubbed(text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "发到xiaoming@example.com谢谢|发到‹email›谢谢",
        "写信 a.b-c_1＠example.com.br.|写信 ‹email›.",
        "身份证110101199003071234|身份证‹id›",
        "110101 19900307 123X|‹id›",
        "身份证号：110101900307123|身份证号：‹id›",
        "CPF 123.456.789-09|CPF ‹id›",
        "加微信abc_12345聊|加微信‹id›聊",
        "微信号：zhangsan|微信号：‹id›",
        "加V：xm88888|加V：‹id›",
        "vx xm88888|vx ‹id›",
        "wechat: xiao-ming|wechat: ‹id›",
        "微信是wxid_ab12cd34|微信是‹id›",
        "微信13800138000|微信‹phone›",
        "QQ：123456789|QQ：‹id›",
        "qq群 1234567|qq群 ‹id›",
        "扣扣12345|扣扣‹id›",
      })
  void mailsAndIdsAreMarked(String text, String expected) {
    assertEquals(expected, scrubbed(text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "收件人：张三，13800138000，浙江省杭州市西湖区文三路1号2幢301室|收件人：‹name›，‹phone›，‹address›",
        "收货人: 阿凡提 电话13800138000|收货人: ‹name› 电话‹phone›",
        "联系人张三13800138000|联系人‹name›‹phone›",
        "张三 13800138000 浙江省杭州市西湖区文三路1号|‹name› ‹phone› ‹address›",
        "张三[1234]，13800138000-1234，浙江省 杭州市 西湖区 文三路 1号|‹name›，‹phone›，‹address›",
        "13800138000张三浙江省杭州市西湖区文三路1号|‹phone›‹name›‹address›",
        "13800138000 李小明收|‹phone› ‹name›收",
        "王** 13800138000|‹name› ‹phone›",
        "王女士,13800138000|‹name›,‹phone›",
        "改地址：上海市浦东新区世纪大道100号，谢谢|改地址：‹address›，谢谢",
        "地址：幸福小区3栋2单元501 东西很好|地址：‹address› 东西很好",
        "寄到北京市朝阳区建国路88号院3号楼1201室了|寄到‹address›了",
        "杭州市西湖区文三路100号的店|‹address›的店",
        "河南省郑州市中牟县官渡镇东村|‹address›",
        "邮编310000|邮编‹address›",
        "Endereço: Rua das Flores, 123, apto 45. Gostei|Endereço: ‹address›. Gostei",
        "moro na Rua das Flores, 123|moro na ‹address›",
        "CEP 01310-100|CEP ‹address›",
        "I live at 12 Baker Street now|I live at ‹address› now",
        "Address: 12 Baker Street, London|Address: ‹address›",
        "Recipient: John Smith|Recipient: ‹name›",
        "Destinatário: João da Silva, obrigado|Destinatário: ‹name›, obrigado",
      })
  void namesAndAddressesOfOrdersAreMarked(String text, String expected) {
    assertEquals(expected, scrubbed(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "很好，比实体店便宜",
        "原价1999.00元，券后1,299元，省700",
        "价格1999/1299/899，三件",
        "尺寸120*80*45cm，15.6寸 14.0寸 13.3寸",
        "2024-01-05 10:00:00下单，1月8日到",
        "2023.11.11买的，20231111付款",
        "订单号6917001234567890123，260105-123456789012345",
        "订单号：19513967161 衣服不错，订单编号 13982438747",
        "运单 SF1234567890123，77123456789012345",
        "型号WX-2000，RTX4090，iPhone 15 Pro 256G",
        "身高175体重140，穿XL，买了3件",
        "条码6901234567892",
        "满意度+1111111111，好评+10000000",
        "回购100次也不够，给100分",
        "微信支付很方便，用微信扫码",
        "微信 iphone12都能用",
        "QQ弹弹的，QQ糖500g",
        "12V 5000mAh，V领",
        "快递送到小区门口，送到楼下",
        "北京市朝阳区的快递很慢",
        "上海市中心有10家店，3号线直达",
        "江苏南京市3号下单5号收到",
        "发货地址：广州",
        "地址：写错了，不是我的小区",
        "收货很快，联系人工客服",
        "收件人：不是我，联系人：在查找联系人上",
        "高兴，王者荣耀周边，黄色好看",
        "手机2023-11-11收到，手机 12345678元",
        "ISBN 978-7-111-12345-6",
        "entrega em 15 dias, paguei R$ 1.299,90",
        "comprei dia 12/11/2017 e chegou 28/11/2017",
        "pedido 0123456789abcdef0123456789abcdef",
        "nota 10, rua sem saída por 2 dias",
        "3 days down the road, 100% cotton",
        "me@home is fine, @store",
        "=cmd|' /C calc'!A0",
        "+1, @everyone, -2+3",
        "一三五七九，十一月十一日，一百二十三",
      })
  void ordinaryTextStaysAsItIs(String text) {
    assertEquals(text, scrubbed(text));
    byte[] b = text.getBytes(StandardCharsets.UTF_8);
    assertNull(FreeText.scrub(b, 0, b.length));
  }

  @ParameterizedTest
  @ValueSource(strings = {"913800138000", "138001380001", "0013800138000138", "3.13800138000138"})
  void elevenDigitsOfALongerRowAreNoPhone(String text) {
    assertEquals(text, scrubbed(text));
  }

  @Test
  void textsWithoutADigitAnAtSignOrAWordOfOursAreNotEvenDecoded() {
    for (String text : new String[] {"非常好，五星，很喜欢", "muito bom, recomendo", "great, thanks!"}) {
      byte[] b = text.getBytes(StandardCharsets.UTF_8);
      assertEquals(0, PersonalHints.of(b, 0, b.length), text);
    }
  }

  @Test
  void anExcerptEndsBeforeWhatTheCutMayHaveTorn() {
    byte[] b =
        ("好".repeat(50) + "13800138000" + "好".repeat(5_000)).getBytes(StandardCharsets.UTF_8);
    assertEquals("好".repeat(50) + "‹phone›好好好", FreeText.excerpt(b, 0, b.length, 60));
    byte[] all = "1.00".getBytes(StandardCharsets.UTF_8);
    assertEquals("1.00", FreeText.excerpt(all, 0, all.length, 60));
    byte[] cut = ("好".repeat(460) + "13800138000").getBytes(StandardCharsets.UTF_8);
    assertEquals("好".repeat(60), FreeText.excerpt(cut, 0, cut.length, 60));
  }

  @Test
  void longTextsOfNothingButBeginningsAreDone() {
    for (String piece : new String[] {"浙江省杭州市", "路1", "1-", "张三 ", "收件人：", "a@", "微信", "地址："}) {
      String text = piece.repeat(200_000 / piece.length());
      assertTrue(scrubbed(text).length() > 0, piece);
    }
    byte[] b = "13800138000".getBytes(StandardCharsets.UTF_8);
    assertArrayEquals("‹phone›".getBytes(StandardCharsets.UTF_8), FreeText.scrub(b, 0, b.length));
  }
}
