package io.storegauge.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever happens to a file: reading it ends, with all of its records either accepted or refused
 * for a reason, or with the whole file refused for one; and reading it again gives the same.
 */
class FuzzedFilesTest {
  private static final int ROUNDS = 120;

  @TempDir Path dir;

  /** A sound file, and the mapping that reads it. */
  private enum Sound {
    ORDERS_CSV("generic", "orders", "jd"),
    REVIEWS_JSONL("generic", "reviews", "jd"),
    REVIEWS_ARRAY("generic", "reviews", "jd"),
    CONSOLE_GB18030("taobao", "order_list", "tmall"),
    ORDERS_GZIP("generic", "orders", "jd"),
    ORDERS_ZSTD("generic", "orders", "jd"),
    ORDERS_ZIP("generic", "orders", "jd"),
    CONSOLE_UTF16("taobao", "order_list", "tmall"),
    CONSOLE_WORKBOOK("taobao", "order_list", "tmall"),
    AGENTS_CSV("jd", "agent_days", "jd");

    final String source;
    final String feed;
    final String platform;

    Sound(String source, String feed, String platform) {
      this.source = source;
      this.feed = feed;
      this.platform = platform;
    }

    byte[] bytes() throws IOException {
      return switch (this) {
        case ORDERS_CSV -> csv().getBytes(StandardCharsets.UTF_8);
        case REVIEWS_JSONL -> String.join("\n", reviews()).getBytes(StandardCharsets.UTF_8);
        case REVIEWS_ARRAY -> reviews().toString().getBytes(StandardCharsets.UTF_8);
        case CONSOLE_GB18030 -> console().getBytes(Charset.forName("GB18030"));
        case ORDERS_GZIP, ORDERS_ZSTD, ORDERS_ZIP -> packed(csv());
        case CONSOLE_UTF16 -> ("\uFEFF" + console()).getBytes(StandardCharsets.UTF_16LE);
        case CONSOLE_WORKBOOK -> workbook(console());
        case AGENTS_CSV -> agents().getBytes(StandardCharsets.UTF_8);
      };
    }

    private byte[] packed(String text) throws IOException {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try (OutputStream packing = packing(out)) {
        packing.write(text.getBytes(StandardCharsets.UTF_8));
      }
      return out.toByteArray();
    }

    /** Packs what is written to it; closing it completes the file. */
    OutputStream packing(OutputStream out) throws IOException {
      return switch (this) {
        case ORDERS_GZIP -> new GZIPOutputStream(out);
        case ORDERS_ZSTD -> new ZstdOutputStream(out);
        default -> {
          ZipOutputStream zip = new ZipOutputStream(out);
          zip.putNextEntry(new ZipEntry("orders.csv"));
          yield zip;
        }
      };
    }
  }

  @ParameterizedTest
  @EnumSource(Sound.class)
  void aSoundFileIsReadWhole(Sound sound) throws IOException {
    ScannedFile outcome = scan(sound, sound.bytes());
    assertEquals(40, outcome.received());
    assertEquals(40, outcome.accepted());
    assertEquals(null, outcome.fault());
  }

  @ParameterizedTest
  @EnumSource(Sound.class)
  void everyRecordOfADamagedFileIsAccountedFor(Sound sound) throws IOException {
    byte[] whole = sound.bytes();
    Random random = new Random(20_260_106L + sound.ordinal());
    int refusedSome = 0;
    for (int round = 0; round < ROUNDS; round++) {
      byte[] damaged = whole;
      for (int n = 1 + random.nextInt(3); n > 0; n--) {
        damaged = FuzzedBytes.damage(damaged, random);
      }
      String what = sound + ", round " + round;
      ScannedFile once = scan(sound, damaged);
      assertEquals(once.received(), once.accepted() + once.refused(), what);
      assertEquals(once, scan(sound, damaged), what);
      refusedSome += once.fault() != null || once.refused() > 0 ? 1 : 0;
    }
    assertTrue(refusedSome > ROUNDS / 10, "the damage was felt " + refusedSome + " times");
  }

  /** Of a file that unpacks to far more than it is no more is read than tells so. */
  @ParameterizedTest
  @EnumSource(
      value = Sound.class,
      names = {"ORDERS_GZIP", "ORDERS_ZSTD", "ORDERS_ZIP"})
  void aBombIsRefusedAsAWhole(Sound sound) throws IOException {
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    try (OutputStream packing = sound.packing(bomb)) {
      packing.write(
          "order_id,store_id,status,amount,ordered_at\n".getBytes(StandardCharsets.UTF_8));
      for (int i = 0; i < 300; i++) {
        packing.write(new byte[1 << 20]);
      }
    }
    assertTrue(bomb.size() < 1 << 20, "packed to " + bomb.size());
    assertEquals(
        "FileFault: not_readable:unpacks to more than 600 times its size",
        scan(sound, bomb.toByteArray()).fault());
  }

  private ScannedFile scan(Sound sound, byte[] bytes) throws IOException {
    return ScannedFile.of(dir, sound.source, sound.feed, sound.platform, bytes);
  }

  private static String csv() {
    StringBuilder out =
        new StringBuilder("order_id,store_id,buyer_id,status,amount,ordered_at,category\n");
    for (int i = 0; i < 40; i++) {
      out.append(
          String.format(
                  "o%d,s%d,b%d,paid,%d.50,2026-01-0%d 10:00:00,\"a \"\"b\"\",\nc\"%n",
                  i, i % 3, i, i, 1 + i % 5)
              .replace("\r", ""));
    }
    return out.toString();
  }

  private static List<String> reviews() {
    String[] out = new String[40];
    for (int i = 0; i < out.length; i++) {
      out[i] =
          String.format(
              "{\"review_id\":\"r%d\",\"store_id\":\"s1\",\"rating\":%d,\"text\":\"好评 \\\"a\\\" \\uD83D\\uDE00\","
                  + "\"created_at\":\"2026-01-05 10:00:00\",\"tags\":[1,{\"a\":\"]\"}]}",
              i, 1 + i % 5);
    }
    return List.of(out);
  }

  private static String console() {
    StringBuilder out = new StringBuilder("店铺订单报表\n订单编号,买家会员名,总金额,订单状态,订单创建时间,宝贝总数量\n");
    for (int i = 0; i < 40; i++) {
      out.append(
          String.format("=\"35150%d\",小明%d,\"￥1,%03d.00元\",交易成功,2026-01-05 10:00:00,2\n", i, i, i));
    }
    return out + "总计,,,,,\n";
  }

  private static String agents() {
    StringBuilder out = new StringBuilder("客服,接待量,平均响应时长（新）,30s应答率,好评量,评价量,日期\n");
    for (int i = 0; i < 40; i++) {
      out.append(String.format("客服%d,%d,%d分%d秒,9%d%%,3,4,2026-01-05\n", i, i, i % 3, i, i % 10));
    }
    return out.toString();
  }

  private static byte[] workbook(String csv) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Workbook book = new Workbook(out, "test", "1.0")) {
      Worksheet sheet = book.newWorksheet("订单");
      String[] lines = csv.replace("\"￥1,", "￥1").replace("元\"", "元").split("\n");
      for (int r = 0; r < lines.length; r++) {
        String[] cells = lines[r].split(",");
        for (int c = 0; c < cells.length; c++) {
          sheet.value(r, c, cells[c]);
        }
      }
    }
    return out.toByteArray();
  }
}
