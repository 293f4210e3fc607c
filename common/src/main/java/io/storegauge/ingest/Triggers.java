package io.storegauge.ingest;

/**
 * Characters without which a pattern cannot begin, or find anything at all, in kinds of one bit
 * each. One look at a text tells for every pattern whether it is worth trying, and where.
 */
final class Triggers {
  /** Letters of ASCII, small and great, are bits 0 to 25. */
  private static final int LETTERS = 26;

  static final long DIGIT = bit(0);
  static final long PLUS = bit(1);
  static final long OPEN = bit(2);
  static final long HYPHEN = bit(3);
  static final long AT = bit(4);
  static final long MARK = bit(5);

  /** Of house numbers: 一 to 十. */
  static final long NUMERAL = bit(6);

  /** With which a mobile number in words begins, beside the digit. */
  static final long ONE = bit(7);

  /** 号 and what else stands behind the number of a house. */
  static final long HOUSE = bit(8);

  static final long CITY = bit(9);

  /** Cities and what lies below them. */
  static final long DIVISION = bit(10);

  /** First characters of provinces. */
  static final long PROVINCE = bit(11);

  static final long ADDRESS_WORD = bit(12);
  static final long POST_WORD = bit(13);
  static final long PHONE_WORD = bit(14);
  static final long CARD_WORD = bit(15);
  static final long CHAT_WORD = bit(16);
  static final long RECEIVER_WORD = bit(17);
  static final long SURNAME = bit(18);

  /** Between the digits of a number that people write in groups. */
  static final long NUMBER_SIGN = bit(19);

  /** By the high byte of the character, then by the low one; null = none of these is anything. */
  private static final long[][] PAGES = new long[256][];

  static {
    for (int i = 0; i < LETTERS; i++) {
      put((char) ('a' + i), 1L << i);
      put((char) ('A' + i), 1L << i);
    }
    put("0123456789", DIGIT);
    put("+", PLUS);
    put("(", OPEN);
    put("-", HYPHEN);
    put("@", AT);
    put("‹", MARK);
    put(" ._·-()+/", NUMBER_SIGN);
    put("一二三四五六七八九十", NUMERAL);
    put("1一幺壹", ONE);
    put("号弄栋幢座单室层组户", HOUSE);
    put("市州", CITY);
    put("市区县州盟旗", DIVISION);
    put("北天上重河山辽吉黑江浙安福湖广海四贵云陕甘青台内西宁新香澳", PROVINCE);
    put("地住", ADDRESS_WORD);
    put("邮", POST_WORD);
    put("电手座联热", PHONE_WORD);
    put("身护通", CARD_WORD);
    put("微薇威加扣企", CHAT_WORD);
    put("收寄发联签提姓", RECEIVER_WORD);
    put(ReceiverNames.SURNAMES + "欧上司诸皇令慕尉夏东南", SURNAME);
  }

  private Triggers() {}

  private static long bit(int n) {
    return 1L << (LETTERS + n);
  }

  private static void put(String characters, long kind) {
    for (char c : characters.toCharArray()) {
      put(c, kind);
    }
  }

  private static void put(char c, long kind) {
    if (PAGES[c >> 8] == null) {
      PAGES[c >> 8] = new long[256];
    }
    PAGES[c >> 8][c & 0xFF] |= kind;
  }

  /** Kinds of a character; 0 = it is none of them. */
  static long of(char c) {
    long[] page = PAGES[c >> 8];
    return page == null ? 0 : page[c & 0xFF];
  }

  /** These letters, small and great. */
  static long letters(String small) {
    long kinds = 0;
    for (char c : small.toCharArray()) {
      kinds |= of(c);
    }
    return kinds;
  }
}
