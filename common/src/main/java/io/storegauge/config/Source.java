package io.storegauge.config;

import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * One folder under {@code conf/sources}.
 *
 * @param name folder name
 * @param feeds its mappings, by name
 * @param silver SQL by entity ({@code silver.yaml}): how staged feeds become rows of silver tables;
 *     a feed's records are the view of its name; empty where every feed maps straight to an entity
 */
public record Source(String name, List<Feed> feeds, Map<String, String> silver)
    implements Serializable {}
