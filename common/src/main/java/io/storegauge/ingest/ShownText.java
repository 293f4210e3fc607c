package io.storegauge.ingest;

import java.nio.charset.StandardCharsets;

/** Values as they may be shown to people who mend them: without personal data. */
public final class ShownText {
  /** Of a value that is named beside a reason. */
  private static final int VALUE_CHARS = 60;

  private ShownText() {}

  /** The beginning of a value that a reason names. */
  public static String value(String text) {
    return of(text, VALUE_CHARS);
  }

  /** The beginning of a text, scrubbed, without control characters. */
  public static String of(String text, int maxChars) {
    byte[] b = text.getBytes(StandardCharsets.UTF_8);
    return FreeText.excerpt(b, 0, b.length, maxChars);
  }
}
