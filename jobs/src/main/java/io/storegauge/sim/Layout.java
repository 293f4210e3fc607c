package io.storegauge.sim;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What a file looks like around its records.
 *
 * @param extension as in the file's name; {@code .gz} at its end packs it
 * @param isMarked a byte order mark stands in front
 * @param titles lines above the header
 * @param sum first cell of a line below the records that sums them up; empty = there is none
 * @param isOpenEnded header and records end in one more separator
 */
record Layout(
    Format format,
    String extension,
    Charset charset,
    boolean isMarked,
    char separator,
    String lineEnd,
    List<String> titles,
    String sum,
    boolean isOpenEnded) {

  /** What the records are. */
  enum Format {
    CSV,
    JSON_LINES,
    WORKBOOK
  }

  static final Charset GB18030 = Charset.forName("GB18030");

  /** As most consoles write it. */
  static final Layout CSV_BOM = csv(StandardCharsets.UTF_8, true);

  static final Layout CSV_UTF8 = csv(StandardCharsets.UTF_8, false);
  static final Layout CSV_GB18030 = csv(GB18030, false);
  static final Layout JSON_LINES =
      new Layout(
          Format.JSON_LINES,
          "jsonl",
          StandardCharsets.UTF_8,
          false,
          ',',
          "\n",
          List.of(),
          "",
          false);
  static final Layout WORKBOOK =
      new Layout(
          Format.WORKBOOK, "xlsx", StandardCharsets.UTF_8, false, ',', "\n", List.of(), "", false);

  private static Layout csv(Charset charset, boolean isMarked) {
    return new Layout(Format.CSV, "csv", charset, isMarked, ',', "\r\n", List.of(), "", false);
  }

  boolean isPacked() {
    return extension.endsWith(".gz");
  }

  Layout packed() {
    return new Layout(
        format, extension + ".gz", charset, isMarked, separator, lineEnd, titles, sum, isOpenEnded);
  }

  Layout unpacked() {
    return new Layout(
        format,
        extension.replace(".gz", ""),
        charset,
        isMarked,
        separator,
        lineEnd,
        titles,
        sum,
        isOpenEnded);
  }

  /** Whether a reader knows the encoding though a byte is wrong, for it need not guess. */
  boolean bearsInvalidBytes() {
    return charset.equals(GB18030) || charset.equals(StandardCharsets.UTF_8) && isMarked;
  }

  Layout in(Charset other, boolean marked) {
    return new Layout(
        format, extension, other, marked, separator, lineEnd, titles, sum, isOpenEnded);
  }

  Layout separatedBy(char other) {
    return new Layout(
        format, extension, charset, isMarked, other, lineEnd, titles, sum, isOpenEnded);
  }

  Layout openEnded() {
    return new Layout(format, extension, charset, isMarked, separator, lineEnd, titles, sum, true);
  }

  Layout between(List<String> above, String below) {
    return new Layout(
        format, extension, charset, isMarked, separator, lineEnd, above, below, isOpenEnded);
  }
}
