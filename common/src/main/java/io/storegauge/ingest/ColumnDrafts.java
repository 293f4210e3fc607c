package io.storegauge.ingest;

import io.storegauge.config.Entity;
import io.storegauge.config.Feed.Type;
import io.storegauge.ingest.DraftColumn.Reading;
import io.storegauge.ingest.KnownColumns.Known;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Drafts single columns of a table: by what mappings know of its headers, else by its cells. */
final class ColumnDrafts {
  /** Stands for a header or a word that is to be filled in. */
  static final String OPEN = "?";

  private static final int CANDIDATES = 6;

  private final Entity entity;
  private final KnownColumns known;
  private final FileSample sample;

  ColumnDrafts(Entity entity, KnownColumns known, FileSample sample) {
    this.entity = entity;
    this.known = known;
    this.sample = sample;
  }

  private boolean isRequired(String target) {
    return entity.required().contains(target);
  }

  private boolean hasFixedWords(String target) {
    return !entity.vocabulary(target).isEmpty();
  }

  /** A column whose headers some mapping knows. */
  DraftColumn of(String target, Known k) {
    String header = k.headers().get(0);
    ColumnGuess guess = sample.guess(header);
    List<Type> allowed = entity.types(target);
    Type usual = allowed.contains(k.usual()) ? k.usual() : allowed.get(0);
    if (hasFixedWords(target) || !k.words().isEmpty()) {
      DraftColumn worded = worded(column(target, k, Reading.as(usual)), header, k.words());
      if (!worded.values().isEmpty()) {
        return worded.remarked(guess.doubt());
      }
      if (hasFixedWords(target)) {
        return openWord(worded).remarked("no word of it is known").offUnlessRequired();
      }
    }
    Type type = readable(target, usual, header);
    if (type == null) {
      String like = guess.type().name().toLowerCase(Locale.ROOT);
      return column(target, k, Reading.as(allowed.get(0)))
          .remarked("its cells look like " + like)
          .offUnlessRequired();
    }
    boolean same = type == k.usual();
    Reading reading =
        new Reading(type, patterns(type, guess), same ? k.min() : null, same ? k.max() : null);
    return yesOrNo(column(target, k, reading), header).remarked(guess.doubt());
  }

  private DraftColumn column(String target, Known k, Reading reading) {
    return new DraftColumn(target, k.headers(), isRequired(target), reading);
  }

  /** Words of the sample that mean something, then the others of the same mapping. */
  private DraftColumn worded(DraftColumn column, String header, Map<String, String> own) {
    Map<String, String> values = new LinkedHashMap<>();
    List<String> unknown = new ArrayList<>();
    List<String> words = sample.words(header);
    for (String word : words) {
      String elsewhere = known.word(entity, column.name(), word).orElse(null);
      String meant = own.getOrDefault(word, elsewhere);
      if (meant == null) {
        unknown.add(word);
      } else {
        values.put(word, meant);
      }
    }
    if (words.isEmpty() || words.stream().anyMatch(own::containsKey)) {
      own.forEach(values::putIfAbsent);
    }
    return column.worded(values, unknown);
  }

  private DraftColumn openWord(DraftColumn column) {
    String some = entity.vocabulary(column.name()).get(0);
    return column.worded(Map.of(OPEN, some), column.unknown());
  }

  private DraftColumn yesOrNo(DraftColumn column, String header) {
    List<String> words = sample.words(header);
    boolean chinese = words.contains("是") || words.contains("否");
    if (column.reading().type() != Type.BOOLEAN || !chinese) {
      return column;
    }
    Map<String, String> values = new LinkedHashMap<>();
    values.put("是", "true");
    values.put("否", "false");
    return column.worded(values, List.of());
  }

  private static List<String> patterns(Type type, ColumnGuess guess) {
    boolean time = type == Type.TIMESTAMP || type == Type.DATE || type == Type.END_OF_DAY;
    return time ? guess.patterns() : List.of();
  }

  /** A type that the column may have and that its cells can be read as; null = there is none. */
  private Type readable(String target, Type usual, String header) {
    ColumnGuess guess = sample.guess(header);
    List<Type> allowed = entity.types(target);
    List<Type> tried = new ArrayList<>(List.of(usual, guess.type()));
    tried.addAll(allowed);
    return tried.stream()
        .filter(allowed::contains)
        .filter(t -> ColumnGuess.reads(t, guess.patterns(), sample.cells(header)))
        .findFirst()
        .orElse(null);
  }

  /**
   * A needed column that no header is known for: the only one it could be, or a gap.
   *
   * @param left headers that no column takes
   */
  DraftColumn guessed(String target, List<String> left) {
    List<String> candidates = left.stream().filter(h -> couldBe(target, h)).toList();
    if (candidates.size() != 1) {
      String some = String.join(", ", candidates.stream().limit(CANDIDATES).toList());
      DraftColumn gap =
          new DraftColumn(target, List.of(OPEN), true, Reading.as(entity.types(target).get(0)))
              .remarked(some.isEmpty() ? "no header is known for it" : "one of " + some);
      return hasFixedWords(target) ? openWord(gap) : gap;
    }
    String header = candidates.get(0);
    ColumnGuess guess = sample.guess(header);
    Type type = readable(target, guess.type(), header);
    Reading reading = new Reading(type, patterns(type, guess), null, null);
    DraftColumn only =
        new DraftColumn(target, candidates, true, reading)
            .remarked("the only column that could be it");
    return hasFixedWords(target) ? worded(only, header, Map.of()) : only;
  }

  private boolean couldBe(String target, String header) {
    if (HeaderHints.isPersonal(header) || HeaderHints.isBuyer(header)) {
      return false;
    }
    if (hasFixedWords(target)) {
      List<String> words = sample.words(header);
      long meant = words.stream().filter(w -> known.word(entity, target, w).isPresent()).count();
      return meant > 0 && 2 * meant >= words.size();
    }
    Type guess = sample.guess(header).type();
    List<Type> allowed = entity.types(target);
    if (allowed.contains(Type.ID)) {
      return guess == Type.ID;
    }
    return allowed.contains(guess) || guess == Type.DATE && allowed.contains(Type.TIMESTAMP);
  }
}
