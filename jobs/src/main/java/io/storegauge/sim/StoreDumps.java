package io.storegauge.sim;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** What was written of a store, or of all: files, planted faults, planted personal texts. */
final class StoreDumps implements Serializable {
  private static final long serialVersionUID = 1L;

  private final List<DumpCount> files = new ArrayList<>();
  private final List<Planted> planted = new ArrayList<>();
  private final TreeSet<String> personal = new TreeSet<>();

  List<DumpCount> files() {
    return files;
  }

  List<Planted> planted() {
    return planted;
  }

  /** Texts that must not be found behind the parser. */
  SortedSet<String> personal() {
    return personal;
  }

  void add(StoreDumps other) {
    files.addAll(other.files);
    planted.addAll(other.planted);
    personal.addAll(other.personal);
  }
}
