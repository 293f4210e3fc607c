package io.storegauge.ingest;

import java.time.LocalDate;

/** The days that a dump can speak of; what lies beyond is a slip of the keyboard. */
public final class PlausibleDays {
  public static final LocalDate FIRST = LocalDate.of(1990, 1, 1);
  public static final LocalDate LAST = LocalDate.of(2100, 1, 1);

  private PlausibleDays() {}
}
