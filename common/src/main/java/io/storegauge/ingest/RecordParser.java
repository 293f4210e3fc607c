package io.storegauge.ingest;

import io.storegauge.config.Feed;
import io.storegauge.config.Feed.FeedColumn;
import io.storegauge.model.LocalClock;
import io.storegauge.model.Platform;
import io.storegauge.row.RowBuilder;
import io.storegauge.table.Columns;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.XXH64;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Turns the fields of one record into typed values, or into every reason why they cannot be.
 *
 * <p>Numbers, times and flags are kept as longs, texts as slices of the reader's bytes: no object a
 * field.
 */
final class RecordParser {
  private static final long SPARK_SEED = 42L;
  private static final long SECOND_SEED = 0x9E3779B97F4A7C15L;

  /** Numbers that become doubles are kept in billionths. */
  private static final int BILLION = 1_000_000_000;

  private final Target target;
  private final LandingFile file;
  private final FeedColumn[] columns;
  private final boolean console;
  private final String[] names;
  private final ValueMap[] maps;
  private final TimeParser[] times;
  private final LocalClock platformClock;
  private final BuyerHash buyers;
  private final byte[] platform;
  private final UTF8String platformText;
  private final UTF8String currency;
  private final UTF8String path;
  private final long exportEnd;

  /** The day of {@link #exportEnd}. */
  private final long lastDay;

  private final boolean[] known;
  private final long[] numbers;
  private final byte[][] texts;
  private final int[] textOffsets;
  private final int[] textLengths;
  private final byte[][] constants;
  private final ExtraJson extra = new ExtraJson();

  /** Keyed hashes, for each column of buyers. */
  private final byte[][] buyerTexts;

  /** Columns that name something: a damaged value is not mended, it would name something else. */
  private final boolean[] naming;

  private final RecordRules rules;
  private final RecordFaults faults;
  private long record;

  /** Of records of reviews; null for all others. */
  private final ReviewParts parts;

  private final int updatedAt;
  private final int platformIndex;
  private final int currencyIndex;
  private final int exportedIndex;
  private final int fileIndex;
  private final int recordIndex;
  private final int hashIndex;
  private final int extraIndex;
  private final int monthIndex;

  /**
   * @param buyers makes their keys
   */
  RecordParser(Feed feed, Target target, LandingFile file, Platform platform, BuyerHash buyers) {
    this.target = target;
    this.file = file;
    this.buyers = buyers;
    int n = target.columns().size();
    this.columns = target.columns().toArray(new FeedColumn[0]);
    this.console = feed.cells() == Feed.Cells.CONSOLE;
    this.names = feed.columns().keySet().toArray(new String[0]);
    this.maps = new ValueMap[n];
    this.times = new TimeParser[n];
    this.constants = new byte[n][];
    this.buyerTexts = new byte[n][];
    this.known = new boolean[n];
    this.numbers = new long[n];
    this.texts = new byte[n][];
    this.textOffsets = new int[n];
    this.textLengths = new int[n];
    this.naming = new boolean[n];
    this.faults = new RecordFaults(columns, names);
    this.rules =
        new RecordRules(
            feed, new RecordRules.Values(known, numbers, texts, textOffsets, textLengths));
    ZoneId zone = feed.zone() == null ? platform.zone() : ZoneId.of(feed.zone());
    this.platformClock = new LocalClock(platform.zone());
    TimeParser plain = new TimeParser(zone, List.of());
    for (int i = 0; i < n; i++) {
      FeedColumn c = columns[i];
      maps[i] = c.values().isEmpty() ? null : new ValueMap(c.values());
      times[i] = c.patterns().isEmpty() ? plain : new TimeParser(zone, c.patterns());
      constants[i] = constant(c, file);
      buyerTexts[i] = c.type() == Feed.Type.BUYER ? new byte[BuyerHash.LENGTH] : null;
      naming[i] = c.type() == Feed.Type.ID;
    }
    for (int k : target.key()) {
      naming[k] = true;
    }
    this.platform = platform.id().getBytes(StandardCharsets.UTF_8);
    this.platformText = UTF8String.fromBytes(this.platform);
    this.currency = UTF8String.fromString(platform.currency());
    this.path = UTF8String.fromString(file.path());
    this.exportEnd = exportEnd(file, platformClock);
    this.parts = ReviewParts.of(target, List.of(names), endOfExport(file, platformClock));
    this.lastDay = exportEnd == Long.MAX_VALUE ? exportEnd : platformClock.day(exportEnd);
    List<String> all = target.spec().columnNames();
    this.updatedAt = List.of(names).indexOf("updated_at");
    this.platformIndex = all.indexOf(Columns.PLATFORM);
    this.currencyIndex = all.indexOf("currency");
    this.exportedIndex = all.indexOf("exported_on");
    this.fileIndex = all.indexOf("source_file");
    this.recordIndex = all.indexOf("source_record");
    this.hashIndex = all.indexOf("key_hash");
    this.extraIndex = all.indexOf(Columns.EXTRA);
    this.monthIndex =
        target.spec().monthColumn() == null ? -1 : all.indexOf(target.spec().monthColumn());
  }

  private static byte[] constant(FeedColumn c, LandingFile file) {
    String value = c.constant();
    if (Feed.STORE_OF_PATH.equals(value)) {
      value = file.storeId();
    } else if (Feed.DAY_OF_PATH.equals(value)) {
      value = LocalDate.ofEpochDay(file.exportedOn()).toString();
    }
    return value == null ? null : value.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Last second of the day after the export: events later than that are a slip. A file whose path
   * names no day was exported by the time it was written; a copy that has lost its time (zip: 1980)
   * says nothing.
   */
  private static long exportEnd(LandingFile file, LocalClock clock) {
    long day =
        file.exportedOn() == LandingFile.UNKNOWN_DAY
            ? clock.day(file.modifiedMillis() * 1000)
            : file.exportedOn();
    return TimeParser.isPlausible(day) ? clock.instant(day + 1, 86_399) : Long.MAX_VALUE;
  }

  /** Last second of the day that the path names; {@link TimeParser#BAD} if it names none. */
  private static long endOfExport(LandingFile file, LocalClock clock) {
    return TimeParser.isPlausible(file.exportedOn())
        ? clock.instant(file.exportedOn(), 86_399)
        : TimeParser.BAD;
  }

  /** Reads the current record; false if it is refused, {@link #faults} say why. */
  boolean parse(RecordReader reader, long number) {
    faults.clear();
    record = number;
    if (reader.fault() != null) {
      faults.refuse(reader.fault());
      return false;
    }
    for (int i = 0; i < columns.length; i++) {
      known[i] = false;
      int given = columns[i].from().isEmpty() ? -1 : reader.length(i);
      byte[] b = given < 0 ? constants[i] : null;
      int length = b == null ? given : b.length;
      if (length <= 0) {
        if (columns[i].required()) {
          faults.add("missing_value", i, null, 0, 0);
        }
        continue;
      }
      int at = b == null ? reader.offset(i) : 0;
      b = b == null ? reader.bytes(i) : b;
      while (length > 0 && isSpace(b[at])) {
        at++;
        length--;
      }
      while (length > 0 && isSpace(b[at + length - 1])) {
        length--;
      }
      if (console && ConsoleCells.isDressed(b, at, length)) {
        b = ConsoleCells.bare(text(b, at, length)).getBytes(StandardCharsets.UTF_8);
        at = 0;
        length = b.length;
      }
      if (length == 0) {
        if (columns[i].required()) {
          faults.add("missing_value", i, null, 0, 0);
        }
        continue;
      }
      value(i, b, at, length);
    }
    if (parts != null) {
      parts.read(known, numbers, faults.reasons());
    }
    int day = target.dayColumn();
    if (day >= 0 && known[day] && (isDay(day) ? eventDay() > lastDay : numbers[day] > exportEnd)) {
      faults.add(columns[day].onBad(), "after_export:" + names[day]);
    }
    for (int r = 0; r < rules.size(); r++) {
      if (!rules.holds(r)) {
        faults.add(rules.rule(r).onBad(), "rule:" + rules.rule(r).name());
      }
    }
    return faults.reasons().isEmpty();
  }

  /** What is wrong with the current record. */
  RecordFaults faults() {
    return faults;
  }

  private static boolean isSpace(byte b) {
    return b == ' ' || b == '\t' || b == '\r' || b == '\n';
  }

  private void value(int i, byte[] raw, int rawAt, int rawLength) {
    byte[] b = raw;
    int at = rawAt;
    int length = rawLength;
    if (maps[i] != null) {
      byte[] mapped = maps[i].get(b, at, length);
      if (mapped == null) {
        faults.add("unknown_value", i, b, at, length);
        return;
      }
      b = mapped;
      at = 0;
      length = mapped.length;
    }
    FeedColumn c = columns[i];
    switch (c.type()) {
      case STRING, TEXT -> words(i, b, at, length);
      case ID -> id(i, b, at, length);
      case BUYER -> {
        buyers.hash(platform, b, at, length, buyerTexts[i], 0);
        text(i, buyerTexts[i], 0, BuyerHash.LENGTH);
      }
      case INTEGER -> number(i, decimal(b, at, length, 0), 1, "bad_number", b, at, length);
      case MONEY -> number(i, decimal(b, at, length, 2), 100, "bad_money", b, at, length);
      case REAL -> number(i, decimal(b, at, length, 9), BILLION, "bad_number", b, at, length);
      case DURATION -> number(i, seconds(b, at, length), BILLION, "bad_duration", b, at, length);
      case RATING -> {
        long tenths = decimal(b, at, length, 1);
        boolean stars = tenths >= 10 && tenths <= 50 && tenths % 5 == 0;
        number(i, stars ? tenths : Numbers.BAD, 10, "bad_rating", b, at, length);
      }
      case TIMESTAMP -> instant(i, times[i].instant(b, at, length), b, at, length);
      case DATE, END_OF_DAY -> day(i, times[i].date(b, at, length), b, at, length);
      case BOOLEAN -> {
        int flag = Numbers.flag(b, at, length);
        if (flag < 0) {
          faults.add("bad_boolean", i, b, at, length);
        } else {
          known[i] = true;
          numbers[i] = flag;
        }
      }
    }
  }

  private static String text(byte[] b, int at, int length) {
    return new String(b, at, length, StandardCharsets.UTF_8);
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
    long milliseconds = ConsoleCells.milliseconds(text(b, at, length));
    return milliseconds == Numbers.BAD ? Numbers.BAD : milliseconds * (BILLION / 1000);
  }

  private void words(int i, byte[] b, int at, int length) {
    if (naming[i] ? TextBytes.isName(b, at, length) : TextBytes.isClean(b, at, length)) {
      text(i, b, at, length);
      return;
    }
    if (naming[i]) {
      faults.add("bad_text", i, b, at, length);
      return;
    }
    byte[] clean = TextBytes.clean(b, at, length);
    if (clean.length > 0) {
      text(i, clean, 0, clean.length);
    } else if (columns[i].required()) {
      faults.add("missing_value", i, null, 0, 0);
    }
  }

  private void id(int i, byte[] b, int at, int length) {
    if (!TextBytes.isName(b, at, length)) {
      faults.add("bad_text", i, b, at, length);
      return;
    }
    if (!ConsoleCells.mayBeTorn(b, at, length)) {
      text(i, b, at, length);
      return;
    }
    String id = ConsoleCells.id(text(b, at, length));
    if (id == null) {
      faults.add("torn_id", i, b, at, length);
    } else {
      byte[] whole = id.getBytes(StandardCharsets.UTF_8);
      text(i, whole, 0, whole.length);
    }
  }

  private void text(int i, byte[] b, int at, int length) {
    known[i] = true;
    texts[i] = b;
    textOffsets[i] = at;
    textLengths[i] = length;
  }

  private void number(int i, long value, int scale, String code, byte[] b, int at, int length) {
    if (value == Numbers.BAD || (columns[i].type() == Feed.Type.INTEGER && value != (int) value)) {
      faults.add(code, i, b, at, length);
      return;
    }
    Double min = columns[i].min();
    Double max = columns[i].max();
    double natural = (double) value / scale;
    if ((min != null && natural < min) || (max != null && natural > max)) {
      faults.add("out_of_range", i, b, at, length);
      return;
    }
    known[i] = true;
    numbers[i] = value;
  }

  private void instant(int i, long value, byte[] b, int at, int length) {
    if (value == TimeParser.BAD) {
      faults.add("bad_time", i, b, at, length);
    } else if (!times[i].isPlausibleInstant(value)) {
      faults.add("out_of_range", i, b, at, length);
    } else {
      known[i] = true;
      numbers[i] = value;
    }
  }

  private void day(int i, int value, byte[] b, int at, int length) {
    if (value == TimeParser.BAD_DATE) {
      faults.add("bad_date", i, b, at, length);
    } else if (!TimeParser.isPlausible(value)) {
      faults.add("out_of_range", i, b, at, length);
    } else {
      known[i] = true;
      numbers[i] = columns[i].type() == Feed.Type.DATE ? value : times[i].endOfDay(value);
    }
  }

  /** First 64 bits of the key's hash: equal to Spark's {@code xxhash64(platform, key…)}. */
  long keyHash() {
    return hash(SPARK_SEED);
  }

  /** Another 64 bits, so that two keys that are taken for one are not to be expected. */
  long secondHash() {
    return hash(SECOND_SEED);
  }

  private long hash(long seed) {
    long h =
        XXH64.hashUnsafeBytes(
            platform, org.apache.spark.unsafe.Platform.BYTE_ARRAY_OFFSET, platform.length, seed);
    for (int k : target.key()) {
      if (!known[k]) {
        continue; // as Spark: null leaves the hash as it is
      }
      h =
          texts[k] == null || !columns[k].type().isText()
              ? hashNumber(k, h)
              : XXH64.hashUnsafeBytes(
                  texts[k],
                  org.apache.spark.unsafe.Platform.BYTE_ARRAY_OFFSET + textOffsets[k],
                  textLengths[k],
                  h);
    }
    return h;
  }

  private long hashNumber(int k, long seed) {
    return columns[k].type() == Feed.Type.INTEGER || isDay(k)
        ? XXH64.hashInt((int) numbers[k], seed)
        : XXH64.hashLong(numbers[k], seed);
  }

  /** When the platform last changed the record; {@link TimeParser#BAD} (lowest) = not known. */
  long updatedAt() {
    return updatedAt >= 0 && known[updatedAt] ? numbers[updatedAt] : TimeParser.BAD;
  }

  /** What versions the record's parts have; null = it is one whole, as all but reviews. */
  ReviewParts parts() {
    return parts;
  }

  /** Platform day of the record's own event, {@link TimeParser#BAD_DATE} if it has none. */
  int eventDay() {
    int d = target.dayColumn();
    if (d < 0 || !known[d]) {
      return TimeParser.BAD_DATE;
    }
    return (int) (isDay(d) ? numbers[d] : platformClock.day(numbers[d]));
  }

  private boolean isDay(int column) {
    return columns[column].type() == Feed.Type.DATE;
  }

  /** Writes the record as a row of the target table. */
  void write(RowBuilder row, RecordReader reader) {
    row.start();
    for (int i = 0; i < columns.length; i++) {
      if (known[i] && target.index()[i] >= 0) {
        writeColumn(row, i, target.index()[i]);
      }
    }
    extra.clear();
    if (parts == null || parts.hasContent()) {
      reader.extras(extra);
    }
    if (!extra.isEmpty()) {
      Utf8Buffer json = extra.end();
      row.set(extraIndex, json.bytes, 0, json.end);
    }
    row.set(platformIndex, platformText);
    row.set(fileIndex, path);
    row.set(recordIndex, record);
    row.set(hashIndex, keyHash());
    if (currencyIndex >= 0) {
      row.set(currencyIndex, currency);
    }
    if (file.exportedOn() != LandingFile.UNKNOWN_DAY) {
      row.setInt(exportedIndex, file.exportedOn());
    }
    int day = eventDay();
    if (monthIndex >= 0 && day != TimeParser.BAD_DATE) {
      row.setInt(monthIndex, firstOfMonth(day));
    }
    if (parts != null) {
      parts.write(row, path);
    }
  }

  private void writeColumn(RowBuilder row, int i, int at) {
    switch (columns[i].type()) {
      case STRING, ID, BUYER -> row.set(at, texts[i], textOffsets[i], textLengths[i]);
      case TEXT -> {
        byte[] scrubbed = FreeText.scrub(texts[i], textOffsets[i], textLengths[i]);
        if (scrubbed == null) {
          row.set(at, texts[i], textOffsets[i], textLengths[i]);
        } else {
          row.set(at, scrubbed, 0, scrubbed.length);
        }
      }
      case INTEGER, DATE -> row.setInt(at, (int) numbers[i]);
      case MONEY -> row.setDecimal(at, numbers[i], 18, 2);
      case REAL, DURATION -> row.set(at, (double) numbers[i] / BILLION);
      case RATING -> row.setDecimal(at, numbers[i], 2, 1);
      case TIMESTAMP, END_OF_DAY -> row.set(at, numbers[i]);
      case BOOLEAN -> row.set(at, numbers[i] != 0);
    }
  }

  private int monthDay = TimeParser.BAD_DATE;
  private int monthFirst;
  private int monthLast = -1;

  private int firstOfMonth(int day) {
    if (monthDay == TimeParser.BAD_DATE || day < monthFirst || day > monthLast) {
      java.time.LocalDate d = java.time.LocalDate.ofEpochDay(day);
      monthDay = day;
      monthFirst = (int) d.withDayOfMonth(1).toEpochDay();
      monthLast = monthFirst + d.lengthOfMonth() - 1;
    }
    return monthFirst;
  }
}
