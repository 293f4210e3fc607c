package io.storegauge.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** The files of a landing folder, written in another format by DuckDB; stores stay as they are. */
final class ConvertedLanding {
  /** Where {@code <platform>/<kind>/<exported_on>/<file>} names the kind. */
  private static final int KIND = 1;

  // Times stay text, for that is what files hold.
  private static final String ORDERS =
      "order_id: 'VARCHAR', store_id: 'VARCHAR', buyer_id: 'VARCHAR', status: 'VARCHAR',"
          + " amount: 'DECIMAL(18,2)', item_count: 'INTEGER', product_id: 'VARCHAR',"
          + " category: 'VARCHAR', traffic_channel: 'VARCHAR', is_presale: 'BOOLEAN',"
          + " is_virtual: 'BOOLEAN', excluded_reason: 'VARCHAR', ordered_at: 'VARCHAR',"
          + " paid_at: 'VARCHAR', ship_due_at: 'VARCHAR', shipped_at: 'VARCHAR',"
          + " picked_up_at: 'VARCHAR', delivery_due_at: 'VARCHAR', delivered_at: 'VARCHAR',"
          + " completed_at: 'VARCHAR', cancelled_at: 'VARCHAR', cancelled_by: 'VARCHAR'";
  private static final String REVIEWS =
      "review_id: 'VARCHAR', order_id: 'VARCHAR', store_id: 'VARCHAR', product_id: 'VARCHAR',"
          + " buyer_id: 'VARCHAR', rating: 'DECIMAL(2,1)', description_rating: 'DECIMAL(2,1)',"
          + " service_rating: 'DECIMAL(2,1)', logistics_rating: 'DECIMAL(2,1)',"
          + " image_count: 'INTEGER', has_video: 'BOOLEAN', is_default: 'BOOLEAN',"
          + " text: 'VARCHAR', created_at: 'VARCHAR', updated_at: 'VARCHAR',"
          + " appended_text: 'VARCHAR', appended_at: 'VARCHAR', replied_at: 'VARCHAR',"
          + " is_deleted: 'BOOLEAN'";

  private ConvertedLanding() {}

  /** All orders and reviews in one format; a folder that is there already is taken as it is. */
  static Landing of(Landing landing, FeedFormat format, Path folder)
      throws IOException, SQLException {
    FeedFormats formats = FeedFormats.all(format);
    if (!Files.exists(folder)) {
      Path partial = folder.resolveSibling(folder.getFileName() + ".partial");
      Folders.delete(partial);
      try (Connection db = DriverManager.getConnection("jdbc:duckdb:");
          Statement s = db.createStatement()) {
        s.execute("SET threads = " + BenchOptions.THREADS);
        for (Path file : Folders.files(landing.folder())) {
          String sql = null;
          if (file.getName(KIND).toString().equals("orders")) {
            sql = copy(landing, file, ORDERS, landing.formats().orders(), format, partial);
          } else if (file.getName(KIND).toString().equals("reviews")) {
            sql = copy(landing, file, REVIEWS, landing.formats().reviews(), format, partial);
          }
          if (sql == null) {
            Files.createDirectories(partial.resolve(file).getParent());
            Files.createLink(partial.resolve(file), landing.folder().resolve(file));
          } else {
            s.execute(sql);
          }
        }
      }
      Files.move(partial, folder);
    }
    return new Landing(folder, formats);
  }

  /** The statement that converts a file; null where it has the format already. */
  private static String copy(
      Landing landing, Path file, String columns, FeedFormat from, FeedFormat to, Path out)
      throws IOException {
    if (from == to) {
      return null;
    }
    String name = file.toString().replace("." + from.word() + ".", "." + to.word() + ".");
    Files.createDirectories(out.resolve(name).getParent());
    return String.format(
        "COPY (FROM %s('%s', %s, columns = {%s})) TO '%s' (%s, COMPRESSION gzip)",
        from.reader(),
        landing.folder().resolve(file),
        from.options(),
        columns,
        out.resolve(name),
        to == FeedFormat.CSV ? "FORMAT csv, HEADER" : "FORMAT json");
  }
}
