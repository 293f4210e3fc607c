package io.storegauge.text;

/**
 * How much more often a phrase stands in some texts than in others: the log odds ratio with an
 * informative Dirichlet prior in standard errors (Monroe, Colaresi and Quinn 2008), over texts that
 * have the phrase. The prior is what both together say, weighing as much as so many texts: it keeps
 * rare phrases from the top.
 */
final class PhraseOdds {
  /** Texts that the prior stands for. */
  static final double PRIOR_TEXTS = 50;

  private PhraseOdds() {}

  /**
   * Standard errors above even odds.
   *
   * @param count texts with the phrase, of {@code all}
   * @param others texts with the phrase, of {@code allOthers}
   */
  static double z(int count, int all, int others, int allOthers) {
    double prior = PRIOR_TEXTS * (count + others) / (double) (all + allOthers);
    double with = count + prior;
    double otherWith = others + prior;
    double odds = StrictMath.log(with / (all + PRIOR_TEXTS - with));
    double otherOdds = StrictMath.log(otherWith / (allOthers + PRIOR_TEXTS - otherWith));
    return (odds - otherOdds) / Math.sqrt(1 / with + 1 / otherWith);
  }
}
