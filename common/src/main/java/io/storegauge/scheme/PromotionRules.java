package io.storegauge.scheme;

import io.storegauge.config.Conf;
import io.storegauge.config.Scheme;
import io.storegauge.model.Platform;
import io.storegauge.stats.Millionths;
import java.io.Serializable;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/** Which mean of scores a platform's scheme asks of stores in campaigns, day by day. */
public final class PromotionRules implements Serializable {
  private static final long serialVersionUID = 1L;

  /**
   * A rule in force; points in millionths.
   *
   * @param main whether the scheme is its platform's main one
   * @param days trailing days of the mean
   * @param lowest score that the version gives
   * @param highest likewise
   */
  record Rule(UTF8String version, boolean main, int days, long required, long lowest, long highest)
      implements Serializable {

    static Rule of(Scheme.Version v, boolean main, Scheme.Promotion promotion) {
      return new Rule(
          UTF8String.fromString(v.version()),
          main,
          promotion.days(),
          Millionths.of(promotion.meanAtLeast()),
          Millionths.of(v.range().from()),
          Millionths.of(v.range().to()));
    }
  }

  /** A scheme of a platform. */
  private record Key(UTF8String platform, UTF8String scheme) implements Serializable {}

  /** Rules of a scheme by the first day of their version; null = the version has none. */
  record ByDay(TreeMap<Integer, Rule> byFirstDay) implements Serializable {

    /** The rule in force on an as-of day; null = none. */
    Rule on(int asOf) {
      Map.Entry<Integer, Rule> version = byFirstDay.floorEntry(asOf);
      return version == null ? null : version.getValue();
    }
  }

  private final Map<Key, ByDay> byScheme = new HashMap<>();
  private final int reachDays;

  PromotionRules(Collection<Platform> platforms, Map<String, Scheme> schemes) {
    int longest = 0;
    for (Platform p : platforms) {
      for (String id : p.schemes()) {
        Scheme scheme = schemes.get(id);
        if (!scheme.promotions().isEmpty()) {
          boolean main = id.equals(p.schemes().get(0));
          byScheme.put(key(p.id(), id), byDay(scheme, main));
          for (Scheme.Promotion rule : scheme.promotions().values()) {
            longest = Math.max(longest, rule.days());
          }
        }
      }
    }
    reachDays = longest;
  }

  /** Rules of all platforms of a configuration. */
  public static PromotionRules of(Conf conf) {
    return new PromotionRules(conf.platforms().values(), conf.schemes());
  }

  private static Key key(String platform, String scheme) {
    return new Key(UTF8String.fromString(platform), UTF8String.fromString(scheme));
  }

  private static ByDay byDay(Scheme scheme, boolean main) {
    TreeMap<Integer, Rule> byFirstDay = new TreeMap<>();
    for (Scheme.Version v : scheme.versions()) {
      Scheme.Promotion promotion = scheme.promotions().get(v.version());
      byFirstDay.put(
          v.alsoBefore() ? Integer.MIN_VALUE : (int) v.from().toEpochDay(),
          promotion == null ? null : Rule.of(v, main, promotion));
    }
    return new ByDay(byFirstDay);
  }

  /** Platforms with a scheme that has a rule. */
  public Set<String> platforms() {
    return byScheme.keySet().stream()
        .map(k -> k.platform().toString())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Whether no scheme of any platform has a rule. */
  public boolean isEmpty() {
    return byScheme.isEmpty();
  }

  /** Days of the longest mean; 0 if there is none. */
  public int reachDays() {
    return reachDays;
  }

  /** Whether a row of {@link PromotionRows#COLUMNS} is of a scheme that has a rule on some day. */
  public boolean concern(InternalRow row) {
    return of(row.getUTF8String(PromotionRows.PLATFORM), row.getUTF8String(PromotionRows.SCHEME))
        != null;
  }

  /** Rules of a platform's scheme; null = it has none on any day. */
  ByDay of(UTF8String platform, UTF8String scheme) {
    return byScheme.get(new Key(platform, scheme));
  }

  /** All that shapes rows, for a fingerprint. */
  @Override
  public String toString() {
    Map<String, ByDay> sorted = new TreeMap<>();
    byScheme.forEach((k, rules) -> sorted.put(k.platform() + "/" + k.scheme(), rules));
    return sorted.toString();
  }
}
