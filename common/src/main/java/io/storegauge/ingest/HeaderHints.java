package io.storegauge.ingest;

import java.util.regex.Pattern;

/** What the name of a column alone lets expect. Guesses for drafts, never used while ingesting. */
final class HeaderHints {
  private static final Pattern BUYER =
      find(
          "买家会员|买家昵称|买家id|买家账号|下单[帐账]号|用户编号|用户昵称|会员名|会员昵称|客户编号|客户账号|buyer[ _-]?(id|name|nick)"
              + "|customer[ _-]?(id|name|unique_id)|^(user|member)[ _-]?(id|name)$|login[ _-]?id");

  private static final Pattern PERSONAL =
      find(
          "收件人|收货人|姓名|手机|电话|联系方式|地址|街道|邮箱|邮编|身份证|支付宝账号|微信|留言|发票抬头|纳税|昵称"
              + "|phone|mobile|e-?mail|address|street|postal|zip[ _-]?code|zip$|recipient|receiver|full[ _-]?name"
              + "|first[ _-]?name|last[ _-]?name");

  private static final Pattern ID =
      find(
          "编号|单号|编码|条形码|id\\d?$|_id\\b|_no$|number$|sku$|asin$|^(order|item|parcel)[- _]?(no|nr)$");

  private static final Pattern MONEY =
      find(
          "金额|总价|单价|应付|实付|实收|应收|运费|邮费|货款|优惠|折扣|补贴|手续费|\\(元\\)|amount|price|fee\\b|cost|freight"
              + "|payment|total|revenue");

  private static final Pattern COUNT = find("率|人数|次数|件数|数量|天数|rate|count|share|percent");
  private static final Pattern RATING = find("评分|星级|打分|score|rating|stars");
  private static final Pattern TIME = find("时间|日期|date|time|day|_at$|_on$");

  private HeaderHints() {}

  private static Pattern find(String words) {
    return Pattern.compile(words, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  static boolean isBuyer(String header) {
    return BUYER.matcher(header).find();
  }

  /** Says who or where somebody is; a buyer's id is not among them, for a key can be made of it. */
  static boolean isPersonal(String header) {
    return PERSONAL.matcher(header).find() && !isBuyer(header);
  }

  static boolean isId(String header) {
    return ID.matcher(header).find();
  }

  static boolean isMoney(String header) {
    return MONEY.matcher(header).find() && !COUNT.matcher(header).find();
  }

  static boolean isRating(String header) {
    return RATING.matcher(header).find();
  }

  static boolean isTime(String header) {
    return TIME.matcher(header).find();
  }
}
