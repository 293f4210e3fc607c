package io.storegauge.ingest;

import java.io.IOException;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;

/** What bytes hold, as their first ones say: names of exports do not tell. */
enum FileType {
  GZIP,
  ZSTD,
  ZIP,
  /** Excel since 2007: a zip of its own kind. */
  WORKBOOK,
  /** Excel 97 to 2003. */
  XLS,
  PARQUET,
  TEXT;

  /** So many bytes are enough to tell. */
  static final int HEAD = 64;

  /** Where a zip's first entry has the length of its name, and the name itself. */
  private static final int NAME_LENGTH = 26;

  private static final int NAME = 30;

  /** Tells, and puts the bytes back. */
  static FileType of(PushbackInputStream in) throws IOException {
    byte[] head = in.readNBytes(HEAD);
    in.unread(head);
    return of(head);
  }

  static FileType of(byte[] head) {
    if (starts(head, 0x1F, 0x8B)) {
      return GZIP;
    }
    if (starts(head, 0x28, 0xB5, 0x2F, 0xFD)) {
      return ZSTD;
    }
    if (starts(head, 'P', 'K', 3, 4)) {
      return isWorkbook(head) ? WORKBOOK : ZIP;
    }
    if (starts(head, 0xD0, 0xCF, 0x11, 0xE0)) {
      return XLS;
    }
    return starts(head, 'P', 'A', 'R', '1') ? PARQUET : TEXT;
  }

  private static boolean isWorkbook(byte[] head) {
    if (head.length <= NAME) {
      return false;
    }
    int length = (head[NAME_LENGTH] & 0xFF) | (head[NAME_LENGTH + 1] & 0xFF) << 8;
    String first =
        new String(head, NAME, Math.min(length, head.length - NAME), StandardCharsets.UTF_8);
    return first.equals("[Content_Types].xml")
        || first.startsWith("_rels/")
        || first.startsWith("docProps/")
        || first.startsWith("xl/");
  }

  private static boolean starts(byte[] bytes, int... magic) {
    if (bytes.length < magic.length) {
      return false;
    }
    for (int i = 0; i < magic.length; i++) {
      if ((bytes[i] & 0xFF) != magic[i]) {
        return false;
      }
    }
    return true;
  }
}
