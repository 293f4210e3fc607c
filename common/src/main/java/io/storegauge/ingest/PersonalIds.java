package io.storegauge.ingest;

import java.util.regex.Pattern;

/** E-mails, numbers of identity cards, and the ids of chat services. */
final class PersonalIds {
  /** Of an e-mail, before the at sign. */
  private static final int LONGEST_NAME = 64;

  private static final Search EMAIL =
      Search.anywhere(
              Pattern.compile(
                  "(?<it>[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}"
                      + "(?:[.。][A-Za-z0-9-]{1,63}){0,4}[.。][A-Za-z]{2,24})"))
          .needs(Triggers.AT)
          .at(PersonalIds::isBeforeAnAt);

  /** Six digits of a place, the day of birth, three digits and a check digit. */
  private static final Search IDENTITY_CARD =
      Search.of(
              Pattern.compile(
                  "(?<![0-9])(?<it>[1-9][0-9]{5}[ -]?(?:18|19|20)[0-9]{2}(?:0[1-9]|1[0-2])"
                      + "(?:0[1-9]|[12][0-9]|3[01])[ -]?[0-9]{3}[0-9Xx])(?![0-9])"),
              Triggers.DIGIT)
          .at(Search.BEHIND_NO_DIGIT)
          .ofDigits(17);

  private static final Search NAMED_CARD =
      Search.ofWords(
              Pattern.compile(
                  "(?:身份证|护照|通行证)(?:号码?)?[是为 :]{0,4}"
                      + "(?<it>[A-Za-z]{0,2}[0-9]{7,17}[0-9Xx])(?![0-9])"),
              "身份证",
              "护照",
              "通行证")
          .needs(Triggers.DIGIT);

  /** The Brazilian tax number, 123.456.789-09. */
  private static final Search CPF =
      Search.of(
              Pattern.compile("(?<![0-9])(?<it>[0-9]{3}\\.[0-9]{3}\\.[0-9]{3}-[0-9]{2})(?![0-9])"),
              Triggers.DIGIT)
          .at(Search.BEHIND_NO_DIGIT)
          .ofDigits(11)
          .needs(Triggers.HYPHEN);

  private static final Search NAMED_CPF =
      Search.ofWords(
              Pattern.compile("(?i)(?<![a-z])cpf[ :nº°o.]{0,5}(?<it>[0-9]{11})(?![0-9])"), "cpf")
          .needs(Triggers.DIGIT);

  private static final String WECHAT =
      "(?:微信|薇信|威信|微信号|v信|(?<![a-z0-9])(?:wechat|wei ?xin|vx|wx)|加v|\\+v|加微)";

  /** With a word that says an id follows, any id of WeChat's form. */
  private static final Search WECHAT_ID =
      wechat(
          Pattern.compile(
              "(?i)"
                  + WECHAT
                  + "(?:号码?|id|账号|帐号|名)?[ ]?(?:[:=]|是|为|号|id)[ ]{0,2}"
                  + "(?<it>(?!(?:wechat|weixin)(?![a-z0-9_-]))[a-z][a-z0-9_-]{5,19})"));

  /** Without it, one that has a digit or an underscore, and is no device. */
  private static final Search WECHAT_LIKE =
      wechat(
          Pattern.compile(
              "(?i)"
                  + WECHAT
                  + "[ ,:号是为\\[(]{0,3}(?<it>(?=[a-z_-]{1,19}[0-9_])"
                  + "(?!iphone|ipad|android|windows|huawei|oppo|vivo|redmi|xiaomi)"
                  + "[a-z][a-z0-9_-]{5,19})"));

  private static final Search WECHAT_OWN =
      Search.ofWords(Pattern.compile("(?i)(?<it>wxid_[a-z0-9]{6,})"), "wxid_");

  /** Not an amount or a count. */
  private static final String NO_AMOUNT = "(?![0-9]|\\.[0-9]| ?[元块个])";

  private static final Search WECHAT_NUMBER =
      wechat(Pattern.compile("(?i)" + WECHAT + "[号是为: ]{1,4}(?<it>[1-9][0-9]{5,10})" + NO_AMOUNT));

  private static final Search QQ =
      Search.ofWords(
              Pattern.compile(
                  "(?i)(?:(?<![a-z0-9])qq|扣扣|企鹅)(?:群号|群|号码|号)?[ :是为]{0,4}(?<it>[1-9][0-9]{4,10})"
                      + NO_AMOUNT),
              "qq",
              "扣扣",
              "企鹅")
          .needs(Triggers.DIGIT);

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

  private static Search wechat(Pattern pattern) {
    return Search.ofWords(pattern, "微信", "薇信", "威信", "v信", "we", "vx", "wx", "加v", "+v", "加微");
  }

  /** Whether no more than 64 characters of a name lie between here and an at sign. */
  private static boolean isBeforeAnAt(String text, int at) {
    int end = Math.min(text.length(), at + LONGEST_NAME + 1);
    int i = at;
    while (i < end && isOfAName(text.charAt(i))) {
      i++;
    }
    return i > at && i < end && text.charAt(i) == '@';
  }

  private static boolean isOfAName(char c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || c == '.'
        || c == '_'
        || c == '%'
        || c == '+'
        || c == '-';
  }

  /** A mobile number has its own mark. */
  private static boolean isNoMobile(String digits) {
    return !digits.matches("1[3-9][0-9]{9}");
  }
}
