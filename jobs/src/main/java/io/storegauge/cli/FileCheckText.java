package io.storegauge.cli;

import io.storegauge.ingest.FileFitting;
import io.storegauge.ingest.FileFitting.Fit;
import io.storegauge.ingest.FileFitting.Found;
import io.storegauge.ingest.FileFitting.Missing;
import io.storegauge.ingest.FileHead;
import io.storegauge.ingest.FilePreview;
import io.storegauge.ingest.IngestErrors;
import io.storegauge.ingest.LandingFile;
import io.storegauge.ingest.LandingPlace;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.types.DataType;

/** A check of a file as lines for a reader. */
final class FileCheckText {
  private static final int CELL = 40;

  private final FileCheck check;
  private final List<String> lines = new ArrayList<>();

  FileCheckText(FileCheck check) {
    this.check = check;
  }

  List<String> lines() {
    lines.add(check.file());
    head();
    mappings();
    if (check.best().isPresent()) {
      Fit fit = check.best().get();
      place(check.place());
      counts(check.preview());
      columns(fit);
      preview(check.preview());
      rejects(check.preview());
    }
    lines.add("");
    return lines;
  }

  private void line(String name, String format, Object... arguments) {
    lines.add(
        String.format(Locale.ROOT, "  %-9s  ", name)
            + String.format(Locale.ROOT, format, arguments));
  }

  private void head() {
    FileHead head = check.head();
    line("file", "%s, %s", Values.bytes(check.bytes()), head.packing());
    if (head.fault() != null) {
      line("fault", "%s: %s", head.fault(), IngestErrors.remedy(head.fault()));
      return;
    }
    String cells =
        head.isJson() ? "" : ", cells separated by " + FileFitting.shown(head.delimiter());
    int row = check.best().map(Fit::headerRow).orElse(1);
    String header = row > 1 ? ", header in row " + row : "";
    line("text", "%s, %s%s%s", head.encoding(), head.shape(), cells, header);
  }

  private void mappings() {
    if (check.best().isPresent()) {
      Fit fit = check.best().get();
      line("mapping", "%s (%d of 100): %s", fit.name(), fit.score(), check.entity());
    } else if (check.head().fault() == null) {
      line("mapping", "none fits");
    }
    for (Fit f : check.next()) {
      String why = FileCheck.why(f);
      line("next best", "%s (%d)%s", f.name(), f.score(), why.isEmpty() ? "" : ": " + why);
    }
  }

  private void place(LandingPlace place) {
    LandingFile file = place.file();
    if (place.matches()) {
      boolean dated = file.exportedOn() != LandingFile.UNKNOWN_DAY;
      line(
          "landing",
          "read from where it lies: platform %s%s%s",
          file.platform(),
          file.storeId() == null ? "" : ", store " + file.storeId(),
          dated ? ", exported on " + LocalDate.ofEpochDay(file.exportedOn()) : "");
      return;
    }
    String now =
        place.path() == null
            ? "lies outside the landing folder"
            : place.readBy() == null
                ? "lies where the mapping does not look"
                : "lies where " + place.readBy() + " of the same source reads it";
    line("landing", "%s; put it at %s", now, place.wanted());
    if (!place.platformKnown()) {
      line(
          "platform",
          "not known: read as %s (%s); say --platform",
          place.platform().id(),
          place.platform().zone());
    }
  }

  private void counts(FilePreview preview) {
    if (preview.fault() != null) {
      line("fault", "%s: %s", preview.fault(), IngestErrors.remedy(preview.fault()));
    }
    line(
        "records",
        "%,d received%s = %,d accepted + %,d rejected (allowed %.1f %%)",
        preview.received(),
        preview.hasMore() ? " (the file has more)" : "",
        preview.accepted(),
        preview.rejected(),
        check.maxRejectedShare() * 100);
  }

  private void columns(Fit fit) {
    lines.add("");
    TextTable found = TextTable.of("header", "column", "type", "");
    for (Found f : fit.found()) {
      found.add(f.header(), f.column(), id(f.type()), f.required() ? "required" : "");
    }
    lines.addAll(found.lines());
    if (!fit.missing().isEmpty()) {
      lines.add("");
      TextTable missing = TextTable.of("not in the file", "may be called", "", "near");
      for (Missing m : fit.missing()) {
        missing.add(
            m.column(),
            DisplayWidth.cut(String.join(", ", m.headers()), CELL),
            m.required() ? "required" : "",
            String.join(", ", m.near()));
      }
      lines.addAll(missing.lines());
    }
    if (!fit.untaken().isEmpty()) {
      lines.add("");
      lines.add("Headers that no column takes: " + String.join(", ", fit.untaken()));
    }
  }

  private static String id(Enum<?> type) {
    return type.name().toLowerCase(Locale.ROOT);
  }

  private void preview(FilePreview preview) {
    if (preview.rows().isEmpty()) {
      return;
    }
    lines.add("");
    boolean[] right = new boolean[preview.columns().size()];
    List<String> names = new ArrayList<>();
    for (Map.Entry<String, DataType> c : preview.columns().entrySet()) {
      right[names.size()] = Values.isNumber(c.getValue());
      names.add(c.getKey());
    }
    TextTable table = TextTable.of(names, right);
    for (List<Object> row : preview.rows()) {
      table.add(
          row.stream().map(v -> DisplayWidth.cut(Values.shown(v), CELL)).toArray(String[]::new));
    }
    lines.addAll(table.lines());
  }

  private void rejects(FilePreview preview) {
    if (preview.rejected() == 0) {
      return;
    }
    lines.add("");
    TextTable table = TextTable.of(">record", "reason", "remedy");
    for (FilePreview.Refused r : preview.rejects()) {
      for (String reason : r.reasons()) {
        table.add(Values.count(r.record()), reason, IngestErrors.remedy(reason));
      }
    }
    lines.addAll(table.lines());
    long more = preview.rejected() - preview.rejects().size();
    if (more > 0) {
      String kinds =
          preview.reasons().entrySet().stream()
              .map(e -> e.getKey() + " " + Values.count(e.getValue()))
              .collect(Collectors.joining(", "));
      lines.add("and " + Values.count(more) + " more. All: " + kinds);
    }
  }
}
