package io.storegauge.ingest;

import io.storegauge.config.Feed;
import io.storegauge.config.Feed.FeedColumn;
import io.storegauge.model.NearNames;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which mapping fits a file, told by its headers and not by its path. */
public final class FileFitting {
  private FileFitting() {}

  /** A column that the file has: header or field, logical column, how it is read. */
  public record Found(String header, String column, Feed.Type type, boolean required) {}

  /**
   * A column that the file lacks.
   *
   * @param headers what it may be called
   * @param near headers of the file that no column takes and that are spelt much like these
   */
  public record Missing(String column, List<String> headers, boolean required, List<String> near) {}

  /**
   * A mapping held against a file.
   *
   * @param score 0 to 100: half for required columns, a quarter each for the share of the mapping's
   *     columns that the file has and for the share of its headers that the mapping takes
   * @param headerRow row of the header, the first is 1
   * @param untaken headers of the file that no column takes
   * @param hindrance why the file cannot be read with it although it may have the columns; null =
   *     none
   */
  public record Fit(
      Feed feed,
      int score,
      int headerRow,
      List<Found> found,
      List<Missing> missing,
      List<String> untaken,
      String hindrance) {

    /** Name of the mapping, {@code source/feed}. */
    public String name() {
      return feed.source() + "/" + feed.name();
    }

    /** Whether the file can be read with the mapping. */
    public boolean fits() {
      return hindrance == null && !found.isEmpty() && lacking().isEmpty();
    }

    /** Required columns that are not there. */
    public List<Missing> lacking() {
      return missing.stream().filter(Missing::required).toList();
    }
  }

  /** Every mapping, the best first. */
  public static List<Fit> of(FileHead head, Collection<Feed> feeds) {
    if (head.rows().isEmpty()) {
      return List.of();
    }
    return feeds.stream()
        .map(f -> fit(head, f))
        .sorted(
            Comparator.comparing(Fit::fits)
                .thenComparing(Fit::score)
                .reversed()
                .thenComparing(Fit::name))
        .toList();
  }

  private static Fit fit(FileHead head, Feed feed) {
    List<List<String>> wanted = feed.columns().values().stream().map(FeedColumn::from).toList();
    boolean[] required = new boolean[wanted.size()];
    int i = 0;
    for (FeedColumn c : feed.columns().values()) {
      required[i++] = c.required();
    }
    Headers best = null;
    int row = 0;
    for (int r = 0; r < head.headerCandidates().size(); r++) {
      Headers headers = new Headers(head.rows().get(r), wanted, required);
      if (best == null || count(headers) > count(best)) {
        best = headers;
        row = r;
      }
    }
    return describe(head, feed, row, best);
  }

  private static long count(Headers headers) {
    return Arrays.stream(headers.fields()).filter(f -> f >= 0).count();
  }

  private static Fit describe(FileHead head, Feed feed, int row, Headers headers) {
    List<String> names = new ArrayList<>();
    head.rows().get(row).forEach(n -> names.add(head.isJson() ? n : Headers.plain(n)));
    List<Found> found = new ArrayList<>();
    Set<Integer> taken = new TreeSet<>();
    int i = 0;
    for (Map.Entry<String, FeedColumn> e : feed.columns().entrySet()) {
      int field = headers.fields()[i++];
      if (field >= 0) {
        taken.add(field);
        FeedColumn c = e.getValue();
        found.add(new Found(names.get(field), e.getKey(), c.type(), c.required()));
      }
    }
    List<String> untaken = new ArrayList<>();
    ExtraColumns extras = ExtraColumns.of(feed);
    int known = taken.size();
    for (int f = 0; f < names.size(); f++) {
      boolean ignored = !taken.contains(f) && extras.isIgnored(names.get(f));
      known += ignored ? 1 : 0;
      if (!taken.contains(f) && !ignored && !names.get(f).isBlank()) {
        untaken.add(names.get(f));
      }
    }
    Set<String> there = new TreeSet<>(found.stream().map(Found::column).toList());
    List<Missing> missing = new ArrayList<>();
    feed.columns()
        .forEach(
            (column, c) -> {
              if (!c.from().isEmpty() && !there.contains(column)) {
                missing.add(new Missing(column, c.from(), c.required(), near(c.from(), untaken)));
              }
            });
    int score = score(found, missing, (double) known / Math.max(1, names.size()));
    // A row without one known name may be somebody's record.
    List<String> shown = found.isEmpty() ? List.of() : untaken;
    return new Fit(feed, score, row + 1, found, missing, shown, hindrance(head, feed, row));
  }

  private static List<String> near(List<String> names, List<String> untaken) {
    return names.stream()
        .flatMap(n -> NearNames.of(Headers.plain(n), untaken).stream())
        .distinct()
        .limit(2)
        .toList();
  }

  private static int score(List<Found> found, List<Missing> missing, double taken) {
    long needed = found.stream().filter(Found::required).count();
    long lacking = missing.stream().filter(Missing::required).count();
    return (int)
        Math.round(
            50 * share(needed, lacking) + 25 * share(found.size(), missing.size()) + 25 * taken);
  }

  /** Share of what is there; all of nothing is there. */
  private static double share(long there, long missing) {
    return there + missing == 0 ? 1 : (double) there / (there + missing);
  }

  private static String hindrance(FileHead head, Feed feed, int row) {
    if (head.shape() == FileHead.Shape.WORKBOOK || head.shape() == FileHead.Shape.PARQUET) {
      return null; // told by their bytes, and read by any mapping
    }
    if (feed.format().name().startsWith("JSON") != head.isJson()) {
      return String.format(
          "the file is %s, the mapping reads %s",
          head.shape(), feed.format().name().toLowerCase(Locale.ROOT));
    }
    if (feed.format() == Feed.Format.CSV
        && feed.delimiter() != head.delimiter()
        && head.rows().get(row).size() > 1) {
      return String.format(
          "cells of the file are separated by %s, the mapping's delimiter is %s",
          shown(head.delimiter()), shown(feed.delimiter()));
    }
    if (row > 0 && feed.cells() == Feed.Cells.PLAIN) {
      return String.format(
          "the header is row %d, and only cells: console looks for it below the first", row + 1);
    }
    return null;
  }

  /** A delimiter for a reader. */
  public static String shown(char delimiter) {
    return delimiter == '\t' ? "a tab" : "\"" + delimiter + "\"";
  }
}
