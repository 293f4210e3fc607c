package io.storegauge.scheme;

import static io.storegauge.model.StoregaugeException.Code.USAGE;

import io.storegauge.config.Conf;
import io.storegauge.config.Scheme;
import io.storegauge.model.Platform;
import io.storegauge.model.StoregaugeException;
import io.storegauge.stats.PeerDays;
import io.storegauge.table.StoreMetricsTable;
import io.storegauge.table.StoresTable;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Which rules score a platform's stores on a day, and what all of them need to know. */
public final class PlatformSchemes implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Texts of a store that rules ask for, in this order. */
  private static final List<String> TRAITS =
      List.of(StoresTable.INDUSTRY, StoresTable.STORE_TYPE, StoresTable.SERVICES);

  static final int INDUSTRY = 0;
  static final int STORE_TYPE = 1;
  static final int SERVICES = 2;

  /** Position of the valid orders of 30 days, which every row has in front of its values. */
  static final int PAID_ORDERS = -1;

  /** Position of what is made of other columns of the same rules. */
  static final int QUOTIENT = -2;

  /** A scheme with its versions by first day, as epoch days. */
  private record Versions(String scheme, boolean main, TreeMap<Long, SchemeEvaluator> byFirstDay)
      implements Serializable {}

  /**
   * Rules in force.
   *
   * @param main whether the scheme is its platform's main one
   * @param columns position of each of the rules' columns in {@link PlatformSchemes#columns()}
   * @param traits whether rows end in industry, type and services of the store
   */
  record InForce(
      String scheme, boolean main, SchemeEvaluator rules, int[] columns, boolean traits) {}

  private final Map<String, List<Versions>> byPlatform = new HashMap<>();
  private final Map<String, Set<String>> platformsByColumn = new HashMap<>();
  private final List<String> columns;
  private final boolean traits;

  /**
   * @throws StoregaugeException if a platform names a scheme there is not, or a scheme a metric
   */
  public PlatformSchemes(Collection<Platform> platforms, Map<String, Scheme> schemes) {
    Set<String> needed = new LinkedHashSet<>();
    boolean anyTrait = false;
    Map<String, Platform> sorted = new TreeMap<>();
    platforms.forEach(p -> sorted.put(p.id(), p));
    for (Platform p : sorted.values()) {
      List<Versions> all = new ArrayList<>();
      for (String id : p.schemes()) {
        Scheme scheme = scheme(p, id, schemes);
        Versions versions = new Versions(id, all.isEmpty(), new TreeMap<>());
        for (Scheme.Version v : scheme.versions()) {
          SchemeEvaluator rules = new SchemeEvaluator(v, scheme.overrides());
          versions.byFirstDay().put(firstDay(v), rules);
          rules.columns().stream()
              .filter(c -> !c.isQuotient())
              .forEach(
                  c -> {
                    needed.add(c.name());
                    platformsByColumn.computeIfAbsent(c.name(), n -> new TreeSet<>()).add(p.id());
                  });
          anyTrait |= asksForTraits(v, rules);
        }
        all.add(versions);
      }
      byPlatform.put(p.id(), all);
    }
    needed.remove(StoreMetricsTable.PAID_ORDERS_30D);
    this.columns = new ArrayList<>(needed);
    this.traits = anyTrait;
  }

  /** Schemes of all platforms of a configuration. */
  public static PlatformSchemes of(Conf conf) {
    return new PlatformSchemes(conf.platforms().values(), conf.schemes());
  }

  private static Scheme scheme(Platform p, String id, Map<String, Scheme> schemes) {
    Scheme scheme = schemes.get(id);
    if (scheme == null) {
      throw new StoregaugeException(
          USAGE,
          String.format(
              "Platform %s is scored by %s, which is not among the schemes: %s",
              p.id(), id, schemes.keySet().stream().sorted().toList()));
    }
    return scheme;
  }

  private static long firstDay(Scheme.Version v) {
    return v.alsoBefore() ? Long.MIN_VALUE : v.from().toEpochDay();
  }

  private static boolean asksForTraits(Scheme.Version v, SchemeEvaluator rules) {
    List<Scheme.Condition> conditions = new ArrayList<>();
    v.indicators().stream()
        .filter(i -> i.smallSample() != null)
        .forEach(i -> conditions.addAll(i.smallSample().when()));
    v.bonuses().forEach(b -> conditions.addAll(b.when()));
    v.gates().forEach(g -> conditions.addAll(g.when()));
    return rules.weights().vary()
        || !v.stages().unscoredStoreTypes().isEmpty()
        || conditions.stream().anyMatch(c -> c.service() != null || c.storeType() != null);
  }

  /** Columns of {@code gold.store_metrics} that any of the schemes needs, but for valid orders. */
  public List<String> columns() {
    return columns;
  }

  /** Platforms whose schemes need one of {@link #columns()}, in order. */
  public Set<String> platformsWith(String column) {
    return platformsByColumn.get(column);
  }

  /** Platforms that are scored. */
  public Set<String> platforms() {
    return byPlatform.keySet();
  }

  /** Texts of {@code gold.store_metrics} that any of the schemes needs. */
  public List<String> texts() {
    return traits ? TRAITS : List.of();
  }

  /**
   * What a row of a store holds behind the columns that every row has: {@link #columns()}, then
   * {@link #texts()}. The caller's own.
   */
  public List<String> rowColumns() {
    List<String> all = new ArrayList<>(columns);
    all.addAll(texts());
    return all;
  }

  /** How the values of {@link #columns()} stand in a row. */
  public List<PeerDays.Value> valueTypes() {
    StructType schema = StoreMetricsTable.SPEC.schema();
    return columns.stream()
        .map(
            c ->
                schema.apply(c).dataType() == DataTypes.LongType
                    ? PeerDays.Value.WHOLE
                    : PeerDays.Value.REAL)
        .toList();
  }

  /**
   * Columns of {@code gold.store_metrics} that a platform's schemes look at on a day, valid orders
   * among them where a rule compares them.
   */
  public Set<String> columnsOn(String platform, LocalDate asOf) {
    Set<String> looked = new TreeSet<>();
    for (InForce r : on(platform, (int) asOf.toEpochDay())) {
      r.rules().columns().stream().filter(c -> !c.isQuotient()).forEach(c -> looked.add(c.name()));
    }
    return looked;
  }

  /**
   * Rules of a platform on an as-of day, those of its main scheme first; empty if none is there.
   */
  List<InForce> on(String platform, int asOf) {
    List<InForce> rules = new ArrayList<>();
    for (Versions v : byPlatform.getOrDefault(platform, List.of())) {
      var entry = v.byFirstDay().floorEntry((long) asOf);
      if (entry != null) {
        rules.add(
            new InForce(
                v.scheme(), v.main(), entry.getValue(), positions(entry.getValue()), traits));
      }
    }
    return rules;
  }

  /** Rules of one scheme of a platform on an as-of day; empty = it has none then. */
  Optional<InForce> on(String platform, int asOf, String scheme) {
    return on(platform, asOf).stream().filter(r -> r.scheme().equals(scheme)).findFirst();
  }

  /** Of a column that is not among them: −1, which is {@link #PAID_ORDERS}. */
  private int[] positions(SchemeEvaluator rules) {
    return rules.columns().stream()
        .mapToInt(c -> c.isQuotient() ? QUOTIENT : columns.indexOf(c.name()))
        .toArray();
  }
}
