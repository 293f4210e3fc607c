package io.storegauge.ingest;

import io.storegauge.config.Feed;
import io.storegauge.config.Feed.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes a draft as YAML; what is open follows {@code # ?}. */
final class FeedDraftText {
  /** Texts that are the same with and without quotes, whatever stands around them. */
  private static final Pattern PLAIN = Pattern.compile("\\p{L}[\\p{L}\\p{N}_-]*");

  private static final Pattern WORD_OF_YAML =
      Pattern.compile("(?i)null|true|false|yes|no|on|off|y|n|nan|inf");

  private final FeedDraft draft;
  private final List<String> lines = new ArrayList<>();

  FeedDraftText(FeedDraft draft) {
    this.draft = draft;
  }

  String text() {
    String entity = draft.entity.id();
    lines.add("# yaml-language-server: $schema=../../schema/feed.schema.json");
    lines.add("#");
    lines.add("# Draft, made from " + comment(draft.wish.file()) + ".");
    lines.add(
        "# Save it as conf/sources/<name>/"
            + entity
            + ".yaml, settle the lines with \"# ?\", then see what it");
    lines.add(
        "# reads: ./storegauge sources check FILE --source <name>. Keys: docs/configuration.md.");
    lines.add("");
    lines.add("entity: " + entity);
    place(entity);
    format();
    lines.add("columns:");
    draft.columns.forEach(this::column);
    rest();
    return String.join("\n", lines) + "\n";
  }

  private void place(String entity) {
    boolean storeOfPath = draft.columns.stream().anyMatch(c -> c.from().isEmpty());
    String platform = draft.wish.platform() == null ? "{platform}" : draft.wish.platform();
    String store = storeOfPath ? "/" + Feed.STORE_OF_PATH : "";
    lines.add(
        String.format(
            "files: \"%s%s/%s/{exported_on}/*\" # ? where such files lie below the landing folder",
            platform, store, entity));
    if (draft.wish.platform() != null) {
      lines.add("platform: " + draft.wish.platform());
    }
  }

  private void format() {
    switch (draft.head.shape()) {
      case CSV -> lines.add("format: csv");
      case JSON_LINES -> lines.add("format: jsonl");
      case JSON_ARRAY -> lines.add("format: jsonl # ? the file is one JSON array");
    }
    lines.add("encoding: auto # this file: " + draft.head.encoding());
    if (!draft.head.isJson() && draft.head.delimiter() != ',') {
      lines.add("delimiter: " + quoted(String.valueOf(draft.head.delimiter())));
    }
    if (draft.console) {
      lines.add(
          "cells: console # such as =\"123\", '123, -, ￥1,299.00, titles above the header, sums below");
    }
  }

  private void column(DraftColumn c) {
    String off = c.off() ? "  # ? " : "  ";
    if (c.values().isEmpty()) {
      lines.add(off + c.name() + ": {" + String.join(", ", parts(c)) + "}" + remark(c));
      return;
    }
    lines.add(off + c.name() + ":" + remark(c));
    parts(c).forEach(p -> lines.add(off + "  " + p));
    lines.add(off + "  values:");
    c.values()
        .forEach((word, meant) -> lines.add(off + "    " + scalar(word) + ": " + scalar(meant)));
    List<String> words = draft.entity.vocabulary(c.name());
    String allowed = words.isEmpty() ? "what it stands for" : String.join(", ", words);
    c.unknown().forEach(w -> lines.add("      # ? " + scalar(w) + ": " + allowed));
  }

  private static List<String> parts(DraftColumn c) {
    List<String> parts = new ArrayList<>();
    if (c.from().isEmpty()) {
      parts.add("constant: " + quoted(Feed.STORE_OF_PATH));
    } else {
      String names = c.from().stream().map(FeedDraftText::scalar).collect(Collectors.joining(", "));
      parts.add("from: " + (c.from().size() == 1 ? names : "[" + names + "]"));
    }
    DraftColumn.Reading reading = c.reading();
    parts.add("type: " + id(reading.type()));
    if (c.required()) {
      parts.add("required: true");
    }
    if (!reading.patterns().isEmpty()) {
      String patterns =
          reading.patterns().stream().map(FeedDraftText::quoted).collect(Collectors.joining(", "));
      parts.add("patterns: [" + patterns + "]");
    }
    bound(parts, "min", reading.min());
    bound(parts, "max", reading.max());
    return parts;
  }

  private static void bound(List<String> parts, String name, Double bound) {
    if (bound != null) {
      boolean whole = bound == Math.rint(bound) && Math.abs(bound) < Integer.MAX_VALUE;
      parts.add(name + ": " + (whole ? String.valueOf(bound.intValue()) : bound.toString()));
    }
  }

  private static String remark(DraftColumn c) {
    if (c.remark() != null) {
      return (c.off() ? " # " : " # ? ") + comment(c.remark());
    }
    return c.reading().type() == Type.BUYER ? " # hashed while parsing, never stored" : "";
  }

  private void rest() {
    if (!draft.personal.isEmpty()) {
      lines.add("");
      lines.add("# Personal, left out: " + comment(String.join(", ", draft.personal)));
    }
    if (!draft.untaken.isEmpty()) {
      lines.add("");
      lines.add("# ? No column of silver." + draft.entity.id() + " is known for:");
      for (Map.Entry<String, Type> e : draft.untaken.entrySet()) {
        lines.add("# ?   " + comment(e.getKey()) + " (" + id(e.getValue()) + ")");
      }
    }
  }

  private static String id(Type type) {
    return type.name().toLowerCase(Locale.ROOT);
  }

  /** What stands in a comment cannot end it. */
  private static String comment(String text) {
    return text.replaceAll("\\p{Cntrl}", " ");
  }

  private static String scalar(String text) {
    boolean plain = PLAIN.matcher(text).matches() && !WORD_OF_YAML.matcher(text).matches();
    return plain ? text : quoted(text);
  }

  /** In double quotes, as YAML and JSON both read it. */
  private static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\t' -> out.append("\\t");
        case '\n' -> out.append("\\n");
        default -> out.append(Character.isISOControl(c) ? String.format("\\u%04x", (int) c) : c);
      }
    }
    return out.append('"').toString();
  }
}
