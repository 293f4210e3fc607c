package io.storegauge.text;

import java.util.Arrays;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * What a text is compared with others by: its letters and digits in plain form, as the set of their
 * sequences of {@value #SHINGLE}. Blanks, punctuation and symbols, the first that a copyist
 * changes, do not count.
 *
 * @param content 64 bits that stand for the letters and digits; texts that share them are the same
 * @param width of the letters and digits: one that fills a square, as Chinese does, counts 2,
 *     others 1, since it says about twice as much
 * @param shingles hashes of the sequences, ascending, each once; empty = fewer letters than one has
 */
public record TextPrint(long content, int width, int[] shingles) {
  /** Letters of a sequence: long enough to be rare, so short that one changed letter spoils few. */
  static final int SHINGLE = 3;

  /** Quotients such as 0.8 / 1.8 miss theirs by less. */
  private static final double ROUNDING = 1e-9;

  private static final long FACTOR = 0x9e3779b97f4a7c15L;
  private static final int WIDE_FROM = 0x2e80;

  /** Reads one text after another in a reused buffer. One thread at a time. */
  public static final class Reader {
    private final PlainText plain = new PlainText();

    public TextPrint read(UTF8String text) {
      return of(plain.read(text));
    }
  }

  static TextPrint of(PlainText text) {
    int[] points = text.points();
    int[] shingles = new int[text.length()];
    int letters = 0;
    int width = 0;
    long content = 0;
    long two = 0;
    long three = 0;
    for (int at = 1; at < text.length() - 1; at++) {
      long point = points[at];
      if (!Character.isLetterOrDigit((int) point)) {
        continue;
      }
      content = mixed(content ^ point);
      width += point >= WIDE_FROM ? 2 : 1;
      if (++letters >= SHINGLE) {
        shingles[letters - SHINGLE] = (int) (mixed(mixed(mixed(three) ^ two) ^ point) >>> 32);
      }
      three = two;
      two = point;
    }
    return new TextPrint(content, width, distinct(shingles, Math.max(0, letters - SHINGLE + 1)));
  }

  private static long mixed(long value) {
    long product = (value + 1) * FACTOR;
    return product ^ (product >>> 29);
  }

  private static int[] distinct(int[] hashes, int count) {
    Arrays.sort(hashes, 0, count);
    int kept = 0;
    for (int i = 0; i < count; i++) {
      if (i == 0 || hashes[i] != hashes[i - 1]) {
        hashes[kept++] = hashes[i];
      }
    }
    return Arrays.copyOf(hashes, kept);
  }

  /**
   * Whether so large a share of the sequences that either has is common to both (Jaccard). Stops as
   * soon as too many are missing; texts without any are similar to none.
   */
  boolean isSimilar(TextPrint other, double share) {
    int[] a = shingles;
    int[] b = other.shingles;
    // common / (a + b − common) ≥ share
    double least = share / (1 + share) * (a.length + b.length);
    int spareOfA = (int) Math.floor(a.length - least + ROUNDING);
    int spareOfB = (int) Math.floor(b.length - least + ROUNDING);
    int i = 0;
    int j = 0;
    while (i < a.length && j < b.length && spareOfA >= 0 && spareOfB >= 0) {
      if (a[i] == b[j]) {
        i++;
        j++;
      } else if (a[i] < b[j]) {
        i++;
        spareOfA--;
      } else {
        j++;
        spareOfB--;
      }
    }
    return a.length > 0 && spareOfA >= a.length - i && spareOfB >= b.length - j;
  }
}
