package io.storegauge.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing here starts Spark. */
class SourcesCommandsTest {
  private static final String ORDERS =
      """
      entity: orders
      files: "{platform}/{store_id}/orders/{exported_on}/*.csv{,.gz}"
      format: csv
      cells: console
      columns:
        store_id: {constant: "{store_id}", type: string, required: true}
        order_id: {from: 订单编号, type: id, required: true}
        buyer_key: {from: 买家会员名, type: buyer}
        status: {from: 订单状态, type: string, required: true, values: {交易成功: completed, 交易关闭: cancelled}}
        amount: {from: [总金额, 应付金额], type: money, required: true, min: 0}
        item_count: {from: 宝贝总数量, type: integer}
        ordered_at: {from: 订单创建时间, type: timestamp, required: true}
      """;

  private static final String REVIEWS =
      """
      entity: reviews
      platform: jd
      files: "jd/reviews/*.jsonl"
      format: jsonl
      columns:
        store_id: {from: shop, type: string, required: true}
        review_id: {from: id, type: string, required: true}
        rating: {from: stars, type: rating, required: true}
        created_at: {from: written, type: timestamp, required: true}
      """;

  private static final String EXPORT =
      """
      订单编号,买家会员名,总金额,订单状态,订单创建时间,宝贝数量,收件备注
      ="3515223344556677001",某某,"1,299.00",交易成功,2026-01-05 10:00:00,2,x
      3.5E+18,某某,1.00,交易成功,2026-01-05 11:00:00,1,x
      ="3515223344556677003",,8.50元,交易关闭,2026-01-05 12:00:00,1,x
      ="3515223344556677004",某某,-1,交易中,2026-01-05 13:00:00,1,x
      """;

  @TempDir Path dir;

  @BeforeEach
  void configuration() throws IOException {
    Path shipped = Path.of("..", "conf");
    for (String file :
        List.of(
            "storegauge.yaml", "platforms.yaml", "targets.yaml", "alerts.yaml", "topics.yaml")) {
      write("conf/" + file, Files.readAllBytes(shipped.resolve(file)));
    }
    try (Stream<Path> schemes = Files.list(shipped.resolve("schemes"))) {
      for (Path scheme : schemes.toList()) {
        write("conf/schemes/" + scheme.getFileName(), Files.readAllBytes(scheme));
      }
    }
    write("conf/sources/shop/orders.yaml", ORDERS.getBytes(StandardCharsets.UTF_8));
    write("conf/sources/crawler/reviews.yaml", REVIEWS.getBytes(StandardCharsets.UTF_8));
  }

  private Path write(String path, byte[] bytes) throws IOException {
    Path file = dir.resolve(path);
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-01-06T20:00:00Z")));
    return file;
  }

  private Path write(String path, String text) throws IOException {
    return write(path, text.getBytes(StandardCharsets.UTF_8));
  }

  private CliRun sources(String command, Object... args) {
    String[] all = new String[4 + args.length];
    all[0] = "sources";
    all[1] = command;
    all[2] = "--conf";
    all[3] = dir.resolve("conf").toString();
    for (int i = 0; i < args.length; i++) {
      all[4 + i] = args[i].toString();
    }
    return CliRun.withoutSpark(all);
  }

  private CliRun check(Object... args) {
    Object[] all = new Object[args.length + 2];
    System.arraycopy(args, 0, all, 0, args.length);
    all[args.length] = "--landing";
    all[args.length + 1] = dir.resolve("landing");
    return sources("check", all);
  }

  private static JsonNode json(CliRun run) throws IOException {
    return new ObjectMapper().readTree(run.out());
  }

  private static byte[] gzip(byte[] text) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(text);
    }
    return out.toByteArray();
  }

  @Test
  void list_names_every_mapping() {
    CliRun run = sources("list");
    assertEquals(0, run.code(), run.err());
    assertEquals(
        """
        crawler  reviews  reviews  jd           jsonl         4  jd/reviews/*.jsonl
        shop     orders   orders   of the path  csv           7  {platform}/{store_id}/orders/{exported_on}/*.csv{,.gz}
        """
            .lines()
            .toList(),
        run.outLines().stream().skip(2).toList());
    assertEquals(
        "source   feed     entity   platform     format  columns  files", run.outLines().get(0));
  }

  @Test
  void check_shows_the_mapping_the_columns_the_rows_and_the_refused() throws IOException {
    byte[] bytes = gzip(EXPORT.getBytes(Charset.forName("GB18030")));
    Path file = write("landing/taobao/s1/orders/2026-01-06/a.csv.gz", bytes);
    CliRun run = check(file, "--set", "ingest.max_rejected_share=0.5");
    assertEquals(0, run.code(), run.err());
    assertEquals("", run.err());
    assertEquals(
        """
        FILE
          file       SIZE, gzip
          text       gb18030, csv, cells separated by ","
          mapping    shop/orders (89 of 100): orders
          landing    read from where it lies: platform taobao, store s1, exported on 2026-01-06
          records    4 received = 2 accepted + 2 rejected (allowed 50.0 %)

        header        column      type
        ────────────  ──────────  ─────────  ────────
        订单编号      order_id    id         required
        买家会员名    buyer_key   buyer
        订单状态      status      string     required
        总金额        amount      money      required
        订单创建时间  ordered_at  timestamp  required

        not in the file  may be called    near
        ───────────────  ─────────────    ────────
        item_count       宝贝总数量       宝贝数量

        Headers that no column takes: 宝贝数量, 收件备注

        store_id  order_id             buyer_key  status      amount  ordered_at
        ────────  ───────────────────  ─────────  ─────────  ───────  ────────────────────
        s1        3515223344556677001  (key)      completed  1299.00  2026-01-05T02:00:00Z
        s1        3515223344556677003  null       cancelled     8.50  2026-01-05T04:00:00Z

        record  reason                       remedy
        ──────  ───────────────────────────  ─
             2  torn_id:order_id=3.5E+18     Export again, and do not save the file from a spreadsheet.
             4  unknown_value:status=交易中  Add the value to the column's values in the mapping.
             4  out_of_range:amount=-1       Correct the value (days from 1990-01-01 to 2100-01-01), or widen min and max in the mapping.

        """
            .replace("FILE", file.toString())
            .replace("SIZE", bytes.length + " B"),
        run.out().replaceAll("─{60,}", "─"));
    assertFalse(run.out().contains("某某"), "a buyer is shown");
  }

  @Test
  void check_ends_with_3_when_too_many_are_refused() throws IOException {
    Path file = write("landing/taobao/s1/orders/2026-01-06/a.csv", EXPORT);
    CliRun run = check(file, "--rows", "1");
    assertEquals(3, run.code());
    assertEquals(
        "error: Not every file would pass:\n  "
            + file
            + ": 2 of the 4 records refused (allowed 5.0 %). Mend the file, or the mapping"
            + " shop/orders.\n",
        run.err());
    assertTrue(
        run.out()
            .contains(
                "and 1 more. All: torn_id:order_id 1, unknown_value:status 1,"
                    + " out_of_range:amount 1"),
        run.out());
  }

  @Test
  void check_reads_the_first_records_only() throws IOException {
    Path file = write("landing/taobao/s1/orders/2026-01-06/a.csv", EXPORT);
    CliRun run = check(file, "--records", "1");
    assertEquals(0, run.code(), run.err());
    assertTrue(
        run.out().contains("1 received (the file has more) = 1 accepted + 0 rejected"), run.out());
  }

  @Test
  void check_says_where_a_file_should_lie() throws IOException {
    Path file = write("elsewhere/a.csv", EXPORT);
    CliRun run = check(file);
    assertTrue(
        run.out()
            .contains(
                "  landing    lies outside the landing folder; put it at "
                    + dir.resolve("landing")
                    + "/<platform>/<store id>/orders/2026-01-07/a.csv\n"
                    + "  platform   not known: read as douyin (Asia/Shanghai); say --platform\n"),
        run.out());

    // 20:00 of the 6th in UTC is still the 6th in California, and the 7th in China.
    Path misplaced = write("landing/aliexpress/a.csv", EXPORT);
    CliRun told = check(misplaced, "--platform", "aliexpress");
    assertTrue(
        told.out()
            .contains(
                "lies where the mapping does not look; put it at "
                    + dir.resolve("landing")
                    + "/aliexpress/<store id>/orders/2026-01-06/a.csv\n"),
        told.out());
    assertFalse(told.out().contains("not known"), told.out());
    assertTrue(told.out().contains("2026-01-05T18:00:00Z"), "10:00 in California\n" + told.out());
  }

  @Test
  void check_says_what_is_missing_when_nothing_fits() throws IOException {
    Path file = write("x.csv", EXPORT.replace("订单状态", "订单状况"));
    CliRun run = check(file);
    assertEquals(3, run.code());
    assertTrue(run.out().contains("  mapping    none fits\n"), run.out());
    assertTrue(
        run.out().contains("  next best  shop/orders (68): lacks status (订单状态)\n"), run.out());
    assertEquals(
        "error: Not every file would pass:\n  "
            + file
            + ": no mapping fits. Start one with `storegauge sources draft "
            + file
            + "`.\n",
        run.err());
  }

  @Test
  void check_takes_a_folder_and_answers_in_json() throws IOException {
    write("in/a.csv", EXPORT.lines().limit(2).reduce("", (a, b) -> a + b + "\n"));
    write(
        "in/sub/b.jsonl", "{\"shop\":\"j1\",\"id\":7,\"stars\":4.5,\"written\":\"2026-01-05\"}\n");
    write("in/_SUCCESS", "");
    CliRun run = check(dir.resolve("in"), "--format", "json");
    assertEquals(0, run.code(), run.err());
    JsonNode root = json(run);
    assertTrue(root.get("passed").asBoolean());
    assertEquals(2, root.get("files").size());
    JsonNode review = root.at("/files/1");
    assertEquals("crawler/reviews", review.get("mapping").asText());
    assertEquals("jsonl", review.get("format").asText());
    assertEquals(100, review.get("score").asInt());
    assertEquals("jd", review.at("/landing/platform").asText());
    assertFalse(review.at("/landing/matches").asBoolean());
    assertEquals(
        "{\"store_id\":\"j1\",\"review_id\":\"7\",\"rating\":4.5,"
            + "\"created_at\":\"2026-01-04T16:00:00Z\"}",
        review.at("/rows/0").toString());
    assertEquals("(key)", root.at("/files/0/rows/0/buyer_key").asText());
    assertFalse(run.out().contains("某某"), "a buyer is shown");
  }

  @Test
  void check_of_a_file_that_cannot_be_read_names_the_remedy() throws IOException {
    byte[] whole = gzip(EXPORT.getBytes(StandardCharsets.UTF_8));
    Path cut = write("a.csv.gz", java.util.Arrays.copyOf(whole, whole.length - 20));
    CliRun run = check(cut);
    assertEquals(3, run.code());
    assertTrue(run.err().contains("a.csv.gz: truncated. Copy the file again"), run.err());
    Path empty = write("empty.csv", "");
    assertTrue(check(empty).err().contains("empty.csv: empty_file. Export the file again."));
  }

  @Test
  void files_that_are_not_there_are_named_before_anything_is_read() throws IOException {
    Path there = write("a.csv", EXPORT);
    CliRun run = check(there, dir.resolve("no.csv"));
    assertEquals(4, run.code());
    assertEquals("", run.out());
    assertEquals(
        "error: There is no file or folder "
            + dir.resolve("no.csv")
            + ". Check the path; quote one with spaces.\n",
        run.err());
    Files.createDirectories(dir.resolve("nothing"));
    assertTrue(check(dir.resolve("nothing")).err().contains("holds no file"));
  }

  @Test
  void names_that_do_not_exist_are_answered_with_the_nearest() throws IOException {
    Path file = write("a.csv", EXPORT);
    assertTrue(check(file, "--source", "shopp").err().contains("Did you mean shop?"));
    assertTrue(check(file, "--platform", "tabao").err().contains("Did you mean taobao?"));
    CliRun draft = sources("draft", file, "--entity", "order");
    assertEquals(2, draft.code());
    assertTrue(draft.err().contains("Did you mean orders?"), draft.err());
    assertTrue(check(file, "--records", "0").err().contains("at least 1; it is 0"));
  }

  @Test
  void a_mapping_of_another_platform_is_none() throws IOException {
    Path file = write("b.jsonl", "{\"shop\":1,\"id\":7,\"stars\":4,\"written\":\"2026-01-05\"}\n");
    assertEquals(0, check(file, "--platform", "jd").code());
    CliRun run = check(file, "--platform", "taobao");
    assertEquals(3, run.code());
    assertTrue(run.out().contains("mapping    none fits"), run.out());
  }

  @Test
  void draft_writes_a_mapping_with_what_is_open_marked() throws IOException {
    Path file =
        write(
            "new.csv",
            """
            订单编号,买家会员名,应付金额,订单状态,订单创建时间,收货人手机,颜色
            '3515001,某某,￥8.50,交易成功,2026/1/5 22:02,138****0000,红
            '3515002,某某,￥9.50,已揽收,2026/1/6 7:30,138****0001,蓝
            """);
    CliRun run = sources("draft", file, "--platform", "taobao");
    assertEquals(0, run.code(), run.err());
    assertEquals(
        """
        # yaml-language-server: $schema=../../schema/feed.schema.json
        #
        # Draft, made from new.csv.
        # Save it as conf/sources/<name>/orders.yaml, settle the lines with "# ?", then see what it
        # reads: ./storegauge sources check FILE --source <name>. Keys: docs/configuration.md.

        entity: orders
        files: "taobao/{store_id}/orders/{exported_on}/*" # ? where such files lie below the landing folder
        platform: taobao
        format: csv
        encoding: auto # this file: utf-8
        cells: console # such as ="123", '123, -, ￥1,299.00, titles above the header, sums below
        columns:
          order_id: {from: 订单编号, type: id, required: true}
          store_id: {constant: "{store_id}", type: string, required: true}
          buyer_key: {from: 买家会员名, type: buyer} # hashed while parsing, never stored
          status:
            from: 订单状态
            type: string
            required: true
            values:
              交易成功: completed
              交易关闭: cancelled
              # ? 已揽收: unpaid, paid, shipped, delivered, completed, cancelled
          amount: {from: 应付金额, type: money, required: true, min: 0}
          ordered_at: {from: 订单创建时间, type: timestamp, required: true, patterns: ["yyyy/M/d H:mm"]}

        # Personal, left out: 收货人手机

        # ? No column of silver.orders is known for:
        # ?   颜色 (string)
        """,
        run.out());
  }

  @Test
  void draft_needs_a_header_and_a_word_about_the_table() throws IOException {
    CliRun unknown = sources("draft", write("u.csv", "foo,bar\nx,y\n"));
    assertEquals(2, unknown.code());
    assertTrue(unknown.err().contains("Name it with --entity: stores, products,"), unknown.err());
    CliRun headless = sources("draft", write("h.csv", "某某,138****0000,7\n"));
    assertEquals(4, headless.code());
    assertTrue(headless.err().contains("hold no names of columns"), headless.err());
    assertFalse(headless.err().contains("某某"), "somebody's record is shown");
  }

  @Test
  void sources_alone_names_its_commands() {
    CliRun run = CliRun.withoutSpark("sources");
    assertEquals(2, run.code());
    assertTrue(run.err().contains("Name a command: list, check or draft"), run.err());
    assertTrue(run.err().contains("See: storegauge sources --help"), run.err());
  }
}
