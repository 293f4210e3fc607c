package io.storegauge.text;

import java.io.Serializable;
import java.util.Objects;

/**
 * A text of which it is known what it is like.
 *
 * @param category what it speaks about; null = not known
 * @param day epoch day it was written on; {@link #UNDATED} = not known
 */
public record LabelledText(String text, boolean positive, String category, long day)
    implements Serializable {
  public static final long UNDATED = Long.MIN_VALUE;

  public LabelledText {
    Objects.requireNonNull(text, "text");
  }

  boolean isDated() {
    return day != UNDATED;
  }
}
