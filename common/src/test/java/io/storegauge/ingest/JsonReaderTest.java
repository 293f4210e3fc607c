package io.storegauge.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonReaderTest {
  private static final List<List<String>> COLUMNS = List.of(List.of("id", "key"), List.of("text"));

  private static List<String> read(String json, int maxBytes) throws IOException {
    return read(json, maxBytes, COLUMNS);
  }

  private static List<String> read(String json, int maxBytes, List<List<String>> columns)
      throws IOException {
    ByteFeed feed =
        new ByteFeed(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), maxBytes);
    List<String> out = new ArrayList<>();
    try (JsonReader r = new JsonReader(feed, columns, ExtraColumns.NONE)) {
      while (r.next()) {
        if (r.fault() != null) {
          out.add(r.number() + "!" + r.fault());
          continue;
        }
        List<String> values = new ArrayList<>();
        for (int c = 0; c < columns.size(); c++) {
          int n = r.length(c);
          values.add(
              n < 0 ? "null" : new String(r.bytes(c), r.offset(c), n, StandardCharsets.UTF_8));
        }
        out.add(r.number() + ":" + String.join("|", values));
      }
    }
    return out;
  }

  @Test
  void fieldsComeInAnyOrderAndTheFirstAliasWins() throws IOException {
    assertEquals(
        List.of("1:1|null", "2:7|好评 \"a\"\n😀", "3:null|true"),
        read(
            "{\"key\":2,\"id\":1,\"x\":{\"id\":9}}\n\n"
                + "{\"text\":\"好评 \\\"a\\\"\\n\\uD83D\\uDE00\",\"key\":\"7\"}\n"
                + "{\"id\":null,\"text\":true}",
            1 << 20));
  }

  @Test
  void aNestedValueIsItsJsonText() throws IOException {
    assertEquals(
        List.of("1:1|[\"a\", {\"b\":2}]"),
        read("  {\"id\": 1, \"text\": [\"a\", {\"b\":2}], \"z\": 0}\n", 1 << 20));
  }

  @Test
  void aBrokenLineIsAFaultOfItsOwn() throws IOException {
    List<String> out = read("{\"id\":1\n[1]\n{\"id\":2}{\"id\":3}\n{\"id\":4}\n", 1 << 20);
    assertEquals("1!bad_json:not JSON at byte 8", out.get(0));
    assertEquals("2!bad_json:not an object", out.get(1));
    assertEquals("3!bad_json:more than one object", out.get(2));
    assertEquals("4:4|null", out.get(3));
  }

  @Test
  void aBrokenLineIsNotQuoted() throws IOException {
    List<String> out = read("{\"id\":1,\"phone\":13800000000x}\n{\"phone\":LiWei}\n", 1 << 20);
    assertTrue(out.get(0).startsWith("1!bad_json:not JSON at byte 2"), out.get(0));
    assertTrue(out.get(1).startsWith("2!bad_json:not JSON at byte 1"), out.get(1));
  }

  @Test
  void oneFieldFeedsSeveralColumnsAndEachTakesTheFirstOfItsOwnNames() throws IOException {
    List<List<String>> columns =
        List.of(List.of("a", "b"), List.of("b", "a"), List.of("a"), List.of("c", "b"));
    assertEquals(
        List.of("1:1|2|1|2", "2:null|null|null|[3]"),
        read("{\"b\":\"2\",\"a\":\"1\"}\n{\"c\":[3]}\n", 1 << 20, columns));
  }

  @Test
  void noBytesAreAnEmptyFileAndBlankLinesAFileWithoutRecords() throws IOException {
    FileFault e = assertThrows(FileFault.class, () -> read("", 1 << 20));
    assertEquals("empty_file", e.getMessage());
    assertEquals(List.of(), read("\n\n", 1 << 20));
  }

  @Test
  void aLineLongerThanAllowedIsPassedOver() throws IOException {
    String big = "{\"text\":\"" + "z".repeat(100) + "\"}";
    assertEquals(
        List.of("1:1|null", "2!record_too_long", "3:3|null"),
        read("{\"id\":1}\n" + big + "\n{\"id\":3}\n", 40));
  }

  @Test
  void anArrayHoldsItsObjectsHoweverTheyAreLaidOut() throws IOException {
    List<String> expected = List.of("1:1|a,]}", "2:2|[{\"b\":\"]\"}]", "3:3|null");
    assertEquals(
        expected,
        read(
            "[{\"id\":1,\"text\":\"a,]}\"},{\"id\":2,\"text\":[{\"b\":\"]\"}]},{\"id\":3}]",
            1 << 20));
    assertEquals(
        expected,
        read(
            """

              [
              {"id": 1,
               "text": "a,]}"} ,
              {"id": 2, "text": [{"b":"]"}]},
              {"id": 3}
              ]
            """,
            1 << 20));
    assertEquals(List.of(), read("[]", 1 << 20));
    assertEquals(List.of("1:1|null", "2:2|null"), read("[{\"id\":1}]\n[{\"id\":2}]\n", 1 << 20));
  }

  @Test
  void aBrokenElementDoesNotTakeTheOthersWithIt() throws IOException {
    List<String> out =
        read("[{\"id\":1}, 7, {\"id\":2,}, {\"text\":\"\\\\\\\"\"}, {\"id\":3}]", 1 << 20);
    assertEquals("1:1|null", out.get(0));
    assertEquals("2!bad_json:not an object", out.get(1));
    assertTrue(out.get(2).startsWith("3!bad_json:not JSON at byte"), out.get(2));
    assertEquals("4:null|\\\"", out.get(3));
    assertEquals("5:3|null", out.get(4));
  }

  @Test
  void anArrayThatIsCutOffOrFollowedByOtherThingsIsRefused() {
    assertEquals("truncated:the array is not closed", fault("[{\"id\":1},{\"id\":", 1 << 20));
    assertEquals("truncated:the array is not closed", fault("[{\"id\":1}", 1 << 20));
    assertEquals("bad_json:something stands behind the array", fault("[{\"id\":1}] x", 1 << 20));
    assertEquals(
        "record_too_long:element 2 of the array",
        fault("[{\"id\":1},{\"text\":\"" + "z".repeat(100) + "\"}]", 40));
  }

  private static String fault(String json, int maxBytes) {
    return assertThrows(FileFault.class, () -> read(json, maxBytes)).getMessage();
  }
}
