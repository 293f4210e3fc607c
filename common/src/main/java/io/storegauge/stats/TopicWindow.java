package io.storegauge.stats;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.unsafe.types.UTF8String;

/** The last days of a store: how many texts there were, and what they spoke of. */
final class TopicWindow {
  /** Days of a row, and of what it is compared with. */
  static final int WEEK = 7;

  static final int BEFORE = 28;

  /** What is counted for itself. */
  record Series(UTF8String source, UTF8String group, UTF8String topic) {
    static final Comparator<Series> ORDER =
        Comparator.comparing(Series::source)
            .thenComparing(Series::group)
            .thenComparing(Series::topic);
  }

  /** Texts of a source: all, and those a share is taken of. */
  private record Texts(long all, long base) {
    static final Texts NONE = new Texts(0, 0);

    Texts plus(Texts other) {
      return new Texts(all + other.all, base + other.base);
    }
  }

  private record Day(int day, Map<UTF8String, Texts> texts, Map<Series, TopicTally> tallies) {}

  /**
   * One series over the week, and over the days before it.
   *
   * @param base texts that the share is taken of, among all {@code texts}
   */
  record Week(
      Series series,
      TopicTally now,
      long texts,
      long base,
      long countedBefore,
      long textsBefore,
      long baseBefore) {
    ShareChange change() {
      return ShareChange.of(now.counted(), base, countedBefore, baseBefore);
    }

    /**
     * Whether the share rose, and that among all texts too: where another topic ends, the shares of
     * all others rise, though nobody speaks more of them.
     */
    boolean rising() {
      return change().low() > 0
          && ShareChange.of(now.counted(), texts, countedBefore, textsBefore).low() > 0;
    }
  }

  private final ArrayDeque<Day> days = new ArrayDeque<>();

  private Day on(int day) {
    if (days.isEmpty() || days.getLast().day() != day) {
      days.add(new Day(day, new HashMap<>(), new HashMap<>()));
    }
    return days.getLast();
  }

  /** Texts of a day; days come in their order. */
  void texts(int day, UTF8String source, long all, long base) {
    on(day).texts().merge(source, new Texts(all, base), Texts::plus);
  }

  /** The tally of a series on a day, to add to. */
  TopicTally tally(int day, Series series) {
    return on(day).tallies().computeIfAbsent(series, s -> new TopicTally());
  }

  /** The weeks that end on a day, by series, of all series that the window has. */
  List<Week> weeks(int asOf) {
    while (!days.isEmpty() && days.getFirst().day() <= asOf - WEEK - BEFORE) {
      days.removeFirst();
    }
    Map<UTF8String, Texts> now = new HashMap<>();
    Map<UTF8String, Texts> before = new HashMap<>();
    Map<Series, TopicTally> tallies = new TreeMap<>(Series.ORDER);
    Map<Series, Long> countedBefore = new HashMap<>();
    for (Day d : days) {
      boolean inWeek = d.day() > asOf - WEEK;
      d.texts().forEach((source, n) -> (inWeek ? now : before).merge(source, n, Texts::plus));
      d.tallies()
          .forEach(
              (series, tally) -> {
                TopicTally sum = tallies.computeIfAbsent(series, s -> new TopicTally());
                if (inWeek) {
                  sum.add(tally);
                } else {
                  countedBefore.merge(series, tally.counted(), Long::sum);
                }
              });
    }
    List<Week> weeks = new ArrayList<>();
    tallies.forEach(
        (series, tally) -> {
          Texts texts = now.getOrDefault(series.source(), Texts.NONE);
          Texts textsBefore = before.getOrDefault(series.source(), Texts.NONE);
          weeks.add(
              new Week(
                  series,
                  tally,
                  texts.all(),
                  texts.base(),
                  countedBefore.getOrDefault(series, 0L),
                  textsBefore.all(),
                  textsBefore.base()));
        });
    return weeks;
  }
}
