package io.storegauge.text;

import io.storegauge.model.Taxonomy;
import io.storegauge.model.Taxonomy.Topic;
import io.storegauge.stats.Hypergeometric;
import io.storegauge.text.PhraseCounts.Phrase;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Reviews of the last days of a platform, no more than so many a day, and what is new in them. */
final class EmergingWindow {
  static final int WEEK = 7;
  static final int BEFORE = 28;

  /** Reviews of a day that are kept; enough to tell, and a bound for memory and time. */
  private static final int MOST_NEGATIVES = 500;

  private static final int MOST_OTHERS = 200;

  /** Negative reviews without which a phrase of the week tells nothing. */
  private static final int LEAST_MENTIONS = 4;

  /**
   * Phrases that chance may bring forth in a week in which nothing is new, on average: what a
   * phrase must keep to is this divided by the phrases that are looked at.
   */
  private static final double MOST_BY_CHANCE = 0.05;

  /** Probability that a phrase is found no more among negative reviews than among others. */
  private static final double MOST_TONE = 0.01;

  /** Share of the mentions that must speak of no topic for a phrase to be outside. */
  private static final double LEAST_UNTOLD = 0.5;

  private static final int MOST_PHRASES = 20;
  private static final int SHOWN = 3;

  /** Kinds of texts that are counted. */
  private static final int NOW = 0;

  private static final int UNTOLD = 1;
  private static final int THEN = 2;
  private static final int OTHER = 3;
  private static final int KINDS = 4;

  private record Kept(String store, String text, boolean untold) {}

  private record Day(int day, List<Kept> negatives, List<String> others) {}

  /** What one as-of day has. */
  private record Sample(List<Kept> now, List<Kept> before, List<String> others) {}

  /**
   * A phrase that rose.
   *
   * @param rise probability of at least so many mentions, if nothing had changed
   * @param tone the same, if other reviews spoke alike
   */
  record Found(
      String phrase,
      int mentions,
      int negatives,
      int mentionsBefore,
      int negativesBefore,
      double rise,
      double tone,
      int stores,
      List<String> examples) {}

  private final TopicTagger tagger;
  private final ArrayDeque<Day> days = new ArrayDeque<>();

  EmergingWindow(TopicTagger tagger) {
    this.tagger = tagger;
  }

  /** A review; days come in their order, and the first ones of a day are kept. */
  void add(int day, boolean negative, String store, String text) {
    if (days.isEmpty() || days.getLast().day() != day) {
      days.add(new Day(day, new ArrayList<>(), new ArrayList<>()));
    }
    Day last = days.getLast();
    if (negative && last.negatives().size() < MOST_NEGATIVES) {
      last.negatives().add(new Kept(store, text, tagger.read(text).count() == 0));
    } else if (!negative && last.others().size() < MOST_OTHERS) {
      last.others().add(text);
    }
  }

  /** Phrases of the week that ends on a day, those that rose most first. */
  List<Found> found(int asOf) {
    Sample sample = sample(asOf);
    PhraseCounts counts = new PhraseCounts(KINDS);
    sample.now().forEach(k -> counts.gather(k.text()));
    counts.keepFrequent(LEAST_MENTIONS);
    sample.now().stream().filter(Kept::untold).forEach(k -> counts.count(k.text(), UNTOLD));
    sample.before().forEach(k -> counts.count(k.text(), THEN));
    sample.others().forEach(t -> counts.count(t, OTHER));
    List<Phrase> phrases = counts.phrases();
    double mostRise = MOST_BY_CHANCE / Math.max(1, phrases.size());
    List<Phrase> chosen =
        PhraseChoice.of(
            phrases, p -> isEmerging(p, sample, mostRise), p -> worth(p, sample), MOST_PHRASES);
    return told(chosen, sample);
  }

  private Sample sample(int asOf) {
    while (!days.isEmpty() && days.getFirst().day() <= asOf - WEEK - BEFORE) {
      days.removeFirst();
    }
    Sample sample = new Sample(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (Day d : days) {
      (d.day() > asOf - WEEK ? sample.now() : sample.before()).addAll(d.negatives());
      sample.others().addAll(d.others());
    }
    return sample;
  }

  private boolean isEmerging(Phrase phrase, Sample sample, double mostRise) {
    int[] counts = phrase.counts();
    return rise(phrase, sample) <= mostRise
        && tone(phrase, sample) <= MOST_TONE
        && counts[UNTOLD] >= LEAST_UNTOLD * counts[NOW]
        && tagger.read(phrase.text()).count() == 0;
  }

  /** The rarer by chance the better; where a double knows no difference any more, the more. */
  private static double worth(Phrase phrase, Sample sample) {
    double rise = rise(phrase, sample);
    return rise > 0 ? -rise : phrase.counts()[NOW];
  }

  private static double rise(Phrase phrase, Sample sample) {
    return byChance(phrase, THEN, sample, sample.before().size());
  }

  private static double tone(Phrase phrase, Sample sample) {
    return byChance(phrase, OTHER, sample, sample.others().size());
  }

  /** Probability of at least so many mentions in the week, if other texts spoke alike. */
  private static double byChance(Phrase phrase, int others, Sample sample, int otherTexts) {
    int now = phrase.counts()[NOW];
    int texts = sample.now().size();
    return Hypergeometric.atLeast(
        now, texts, now + phrase.counts()[others], (long) texts + otherTexts);
  }

  /** With the stores and texts that have them; each phrase is looked for as a topic of its own. */
  private static List<Found> told(List<Phrase> chosen, Sample sample) {
    List<Topic> topics =
        chosen.stream().map(p -> new Topic("", p.text(), List.of(p.text()))).toList();
    TopicPhrases phrases = TopicPhrases.of(new Taxonomy(topics, List.of(), List.of(), Map.of()));
    TopicTagger finder = new TopicTagger(phrases);
    Excerpt excerpt = new Excerpt(new TopicTagger(phrases));
    List<Set<String>> stores = new ArrayList<>();
    List<List<String>> examples = new ArrayList<>();
    chosen.forEach(
        p -> {
          stores.add(new TreeSet<>());
          examples.add(new ArrayList<>());
        });
    for (Kept k : sample.now()) {
      finder.read(k.text());
      for (int i = 0; i < finder.count(); i++) {
        int at = finder.topic(i);
        stores.get(at).add(k.store());
        String example = excerpt.of(k.text(), at);
        if (examples.get(at).size() < SHOWN && !examples.get(at).contains(example)) {
          examples.get(at).add(example);
        }
      }
    }
    List<Found> found = new ArrayList<>();
    for (int i = 0; i < chosen.size(); i++) {
      Phrase p = chosen.get(i);
      found.add(
          new Found(
              p.text(),
              p.counts()[NOW],
              sample.now().size(),
              p.counts()[THEN],
              sample.before().size(),
              rise(p, sample),
              tone(p, sample),
              stores.get(i).size(),
              examples.get(i)));
    }
    return found;
  }
}
