package io.storegauge.ingest;

import io.storegauge.config.Feed;
import io.storegauge.model.Platform;
import io.storegauge.row.RowBuilder;
import io.storegauge.table.Columns;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.unsafe.types.UTF8String;

/** Writes the current record as a row of its table, with what follows from its file. */
final class RecordRow {
  private final LandingFile file;
  private final Feed.Type[] types;
  private final int[] index;
  private final RecordValues values;
  private final ExtraJson extra = new ExtraJson();
  private final UTF8String platform;
  private final UTF8String currency;
  private final UTF8String path;

  private final int platformIndex;
  private final int currencyIndex;
  private final int exportedIndex;
  private final int fileIndex;
  private final int recordIndex;
  private final int hashIndex;
  private final int extraIndex;
  private final int monthIndex;

  /** Days of the month of the last row, empty at first, and its first day. */
  private int monthFirst;

  private int monthLast = -1;

  RecordRow(Target target, LandingFile file, Platform platform, RecordValues values) {
    this.file = file;
    this.values = values;
    this.index = target.index();
    this.types = target.columns().stream().map(Feed.FeedColumn::type).toArray(Feed.Type[]::new);
    this.platform = UTF8String.fromString(platform.id());
    this.currency = UTF8String.fromString(platform.currency());
    this.path = UTF8String.fromString(file.path());
    List<String> all = target.spec().columnNames();
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

  /**
   * Writes the record.
   *
   * @param record its number
   * @param keyHash first hash of its key
   * @param day platform day of its event; {@link TimeParser#BAD_DATE} = it has none
   * @param parts what it carries; null = it is one whole
   */
  void write(
      RowBuilder row, RecordReader reader, long record, long keyHash, int day, ReviewParts parts) {
    row.start();
    for (int i = 0; i < types.length; i++) {
      if (values.known[i] && index[i] >= 0) {
        column(row, i, index[i]);
      }
    }
    if (parts == null || parts.hasContent()) {
      extras(row, reader);
    }
    row.set(platformIndex, platform);
    row.set(fileIndex, path);
    row.set(recordIndex, record);
    row.set(hashIndex, keyHash);
    if (currencyIndex >= 0) {
      row.set(currencyIndex, currency);
    }
    if (file.exportedOn() != LandingFile.UNKNOWN_DAY) {
      row.setInt(exportedIndex, file.exportedOn());
    }
    if (monthIndex >= 0 && day != TimeParser.BAD_DATE) {
      row.setInt(monthIndex, firstOfMonth(day));
    }
    if (parts != null) {
      parts.write(row, path);
    }
  }

  private void extras(RowBuilder row, RecordReader reader) {
    extra.clear();
    reader.extras(extra);
    if (!extra.isEmpty()) {
      Utf8Buffer json = extra.end();
      row.setText(extraIndex, json.bytes, 0, json.end);
    }
  }

  private void column(RowBuilder row, int i, int at) {
    switch (types[i]) {
      case STRING, ID, BUYER ->
          row.setText(at, values.texts[i], values.textOffsets[i], values.textLengths[i]);
      case TEXT -> text(row, i, at);
      case INTEGER, DATE -> row.setInt(at, (int) values.numbers[i]);
      case REAL, DURATION -> row.set(at, (double) values.numbers[i] / CellParser.BILLION);
        // A row holds a decimal of up to 18 digits as its unscaled value.
      case MONEY, RATING, TIMESTAMP, END_OF_DAY -> row.set(at, values.numbers[i]);
      case BOOLEAN -> row.set(at, values.numbers[i] != 0);
    }
  }

  private void text(RowBuilder row, int i, int at) {
    byte[] scrubbed = FreeText.scrub(values.texts[i], values.textOffsets[i], values.textLengths[i]);
    if (scrubbed == null) {
      row.setText(at, values.texts[i], values.textOffsets[i], values.textLengths[i]);
    } else {
      row.setText(at, scrubbed, 0, scrubbed.length);
    }
  }

  private int firstOfMonth(int day) {
    if (day < monthFirst || day > monthLast) {
      LocalDate d = LocalDate.ofEpochDay(day);
      monthFirst = (int) d.withDayOfMonth(1).toEpochDay();
      monthLast = monthFirst + d.lengthOfMonth() - 1;
    }
    return monthFirst;
  }
}
