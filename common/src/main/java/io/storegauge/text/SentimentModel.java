package io.storegauge.text;

import java.io.Serializable;

/**
 * A linear model over n-grams, calibrated: the logit of the probability that a text is positive is
 * {@code bias} + Σ weights of its features ÷ √(number of its features + {@value Features#BEFORE}),
 * each counted once.
 *
 * <p>The weights are shared, never changed.
 */
public final class SentimentModel implements Serializable {
  private static final long serialVersionUID = 2L;

  private final String version;
  private final Features features;
  private final WeightTable weights;
  private final double bias;

  /**
   * @param version names the model in tables; another one makes their rows stale
   * @param weights of the features that tell something
   */
  SentimentModel(String version, Features features, FeatureWeights weights, double bias) {
    this.version = version;
    this.features = features;
    this.weights = new WeightTable(weights);
    this.bias = bias;
  }

  public String version() {
    return version;
  }

  public Features features() {
    return features;
  }

  WeightTable weights() {
    return weights;
  }

  double bias() {
    return bias;
  }
}
