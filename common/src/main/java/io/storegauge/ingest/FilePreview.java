package io.storegauge.ingest;

import io.storegauge.config.Feed;
import io.storegauge.model.Platform;
import io.storegauge.row.RowBuilder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.catalyst.CatalystTypeConverters;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataType;

/**
 * What a mapping makes of the first records of a file.
 *
 * @param received records that were read
 * @param accepted of these
 * @param rejected of these
 * @param hasMore the file goes on behind them
 * @param fault why the whole file is refused; null = it is not, as far as it was read
 * @param columns columns that the file fills, with the type they have in the table
 * @param rows first accepted records, values in the order of {@code columns}; of a buyer no more
 *     than {@link #BUYER}
 * @param rejects first refused records
 * @param reasons refused records by what is wrong with them, without the values
 */
public record FilePreview(
    long received,
    long accepted,
    long rejected,
    boolean hasMore,
    String fault,
    Map<String, DataType> columns,
    List<List<Object>> rows,
    List<Refused> rejects,
    Map<String, Long> reasons) {

  /** Stands for the keyed hash of a buyer. */
  public static final String BUYER = "(key)";

  /** Never shown: it only tells whether there would be a key. */
  private static final BuyerHash NO_KEY = new BuyerHash(new byte[16]);

  /** A refused record, the first of the file is 1. */
  public record Refused(long record, List<String> reasons) {}

  /**
   * How much is looked at.
   *
   * @param rows accepted records to keep, and refused ones
   * @param records records to read
   */
  public record Limits(int rows, long records) {}

  /**
   * Reads the first records.
   *
   * @param file what its place says of it
   * @param filled columns that the file has, beside the constants of the mapping
   */
  public static FilePreview read(
      Feed feed,
      LandingFile file,
      Platform platform,
      Set<String> filled,
      Limits limits,
      int maxRecordBytes,
      Configuration hadoop) {
    Target target = Target.of(feed);
    Map<String, DataType> columns = new LinkedHashMap<>();
    List<Integer> places = new ArrayList<>();
    List<Boolean> buyers = new ArrayList<>();
    int i = 0;
    for (Map.Entry<String, Feed.FeedColumn> e : feed.columns().entrySet()) {
      int place = target.index()[i++];
      boolean constant = e.getValue().from().isEmpty();
      if (place >= 0 && (constant || filled.contains(e.getKey()))) {
        columns.put(e.getKey(), target.spec().columns().get(place).type());
        places.add(place);
        buyers.add(e.getValue().type() == Feed.Type.BUYER);
      }
    }
    List<DataType> types = List.copyOf(columns.values());
    List<List<Object>> rows = new ArrayList<>();
    List<Refused> rejects = new ArrayList<>();
    Map<String, Long> reasons = new LinkedHashMap<>();
    RowBuilder row = new RowBuilder(target.spec().columns().size());
    long received = 0;
    long rejected = 0;
    boolean hasMore = false;
    String fault = file.fault();
    try (FileScanner scanner =
        new FileScanner(feed, target, file, platform, NO_KEY, maxRecordBytes, hadoop)) {
      while (fault == null && scanner.next()) {
        if (received == limits.records()) {
          hasMore = true;
          break;
        }
        received++;
        if (!scanner.parse()) {
          rejected++;
          List<String> why = List.copyOf(scanner.parser.faults().reasons());
          why.stream()
              .map(FilePreview::kind)
              .distinct()
              .forEach(k -> reasons.merge(k, 1L, Long::sum));
          if (rejects.size() < limits.rows()) {
            rejects.add(new Refused(scanner.number(), why));
          }
        } else if (rows.size() < limits.rows()) {
          scanner.write(row);
          rows.add(values(row.build(), places, types, buyers));
        }
      }
    } catch (FileFault e) {
      fault = e.getMessage();
    } catch (IOException e) {
      fault = "not_readable:" + e.getMessage();
    }
    return new FilePreview(
        received, received - rejected, rejected, hasMore, fault, columns, rows, rejects, reasons);
  }

  private static List<Object> values(
      InternalRow row, List<Integer> places, List<DataType> types, List<Boolean> buyers) {
    List<Object> values = new ArrayList<>();
    for (int c = 0; c < places.size(); c++) {
      Object raw = row.isNullAt(places.get(c)) ? null : row.get(places.get(c), types.get(c));
      Object value = CatalystTypeConverters.convertToScala(raw, types.get(c));
      values.add(value != null && buyers.get(c) ? BUYER : value);
    }
    return values;
  }

  /** {@code unknown_value:status=x} as {@code unknown_value:status}. */
  private static String kind(String reason) {
    int value = reason.indexOf('=');
    return value < 0 ? reason : reason.substring(0, value);
  }
}
