package io.storegauge.text;

/**
 * A model fresh from its training, not named yet.
 *
 * @param weights one for each number of {@code features}
 */
public record TrainedModel(
    Features features, float[] weights, double bias, Patterns patterns, TrainingReport report) {

  /** The same model, of which more is known. */
  public TrainedModel with(CrossChecks checks) {
    return new TrainedModel(features, weights, bias, patterns, report.with(checks));
  }

  /** As a model of that name. */
  SentimentModel named(String version) {
    return new SentimentModel(version, features, weights, bias, patterns);
  }
}
