package io.storegauge.ingest;

import java.util.regex.Pattern;

/**
 * Addresses: behind a word that names one, or from a province or a city down to the house. A city,
 * a district or a street alone is none: reviews speak of them.
 */
final class PostalAddresses {
  private static final String PROVINCE =
      "(?:北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海"
          + "|台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门)(?:省|市|(?:壮族|回族|维吾尔)?自治区|特别行政区)?";

  /** The first two characters of each. */
  private static final String PROVINCES =
      " 北京 天津 上海 重庆 河北 山西 辽宁 吉林 黑龙 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川 贵州 云南 陕西 甘肃 青海"
          + " 台湾 内蒙 广西 西藏 宁夏 新疆 香港 澳门";

  private static final long ASCII_LETTERS = Triggers.letters("abcdefghijklmnopqrstuvwxyz");

  /** Words of sentences, which no name of a place holds. */
  private static final String SENTENCE = "的了是很我你他她它们有不也就吗呢吧啊这被把给到";

  private static final String PLACE = "[\\u4e00-\\u9fa5A-Za-z0-9#()/ ,、\\-&&[^" + SENTENCE + "]]";

  private static final String HAN = "[\\u4e00-\\u9fa5&&[^" + SENTENCE + "]]";

  private static final String STREET =
      "(?:路|街|道|巷|弄|胡同|村|镇|乡|苑|园|城|庄|里|小区|公寓|大厦|广场|中心|楼|厂|学|院|府|湾|屯|组|营|坊|桥)";

  /** A house, a floor or a room; 3号 before a verb is a day. */
  private static final String HOUSE =
      "(?:[0-9]{1,5}|[一二三四五六七八九十]{1,3}|[A-Za-z])(?:-[0-9]{1,4})?"
          + "(?:号楼|号院|号(?![线店色码机发送寄收下付就才晚早买定订前后左右])|弄|栋|幢|座|单元|室|层|组|户)";

  private static final Search ANY_HOUSE =
      Search.of(Pattern.compile(HOUSE), Triggers.DIGIT | Triggers.NUMERAL | ASCII_LETTERS)
          .needs(Triggers.HOUSE)
          .at(PostalAddresses::goesOnAsAHouse);

  private static final String REST =
      "(?:[ ,]?" + PLACE + "{0,10}?" + HOUSE + "){0,6}(?:[0-9]{1,5}[A-Za-z]?(?![0-9]))?";

  /** A quick look ahead, before the levels in between are tried. */
  private static final String HOUSE_AHEAD = "(?=" + PLACE + "{0,70}?" + HOUSE + ")";

  private static final Search HOUSE_OF_PROVINCE =
      ofProvince(
              Pattern.compile(
                  "(?<it>"
                      + PROVINCE
                      + HOUSE_AHEAD
                      + PLACE
                      + "{0,20}?[市区县州盟旗]"
                      + PLACE
                      + "{0,20}?"
                      + STREET
                      + PLACE
                      + "{0,12}?"
                      + HOUSE
                      + REST
                      + ")"))
          .needs(Triggers.HOUSE)
          .needs(Triggers.DIVISION);

  private static final Search HOUSE_OF_CITY =
      Search.anywhere(
              Pattern.compile(
                  "(?<it>"
                      + HAN
                      + "{2,4}[市州]"
                      + HOUSE_AHEAD
                      + "[ ,]?"
                      + HAN
                      + "{1,5}[市区县旗]"
                      + PLACE
                      + "{0,20}?"
                      + STREET
                      + PLACE
                      + "{0,12}?"
                      + HOUSE
                      + REST
                      + ")"))
          .needs(Triggers.CITY)
          .needs(Triggers.HOUSE)
          .at(PostalAddresses::isBeforeACity);

  /** Villages and estates have no numbers: then every level down to them must be named. */
  private static final Search WITHOUT_HOUSE =
      ofProvince(
              Pattern.compile(
                  "(?<it>"
                      + PROVINCE
                      + "(?="
                      + PLACE
                      + "{4,40}?(?:镇|乡|街道))[ ,]?"
                      + HAN
                      + "{1,8}[市州盟][ ,]?"
                      + HAN
                      + "{1,8}[市区县旗][ ,]?"
                      + HAN
                      + "{1,12}?(?:镇|乡|街道)[ ,]?"
                      + HAN
                      + "{1,15}?(?:村|小区|花园|公寓|大厦|广场|学校|大学|中学|小学|医院|公司|厂|苑|城|店))"))
          .needs(Triggers.DIVISION);

  /** Pieces that each have something of an address. */
  private static final String PIECE =
      "(?=[^ ,、。!?;\\n‹"
          + SENTENCE
          + "]{0,30}(?:[省市区县旗镇乡村街巷弄栋幢室路]|小区|花园|大厦|公寓|[0-9]号))"
          + "[\\u4e00-\\u9fa5A-Za-z0-9#()/\\-&&[^"
          + SENTENCE
          + "]]{2,60}";

  private static final Search NAMED =
      Search.ofWords(
          Pattern.compile(
              "(?:地址|住址)(?:信息)?[ ]?(?:[:=]|是|为|改成|改为)[ :]{0,2}"
                  + "(?<it>"
                  + PIECE
                  + "(?:[ ,、]{1,2}"
                  + PIECE
                  + "){0,6})"),
          "地址",
          "住址");

  /** A city alone is where the parcel comes from. */
  private static final Pattern MORE_THAN_A_CITY =
      Pattern.compile("[镇乡村街巷弄栋幢室路]|小区|花园|大厦|公寓|[0-9]号|[省市区县旗].{1,12}[市区县旗]");

  private static final Search NAMED_IN_LATIN =
      Search.ofWords(
              Pattern.compile(
                  "(?i)(?<![a-z])(?:address|endere[çc]o|direcci[oó]n)[ ]?[:=][ ]*"
                      + "(?<it>(?=[^\\n;!?‹]{0,60}[0-9])(?:(?!\\. )[^\\n;!?‹]|(?<=[Aa]v|[Nn][ºo])\\. ){3,120})"),
              "address",
              "endere",
              "direcci")
          .needs(Triggers.DIGIT);

  private static final Search RUA =
      Search.ofWords(
              Pattern.compile(
                  "(?i)(?<![a-zà-ÿ])(?<it>(?:rua|avenida|av\\.?|travessa|alameda|rodovia|estrada) "
                      + "[a-zà-ÿ0-9.' ]{2,40}?(?:, ?(?:n[ºo°.]{0,2} ?)?| n[ºo°.]{1,2} ?)[0-9]{1,5}"
                      + "(?:[ ,-]{1,3}(?:apartamento|apto|ap|bloco|casa|cj|sala)\\.? ?[0-9a-z]{1,6})"
                      + "{0,3})(?![0-9])"),
              "rua ",
              "av",
              "travessa ",
              "alameda ",
              "rodovia ",
              "estrada ")
          .needs(Triggers.DIGIT);

  private static final Search AVENUE =
      Search.of(
              Pattern.compile(
                  "(?<![0-9])(?<it>[0-9]{1,5}[A-Z]? (?:[A-Z][A-Za-z']{1,20} ){1,3}"
                      + "(?:Street|St|Avenue|Ave|Road|Rd|Lane|Ln|Drive|Dr|Boulevard|Blvd)\\b"
                      + "(?:[.,]{0,2} (?:Apt|Unit|Suite|Flat)\\.? ?#?[0-9A-Za-z]{1,5})?)"),
              Triggers.DIGIT)
          .at(Search.BEHIND_NO_DIGIT);

  private static final Search POSTCODE =
      Search.ofWords(
              Pattern.compile("(?:邮编|邮政编码)[是为 :]{0,3}(?<it>[0-9]{6})(?![0-9])"), "邮编", "邮政编码")
          .needs(Triggers.DIGIT);

  private static final Search CEP =
      Search.ofWords(
              Pattern.compile("(?i)(?<![a-z])cep[ :.]{0,3}(?<it>[0-9]{5}-?[0-9]{3})(?![0-9])"),
              "cep")
          .needs(Triggers.DIGIT);

  private PostalAddresses() {}

  private static Search ofProvince(Pattern pattern) {
    return Search.of(pattern, Triggers.PROVINCE).at(PostalAddresses::isProvince);
  }

  private static boolean isProvince(String text, int at) {
    return at + 1 < text.length()
        && PROVINCES.contains(" " + text.charAt(at) + text.charAt(at + 1));
  }

  /** What follows the first sign of a house's number: more of it, or what it is a number of. */
  private static boolean goesOnAsAHouse(String text, int at) {
    long more = Triggers.DIGIT | Triggers.NUMERAL | Triggers.HYPHEN | Triggers.HOUSE;
    return at + 1 < text.length() && (Triggers.of(text.charAt(at + 1)) & more) != 0;
  }

  /** Two to four characters before 市 or 州. */
  private static boolean isBeforeACity(String text, int at) {
    if (text.charAt(at) < '\u4E00' || text.charAt(at) > '\u9FA5') {
      return false;
    }
    int end = Math.min(text.length(), at + 5);
    for (int i = at + 2; i < end; i++) {
      if ((Triggers.of(text.charAt(i)) & Triggers.CITY) != 0) {
        return true;
      }
    }
    return false;
  }

  static void mark(FoldedText text, int hints) {
    if ((hints & PersonalHints.PLACE) != 0) {
      markChinese(text);
    }
    if ((hints & PersonalHints.LATIN_PLACE) != 0) {
      text.replace(NAMED_IN_LATIN, FreeText.ADDRESS);
      text.replace(RUA, FreeText.ADDRESS);
      text.replace(AVENUE, FreeText.ADDRESS);
      text.replace(CEP, FreeText.ADDRESS);
    }
  }

  private static void markChinese(FoldedText text) {
    if (text.contains(ANY_HOUSE)) {
      text.replace(HOUSE_OF_PROVINCE, FreeText.ADDRESS);
      text.replace(HOUSE_OF_CITY, FreeText.ADDRESS);
    }
    if (text.contains("镇") || text.contains("乡") || text.contains("街道")) {
      text.replace(WITHOUT_HOUSE, FreeText.ADDRESS);
    }
    text.replace(NAMED, FreeText.ADDRESS, found -> MORE_THAN_A_CITY.matcher(found).find());
    text.replace(POSTCODE, FreeText.ADDRESS);
  }
}
