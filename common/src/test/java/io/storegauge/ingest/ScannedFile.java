package io.storegauge.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.storegauge.config.Conf;
import io.storegauge.config.ConfLoader;
import io.storegauge.config.Feed;
import io.storegauge.row.RowBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * What came of reading a file through a mapping that is shipped.
 *
 * @param checksum of the rows that were accepted
 * @param fault why the whole file was refused; null = it was not
 */
record ScannedFile(long received, long accepted, long refused, long checksum, String fault) {
  private static final Conf CONF = ConfLoader.load(Path.of("..", "conf"), List.of());
  private static final int MAX_RECORD_BYTES = 1 << 20;

  /** Made once: it looks for files of its own. */
  private static final Configuration HADOOP = new Configuration();

  /**
   * Reads a file.
   *
   * @param dir where it lies while it is read
   */
  static ScannedFile of(Path dir, String source, String feedName, String platform, byte[] bytes)
      throws IOException {
    Path path = dir.resolve("dump");
    Files.write(path, bytes);
    Feed feed =
        CONF.sources().get(source).feeds().stream()
            .filter(f -> f.name().equals(feedName))
            .findFirst()
            .orElseThrow();
    Target target = Target.of(feed);
    LandingFile file =
        new LandingFile(
            source,
            feedName,
            "dump",
            path.toUri().toString(),
            bytes.length,
            0,
            platform,
            "s1",
            20_500,
            null);
    long received = 0;
    long accepted = 0;
    long refused = 0;
    CRC32 checksum = new CRC32();
    RowBuilder row = new RowBuilder(target.spec().columns().size());
    try (FileScanner scanner =
        new FileScanner(
            feed,
            target,
            file,
            CONF.platforms().get(platform),
            new BuyerHash("0123456789abcdef".getBytes(StandardCharsets.UTF_8)),
            MAX_RECORD_BYTES,
            HADOOP)) {
      while (scanner.next()) {
        received++;
        assertEquals(received, scanner.number());
        if (scanner.parse()) {
          accepted++;
          scanner.write(row);
          InternalRow written = row.build();
          for (String key : target.spec().key()) {
            assertFalse(written.isNullAt(target.spec().columnNames().indexOf(key)), key);
          }
          String values = written.toSeq(target.spec().schema()).toString();
          checksum.update(values.getBytes(StandardCharsets.UTF_8));
        } else {
          refused++;
          assertFalse(scanner.parser.faults().reasons().isEmpty());
          scanner.mappedCells(1000);
        }
      }
    } catch (IOException e) {
      return new ScannedFile(0, 0, 0, 0, e.getClass().getSimpleName() + ": " + e.getMessage());
    }
    return new ScannedFile(received, accepted, refused, checksum.getValue(), null);
  }
}
