package io.storegauge.ingest;

import java.util.regex.Pattern;

/**
 * Names of people where it is plain that they are names: behind 收件人 and its like, and beside a
 * phone number or an address. A name alone is a word like any other and stays.
 */
final class ReceiverNames {
  /** The surnames of nearly everybody in China. */
  static final String SURNAMES =
      "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖萧田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付傅方邹熊白孟秦邱侯江尹薛闫阎雷"
          + "龙史陶黎贺顾毛郝龚邵万覃武钱戴严莫孔向常汤康易乔赖文庞樊兰殷施洪翟安颜倪牛温芦季俞章鲁葛伍申尤毕聂柴焦左关甘祝包宁尚符舒阮柯纪梅童凌詹单裴耿霍涂成苗谷曲盛冉齐辛"
          + "蓝路游靳管柳骆祁房滕屈饶解牟艾尧时穆娄卓古丛岳苟吉喻车邢欧米戚仇桂全佟应臧卜项边鞠简费封储";

  private static final String COMPOUND = "(?:欧阳|上官|司马|诸葛|皇甫|司徒|令狐|慕容|尉迟|夏侯|东方|南宫)";

  private static final String HAN = "[\\u4e00-\\u9fa5]";

  /** Words that begin like a surname and stand beside numbers, too. */
  private static final String WORDS =
      "谢谢|高兴|方便|马上|安全|包装|包邮|应该|时间|时候|全部|全新|单独|左右|常用|成功|白色|黄色|金色|蓝色|何时|路上|温馨|元旦|单号";

  private static final String PERSON =
      "(?!"
          + WORDS
          + ")(?:"
          + COMPOUND
          + "(?:先生|女士|小姐|"
          + HAN
          + "{1,2}|\\*{1,2})|["
          + SURNAMES
          + "](?:先生|女士|小姐|老师|师傅|经理|"
          + HAN
          + "{1,2}|\\*{1,2}"
          + HAN
          + "?))";

  /** What a platform's virtual number appends to the name. */
  private static final String CODE = "(?:\\[[0-9]{2,6}\\])?";

  private static final String RECEIVER = "(?:(?:收件|收货|寄件|发件|联系|签收|提货)[人方](?:姓名)?|姓名|收[件货]信息)";

  private static final Search NAMED =
      Search.of(
          Pattern.compile(
              RECEIVER + " ?: ?(?<it>[^ ,、;:/。!?\\n‹\\[\\]0-9的了是很我你他她它不有没在上下里]{1,15}" + CODE + ")"),
          Triggers.RECEIVER_WORD);

  private static final Search NAMED_PERSON =
      Search.of(
          Pattern.compile(RECEIVER + "[ 是叫为]{1,2}(?<it>" + PERSON + CODE + ")(?!" + HAN + ")"),
          Triggers.RECEIVER_WORD);

  private static final Search NAMED_IN_LATIN =
      Search.ofWords(
          Pattern.compile(
              "(?i)(?<![a-z])(?:receiver|recipient|consignee|destinat[aá]ri[oa])(?: name)? ?: ?"
                  + "(?<it>[a-zà-ÿ'.]{2,20}(?: [a-zà-ÿ'.]{1,20}){0,4})"),
          "receiver",
          "recipient",
          "consignee",
          "destinat");

  private static final String BESIDE = "[ ,、:/|;.-]{0,3}";

  private static final Search BEFORE_A_PHONE =
      Search.of(
              Pattern.compile(
                  "(?:(?<!"
                      + HAN
                      + ")|(?<=[叫是人找系给名]))(?<it>"
                      + PERSON
                      + CODE
                      + ")"
                      + BESIDE
                      + "(?:(?:联系)?(?:电话|手机|方式)(?:号码|号)?[ :]{0,2})?(?=‹phone›)"),
              Triggers.SURNAME)
          .needs(Triggers.MARK);

  private static final Search BEHIND_A_MARK =
      Search.of(
          Pattern.compile(
              "‹(?:phone|address)›"
                  + BESIDE
                  + "(?<it>"
                  + PERSON
                  + CODE
                  + ")(?=收(?!"
                  + HAN
                  + ")|(?!"
                  + HAN
                  + "))"),
          Triggers.MARK);

  private static final Search BEFORE_AN_ADDRESS =
      Search.of(
              Pattern.compile(
                  "(?<!" + HAN + ")(?<it>" + PERSON + CODE + ")[ ,、:/|;-]{0,3}(?=‹address›)"),
              Triggers.SURNAME)
          .needs(Triggers.MARK);

  private ReceiverNames() {}

  static void mark(FoldedText text, int hints) {
    if ((hints & PersonalHints.RECEIVER) != 0) {
      text.replace(NAMED, FreeText.NAME);
      text.replace(NAMED_PERSON, FreeText.NAME);
      text.replace(NAMED_IN_LATIN, FreeText.NAME);
    }
    boolean phone = text.contains(FreeText.PHONE);
    boolean address = text.contains(FreeText.ADDRESS);
    if (phone) {
      text.replace(BEFORE_A_PHONE, FreeText.NAME);
    }
    if (phone || address) {
      text.replace(BEHIND_A_MARK, FreeText.NAME);
    }
    if (address) {
      text.replace(BEFORE_AN_ADDRESS, FreeText.NAME);
    }
  }

  /** Whether a whole cell is a Chinese name. */
  static boolean isPerson(String cell) {
    return CELL.matcher(cell).matches();
  }

  private static final Pattern CELL = Pattern.compile(PERSON + CODE);
}
