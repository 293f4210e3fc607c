package io.storegauge.sim;

import io.storegauge.sim.Planted.MustBe;
import io.storegauge.sim.Sheet.Role;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Faults of whole files. What makes a file useless strikes a second download beside the sound one;
 * what an export may well look like strikes the file itself.
 */
enum DumpFault {
  SAME_CONTENT(MustBe.SKIPPED, "", "_copy"),
  TRUNCATED_GZIP(MustBe.REFUSED, "truncated", " (cut)"),
  EMPTY_FILE(MustBe.REFUSED, "empty_file", " (empty)"),
  HEADER_ONLY(MustBe.READ, "", " (header)"),
  WRONG_SEPARATOR(MustBe.REFUSED, "no_header", " (semicolon)"),
  NO_HEADER(MustBe.REFUSED, "no_header", " (bare)"),
  MISSING_REQUIRED_COLUMN(MustBe.REFUSED, "no_header", " (columns)"),
  RENAMED_COLUMN(MustBe.REFUSED, "no_header", " (renamed)"),
  UNCLOSED_QUOTE(MustBe.REFUSED, "unterminated_quote", " (quote)"),
  STILL_DOWNLOADED(MustBe.WAITS, "", ".crdownload"),
  STILL_PART(MustBe.WAITS, "", ".part"),
  STILL_TMP(MustBe.WAITS, "", ".tmp"),
  STILL_COPIED(MustBe.WAITS, "", "._COPYING_"),
  TEMPORARY_FOLDER(MustBe.WAITS, "", "_temporary/0/"),
  MISSING_OPTIONAL_COLUMN(MustBe.READ, "", ""),
  UNKNOWN_COLUMN(MustBe.READ, "", ""),
  RESAVED_DATES(MustBe.READ, "", ""),
  AS_GB18030(MustBe.READ, "", ""),
  AS_UTF8(MustBe.READ, "", ""),
  AS_UTF8_BOM(MustBe.READ, "", ""),
  AS_UTF16(MustBe.READ, "", ""),
  /** Comes when its successors have been read. */
  LATE_FILE(MustBe.NEWEST, "", ""),
  /** Comes at once, and what says that its folder is complete comes later. */
  NO_SUCCESS(MustBe.LATER, "", ""),
  /** Half of it is there, and somebody goes on writing. */
  STILL_GROWING(MustBe.LATER, "", ""),
  /** Comes with other texts, and is replaced in place. */
  CHANGED_FILE(MustBe.READ, "", "");

  static final String NEW_COLUMN = "新版字段";
  private static final String NEW_VALUE = "新值";

  /** Stands where the text of a review comes later. */
  private static final String DRAFT = "初稿";

  /** What {@link #UNKNOWN_COLUMN} adds to a record, as {@code _extra} says it. */
  static final String EXTRA = "\"" + NEW_COLUMN + "\":\"" + NEW_VALUE + "\"";

  private static final Pattern TIME =
      Pattern.compile("(2\\d{3}-\\d\\d-\\d\\d)( \\d\\d:\\d\\d)?(?::\\d\\d)?\\t?");

  private final MustBe mustBe;
  private final String code;

  /** Behind the name of the second download; empty = the file itself is struck. */
  private final String twin;

  DumpFault(MustBe mustBe, String code, String twin) {
    this.mustBe = mustBe;
    this.code = code;
    this.twin = twin;
  }

  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  MustBe mustBe() {
    return mustBe;
  }

  String code() {
    return code;
  }

  boolean isTwin() {
    return !twin.isEmpty();
  }

  /**
   * Whether a file can have this fault.
   *
   * @param isBetween its export is neither the first nor the last
   */
  boolean fits(Export<?> export, boolean isBetween) {
    Sheet<?> sheet = export.sheet();
    boolean table = export.layout().format() == Layout.Format.CSV;
    return switch (this) {
      case EMPTY_FILE,
              SAME_CONTENT,
              STILL_DOWNLOADED,
              STILL_PART,
              STILL_TMP,
              STILL_COPIED,
              TEMPORARY_FOLDER ->
          true;
      case TRUNCATED_GZIP -> export.layout().format() != Layout.Format.WORKBOOK;
      case NO_SUCCESS, STILL_GROWING -> isBetween;
      case LATE_FILE -> isBetween && export.kind().equals("orders");
      case CHANGED_FILE -> isBetween && export.kind().equals("reviews");
      case MISSING_OPTIONAL_COLUMN -> table && sheet.mark(Role.OPTIONAL) != null;
      case MISSING_REQUIRED_COLUMN, RENAMED_COLUMN -> table && sheet.mark(Role.ID) != null;
      default -> table;
    };
  }

  /** Name of the second download. */
  String twinOf(String folder, String stem, String extension) {
    return switch (this) {
        // In a folder of its own, because all of it waits.
      case TEMPORARY_FOLDER ->
          folder.substring(0, folder.length() - 1) + "-rewritten/" + twin + stem + "." + extension;
      case STILL_DOWNLOADED, STILL_PART, STILL_TMP, STILL_COPIED ->
          folder + stem + " (2)." + extension + twin;
      case TRUNCATED_GZIP ->
          folder + stem + twin + "." + extension + (extension.endsWith(".gz") ? "" : ".gz");
      default -> folder + stem + twin + "." + extension;
    };
  }

  /** What the reason of a refused file, or the account of one that is read, must name. */
  String expected(Export<?> export) {
    Sheet<?> sheet = export.sheet();
    return switch (this) {
      case UNKNOWN_COLUMN -> NEW_COLUMN;
      case MISSING_OPTIONAL_COLUMN -> sheet.mark(Role.OPTIONAL).column();
      case MISSING_REQUIRED_COLUMN -> "columns found: ";
      case RENAMED_COLUMN -> {
        String header = sheet.headers().get(sheet.mark(Role.ID).at());
        yield renamed(header) + " for " + header;
      }
      default -> "";
    };
  }

  private static String renamed(String header) {
    return header + "2";
  }

  /** Whether it needs exports before and behind. */
  boolean needsNeighbours() {
    return comesLate() || isMarkedLate();
  }

  /** Whether the complete file comes when the others have been read. */
  boolean comesLate() {
    return this == LATE_FILE || isBegun();
  }

  /** Whether something else is there under its name before. */
  boolean isBegun() {
    return this == STILL_GROWING || this == CHANGED_FILE;
  }

  /** Whether what says that its folder is complete comes when the others have been read. */
  boolean isMarkedLate() {
    return this == LATE_FILE || this == NO_SUCCESS;
  }

  /** The struck file: the second download, or the file itself. */
  byte[] bytes(Export<?> export, List<DumpRecord> records) {
    Layout layout = export.layout();
    List<String> headers = export.sheet().headers();
    return switch (this) {
      case EMPTY_FILE -> new byte[0];
      case HEADER_ONLY -> DumpText.of(layout, headers, List.of());
      case TRUNCATED_GZIP -> half(packed(export, records));
      case STILL_DOWNLOADED, STILL_PART, STILL_TMP, STILL_COPIED, STILL_GROWING, TEMPORARY_FOLDER ->
          half(DumpText.of(layout, headers, records));
      case CHANGED_FILE -> DumpText.of(layout, headers, drafts(export, records));
      case RENAMED_COLUMN -> {
        List<String> other = new ArrayList<>(headers);
        other.set(
            export.sheet().mark(Role.ID).at(),
            renamed(other.get(export.sheet().mark(Role.ID).at())));
        yield DumpText.of(layout, other, records);
      }
      case WRONG_SEPARATOR -> DumpText.of(layout.separatedBy(';'), headers, records);
      case NO_HEADER -> DumpText.of(layout, List.of(), records);
      case MISSING_REQUIRED_COLUMN -> without(export.sheet().mark(Role.ID).at(), export, records);
      case MISSING_OPTIONAL_COLUMN ->
          without(export.sheet().mark(Role.OPTIONAL).at(), export, records);
      case UNCLOSED_QUOTE -> unclosed(export, records);
      case UNKNOWN_COLUMN -> withNewColumn(export, records);
      case RESAVED_DATES -> DumpText.of(layout, headers, resaved(records));
      case AS_GB18030 -> DumpText.of(layout.in(Layout.GB18030, false), headers, records);
      case AS_UTF8 -> DumpText.of(layout.in(StandardCharsets.UTF_8, false), headers, records);
      case AS_UTF8_BOM -> DumpText.of(layout.in(StandardCharsets.UTF_8, true), headers, records);
      case AS_UTF16 -> DumpText.of(layout.in(StandardCharsets.UTF_16LE, true), headers, records);
      case SAME_CONTENT, LATE_FILE, NO_SUCCESS -> DumpText.of(layout, headers, records);
    };
  }

  private static byte[] half(byte[] bytes) {
    return Arrays.copyOf(bytes, bytes.length / 2);
  }

  private static byte[] packed(Export<?> export, List<DumpRecord> records) {
    byte[] bytes = DumpText.of(export.layout(), export.sheet().headers(), records);
    return export.layout().isPacked() ? bytes : DumpText.gzip(bytes);
  }

  private static byte[] without(int column, Export<?> export, List<DumpRecord> records) {
    List<String> headers = new ArrayList<>(export.sheet().headers());
    headers.remove(column);
    List<DumpRecord> left = new ArrayList<>();
    for (DumpRecord r : records) {
      List<String> cells = new ArrayList<>(Arrays.asList(r.cells()));
      cells.remove(column);
      left.add(r.with(cells.toArray(new String[0])));
    }
    return DumpText.of(export.layout(), headers, left);
  }

  /** The same records with other texts, all but the last. */
  private static List<DumpRecord> drafts(Export<?> export, List<DumpRecord> records) {
    int text = export.sheet().mark(Role.TEXT).at();
    List<DumpRecord> drafts = new ArrayList<>();
    for (DumpRecord r : records.subList(0, Math.max(1, records.size() - 1))) {
      DumpRecord draft = r.copy();
      if (!r.get(text).isEmpty()) {
        draft.set(text, DRAFT);
      }
      drafts.add(draft);
    }
    return drafts;
  }

  /** In front, where it moves every other one. */
  private static byte[] withNewColumn(Export<?> export, List<DumpRecord> records) {
    List<String> headers = new ArrayList<>(export.sheet().headers());
    headers.add(1, NEW_COLUMN);
    List<DumpRecord> wider = new ArrayList<>();
    for (DumpRecord r : records) {
      List<String> cells = new ArrayList<>(Arrays.asList(r.cells()));
      cells.add(1, NEW_VALUE);
      wider.add(r.with(cells.toArray(new String[0])));
    }
    return DumpText.of(export.layout(), headers, wider);
  }

  /** As after opening and saving it in a spreadsheet: {@code 2025/3/1 9:05}, seconds lost. */
  private static List<DumpRecord> resaved(List<DumpRecord> records) {
    List<DumpRecord> saved = new ArrayList<>();
    for (DumpRecord r : records) {
      String[] cells = r.cells().clone();
      for (int i = 0; i < cells.length; i++) {
        Matcher time = TIME.matcher(cells[i] == null ? "" : cells[i]);
        if (time.matches()) {
          String minutes = time.group(2) == null ? "" : time.group(2).replace(" 0", " ");
          cells[i] = time.group(1).replaceAll("-0?", "/") + minutes;
        }
      }
      saved.add(r.with(cells));
    }
    return saved;
  }

  /** Behind the last record a quote is opened that nothing closes. */
  private static byte[] unclosed(Export<?> export, List<DumpRecord> records) {
    Layout layout = export.layout();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(DumpText.of(layout.unpacked(), export.sheet().headers(), records));
    bytes.writeBytes("\"未完".getBytes(layout.charset()));
    return layout.isPacked() ? DumpText.gzip(bytes.toByteArray()) : bytes.toByteArray();
  }
}
