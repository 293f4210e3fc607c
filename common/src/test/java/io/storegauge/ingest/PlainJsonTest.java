package io.storegauge.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.storegauge.config.ConfLoader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainJsonTest {
  private static final List<List<String>> COLUMNS =
      List.of(List.of("id", "key"), List.of("text"), List.of("金额", "key"));

  /** Of a mapping that keeps what it does not know. */
  private static final ExtraColumns KEEPING =
      ExtraColumns.of(
          ConfLoader.load(Path.of("..", "conf"), List.of())
              .sources()
              .get("pinduoduo")
              .feeds()
              .get(0));

  private static final String[] NAMES = {"id", "key", "text", "金额", "x", "备用", "other name"};
  private static final String[] TEXTS = {
    "",
    "a",
    "12345678",
    "123456789012345678",
    "2026-01-05 10:00:00",
    "好评",
    "é",
    "😀 ok 𠮷",
    "a\\\"b",
    "\\\\",
    "\\/",
    "\\b\\f\\n\\r\\t",
    "\\u597d\\uD83D\\ude00",
    "\\ud83d",
    "\\ude00\\ud83d",
    "\\ud83d\\n",
    "\u007f",
    "{\\u005B,]}"
  };
  private static final String[] OTHERS = {
    "0", "-0", "7", "-12.50", "1e5", "1.5E-10", "true", "false", "null", "[]", "{}"
  };

  /** Bytes that mean something to JSON, or to UTF-8. */
  private static final byte[] MEANING =
      "\"\\{}[]:,.-+eE019tfnu \t\r\0\u0001\u001f".getBytes(StandardCharsets.UTF_8);

  private static int plain(String json) {
    JsonFields fields = new JsonFields(COLUMNS, ExtraColumns.NONE);
    byte[] utf8 = json.getBytes(StandardCharsets.UTF_8);
    byte[] bytes = Arrays.copyOf(utf8, utf8.length + 1 + ByteRuns.SLACK);
    int behind = new PlainJson(fields, new JsonValues(COLUMNS.size())).object(bytes, 0);
    return behind == utf8.length ? json.length() : behind;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{ }",
        "{\"id\":1}",
        " { \"id\" : \"1\" ,\t\"text\" : null } ",
        "{\"text\":\"好评 \\\"a\\\" \\u597d\\n\",\"金额\":-1.5e+3,\"key\":true}",
        "{\"key\":[1,[],{\"a\":{\"b\":[\"]\"]}},null,false],\"id\":{}}"
      })
  void soundObjectsOfKnownFieldsArePlain(String json) {
    assertEquals(json.stripTrailing().length(), plain(json.stripTrailing()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{",
        "{\"id\"}",
        "{\"id\":}",
        "{\"id\":1,}",
        "{,\"id\":1}",
        "{\"id\":1 \"text\":2}",
        "{\"id\":01}",
        "{\"id\":-}",
        "{\"id\":1.}",
        "{\"id\":.5}",
        "{\"id\":1e}",
        "{\"id\":+1}",
        "{\"id\":1x}",
        "{\"id\":tru}",
        "{\"id\":truer}",
        "{\"id\":nul}",
        "{\"id\":'1'}",
        "{\"id\":\"1}",
        "{\"id\":\"\\x\"}",
        "{\"id\":\"\\u12g4\"}",
        "{\"id\":\"a\tb\"}",
        "{\"id\":[1,]}",
        "{\"id\":[1}",
        "{\"id\":{\"a\"}}",
        "{\"id\":{1:2}}"
      })
  void whatIsNoJsonIsNotPlain(String json) {
    assertEquals(JsonSyntax.NOT_PLAIN, plain(json));
  }

  @Test
  void whatAWholeParserMayRefuseIsNotPlain() {
    assertEquals(JsonSyntax.NOT_PLAIN, plain("{\"unknown\":1}"), "fields are learnt there");
    assertEquals(JsonSyntax.NOT_PLAIN, plain("{\"id\":" + "[".repeat(999) + "]".repeat(999) + "}"));
    assertEquals(JsonSyntax.NOT_PLAIN, plain("{\"id\":" + "9".repeat(999) + "}"));
    assertEquals(JsonSyntax.NOT_PLAIN, plain("{\"id\":\"" + "9".repeat(1 << 20) + "\"}"));
  }

  /**
   * A carriage return before an object is blank to JSON, and not plain: with it the whole parser
   * reads what without it is read as far as possible by ours.
   */
  @Test
  void aWholeParserReadsTheSame() throws IOException {
    Random random = new Random(20_261_123L);
    int sound = 0;
    for (int round = 0; round < 4000; round++) {
      List<byte[]> lines = new ArrayList<>();
      for (int n = 0; n < 5; n++) {
        byte[] line = object(random).getBytes(StandardCharsets.UTF_8);
        lines.add(random.nextInt(3) == 0 ? damaged(line, random) : line);
      }
      List<String> ours = read(lines, "");
      List<String> whole = read(lines, "\r");
      assertEquals(whole, ours, () -> texts(lines));
      sound += (int) ours.stream().filter(r -> r.matches("(?s)[2-9]:(?!bad_json).*")).count();
    }
    assertTrue(sound > 4000 * 2 && sound < 4000 * 5, "sound lines: " + sound);
  }

  private static String texts(List<byte[]> lines) {
    return lines.stream().map(l -> new String(l, StandardCharsets.UTF_8)).toList().toString();
  }

  private static List<String> read(List<byte[]> lines, String before) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes("{}\n".getBytes(StandardCharsets.UTF_8)); // and no array
    for (byte[] line : lines) {
      out.writeBytes(before.getBytes(StandardCharsets.UTF_8));
      out.writeBytes(line);
      out.write('\n');
    }
    List<String> records = new ArrayList<>();
    ByteFeed feed = new ByteFeed(new ByteArrayInputStream(out.toByteArray()), 1 << 20);
    try (JsonReader r = new JsonReader(feed, COLUMNS, KEEPING)) {
      while (r.next()) {
        records.add(r.number() + ":" + (r.fault() == null ? values(r) : "bad_json"));
      }
      for (int c = 0; c < COLUMNS.size(); c++) {
        records.add("has " + c + ": " + r.has(c));
      }
      records.add(r.unknown().toString());
    }
    return records;
  }

  private static String values(JsonReader r) {
    StringBuilder values = new StringBuilder();
    for (int c = 0; c < COLUMNS.size(); c++) {
      int n = r.length(c);
      values
          .append(n < 0 ? "-" : new String(r.bytes(c), r.offset(c), n, StandardCharsets.UTF_8))
          .append(" of ")
          .append(r.field(c))
          .append('|');
    }
    ExtraJson extra = new ExtraJson();
    r.extras(extra);
    if (!extra.isEmpty()) {
      Utf8Buffer json = extra.end();
      values.append(new String(json.bytes, 0, json.end, StandardCharsets.UTF_8));
    }
    return values.toString();
  }

  private static String object(Random random) {
    StringBuilder out = new StringBuilder(blank(random)).append('{').append(blank(random));
    for (int n = random.nextInt(6); n > 0; n--) {
      String name = NAMES[random.nextInt(NAMES.length)];
      out.append('"').append(name).append('"').append(blank(random)).append(':');
      out.append(blank(random)).append(value(random, 0)).append(blank(random));
      out.append(n > 1 ? "," + blank(random) : "");
    }
    return out.append('}').append(blank(random)).toString();
  }

  private static String value(Random random, int depth) {
    switch (random.nextInt(depth < 3 ? 5 : 3)) {
      case 0:
        return OTHERS[random.nextInt(OTHERS.length)];
      case 1, 2:
        StringBuilder text = new StringBuilder();
        for (int n = random.nextInt(4); n > 0; n--) {
          text.append(TEXTS[random.nextInt(TEXTS.length)]);
        }
        return "\"" + text + "\"";
      case 3:
        return "["
            + value(random, depth + 1)
            + ","
            + blank(random)
            + value(random, depth + 1)
            + "]";
      default:
        return "{\"好 \\n\":" + blank(random) + value(random, depth + 1) + blank(random) + "}";
    }
  }

  private static String blank(Random random) {
    return random.nextInt(4) > 0 ? "" : random.nextBoolean() ? " " : "\t ";
  }

  private static byte[] damaged(byte[] line, Random random) {
    byte[] out = line.clone();
    int at = random.nextInt(out.length);
    switch (random.nextInt(4)) {
      case 0:
        return Arrays.copyOf(out, at);
      case 1:
        out[at] = (byte) (0x80 | random.nextInt(128));
        return out;
      case 2:
        System.arraycopy(line, at, out, 0, line.length - at);
        return out;
      default:
        out[at] = MEANING[random.nextInt(MEANING.length)];
        return out;
    }
  }
}
