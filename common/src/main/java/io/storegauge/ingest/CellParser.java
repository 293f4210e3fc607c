package io.storegauge.ingest;

import io.storegauge.config.Feed;
import io.storegauge.config.Feed.FeedColumn;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;

/** Reads cells of a record as what their columns are, or says why they cannot be that. */
final class CellParser {
  /** Numbers that become doubles are kept in billionths. */
  static final int BILLION = 1_000_000_000;

  private final Feed.Type[] types;
  private final boolean[] required;

  /** Bounds of each column's numbers, infinite where it has none. */
  private final double[] least;

  private final double[] most;

  /** Columns that name something: a damaged value is not mended, it would name something else. */
  private final boolean[] naming;

  private final boolean console;
  private final ValueMap[] maps;

  /** What each column's empty values stand for; null where that is nothing. */
  private final byte[][] standards;

  private final TimeParser[] times;
  private final byte[] platform;
  private final BuyerHash buyers;

  /** Keyed hashes, for each column of buyers. */
  private final byte[][] buyerTexts;

  private final RecordValues values;
  private final RecordFaults faults;

  /**
   * @param zone of times without an offset
   * @param platform its id
   * @param values where what is read goes
   * @param faults where what is wrong goes
   */
  CellParser(
      Feed feed,
      Target target,
      ZoneId zone,
      byte[] platform,
      BuyerHash buyers,
      RecordValues values,
      RecordFaults faults) {
    this.console = feed.cells() == Feed.Cells.CONSOLE;
    this.platform = platform;
    this.buyers = buyers;
    this.values = values;
    this.faults = faults;
    int n = target.columns().size();
    this.types = new Feed.Type[n];
    this.required = new boolean[n];
    this.least = new double[n];
    this.most = new double[n];
    this.naming = new boolean[n];
    this.maps = new ValueMap[n];
    this.standards = new byte[n][];
    this.times = new TimeParser[n];
    this.buyerTexts = new byte[n][];
    TimeParser plain = new TimeParser(zone, List.of());
    for (int i = 0; i < n; i++) {
      FeedColumn c = target.columns().get(i);
      types[i] = c.type();
      required[i] = c.required();
      least[i] = c.min() == null ? Double.NEGATIVE_INFINITY : c.min();
      most[i] = c.max() == null ? Double.POSITIVE_INFINITY : c.max();
      naming[i] = c.type() == Feed.Type.ID;
      maps[i] = c.values().isEmpty() ? null : new ValueMap(c.values());
      standards[i] = standard(c);
      times[i] = c.patterns().isEmpty() ? plain : new TimeParser(zone, c.patterns());
      buyerTexts[i] = c.type() == Feed.Type.BUYER ? new byte[BuyerHash.LENGTH] : null;
    }
    for (int k : target.key()) {
      naming[k] = true;
    }
  }

  private static byte[] standard(FeedColumn c) {
    if (c.standard() == null) {
      return null;
    }
    byte[] text = c.standard().getBytes(StandardCharsets.UTF_8);
    byte[] clean = TextBytes.clean(text, 0, text.length);
    return clean.length == 0 ? null : clean; // it must not stand for itself
  }

  /** Decimals of the unscaled numbers of a type; −1 for texts. */
  static int decimals(Feed.Type type) {
    return switch (type) {
      case INTEGER, BOOLEAN, TIMESTAMP, END_OF_DAY, DATE -> 0;
      case RATING -> 1;
      case MONEY -> 2;
      case REAL, DURATION -> 9;
      case STRING, ID, TEXT, BUYER -> -1;
    };
  }

  /** Reads the cell of a column; a blank one is none. */
  void read(int column, byte[] b, int offset, int length) {
    int at = offset;
    int end = offset + length;
    while (at < end && isSpace(b[at])) {
      at++;
    }
    while (end > at && isSpace(b[end - 1])) {
      end--;
    }
    if (at == end) {
      missing(column);
    } else if (console && ConsoleCells.isDressed(b, at, end - at)) {
      byte[] bare = ConsoleCells.bare(text(b, at, end - at)).getBytes(StandardCharsets.UTF_8);
      if (bare.length == 0) {
        missing(column);
      } else {
        mapped(column, bare, 0, bare.length);
      }
    } else {
      mapped(column, b, at, end - at);
    }
  }

  private static boolean isSpace(byte b) {
    return b <= ' ' && (b == ' ' || b == '\t' || b == '\r' || b == '\n');
  }

  private static String text(byte[] b, int at, int length) {
    return new String(b, at, length, StandardCharsets.UTF_8);
  }

  /** There is no cell, or nothing in it. */
  void missing(int column) {
    if (standards[column] != null) {
      value(column, standards[column], 0, standards[column].length);
    } else if (required[column]) {
      faults.add("missing_value", column, null, 0, 0);
    }
  }

  private void mapped(int i, byte[] b, int at, int length) {
    if (maps[i] == null) {
      value(i, b, at, length);
      return;
    }
    byte[] mapped = maps[i].get(b, at, length);
    if (mapped == null) {
      faults.add("unknown_value", i, b, at, length);
    } else {
      value(i, mapped, 0, mapped.length);
    }
  }

  private void value(int i, byte[] b, int at, int length) {
    switch (types[i]) {
      case STRING, TEXT -> words(i, b, at, length);
      case ID -> id(i, b, at, length);
      case BUYER -> {
        buyers.hash(platform, b, at, length, buyerTexts[i], 0);
        values.text(i, buyerTexts[i], 0, BuyerHash.LENGTH);
      }
      case INTEGER -> integer(i, b, at, length);
      case MONEY -> number(i, decimal(b, at, length, 2), 100, "bad_money", b, at, length);
      case REAL -> number(i, decimal(b, at, length, 9), BILLION, "bad_number", b, at, length);
      case DURATION -> number(i, seconds(b, at, length), BILLION, "bad_duration", b, at, length);
      case RATING -> rating(i, b, at, length);
      case TIMESTAMP -> instant(i, b, at, length);
      case DATE, END_OF_DAY -> day(i, b, at, length);
      case BOOLEAN -> flag(i, b, at, length);
    }
  }

  private void words(int i, byte[] b, int at, int length) {
    if (naming[i] ? TextBytes.isName(b, at, length) : TextBytes.isClean(b, at, length)) {
      values.text(i, b, at, length);
      return;
    }
    if (naming[i]) {
      faults.add("bad_text", i, b, at, length);
      return;
    }
    byte[] clean = TextBytes.clean(b, at, length);
    if (clean.length > 0) {
      values.text(i, clean, 0, clean.length);
    } else {
      missing(i);
    }
  }

  private void id(int i, byte[] b, int at, int length) {
    if (!TextBytes.isName(b, at, length)) {
      faults.add("bad_text", i, b, at, length);
      return;
    }
    if (!ConsoleCells.mayBeTorn(b, at, length)) {
      values.text(i, b, at, length);
      return;
    }
    String id = ConsoleCells.id(text(b, at, length));
    if (id == null) {
      faults.add("torn_id", i, b, at, length);
    } else {
      byte[] whole = id.getBytes(StandardCharsets.UTF_8);
      values.text(i, whole, 0, whole.length);
    }
  }

  private long decimal(byte[] b, int at, int length, int scale) {
    long plain = Numbers.parse(b, at, length, scale);
    return plain == Numbers.BAD && console
        ? ConsoleCells.number(text(b, at, length), scale)
        : plain;
  }

  /** Seconds, in billionths. */
  private static long seconds(byte[] b, int at, int length) {
    long plain = Numbers.parse(b, at, length, 9);
    if (plain != Numbers.BAD) {
      return plain;
    }
    return ConsoleCells.duration(text(b, at, length));
  }

  private void integer(int i, byte[] b, int at, int length) {
    long value = decimal(b, at, length, 0);
    number(i, value == (int) value ? value : Numbers.BAD, 1, "bad_number", b, at, length);
  }

  private void rating(int i, byte[] b, int at, int length) {
    long tenths = decimal(b, at, length, 1);
    boolean stars = tenths >= 10 && tenths <= 50 && tenths % 5 == 0;
    number(i, stars ? tenths : Numbers.BAD, 10, "bad_rating", b, at, length);
  }

  private void number(int i, long value, int scale, String code, byte[] b, int at, int length) {
    double natural = (double) value / scale;
    if (value == Numbers.BAD) {
      faults.add(code, i, b, at, length);
    } else if (natural < least[i] || natural > most[i]) {
      faults.add("out_of_range", i, b, at, length);
    } else {
      values.number(i, value);
    }
  }

  private void instant(int i, byte[] b, int at, int length) {
    long value = times[i].instant(b, at, length);
    if (value == TimeParser.BAD) {
      faults.add("bad_time", i, b, at, length);
    } else if (!times[i].isPlausibleInstant(value)) {
      faults.add("out_of_range", i, b, at, length);
    } else {
      values.number(i, value);
    }
  }

  private void day(int i, byte[] b, int at, int length) {
    int value = times[i].date(b, at, length);
    if (value == TimeParser.BAD_DATE) {
      faults.add("bad_date", i, b, at, length);
    } else if (!TimeParser.isPlausible(value)) {
      faults.add("out_of_range", i, b, at, length);
    } else {
      values.number(i, types[i] == Feed.Type.DATE ? value : times[i].endOfDay(value));
    }
  }

  private void flag(int i, byte[] b, int at, int length) {
    int flag = Numbers.flag(b, at, length);
    if (flag < 0) {
      faults.add("bad_boolean", i, b, at, length);
    } else {
      values.number(i, flag);
    }
  }
}
