package io.storegauge.text;

import java.util.Locale;

/** Which script a text is written in, as far as it decides what a model can know of it. */
enum Script {
  HAN,
  LATIN,
  OTHER;

  /** The script of most letters; OTHER for a tie or none. */
  static Script of(String text) {
    int[] letters = new int[3];
    text.codePoints()
        .filter(Character::isLetter)
        .forEach(
            c -> {
              Character.UnicodeScript script = Character.UnicodeScript.of(c);
              boolean latin = script == Character.UnicodeScript.LATIN;
              letters[
                  (latin ? LATIN : script == Character.UnicodeScript.HAN ? HAN : OTHER)
                      .ordinal()]++;
            });
    int others = letters[OTHER.ordinal()];
    int han = letters[HAN.ordinal()];
    int latin = letters[LATIN.ordinal()];
    if (han > Math.max(latin, others)) {
      return HAN;
    }
    return latin > Math.max(han, others) ? LATIN : OTHER;
  }

  String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
