package io.storegauge.ingest;

import io.storegauge.config.Feed;
import io.storegauge.config.Feed.FeedColumn;
import io.storegauge.model.Platform;
import io.storegauge.row.RowBuilder;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * One file under its mapping: steps through the records and parses each. An archive is the records
 * of all its files, each with a header of its own, numbered through.
 */
final class FileScanner implements Closeable {
  private final Feed feed;
  private final LandingFile file;
  private final int maxRecordBytes;
  private final Configuration hadoop;
  private final List<List<String>> wanted = new ArrayList<>();
  private final boolean[] required;
  private final ExtraColumns extras;
  private final MessageDigest digest;
  private final Unpacked unpacked;
  private final Set<String> unknown = new LinkedHashSet<>();
  private final boolean[] has;
  private RecordReader reader;

  /** Records of the files in it that came before. */
  private long before;

  final RecordParser parser;

  /**
   * Opens the file.
   *
   * @throws IOException if it cannot be opened or has no usable header; a {@link FileFault} carries
   *     its reason code
   */
  FileScanner(
      Feed feed,
      Target target,
      LandingFile file,
      Platform platform,
      BuyerHash buyers,
      int maxRecordBytes,
      Configuration hadoop)
      throws IOException {
    this.feed = feed;
    this.file = file;
    this.maxRecordBytes = maxRecordBytes;
    this.hadoop = hadoop;
    this.required = new boolean[target.columns().size()];
    for (int i = 0; i < required.length; i++) {
      FeedColumn c = target.columns().get(i);
      wanted.add(c.from());
      required[i] = c.required() && c.constant() == null;
    }
    this.digest = ContentHash.begin(file);
    this.extras = ExtraColumns.of(feed);
    this.has = new boolean[required.length];
    Path path = new Path(file.location());
    InputStream raw = path.getFileSystem(hadoop).open(path, 1 << 16);
    try {
      this.unpacked = new Unpacked(raw, file.path(), digest);
      if (!nextFile()) {
        throw new FileFault("empty_file");
      }
    } catch (IOException e) {
      raw.close();
      throw Unpacked.faultOf(e);
    }
    this.parser = new RecordParser(feed, target, file, platform, buyers);
  }

  private boolean nextFile() throws IOException {
    if (reader != null) {
      before += reader.number();
      drift();
      reader.close();
    }
    InputStream next = unpacked.next();
    if (next != null) {
      reader = open(new PushbackInputStream(next, FileType.HEAD));
    }
    return next != null;
  }

  private RecordReader open(PushbackInputStream in) throws IOException {
    return switch (FileType.of(in)) {
      case WORKBOOK -> sheets(new ZippedWorkbook(in));
      case XLS -> sheets(new BinaryWorkbook(in));
      case PARQUET -> parquet();
      case GZIP, ZSTD, ZIP -> throw new FileFault("not_readable:packed twice; unpack it");
      case TEXT ->
          text(new ByteFeed(new Utf8Stream(in, feed.encoding().charset()), maxRecordBytes));
    };
  }

  private RecordReader sheets(SheetBook book) throws IOException {
    return new SheetReader(book, wanted, required, feed.cells(), extras);
  }

  private RecordReader text(ByteFeed bytes) throws IOException {
    return feed.format() == Feed.Format.CSV
        ? new CsvReader(bytes, feed.delimiter(), wanted, required, feed.cells(), extras)
        : new JsonReader(bytes, wanted, extras);
  }

  /** Parquet is read from its end, which a packed file does not have. */
  private RecordReader parquet() throws IOException {
    if (unpacked.isPacked()) {
      throw new FileFault("not_readable:a packed Parquet file; unpack it");
    }
    return new ParquetRecords(file.location(), wanted, required, extras, hadoop);
  }

  /** Learns from a file that was read to its end what differs from the mapping. */
  private void drift() {
    unknown.addAll(reader.unknown());
    for (int c = 0; c < has.length; c++) {
      has[c] |= wanted.get(c).isEmpty() || reader.has(c);
    }
  }

  /** Names that the mapping neither takes nor leaves out; once all records were read. */
  List<String> unknown() {
    return List.copyOf(unknown);
  }

  /** Columns of the mapping that the file has under none of their names; likewise. */
  List<String> missing() {
    List<String> missing = new ArrayList<>();
    int c = 0;
    for (String column : feed.columns().keySet()) {
      if (!has[c++]) {
        missing.add(column);
      }
    }
    return missing;
  }

  boolean next() throws IOException {
    while (!reader.next()) {
      if (!nextFile()) {
        return false;
      }
    }
    return true;
  }

  /** Parses the current record; false if it is refused. */
  boolean parse() {
    return parser.parse(reader, number());
  }

  /** Writes the current record, which {@link #parse} accepted, as a row of the target table. */
  void write(RowBuilder row) {
    parser.write(row, reader);
  }

  long number() {
    return before + reader.number();
  }

  /** Of the whole file, once all its records were read: {@link ContentHash}. */
  String contentHash() throws IOException {
    unpacked.drain();
    return ContentHash.end(digest);
  }

  /** See {@link RecordFaults#mappedCells}. */
  String mappedCells(int maxChars) {
    return parser.faults().mappedCells(reader, maxChars);
  }

  @Override
  public void close() throws IOException {
    reader.close();
    unpacked.close();
  }
}
