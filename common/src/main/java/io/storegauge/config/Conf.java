package io.storegauge.config;

import io.storegauge.model.Platform;
import io.storegauge.model.Taxonomy;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;

/**
 * The whole configuration folder, read strictly.
 *
 * @param settings {@code storegauge.yaml}
 * @param platforms {@code platforms.yaml}, by id
 * @param schemes {@code schemes/*.yaml}, by id
 * @param sources {@code sources/*}, by folder name
 * @param targets {@code targets.yaml}
 * @param alerts {@code alerts.yaml}
 * @param topics {@code topics.yaml}
 */
public record Conf(
    Settings settings,
    Map<String, Platform> platforms,
    Map<String, Scheme> schemes,
    Map<String, Source> sources,
    Targets targets,
    Alerts alerts,
    Taxonomy topics)
    implements Serializable {

  /** A configuration without target lines, alerts and topics. */
  public Conf(
      Settings settings,
      Map<String, Platform> platforms,
      Map<String, Scheme> schemes,
      Map<String, Source> sources) {
    this(settings, platforms, schemes, sources, Targets.NONE, Alerts.NONE, Taxonomy.NONE);
  }

  /** The same with other platforms, by id. */
  public Conf withPlatforms(Map<String, Platform> others) {
    return new Conf(settings, others, schemes, sources, targets, alerts, topics);
  }

  /** The same with a scheme that replaces the one of its id, or comes to the others. */
  public Conf with(Scheme scheme) {
    Map<String, Scheme> all = new HashMap<>(schemes);
    all.put(scheme.id(), scheme);
    return new Conf(settings, platforms, all, sources, targets, alerts, topics);
  }
}
