package io.storegauge.sim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Reads simulated dumps back with nothing but the JDK's own gzip and Jackson. */
final class Dumps {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Dumps() {}

  /** Content of every file below a folder by its path there. */
  static Map<String, byte[]> files(Path folder) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> found = Files.walk(folder)) {
      for (Path file : found.filter(Files::isRegularFile).toList()) {
        files.put(folder.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
    return files;
  }

  /** Lines of every file of a kind and export date ("" = all), header lines of orders left out. */
  static Map<String, List<String>> lines(Path out, String kind, String date) throws IOException {
    Map<String, List<String>> lines = new TreeMap<>();
    try (Stream<Path> found = Files.walk(out.resolve("landing"))) {
      for (Path file : found.filter(Files::isRegularFile).toList()) {
        String name = out.relativize(file).toString();
        if (name.contains("/" + kind + "/" + date)) {
          List<String> all = lines(file);
          lines.put(name, kind.equals("orders") ? all.subList(1, all.size()) : all);
        }
      }
    }
    return lines;
  }

  static List<String> lines(Path file) {
    try (InputStream raw = Files.newInputStream(file);
        InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<String> all(Map<String, List<String>> lines) {
    return lines.values().stream().flatMap(List::stream).toList();
  }

  /** The last line of each order or review, by platform and id; files come in order of dates. */
  static Map<String, String> newest(Map<String, List<String>> lines) {
    Map<String, String> newest = new HashMap<>();
    lines.forEach(
        (name, ofFile) -> {
          String platform = name.split("/")[1];
          ofFile.forEach(line -> newest.put(platform + line.substring(0, line.indexOf(',')), line));
        });
    return newest;
  }

  /** Rows of a CSV text without quotes: cells by column. */
  static List<Map<String, String>> rows(String header, List<String> lines) {
    String[] names = header.strip().split(",");
    List<Map<String, String>> rows = new ArrayList<>();
    for (String line : lines) {
      String[] cells = line.split(",", -1);
      Map<String, String> row = new LinkedHashMap<>();
      for (int i = 0; i < names.length; i++) {
        row.put(names[i], cells[i]);
      }
      rows.add(row);
    }
    return rows;
  }

  static List<Map<String, String>> csv(Path file) {
    List<String> lines = lines(file);
    return rows(lines.get(0), lines.subList(1, lines.size()));
  }

  static List<JsonNode> json(List<String> lines) throws IOException {
    List<JsonNode> nodes = new ArrayList<>();
    for (String line : lines) {
      nodes.add(JSON.readTree(line));
    }
    return nodes;
  }

  static JsonNode totals(Path out) throws IOException {
    return JSON.readTree(Files.readString(out.resolve("truth/totals.json")));
  }
}
