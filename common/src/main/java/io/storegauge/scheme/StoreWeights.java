package io.storegauge.scheme;

import io.storegauge.config.Scheme;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.unsafe.types.UTF8String;

/** Which weights are a store's: those of a version, or of the override that fits it best. */
final class StoreWeights implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Whom an override is for; null = any. */
  private record Stores(UTF8String industry, UTF8String category, UTF8String type)
      implements Serializable {}

  private final SchemeWeights standard;
  private final Map<Stores, SchemeWeights> overrides = new HashMap<>();

  StoreWeights(Scheme.Version version, List<Scheme.Override> configured) {
    this.standard = SchemeWeights.of(version, Map.of(), Map.of());
    for (Scheme.Override o : configured) {
      if (o.versions().contains(version.version())) {
        overrides.put(
            new Stores(text(o.industry()), text(o.category()), text(o.storeType())),
            SchemeWeights.of(version, o.dimensions(), o.weights()));
      }
    }
  }

  private static UTF8String text(String text) {
    return text == null ? null : UTF8String.fromString(text);
  }

  boolean vary() {
    return !overrides.isEmpty();
  }

  /**
   * Weights of a store; null = unknown, which is satisfied only by an override that does not ask.
   */
  SchemeWeights of(UTF8String industry, UTF8String category, UTF8String type) {
    if (overrides.isEmpty()) {
      return standard;
    }
    SchemeWeights found = typed(industry, category, type);
    if (found == null && industry != null) {
      found = overrides.get(new Stores(industry, null, null));
    }
    if (found == null && category != null) {
      found = overrides.get(new Stores(null, category, null));
    }
    if (found == null && type != null) {
      found = overrides.get(new Stores(null, null, type));
    }
    return found == null ? standard : found;
  }

  /** Those for an industry or category and a store type; null = none. */
  private SchemeWeights typed(UTF8String industry, UTF8String category, UTF8String type) {
    SchemeWeights found = null;
    if (type != null && industry != null) {
      found = overrides.get(new Stores(industry, null, type));
    }
    if (found == null && type != null && category != null) {
      found = overrides.get(new Stores(null, category, type));
    }
    return found;
  }
}
