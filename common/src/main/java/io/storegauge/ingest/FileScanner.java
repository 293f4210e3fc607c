package io.storegauge.ingest;

import io.storegauge.config.Feed;
import io.storegauge.config.Feed.FeedColumn;
import io.storegauge.model.Platform;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;

/** One file under its mapping: steps through the records and parses each. */
final class FileScanner implements Closeable {
  private final RecordReader reader;
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
    List<List<String>> wanted = new ArrayList<>();
    boolean[] required = new boolean[target.columns().size()];
    for (int i = 0; i < required.length; i++) {
      FeedColumn c = target.columns().get(i);
      wanted.add(c.from());
      required[i] = c.required() && c.constant() == null;
    }
    ByteFeed bytes = ByteFeed.open(file, feed.encoding().charset(), hadoop, maxRecordBytes);
    try {
      this.reader =
          feed.format() == Feed.Format.CSV
              ? new CsvReader(bytes, feed.delimiter(), wanted, required, feed.cells())
              : new JsonLinesReader(bytes, wanted);
    } catch (IOException e) {
      bytes.close();
      throw e;
    }
    this.parser = new RecordParser(feed, target, file, platform, buyers);
  }

  boolean next() throws IOException {
    return reader.next();
  }

  /** Parses the current record; false if it is refused. */
  boolean parse() {
    return parser.parse(reader);
  }

  long number() {
    return reader.number();
  }

  /** See {@link RecordParser#mappedCells}. */
  String mappedCells(int maxChars) {
    return parser.mappedCells(reader, maxChars);
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
