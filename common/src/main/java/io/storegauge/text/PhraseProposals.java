package io.storegauge.text;

import io.storegauge.model.Taxonomy;
import io.storegauge.model.Taxonomy.Topic;
import io.storegauge.text.PhraseCounts.Phrase;
import java.util.ArrayList;
import java.util.List;

/**
 * Phrases that negative texts have more often than others do, and that no topic has yet: of a topic
 * where they stand beside its phrases more than by chance, else outside the taxonomy.
 */
public final class PhraseProposals {
  /** Standard errors from which a phrase is more frequent than by chance, among many thousands. */
  private static final double LEAST_Z = 4;

  /** Share of a phrase's negative texts that must speak of a topic for it to be the topic's. */
  private static final double LEAST_OF_TOPIC = 0.5;

  private static final int NEGATIVE = 0;
  private static final int POSITIVE = 1;
  private static final int UNTOLD = 2;
  private static final int FIRST_TOPIC = 3;

  /**
   * A phrase to look at.
   *
   * @param topic that it may belong to; null = outside the taxonomy
   * @param phrase in the form that texts are compared in
   * @param negatives texts with it
   * @param positives likewise
   * @param z standard errors by which it is more frequent among negative texts
   * @param share of its negative texts that speak of the topic; of no topic, if outside
   */
  public record Proposal(
      Topic topic, String phrase, int negatives, int positives, double z, double share) {}

  private final List<Topic> topics;
  private final TopicTagger tagger;
  private final int leastTexts;
  private int negatives;
  private int positives;
  private final int[] ofTopic;

  /**
   * @param leastTexts negative texts with a phrase that is proposed
   */
  public PhraseProposals(Taxonomy taxonomy, int leastTexts) {
    this.topics = taxonomy.topics();
    this.tagger =
        new TopicTagger(
            TopicPhrases.of(
                new Taxonomy(topics, List.of(), taxonomy.harmless(), taxonomy.negation())));
    this.leastTexts = leastTexts;
    this.ofTopic = new int[topics.size()];
  }

  /** The most telling ones first; the same texts give the same ones in whatever order they are. */
  public List<Proposal> of(LabelledTexts texts, int most) {
    PhraseCounts counts = new PhraseCounts(FIRST_TOPIC + topics.size());
    texts.texts().stream().filter(t -> !t.positive()).forEach(t -> counts.gather(t.text()));
    counts.keepFrequent(leastTexts);
    texts.texts().forEach(t -> count(t, counts));
    List<Phrase> chosen = PhraseChoice.of(counts.phrases(), this::isNew, this::z, most);
    List<Proposal> proposals = new ArrayList<>();
    chosen.forEach(p -> propose(p, proposals));
    return proposals;
  }

  private void count(LabelledText text, PhraseCounts counts) {
    if (text.positive()) {
      positives++;
      counts.count(text.text(), POSITIVE);
      return;
    }
    negatives++;
    tagger.read(text.text());
    if (tagger.count() == 0) {
      counts.count(text.text(), UNTOLD);
    }
    for (int i = 0; i < tagger.count(); i++) {
      ofTopic[tagger.topic(i)]++;
      counts.count(text.text(), FIRST_TOPIC + tagger.topic(i));
    }
  }

  private boolean isNew(Phrase phrase) {
    return z(phrase) >= LEAST_Z && tagger.read(phrase.text()).count() == 0;
  }

  private double z(Phrase phrase) {
    int[] counts = phrase.counts();
    return PhraseOdds.z(counts[NEGATIVE], negatives, counts[POSITIVE], positives);
  }

  private void propose(Phrase phrase, List<Proposal> proposals) {
    int[] counts = phrase.counts();
    int best = -1;
    double bestZ = LEAST_Z;
    for (int t = 0; t < topics.size(); t++) {
      int with = counts[FIRST_TOPIC + t];
      double z = PhraseOdds.z(with, ofTopic[t], counts[NEGATIVE] - with, negatives - ofTopic[t]);
      if (z > bestZ && with >= LEAST_OF_TOPIC * counts[NEGATIVE]) {
        best = t;
        bestZ = z;
      }
    }
    int inside = best < 0 ? counts[UNTOLD] : counts[FIRST_TOPIC + best];
    if (best >= 0 || inside >= LEAST_OF_TOPIC * counts[NEGATIVE]) {
      proposals.add(
          new Proposal(
              best < 0 ? null : topics.get(best),
              phrase.text(),
              counts[NEGATIVE],
              counts[POSITIVE],
              z(phrase),
              inside / (double) counts[NEGATIVE]));
    }
  }
}
