package io.storegauge.text;

/**
 * A part of a text whose n-grams are features of their own: what is said first and last weighs more
 * than the same words between.
 */
enum Zone {
  WHOLE(0),
  BEGINNING(0x6a09e667f3bcc909L),
  END(0xbb67ae8584caa73bL);

  /** Characters of the longest n-gram at both ends. */
  static final int LONGEST_AT_ENDS = 2;

  private final long nothing;

  Zone(long nothing) {
    this.nothing = nothing;
  }

  /** Hash of no characters. */
  long nothing() {
    return nothing;
  }

  /** First place in a text of so many characters. */
  int from(int length, Features kinds) {
    return this == END ? Math.max(0, length - kinds.edge()) : 0;
  }

  /** The place after the last. */
  int to(int length, Features kinds) {
    return this == BEGINNING ? Math.min(length, kinds.edge()) : length;
  }

  /** Characters of the longest n-gram. */
  int longest(Features kinds) {
    return this == WHOLE ? kinds.longest() : Math.min(kinds.longest(), LONGEST_AT_ENDS);
  }
}
