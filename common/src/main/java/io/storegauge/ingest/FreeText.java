package io.storegauge.ingest;

import java.nio.charset.StandardCharsets;

/**
 * Takes personal data out of free text: phone numbers, e-mails, addresses, names beside them, ids.
 * Each becomes a mark that says what stood there; the rest of the text stays byte for byte.
 *
 * <p>Most texts hold none. A look at their bytes tells, without a copy, which kinds can be there at
 * all; only those are searched for.
 */
final class FreeText {
  static final String PHONE = "‹phone›";
  static final String EMAIL = "‹email›";
  static final String ADDRESS = "‹address›";
  static final String NAME = "‹name›";
  static final String ID = "‹id›";

  /** So much of a cut text may be the beginning of something that reaches beyond the cut. */
  private static final int LONGEST_FOUND = 200;

  private FreeText() {}

  /**
   * A text without personal data.
   *
   * @param b UTF-8
   * @return null if there is nothing to take out
   */
  static byte[] scrub(byte[] b, int at, int length) {
    int hints = PersonalHints.of(b, at, length);
    if (hints == 0) {
      return null;
    }
    String text = new String(b, at, length, StandardCharsets.UTF_8);
    String scrubbed = scrub(text, hints);
    return scrubbed.equals(text) ? null : scrubbed.getBytes(StandardCharsets.UTF_8);
  }

  /** The same of a text. */
  static String scrub(String text) {
    byte[] b = text.getBytes(StandardCharsets.UTF_8);
    int hints = PersonalHints.of(b, 0, b.length);
    return hints == 0 ? text : scrub(text, hints);
  }

  /** Until nothing is found: a mark may be what tells that its neighbour is a name. */
  private static String scrub(String text, int hints) {
    String before;
    String after = text;
    do {
      before = after;
      FoldedText folded = new FoldedText(before);
      PersonalIds.mark(folded, hints);
      PhoneNumbers.mark(folded, hints);
      PostalAddresses.mark(folded, hints);
      ReceiverNames.mark(folded, hints);
      after = folded.toString();
    } while (!after.equals(before));
    return after;
  }

  /**
   * The beginning of a value as it may be shown to people: scrubbed, without control characters.
   */
  static String excerpt(byte[] b, int at, int length, int maxChars) {
    // A character has at most four bytes.
    int seen = (int) Math.min(length, 4L * (maxChars + 2L * LONGEST_FOUND));
    String text = TextBytes.clean(new String(b, at, seen, StandardCharsets.UTF_8));
    String scrubbed = scrub(text);
    int sure = seen < length ? Math.max(0, scrubbed.length() - LONGEST_FOUND) : scrubbed.length();
    return scrubbed.substring(0, Math.min(maxChars, sure));
  }
}
