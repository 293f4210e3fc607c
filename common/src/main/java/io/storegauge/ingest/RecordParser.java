package io.storegauge.ingest;

import io.storegauge.config.Feed;
import io.storegauge.config.Feed.FeedColumn;
import io.storegauge.model.LocalClock;
import io.storegauge.model.Platform;
import io.storegauge.row.RowBuilder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** Turns one record of a file into a row of its table, or into every reason why it cannot be. */
final class RecordParser {
  private final FeedColumn[] columns;
  private final String[] names;

  /** Whether each column is read from the file at all. */
  private final boolean[] fromFile;

  /** What stands in where the file has nothing; null = nothing does. */
  private final byte[][] constants;

  private final RecordValues values;
  private final RecordFaults faults;
  private final CellParser cells;
  private final RecordRules rules;
  private final RecordKey key;
  private final RecordRow row;

  /** Of records of reviews; null for all others. */
  private final ReviewParts parts;

  /** Of records of a feed that knows deletions; null for all others. */
  private final Deletions deletions;

  private final LocalClock platformClock;

  /** Last second of the day after the export: events later than that are a slip. */
  private final long exportEnd;

  /** The day of {@link #exportEnd}. */
  private final long lastDay;

  private final int dayColumn;
  private final boolean dayIsDate;
  private final int updatedAt;

  private long record;
  private int eventDay;
  private long keyHash;

  /**
   * @param buyers makes their keys
   */
  RecordParser(Feed feed, Target target, LandingFile file, Platform platform, BuyerHash buyers) {
    this.columns = target.columns().toArray(new FeedColumn[0]);
    this.names = feed.columns().keySet().toArray(new String[0]);
    this.fromFile = new boolean[columns.length];
    this.constants = new byte[columns.length][];
    for (int i = 0; i < columns.length; i++) {
      fromFile[i] = !columns[i].from().isEmpty();
      constants[i] = constant(columns[i], file);
    }
    byte[] platformId = platform.id().getBytes(StandardCharsets.UTF_8);
    ZoneId zone = feed.zone() == null ? platform.zone() : ZoneId.of(feed.zone());
    this.values = new RecordValues(columns.length);
    this.faults = new RecordFaults(columns, names);
    this.cells = new CellParser(feed, target, zone, platformId, buyers, values, faults);
    this.rules = new RecordRules(feed, values);
    this.key = new RecordKey(target, platformId, values);
    this.row = new RecordRow(target, file, platform, values);
    this.platformClock = new LocalClock(platform.zone());
    long exported = onExport(file, platformClock, 86_399);
    this.parts = ReviewParts.of(target, List.of(names), exported);
    this.deletions = Deletions.of(feed, List.of(names), onExport(file, platformClock, 0), exported);
    this.exportEnd = exportEnd(file, platformClock);
    this.lastDay = exportEnd == Long.MAX_VALUE ? exportEnd : platformClock.day(exportEnd);
    this.dayColumn = target.dayColumn();
    this.dayIsDate = dayColumn >= 0 && columns[dayColumn].type() == Feed.Type.DATE;
    this.updatedAt = List.of(names).indexOf("updated_at");
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
   * Last second of the day after the export. A file whose path names no day was exported by the
   * time it was written; a copy that has lost its time (zip: 1980) says nothing.
   */
  private static long exportEnd(LandingFile file, LocalClock clock) {
    long day =
        file.exportedOn() == LandingFile.UNKNOWN_DAY
            ? clock.day(file.modifiedMillis() * 1000)
            : file.exportedOn();
    return TimeParser.isPlausible(day) ? clock.instant(day + 1, 86_399) : Long.MAX_VALUE;
  }

  /** A second of the day that the path names; {@link TimeParser#BAD} if it names none. */
  private static long onExport(LandingFile file, LocalClock clock, int secondOfDay) {
    return TimeParser.isPlausible(file.exportedOn())
        ? clock.instant(file.exportedOn(), secondOfDay)
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
      values.known[i] = false;
      int length = fromFile[i] ? reader.length(i) : -1;
      if (length > 0) {
        cells.read(i, reader.bytes(i), reader.offset(i), length);
      } else if (length < 0 && constants[i] != null && constants[i].length > 0) {
        cells.read(i, constants[i], 0, constants[i].length);
      } else {
        cells.missing(i);
      }
    }
    if (parts != null) {
      parts.read(values.known, values.numbers, faults.reasons());
    }
    if (deletions != null) {
      deletions.read(values, faults.reasons());
    }
    eventDay = dayOfEvent();
    checkDay();
    for (int r = 0; r < rules.size(); r++) {
      if (!rules.holds(r)) {
        faults.add(rules.rule(r).onBad(), "rule:" + rules.rule(r).name());
      }
    }
    if (!faults.reasons().isEmpty()) {
      return false;
    }
    keyHash = key.first();
    return true;
  }

  private int dayOfEvent() {
    if (dayColumn < 0 || !values.known[dayColumn]) {
      return TimeParser.BAD_DATE;
    }
    long event = values.numbers[dayColumn];
    return (int) (dayIsDate ? event : platformClock.day(event));
  }

  private void checkDay() {
    if (eventDay != TimeParser.BAD_DATE
        && (dayIsDate ? eventDay > lastDay : values.numbers[dayColumn] > exportEnd)) {
      faults.add(columns[dayColumn].onBad(), "after_export:" + names[dayColumn]);
    }
  }

  /** What is wrong with the current record. */
  RecordFaults faults() {
    return faults;
  }

  /** First 64 bits of the hash of the accepted record's key: {@link RecordKey#first}. */
  long keyHash() {
    return keyHash;
  }

  /** Another 64 bits: {@link RecordKey#second}. */
  long secondHash() {
    return key.second();
  }

  /** When the platform last changed the record; {@link TimeParser#BAD} (lowest) = not known. */
  long updatedAt() {
    return updatedAt >= 0 && values.known[updatedAt] ? values.numbers[updatedAt] : TimeParser.BAD;
  }

  /** What versions the record's parts have; null = it is one whole, as all but reviews. */
  ReviewParts parts() {
    return parts;
  }

  /** Platform day of the record's own event, {@link TimeParser#BAD_DATE} if it has none. */
  int eventDay() {
    return eventDay;
  }

  /** Writes the accepted record as a row of the target table. */
  void write(RowBuilder out, RecordReader reader) {
    row.write(out, reader, record, keyHash, eventDay, parts);
  }
}
