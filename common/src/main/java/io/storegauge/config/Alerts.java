package io.storegauge.config;

import java.io.Serializable;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * {@code conf/alerts.yaml}: what raises an alert.
 *
 * @param usualDays days before a rule's window that say what is usual at a store
 * @param quietDays days without an alert of a rule after which the next one is a first
 * @param rules by name, sorted, because what is printed of them tells whether a table is up to date
 */
public record Alerts(int usualDays, int quietDays, SortedMap<String, Rule> rules)
    implements Serializable {
  /** A configuration without rules. */
  public static final Alerts NONE = new Alerts(1, 0, new TreeMap<>());

  public Alerts {
    rules = Collections.unmodifiableSortedMap(new TreeMap<>(rules));
  }

  /** What of a store is counted, among what. */
  public enum Of {
    /** Reviews with up to two stars, among all with stars. */
    NEGATIVE_STARS,
    /** Reviews with one star or one and a half, among all with stars. */
    ONE_STAR,
    /** Reviews whose text or addition reads as negative, among all that say something. */
    NEGATIVE_TEXT,
    /** Negative reviews that speak of a topic, each topic for itself, among all with stars. */
    TOPIC,
    /** Reviews with words by which buyers make pressure, each kind for itself, likewise. */
    ESCALATION;

    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** How much it matters. */
  public enum Severity {
    INFO,
    WARNING,
    CRITICAL;

    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A rule.
   *
   * @param windowDays trailing days whose reviews are held against those before
   * @param atLeast fewer never raise an alert
   * @param threshold probability of so many by chance up to which an alert is raised; null = the
   *     number alone decides
   */
  public record Rule(Of of, int windowDays, int atLeast, Double threshold, Severity severity)
      implements Serializable {}

  /** Days after which what happened on a day can no longer change whether there is an alert. */
  public int reachDays() {
    int window = rules.values().stream().mapToInt(Rule::windowDays).max().orElse(1);
    return usualDays + window + quietDays;
  }

  /** The same with other rules. */
  public Alerts with(Map<String, Rule> others) {
    return new Alerts(usualDays, quietDays, new TreeMap<>(others));
  }
}
