package io.storegauge.ingest;

import java.util.Arrays;

/** Which kinds of personal data a text can hold, by a look at its bytes. */
final class PersonalHints {
  /** An at sign. */
  static final int MAIL = 1;

  /** As many digits as the shortest phone number has, with no more than signs between them. */
  static final int DIGITS = 2;

  /** A row of Chinese numerals as long as a mobile number. */
  static final int NUMERALS = 4;

  /** A word for a chat service. */
  static final int CHAT = 8;

  /** A word of Chinese addresses. */
  static final int PLACE = 16;

  /** A word before a receiver's name. */
  static final int RECEIVER = 32;

  /** A word of addresses in Latin letters, and a digit somewhere. */
  static final int LATIN_PLACE = 64;

  private static final int FEWEST_DIGITS = 7;
  private static final int MOBILE_DIGITS = 11;

  private static final byte DIGIT_KIND = 1;
  private static final byte NUMERAL_KIND = 2;
  private static final byte HAN = 3;
  private static final byte HAN_OF_A_WORD = 4;
  private static final byte OF_A_WORD = 5;

  /** What each character beyond ASCII is; 0 = nothing of it. */
  private static final byte[] KINDS = new byte[Character.MAX_VALUE + 1];

  static {
    Arrays.fill(KINDS, '\u4E00', '\u9FFF' + 1, HAN);
    put("市区县州盟址编码微扣信鹅人方名息", HAN_OF_A_WORD);
    put("＠", OF_A_WORD);
    Arrays.fill(KINDS, '\uFF21', '\uFF5A' + 1, OF_A_WORD);
    put("零〇一二两三四五六七八九壹贰叁肆伍陆柒捌玖幺", NUMERAL_KIND);
    put("⓪①②③④⑤⑥⑦⑧⑨０１２３４５６７８９", DIGIT_KIND);
  }

  private static void put(String characters, byte kind) {
    for (char c : characters.toCharArray()) {
      KINDS[c] = kind;
    }
  }

  private final byte[] b;
  private final int end;
  private int hints;
  private boolean anyDigit;
  private int digits;
  private int numerals;
  private boolean latinPlace;

  private PersonalHints(byte[] b, int end) {
    this.b = b;
    this.end = end;
  }

  /** Hints of a text in UTF-8, added up; 0 = there is nothing to look for. */
  static int of(byte[] b, int at, int length) {
    PersonalHints hints = new PersonalHints(b, at + length);
    hints.look(at);
    return hints.hints;
  }

  private void look(int at) {
    int before = ' ';
    int i = at;
    while (i < end) {
      int c = b[i];
      if (c >= 0) {
        ascii(c, before, i);
        i++;
      } else {
        int bytes = (c & 0xFF) < 0xE0 ? 2 : (c & 0xFF) < 0xF0 ? 3 : 4;
        if (i + bytes > end) {
          break;
        }
        c =
            bytes == 3
                ? (c & 0x0F) << 12 | (b[i + 1] & 0x3F) << 6 | b[i + 2] & 0x3F
                : Character.MAX_VALUE;
        beyondAscii(c, before);
        i += bytes;
      }
      before = c;
    }
    if (latinPlace && anyDigit) {
      hints |= LATIN_PLACE;
    }
  }

  private void ascii(int c, int before, int at) {
    if (c >= '0' && c <= '9') {
      digit();
    } else if (c == '@') {
      hints |= MAIL;
    } else if (isLetter(c)) {
      digits = 0;
      numerals = 0;
      if (!isLetter(before)) {
        word(at);
      }
    } else if (c == ',' || c == ':' || c == '\n') {
      digits = 0; // between numbers, and in none
    }
  }

  private void digit() {
    anyDigit = true;
    digits++;
    if (digits >= FEWEST_DIGITS) {
      hints |= DIGITS;
    }
    numeral();
  }

  private void numeral() {
    numerals++;
    if (numerals >= MOBILE_DIGITS) {
      hints |= NUMERALS;
    }
  }

  private static boolean isLetter(int c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }

  /** A word in Latin letters, by its first three; what ends it counts as a letter. */
  private void word(int at) {
    switch (letter(at) << 16 | letter(at + 1) << 8 | letter(at + 2)) {
      case 'r' << 16 | 'u' << 8 | 'a',
              'a' << 16 | 'v' << 8 | 'e',
              'a' << 16 | 'v' << 8 | '.',
              't' << 16 | 'r' << 8 | 'a',
              'a' << 16 | 'l' << 8 | 'a',
              'r' << 16 | 'o' << 8 | 'd',
              'e' << 16 | 's' << 8 | 't',
              'e' << 16 | 'n' << 8 | 'd',
              'a' << 16 | 'd' << 8 | 'd',
              'd' << 16 | 'i' << 8 | 'r',
              'c' << 16 | 'e' << 8 | 'p',
              's' << 16 | 't' << 8 | 'r',
              's' << 16 | 't' << 8 | ' ',
              's' << 16 | 't' << 8 | '.',
              'r' << 16 | 'o' << 8 | 'a',
              'r' << 16 | 'd' << 8 | ' ',
              'l' << 16 | 'a' << 8 | 'n',
              'd' << 16 | 'r' << 8 | 'i',
              'b' << 16 | 'o' << 8 | 'u',
              'b' << 16 | 'l' << 8 | 'v' ->
          latinPlace = true;
      case 'w' << 16 | 'e' << 8 | 'c', 'w' << 16 | 'e' << 8 | 'i' -> hints |= CHAT;
      case 'r' << 16 | 'e' << 8 | 'c', 'c' << 16 | 'o' << 8 | 'n', 'd' << 16 | 'e' << 8 | 's' ->
          hints |= isReceiver(at) ? RECEIVER : 0;
      default -> shortWord(at);
    }
  }

  private boolean isReceiver(int at) {
    return begins(at, "receiver")
        || begins(at, "recipient")
        || begins(at, "consignee")
        || begins(at, "destinat");
  }

  private boolean begins(int at, String word) {
    for (int i = 0; i < word.length(); i++) {
      if (letter(at + i) != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private void shortWord(int at) {
    int first = letter(at);
    int second = letter(at + 1);
    boolean chat =
        (first == 'v' || first == 'w') && second == 'x'
            || first == 'q' && second == 'q'
            || first == 'v' && !isLetter(second);
    if (chat) {
      hints |= CHAT;
    }
  }

  /** Letters small, others about as they are. */
  private int letter(int at) {
    return at < end ? (b[at] | 0x20) & 0xFF : ' ';
  }

  private void beyondAscii(int c, int before) {
    switch (KINDS[c]) {
      case DIGIT_KIND -> digit();
      case NUMERAL_KIND -> numeral();
      case HAN -> {
        digits = 0;
        numerals = 0;
      }
      case HAN_OF_A_WORD -> {
        digits = 0;
        numerals = 0;
        endOfWord(c, before);
      }
      case OF_A_WORD -> {
        numerals = 0;
        endOfWord(c, before);
      }
      default -> numerals = 0;
    }
  }

  /** A character beyond ASCII with which some word ends. */
  private void endOfWord(int c, int before) {
    switch (c) {
      case '＠' -> hints |= MAIL;
      case '市', '区', '县', '州', '盟', '址' -> hints |= PLACE;
      case '编', '码' -> hints |= before == '邮' || before == '编' || before == '政' ? PLACE : 0;
      case '微', '扣' -> hints |= before == '加' || before == '扣' ? CHAT : 0;
      case '信' -> hints |= "微薇威vV".indexOf(before) >= 0 ? CHAT : 0;
      case '鹅' -> hints |= before == '企' ? CHAT : 0;
      case '人', '方' -> hints |= "件货系收".indexOf(before) >= 0 ? RECEIVER : 0;
      case '名' -> hints |= before == '姓' ? RECEIVER : 0;
      case '息' -> hints |= before == '信' ? RECEIVER : 0;
      default -> {
        if (c >= '\uFF21' && c <= '\uFF5A') {
          hints |= CHAT; // wide letters are rare enough
        }
      }
    }
  }
}
