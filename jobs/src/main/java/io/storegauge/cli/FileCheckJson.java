package io.storegauge.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.storegauge.ingest.FileFitting.Fit;
import io.storegauge.ingest.FilePreview;
import io.storegauge.ingest.IngestErrors;
import io.storegauge.ingest.LandingPlace;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Checks of files as one JSON object: {@code files}, and {@code passed} if all of them do. */
final class FileCheckJson {
  private FileCheckJson() {}

  static ObjectNode of(List<FileCheck> checks) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    ArrayNode files = root.putArray("files");
    checks.forEach(c -> files.add(file(c)));
    root.put("passed", checks.stream().allMatch(c -> c.problem().isEmpty()));
    return root;
  }

  private static ObjectNode file(FileCheck check) {
    ObjectNode file = JsonNodeFactory.instance.objectNode();
    file.put("file", check.file()).put("bytes", check.bytes());
    file.put("packing", check.head().packing());
    file.put("encoding", check.head().encoding());
    file.put("format", check.head().shape().toString());
    if (!check.head().isJson()) {
      file.put("delimiter", String.valueOf(check.head().delimiter()));
    }
    file.put("problem", check.problem().orElse(null));
    file.put("mapping", check.best().map(Fit::name).orElse(null));
    ArrayNode next = file.putArray("next_best");
    for (Fit f : check.next()) {
      next.addObject()
          .put("mapping", f.name())
          .put("score", f.score())
          .put("why_not", FileCheck.why(f));
    }
    check.best().ifPresent(f -> fit(file, f));
    if (check.best().isPresent()) {
      file.put("entity", check.entity());
      place(file.putObject("landing"), check.place());
      preview(file, check.preview());
    }
    return file;
  }

  private static void fit(ObjectNode file, Fit fit) {
    file.put("score", fit.score()).put("header_row", fit.headerRow());
    ArrayNode columns = file.putArray("columns");
    fit.found()
        .forEach(
            f ->
                columns
                    .addObject()
                    .put("header", f.header())
                    .put("column", f.column())
                    .put("type", f.type().name().toLowerCase(Locale.ROOT))
                    .put("required", f.required()));
    ArrayNode missing = file.putArray("missing");
    fit.missing()
        .forEach(
            m -> {
              ObjectNode one = missing.addObject();
              one.put("column", m.column()).put("required", m.required());
              texts(one.putArray("headers"), m.headers());
              texts(one.putArray("near"), m.near());
            });
    texts(file.putArray("untaken"), fit.untaken());
  }

  private static void texts(ArrayNode array, Collection<String> texts) {
    texts.forEach(array::add);
  }

  private static void place(ObjectNode landing, LandingPlace place) {
    landing.put("matches", place.matches()).put("path", place.path());
    landing.put("read_by", place.readBy()).put("wanted", place.wanted());
    landing.put("platform", place.platform().id()).put("platform_known", place.platformKnown());
  }

  private static void preview(ObjectNode file, FilePreview preview) {
    file.put("received", preview.received()).put("has_more", preview.hasMore());
    file.put("accepted", preview.accepted()).put("rejected", preview.rejected());
    ArrayNode rows = file.putArray("rows");
    List<String> names = List.copyOf(preview.columns().keySet());
    for (List<Object> values : preview.rows()) {
      ObjectNode row = rows.addObject();
      for (int c = 0; c < names.size(); c++) {
        row.<JsonNode>set(names.get(c), Values.json(values.get(c)));
      }
    }
    ObjectNode reasons = file.putObject("reasons");
    preview.reasons().forEach(reasons::put);
    ArrayNode rejects = file.putArray("rejects");
    for (FilePreview.Refused r : preview.rejects()) {
      ObjectNode one = rejects.addObject().put("record", r.record());
      ArrayNode why = one.putArray("reasons");
      r.reasons()
          .forEach(
              reason ->
                  why.addObject().put("reason", reason).put("remedy", IngestErrors.remedy(reason)));
    }
  }
}
