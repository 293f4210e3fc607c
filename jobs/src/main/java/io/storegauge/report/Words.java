package io.storegauge.report;

import io.storegauge.report.chart.Wording;
import io.storegauge.report.data.ComponentRow;
import io.storegauge.report.data.StoreKey;
import io.storegauge.report.data.StoreProfile;
import io.storegauge.table.MetricColumn;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Figures and names as a reader of the language likes them. */
public final class Words {
  private static final Pattern WINDOWED = Pattern.compile("(.+)_(\\d+)d");

  /** Scales that end lower are told apart by a second digit. */
  private static final double FINE_SCALE = 50;

  private final Labels labels;
  private final DateTimeFormatter day;
  private final DateTimeFormatter tick;
  private final DateTimeFormatter instant;

  public Words(Labels labels) {
    this.labels = labels;
    this.day = pattern("format.day");
    this.tick = pattern("format.tick");
    this.instant = pattern("format.instant").withZone(ZoneOffset.UTC);
  }

  private DateTimeFormatter pattern(String key) {
    return DateTimeFormatter.ofPattern(labels.of(key), Locale.ENGLISH);
  }

  public Labels labels() {
    return labels;
  }

  public String of(String key, Object... arguments) {
    return labels.of(key, arguments);
  }

  public String day(LocalDate d) {
    return day.format(d);
  }

  /** In UTC, which it says. */
  public String instant(Instant i) {
    return instant.format(i);
  }

  public String count(long n) {
    return String.format(Locale.ROOT, "%,d", n);
  }

  /** Rounded half to even; never "-0". */
  public String fixed(double value, int places) {
    BigDecimal rounded = BigDecimal.valueOf(value).setScale(places, RoundingMode.HALF_EVEN);
    return (rounded.signum() < 0 ? "−" : "") + rounded.abs().toPlainString();
  }

  /** With its sign; what rounds to nothing has none. */
  public String signed(double value, int places) {
    String figure = fixed(value, places);
    boolean nothing =
        BigDecimal.valueOf(value).setScale(places, RoundingMode.HALF_EVEN).signum() == 0;
    return value > 0 && !nothing ? "+" + figure : figure;
  }

  /** A share 0–1 as percent. */
  public String percent(double share, int places) {
    return fixed(share * 100, places) + "%";
  }

  /** Digits behind the point of a score. */
  public static int places(double top) {
    return top >= FINE_SCALE ? 1 : 2;
  }

  public String score(double score, double top) {
    return fixed(score, places(top));
  }

  /** A scale's end is shown as short as it is. */
  public String top(double top) {
    return fixed(top, top == Math.rint(top) ? 0 : 1);
  }

  /** A value of a metric in the unit a reader thinks in. */
  public String value(double value, String unit) {
    return switch (unit) {
      case "share 0–1" -> percent(value, value != 0 && Math.abs(value) < 0.01 ? 2 : 1);
      case "hours" -> labels.of("unit.hours", fixed(value, 1));
      case "seconds" -> labels.of("unit.seconds", fixed(value, 0));
      case "stars" -> stars(value);
      case "acts", "agents", "points" -> fixed(value, value == Math.rint(value) ? 0 : 1);
      default -> fixed(value, 2);
    };
  }

  public String stars(double value) {
    return fixed(value, 2) + " ★";
  }

  /** Unit of a column of gold.store_metrics; empty where it is not in the dictionary. */
  public static String unit(String metric) {
    return MetricColumn.ALL.stream()
        .filter(c -> c.name().equals(metric))
        .map(MetricColumn::unit)
        .findFirst()
        .orElse(metric.contains("_hours_") ? "hours" : "");
  }

  /** Name of a column of gold.store_metrics with its window. */
  public String metric(String column) {
    Matcher m = WINDOWED.matcher(column);
    return m.matches()
        ? labels.of("metric", labels.name("metric", m.group(1)), m.group(2))
        : labels.name("metric", column);
  }

  /** Name of an indicator: that of its metric, or the one it has in its scheme. */
  public String indicator(ComponentRow c) {
    return indicator(c.indicator(), c.metric());
  }

  public String indicator(String indicator, String metric) {
    String own = labels.name("indicator", indicator);
    return own.equals(indicator) ? metric(metric) : own;
  }

  /** What moved a rank, as {@code gold.rank_changes} names it. */
  public String movedBy(String driver) {
    String other = labels.name("moved_by", driver);
    return of("movers.driver", other.equals(driver) ? indicator(driver, driver) : other);
  }

  public String platform(String id) {
    return labels.name("platform", id);
  }

  public String scheme(String id) {
    return labels.name("scheme", id);
  }

  /** The store's name; its id where it has none. */
  public String store(StoreKey store, StoreProfile profile) {
    return profile.name() == null || profile.name().isBlank() ? store.toString() : profile.name();
  }

  /** Words of a chart of days. */
  public Wording wording(DoubleFunction<String> value) {
    return new Wording(tick::format, this::day, value);
  }
}
