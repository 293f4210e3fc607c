package io.storegauge.job;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.storegauge.table.AfterSalesTable;
import io.storegauge.table.QuarantineTable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bytes that are no text, and characters that nobody sees. */
class DamagedTextTest {
  private static final String HEADER = "store_id,case_id,product_id,kind,opened_at,reason_text\n";

  @TempDir Path dir;

  /** A record; each ‽ becomes a byte that is not UTF-8. */
  private static byte[] file(String text) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (String piece : text.split("(?=‽)|(?<=‽)")) {
      out.write(
          piece.equals("‽") ? new byte[] {(byte) 0xFF} : piece.getBytes(StandardCharsets.UTF_8));
    }
    return out.toByteArray();
  }

  private static String record(String id, String product, String reason) {
    return "s1," + id + "," + product + ",refund_only,2026-01-09 10:00:00," + reason + "\n";
  }

  @Test
  void textsAreMendedAndIdsAreRefused() throws IOException {
    LandingLake fixture = new LandingLake(dir);
    fixture.edit(
        "sources/generic/after_sales.yaml", "format: csv\n", "format: csv\nencoding: utf-8\n");
    fixture.edit(
        "sources/generic/after_sales.yaml",
        "product_id: {from: product_id, type: string}",
        "product_id: {from: product_id, type: id, on_bad: warn}");
    fixture.land(
        "jd/after_sales/2026-01-10/after_sales-1.csv",
        file(
            HEADER
                + record("c1", "p1", "坏‽了\u0000\u0007")
                + record("c‽2", "p1", "好")
                + record("c\u00003", "p1", "好")
                + record("c4", "p‽4", "\"a\tb\r\nc\"")
                + record("c5", "p5", "\u0000")
                + record("c6", "p6", "=cmd|' /C calc'!A0")
                + record("c\uFFFD7", "p7", "好")));
    fixture.ingest();
    assertEquals(
        List.of("c1|p1|坏\uFFFD了", "c4|null|a\tb\nc", "c5|p5|null", "c6|p6|=cmd|' /C calc'!A0"),
        fixture.rows(AfterSalesTable.SPEC, "case_id", "product_id", "reason_text"));
    assertEquals(
        List.of(
            "2|bad_text:case_id=c\uFFFD2", "3|bad_text:case_id=c3", "7|bad_text:case_id=c\uFFFD7"),
        fixture.rows(QuarantineTable.SPEC, "record_number", "array_join(reasons, ', ')"));
    assertEquals(1, fixture.warnings.stream().filter(w -> w.contains(", kept ")).count());
  }
}
