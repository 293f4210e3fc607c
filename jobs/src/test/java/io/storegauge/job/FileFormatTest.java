package io.storegauge.job;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.storegauge.table.OrdersTable;
import io.storegauge.table.QuarantineTable;
import io.storegauge.table.ReviewsTable;
import io.storegauge.table.RunLogFilesTable;
import io.storegauge.testing.SparkSuite;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same dump in every format that a console or a crawler may give it. */
class FileFormatTest {
  private static final String[] HEADER = {
    "订单编号", "买家会员名", "总金额", "订单状态", "订单创建时间", "订单付款时间", "宝贝总数量"
  };

  private static final String[][] RECORDS = {
    {"3515001", "小明", "1299.00", "交易成功", "2026-01-05 10:00:00", "2026-01-05 10:01:00", "2"},
    {"3515002", "小红", "88.50", "交易关闭", "2026-01-05 22:02:00", "", "1"},
    {"3.5E+18", "小王", "1.00", "交易成功", "2026-01-05 10:00:00", "", "1"},
    {"3515004", "小明", "3.10", "没有见过", "2026-01-06 00:00:00", "", "1"},
  };

  @TempDir Path dir;

  @Test
  void theSameOrdersWhateverTheFormat() throws IOException {
    String[] all =
        Stream.of(OrdersTable.SPEC.schema().fieldNames())
            .filter(c -> !c.equals("source_file"))
            .map(c -> "string(" + c + ")")
            .toArray(String[]::new);
    List<String> expected = landed("utf8.csv").rows(OrdersTable.SPEC, all);
    assertEquals(2, expected.size());
    for (String format :
        List.of("gb18030.csv", "bom.csv", "xlsx", "typed.xlsx", "zip", "parquet")) {
      LandingLake other = landed(format);
      assertEquals(expected, other.rows(OrdersTable.SPEC, all), format);
      assertEquals(
          List.of("3|torn_id:order_id=3.5E+18", "4|unknown_value:status=没有见过"),
          other.rows(QuarantineTable.SPEC, "record_number", "reasons[0]"),
          format);
      assertEquals(
          // What the file held, and the rows that the query made of it.
          List.of("conf|2|2|0|0", "tmall|4|2|0|2"),
          other.rows(
              RunLogFilesTable.SPEC,
              "substring_index(file, '/', 1)",
              "received",
              "accepted",
              "duplicate",
              "rejected"),
          format);
    }
  }

  @Test
  void reviewsInAnArrayAreThoseOfLines() throws IOException {
    String one =
        "{\"review_id\":\"r1\",\"store_id\":\"s\",\"rating\":5,\"created_at\":\"2026-01-05 10:00:00\"}";
    String two =
        "{\"review_id\":\"r2\",\"store_id\":\"s\",\"rating\":1,\"created_at\":\"2026-01-05 11:00:00\"}";
    String path = "taobao/reviews/2026-01-06/reviews-1.jsonl";
    LandingLake lines = new LandingLake(dir.resolve("lines")).land(path, one + "\n" + two + "\n");
    LandingLake array =
        new LandingLake(dir.resolve("array")).land(path, "[\n" + one + ",\n" + two + "]");
    lines.ingest();
    array.ingest();
    String[] columns = {"review_id", "rating", "string(created_at)", "source_record"};
    assertEquals(2, lines.rows(ReviewsTable.SPEC, columns).size());
    assertEquals(lines.rows(ReviewsTable.SPEC, columns), array.rows(ReviewsTable.SPEC, columns));
  }

  private LandingLake landed(String format) throws IOException {
    LandingLake fixture = new LandingLake(dir.resolve(format), "taobao");
    fixture.land("tmall/旗舰店/orders/2026-01-07/订单." + format, file(format));
    fixture.ingest();
    return fixture;
  }

  private byte[] file(String format) throws IOException {
    return switch (format) {
      case "utf8.csv" -> csv(RECORDS).getBytes(StandardCharsets.UTF_8);
      case "bom.csv" -> ("\uFEFF" + csv(RECORDS)).getBytes(StandardCharsets.UTF_8);
      case "gb18030.csv" -> csv(RECORDS).getBytes(Charset.forName("GB18030"));
      case "xlsx" -> workbook(false);
      case "typed.xlsx" -> workbook(true);
      case "zip" -> zip();
      case "parquet" -> parquet();
      default -> throw new IllegalArgumentException(format);
    };
  }

  private static String csv(String[]... records) {
    StringBuilder out = new StringBuilder(String.join(",", HEADER)).append('\n');
    for (String[] r : records) {
      out.append(String.join(",", r)).append('\n');
    }
    return out.toString();
  }

  /**
   * @param typed numbers and times are cells of these types, as after a spreadsheet has saved them
   */
  private static byte[] workbook(boolean typed) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Workbook book = new Workbook(out, "test", "1.0")) {
      Worksheet sheet = book.newWorksheet("订单");
      for (int c = 0; c < HEADER.length; c++) {
        sheet.value(0, c, HEADER[c]);
        for (int r = 0; r < RECORDS.length; r++) {
          String cell = RECORDS[r][c];
          if (typed && HEADER[c].endsWith("时间") && !cell.isEmpty()) {
            sheet.value(r + 1, c, LocalDateTime.parse(cell.replace(' ', 'T')));
            sheet.style(r + 1, c).format("yyyy/m/d h:mm").set();
          } else if (typed && (c == 2 || c == 6)) {
            sheet.value(r + 1, c, new BigDecimal(cell));
          } else {
            sheet.value(r + 1, c, cell);
          }
        }
      }
    }
    return out.toByteArray();
  }

  /** The records in two files. */
  private static byte[] zip() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("1.csv"));
      zip.write(csv(RECORDS[0]).getBytes(Charset.forName("GB18030")));
      zip.putNextEntry(new ZipEntry("2.csv"));
      zip.write(csv(RECORDS[1], RECORDS[2], RECORDS[3]).getBytes(StandardCharsets.UTF_8));
    }
    return out.toByteArray();
  }

  private byte[] parquet() throws IOException {
    StructType schema = new StructType();
    for (String name : HEADER) {
      schema = schema.add(name, DataTypes.StringType);
    }
    List<Row> rows = Stream.of(RECORDS).map(r -> RowFactory.create((Object[]) r)).toList();
    String folder = dir.resolve("written").toString();
    SparkSuite.spark().createDataFrame(rows, schema).coalesce(1).write().parquet(folder);
    try (Stream<Path> files = Files.list(Path.of(folder))) {
      Path file = files.filter(f -> f.toString().endsWith(".parquet")).findFirst().orElseThrow();
      return Files.readAllBytes(file);
    }
  }
}
