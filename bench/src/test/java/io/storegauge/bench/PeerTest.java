package io.storegauge.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.storegauge.table.Tables;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeerTest {
  private static final String KEY = "key of the test, 24 bytes";

  private static final String ORDERS =
      "order_id,store_id,buyer_id,status,amount,item_count,product_id,category,traffic_channel,"
          + "is_presale,is_virtual,excluded_reason,ordered_at,paid_at,ship_due_at,shipped_at,"
          + "picked_up_at,delivery_due_at,delivered_at,completed_at,cancelled_at,cancelled_by\n";

  // Paid at 19:00, so its pickup clock starts at 06:00 next day; in the second export it is picked
  // up at 08:00 of that day.
  private static final String FIRST =
      "o1,s1,u1,paid,10.50,1,p1,toys,search,false,false,,2025-05-01 18:59:00,2025-05-01 19:00:00,"
          + "2025-05-03 19:00:00,,,2025-05-05 23:59:59,,,,\n";
  private static final String SECOND =
      "o1,s1,u1,shipped,10.50,1,p1,toys,search,false,false,,2025-05-01 18:59:00,"
          + "2025-05-01 19:00:00,2025-05-03 19:00:00,2025-05-02 07:00:00,2025-05-02 08:00:00,"
          + "2025-05-05 23:59:59,,,,\n";

  @TempDir Path folder;

  /** Orders that nobody ships: with the other one 30, so that the store is no newcomer. */
  private static String virtual() {
    StringBuilder lines = new StringBuilder();
    for (int i = 2; i <= 30; i++) {
      lines.append(
          String.format(
              "o%d,s1,u1,paid,1.00,1,p2,toys,search,false,true,,2025-05-01 18:00:00,"
                  + "2025-05-01 18:01:00,,,,,,,,%n",
              i));
    }
    return lines.toString();
  }

  @Test
  void theNewestVersionOfAnOrderMakesTheFacts() throws Exception {
    Path out = folder.resolve("out");
    landing();
    new Peer(folder.resolve("landing"), FeedFormats.SIMULATED, out, KEY, 1, "500MB")
        .run(List.copyOf(Peer.STEPS.keySet()));

    assertEquals(
        hmac("jd:u1") + " shipped 2025-05-01T11:00",
        text(
            "SELECT buyer_key || ' ' || status || ' ' || strftime(paid_at, '%Y-%m-%dT%H:%M')"
                + " FROM '"
                + out
                + "/silver/orders/*.parquet' WHERE order_id = 'o1'"));
    // 06:00 to 08:00 = 7200 s, on the day of the pickup.
    assertEquals(
        "2025-05-02 7200 14400",
        text(
            "SELECT date || ' ' || pickup_seconds || ' ' || pickup_minutes_squared FROM '"
                + out
                + "/facts/store_day/*.parquet' WHERE pickup_orders = 1"));
    // Orders on 1 May, a review on 3 May: three as-of days, the last with a rating of 4.
    assertEquals(
        "3 4.0",
        text(
            "SELECT count(*) || ' ' || max_by(rating_mean_90d_shrunk, as_of) FROM '"
                + out
                + "/gold/store_metrics/*.parquet'"));
    // Only the rating counts: (4 - 1) / 4 of the points.
    assertEquals(
        "75.000000",
        text(
            "SELECT max_by(score, as_of) FROM '"
                + out
                + "/gold/store_scores/*.parquet' WHERE as_of = DATE '2025-05-03'"
                + " AND coverage = 0.5"));
    // Thirty valid orders; one was rated 4 of 5, none completed.
    assertEquals(
        "30 0 0",
        text(
            "SELECT sum(valid_ordered_orders)::BIGINT || ' ' || sum(defect_orders)::BIGINT || ' ' ||"
                + " sum(assessed_orders)::BIGINT FROM '"
                + out
                + "/facts/store_day/*.parquet'"));
    everyColumnIsComparedOrLeftOutByName(out);
    // Ranked alone a store stands in the middle: 50 × 25/60 twice (logistics, quality) and 50 ×
    // 10/60
    // (trend), rounded so that they sum to 50.
    assertEquals(
        "50.000000",
        text(
            "SELECT sum(contribution) FROM '"
                + out
                + "/gold/risk_drivers/*.parquet' WHERE as_of = DATE '2025-05-03'"));
  }

  private static void everyColumnIsComparedOrLeftOutByName(Path out) throws Exception {
    for (ComparedTable t : ComparedTable.ALL) {
      Set<String> ours =
          Tables.find(t.name().replace('/', '.')).orElseThrow().columnNames().stream()
              .filter(c -> !c.endsWith("_month")) // not in the files
              .collect(Collectors.toSet());
      t.requireComparable(ours, columns(out.resolve(t.name())));
    }
  }

  private static Set<String> columns(Path table) throws Exception {
    Set<String> names = new TreeSet<>();
    try (Connection db = DriverManager.getConnection("jdbc:duckdb:");
        Statement s = db.createStatement();
        ResultSet r = s.executeQuery("DESCRIBE FROM read_parquet('" + table + "/*.parquet')")) {
      while (r.next()) {
        names.add(r.getString("column_name"));
      }
    }
    return names;
  }

  private void landing() throws IOException {
    write("jd/orders/2025-05-02/orders-0000.csv.gz", ORDERS + FIRST + virtual());
    write("jd/orders/2025-05-03/orders-0000.csv.gz", ORDERS + SECOND);
    write(
        "jd/reviews/2025-05-03/reviews-0000.jsonl.gz",
        "{\"review_id\":\"r1\",\"order_id\":\"o1\",\"store_id\":\"s1\",\"buyer_id\":\"u1\","
            + "\"rating\":4,\"is_default\":false,\"created_at\":\"2025-05-03 10:00:00\","
            + "\"updated_at\":\"2025-05-03 10:00:00\",\"is_deleted\":false}\n");
    write(
        "jd/stores/2025-05-03/stores-0000.csv",
        "store_id,brand,store_name,store_type,category,industry,region,opened_on\n"
            + "s1,b,n,other,toys,i,r,2020-01-01\n");
  }

  private void write(String file, String content) throws IOException {
    Path path = folder.resolve("landing").resolve(file);
    Files.createDirectories(path.getParent());
    try (OutputStream out =
        file.endsWith(".gz")
            ? new GZIPOutputStream(Files.newOutputStream(path))
            : Files.newOutputStream(path)) {
      out.write(content.getBytes(StandardCharsets.UTF_8));
    }
  }

  private static String text(String sql) throws Exception {
    try (Connection db = DriverManager.getConnection("jdbc:duckdb:");
        Statement s = db.createStatement();
        ResultSet r = s.executeQuery(sql)) {
      r.next();
      return r.getString(1);
    }
  }

  private static String hmac(String message) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(KEY.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    byte[] hash = mac.doFinal(message.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(hash).substring(0, 32);
  }
}
