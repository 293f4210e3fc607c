package io.storegauge.ingest;

import java.util.regex.Pattern;

/** E-mails, numbers of identity cards, and the ids of chat services. */
final class PersonalIds {
  private static final Pattern EMAIL =
      Pattern.compile(
          "(?<it>[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}"
              + "(?:[.。][A-Za-z0-9-]{1,63}){0,4}[.。][A-Za-z]{2,24})");

  /** Six digits of a place, the day of birth, three digits and a check digit. */
  private static final Pattern IDENTITY_CARD =
      Pattern.compile(
          "(?<![0-9])(?<it>[1-9][0-9]{5}[ -]?(?:18|19|20)[0-9]{2}(?:0[1-9]|1[0-2])"
              + "(?:0[1-9]|[12][0-9]|3[01])[ -]?[0-9]{3}[0-9Xx])(?![0-9])");

  private static final Pattern NAMED_CARD =
      Pattern.compile(
          "(?:身份证|护照|通行证)(?:号码?)?[是为 :]{0,4}" + "(?<it>[A-Za-z]{0,2}[0-9]{7,17}[0-9Xx])(?![0-9])");

  /** The Brazilian tax number, 123.456.789-09. */
  private static final Pattern CPF =
      Pattern.compile("(?<![0-9])(?<it>[0-9]{3}\\.[0-9]{3}\\.[0-9]{3}-[0-9]{2})(?![0-9])");

  private static final Pattern NAMED_CPF =
      Pattern.compile("(?i)(?<![a-z])cpf[ :nº°o.]{0,5}(?<it>[0-9]{11})(?![0-9])");

  private static final String WECHAT =
      "(?:微信|薇信|威信|微信号|v信|(?<![a-z0-9])(?:wechat|wei ?xin|vx|wx)|加v|\\+v|加微)";

  /** With a word that says an id follows, any id of WeChat's form. */
  private static final Pattern WECHAT_ID =
      Pattern.compile(
          "(?i)"
              + WECHAT
              + "(?:号码?|id|账号|帐号|名)?[ ]?(?:[:=]|是|为|号|id)[ ]{0,2}"
              + "(?<it>(?!(?:wechat|weixin)(?![a-z0-9_-]))[a-z][a-z0-9_-]{5,19})");

  /** Without it, one that has a digit or an underscore, and is no device. */
  private static final Pattern WECHAT_LIKE =
      Pattern.compile(
          "(?i)"
              + WECHAT
              + "[ ,:号是为\\[(]{0,3}(?<it>(?=[a-z_-]{1,19}[0-9_])"
              + "(?!iphone|ipad|android|windows|huawei|oppo|vivo|redmi|xiaomi)"
              + "[a-z][a-z0-9_-]{5,19})");

  private static final Pattern WECHAT_OWN = Pattern.compile("(?i)(?<it>wxid_[a-z0-9]{6,})");

  /** Not an amount or a count. */
  private static final String NO_AMOUNT = "(?![0-9]|\\.[0-9]| ?[元块个])";

  private static final Pattern WECHAT_NUMBER =
      Pattern.compile("(?i)" + WECHAT + "[号是为: ]{1,4}(?<it>[1-9][0-9]{5,10})" + NO_AMOUNT);

  private static final Pattern QQ =
      Pattern.compile(
          "(?i)(?:(?<![a-z0-9])qq|扣扣|企鹅)(?:群号|群|号码|号)?[ :是为]{0,4}(?<it>[1-9][0-9]{4,10})"
              + NO_AMOUNT);

  private PersonalIds() {}

  static void mark(FoldedText text, int hints) {
    if ((hints & PersonalHints.MAIL) != 0) {
      text.replace(EMAIL, FreeText.EMAIL);
    }
    if ((hints & PersonalHints.DIGITS) != 0) {
      text.replace(IDENTITY_CARD, FreeText.ID);
      text.replace(NAMED_CARD, FreeText.ID);
      text.replace(CPF, FreeText.ID);
      text.replace(NAMED_CPF, FreeText.ID);
    }
    if ((hints & PersonalHints.CHAT) != 0) {
      text.replace(WECHAT_ID, FreeText.ID);
      text.replace(WECHAT_LIKE, FreeText.ID);
      text.replace(WECHAT_OWN, FreeText.ID);
      text.replace(WECHAT_NUMBER, FreeText.ID, PersonalIds::isNoMobile);
      text.replace(QQ, FreeText.ID, PersonalIds::isNoMobile);
    }
  }

  /** A mobile number has its own mark. */
  private static boolean isNoMobile(String digits) {
    return !digits.matches("1[3-9][0-9]{9}");
  }
}
