package io.storegauge.ingest;

import io.storegauge.config.Feed.Type;
import java.util.List;
import java.util.Map;

/**
 * A column of a draft, as it would stand in the mapping.
 *
 * @param name logical column
 * @param from headers; empty = the store that the path names
 * @param unknown words of the sample that nobody knows the meaning of
 * @param remark what is open; null = nothing
 * @param off the column stands there as a comment only
 */
record DraftColumn(
    String name,
    List<String> from,
    boolean required,
    Reading reading,
    Map<String, String> values,
    List<String> unknown,
    String remark,
    boolean off) {

  /**
   * How cells are read.
   *
   * @param min null = any
   * @param max null = any
   */
  record Reading(Type type, List<String> patterns, Double min, Double max) {
    static Reading as(Type type) {
      return new Reading(type, List.of(), null, null);
    }
  }

  DraftColumn(String name, List<String> from, boolean required, Reading reading) {
    this(name, from, required, reading, Map.of(), List.of(), null, false);
  }

  DraftColumn remarked(String open) {
    return new DraftColumn(name, from, required, reading, values, unknown, open, off);
  }

  /** Only a comment, unless a row cannot do without it. */
  DraftColumn offUnlessRequired() {
    return new DraftColumn(name, from, required, reading, values, unknown, remark, !required);
  }

  DraftColumn worded(Map<String, String> words, List<String> unknownWords) {
    return new DraftColumn(name, from, required, reading, words, unknownWords, remark, off);
  }
}
