package io.storegauge.config;

import io.storegauge.model.Platform;
import java.io.Serializable;
import java.util.Map;

/**
 * The whole configuration folder, read strictly.
 *
 * @param settings {@code storegauge.yaml}
 * @param platforms {@code platforms.yaml}, by id
 * @param schemes {@code schemes/*.yaml}, by id
 * @param sources {@code sources/*}, by folder name
 */
public record Conf(
    Settings settings,
    Map<String, Platform> platforms,
    Map<String, Scheme> schemes,
    Map<String, Source> sources)
    implements Serializable {}
