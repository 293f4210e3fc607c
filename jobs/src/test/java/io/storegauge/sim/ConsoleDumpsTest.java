package io.storegauge.sim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.storegauge.testing.SparkSuite;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The world of {@link SimulationTest} as consoles export it. */
class ConsoleDumpsTest {
  private static final Pattern ORDER_ID = Pattern.compile("\\b2501\\d{13}\\b");

  @TempDir static Path folder;
  private static Path clean;
  private static Path dirty;
  private static Simulation.Result result;

  private static Simulation.Options options(Path out, Simulation.Exports exports, boolean dirty) {
    return new Simulation.Options(
        out.toString(),
        6,
        23,
        7,
        List.of("tmall", "jd"),
        LocalDate.of(2025, 1, 1),
        3,
        4_600,
        new Simulation.Form(exports, dirty, Simulation.Entities.BASIC, false, false));
  }

  @BeforeAll
  static void simulateThreeWeeks() {
    clean = folder.resolve("clean");
    dirty = folder.resolve("dirty");
    result = Simulation.run(SparkSuite.spark(), options(clean, Simulation.Exports.CONSOLE, false));
    Simulation.run(SparkSuite.spark(), options(dirty, Simulation.Exports.CONSOLE, true));
  }

  private static String text(Path file, Charset charset) throws IOException {
    return new String(Files.readAllBytes(file), charset);
  }

  @Test
  void everyFileIsAsLongAsTheTruthSays() throws IOException {
    for (Path out : List.of(clean, dirty)) {
      for (Map<String, String> file : Dumps.csv(out.resolve("truth/files.csv"))) {
        assertEquals(Long.parseLong(file.get("bytes")), Files.size(out.resolve(file.get("file"))));
      }
    }
    assertEquals(Dumps.files(clean.resolve("landing")).size(), result.files());
    assertTrue(
        Simulation.run(SparkSuite.spark(), options(clean, Simulation.Exports.CONSOLE, false))
            .unchanged());
  }

  @Test
  void ordersAreThoseOfTheGenericDumps() throws IOException {
    Path generic = folder.resolve("generic");
    Simulation.Result expected =
        Simulation.run(SparkSuite.spark(), options(generic, Simulation.Exports.GENERIC, false));
    assertEquals(expected.orders(), result.orders());
    Set<String> ids = new HashSet<>();
    Dumps.lines(generic, "orders", "")
        .forEach(
            (file, lines) -> {
              if (file.contains("/jd/")) {
                lines.forEach(line -> ids.add(line.substring(0, line.indexOf(','))));
              }
            });
    Set<String> found = new HashSet<>();
    for (Map.Entry<String, byte[]> file : Dumps.files(clean.resolve("landing/jd")).entrySet()) {
      if (file.getKey().contains("/orders/")) {
        Matcher m = ORDER_ID.matcher(new String(file.getValue(), StandardCharsets.ISO_8859_1));
        while (m.find()) {
          found.add(m.group());
        }
      }
    }
    assertEquals(ids, found);
  }

  @Test
  void exportsTakeTurnsWithTheHeadersAndTheirEncodings() throws IOException {
    // Store 1: the first export has the newer list, the next one that of 2015.
    String newer =
        text(
            clean.resolve("landing/jd/s0001/orders/2025-01-21/order_export-0001.csv"),
            StandardCharsets.UTF_8);
    assertTrue(newer.startsWith("\uFEFF订单号,商品ID,商品名称,订购数量,商家应收,订单状态,"), newer.substring(0, 80));
    assertTrue(newer.contains("\r\n'2501"));
    assertTrue(newer.contains("\t,'36000"));
    assertTrue(newer.contains("（系统计算中，该值仅供参考）"));
    String older =
        text(
            clean.resolve("landing/jd/s0001/orders/2025-01-22/orders_list-0001.csv"),
            Layout.GB18030);
    assertTrue(older.startsWith("订单号,商品ID,商品名称,订购数量,支付方式,下单时间,京东价,"));
    assertTrue(older.lines().allMatch(line -> line.endsWith(",")));
    String taobao =
        text(
            clean.resolve("landing/tmall/s0001/orders/2025-01-22/ExportOrderList-0001.csv"),
            Layout.GB18030);
    assertTrue(taobao.contains(",收货地址 ,运送方式,联系电话 ,"));
    assertTrue(taobao.contains("\r\n=\"2501"));
  }

  @Test
  void withoutFaultsBuyersAreMaskedAndNothingIsPlanted() throws IOException {
    assertFalse(Files.exists(clean.resolve("truth/faults.csv")));
    for (byte[] file : Dumps.files(clean.resolve("landing")).values()) {
      assertFalse(new String(file, StandardCharsets.UTF_8).contains("样例"));
      assertFalse(new String(file, Layout.GB18030).contains("样例"));
    }
  }

  @Test
  void everyPlantedFaultNamesAFileThatIsThereAndARecordOfIt() throws IOException {
    Set<String> faults = new TreeSet<>();
    for (String line : Dumps.lines(dirty.resolve("truth/faults.csv"))) {
      String[] cells = line.split(",");
      if (cells.length < 5 || cells[0].equals("fault")) {
        continue;
      }
      faults.add(cells[0]);
      Path landing = dirty.resolve("landing").resolve(cells[3]);
      Path late = dirty.resolve("late").resolve(cells[3]);
      boolean twice = cells[0].equals("still_growing") || cells[0].equals("changed_file");
      assertTrue(Files.exists(landing) || Files.exists(late), line);
      assertTrue(!twice || Files.exists(landing) && Files.exists(late), line);
    }
    assertTrue(faults.size() > 30, faults.toString());
  }

  @Test
  void aTornIdStandsInTheRecordThatTheTruthNames() throws IOException {
    int seen = 0;
    for (String line : Dumps.lines(dirty.resolve("truth/faults.csv"))) {
      String[] cells = line.split(",");
      if (!cells[0].equals("torn_id") || !cells[2].equals("reviews")) {
        continue;
      }
      Path file = dirty.resolve("landing").resolve(cells[3]);
      if (Files.exists(file)) {
        String record = unpacked(file).split("\n")[Integer.parseInt(cells[4]) - 1];
        assertTrue(record.contains("1.2E+18"), line + " " + record);
        seen++;
      }
    }
    assertTrue(seen > 0);
  }

  private static String unpacked(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    if (file.toString().endsWith(".gz")) {
      try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
        bytes = in.readAllBytes();
      }
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Test
  void aStoreWrittenAgainHasTheSameBytesAndFaults() throws Exception {
    Path again = folder.resolve("again");
    Simulation.Options options = options(again, Simulation.Exports.CONSOLE, true);
    StoreDumpWriter writer =
        new StoreDumpWriter(options, new Folder(again.toString(), new Configuration()));
    StringBuilder lines = new StringBuilder(Planted.HEADER);
    for (int rank = 5; rank >= 0; rank--) {
      StoreDumps dumps = writer.call(rank);
      StringBuilder ofStore = new StringBuilder();
      dumps.planted().forEach(p -> ofStore.append(p.line()));
      lines.insert(Planted.HEADER.length(), ofStore);
    }
    assertEquals(Files.readString(dirty.resolve("truth/faults.csv")), lines.toString());
    Map<String, byte[]> expected = Dumps.files(dirty);
    expected.keySet().removeIf(name -> name.startsWith("truth/") || name.contains("/stores/"));
    Map<String, byte[]> found = Dumps.files(again);
    assertEquals(expected.keySet(), found.keySet());
    expected.forEach((name, bytes) -> assertArrayEquals(bytes, found.get(name), name));
  }
}
