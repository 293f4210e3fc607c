package io.storegauge.text;

/** A model fresh from its training, not named yet. */
public record TrainedModel(
    Features features, FeatureWeights weights, double bias, TrainingReport report) {

  /** The same model, of which more is known. */
  public TrainedModel with(CrossChecks checks) {
    return new TrainedModel(features, weights, bias, report.with(checks));
  }

  /** As a model of that name. */
  SentimentModel named(String version) {
    return new SentimentModel(version, features, weights, bias);
  }
}
