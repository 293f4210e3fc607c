package io.storegauge.report;

import io.storegauge.config.Conf;
import io.storegauge.report.data.Gold;
import io.storegauge.report.data.PromotionRow;
import io.storegauge.report.data.RiskRow;
import io.storegauge.report.data.ScoreRow;
import io.storegauge.report.data.StoreKey;
import io.storegauge.report.data.VolatilityRow;
import io.storegauge.report.html.Element;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The page about one store on one as-of day. */
public final class StoreReport {
  private final StoreFile file;
  private final Words words;
  private final Parts parts;

  /**
   * @param conf rules for the next grade and for what changed
   */
  public StoreReport(Gold gold, StoreKey store, LocalDate asOf, Supplier<Conf> conf, Words words) {
    this.file = StoreFile.of(gold, store, asOf, conf);
    this.words = words;
    this.parts = new Parts(words);
  }

  /** Whether the store has a score on the day. */
  public boolean isScored() {
    return !file.today().isEmpty();
  }

  /** The page. */
  public String html() {
    List<Section> sections =
        List.of(
            new FirstSection(file, words).section(),
            new ScoreSection(file, words).section(),
            new LossSection(file, words).section(),
            new IndicatorsSection(file, words).section(),
            new PeersSection(file, words).section(),
            new RatingSection(file, words).section(),
            new RiskSection(file, words).section(),
            new FrictionsSection(words).of(file.gold(), file.asOf(), file.store()),
            new EvidenceSection(file, words).section());
    String name = words.store(file.store(), file.profile());
    String title = words.of("store.title", name, words.day(file.asOf()));
    return new Page(title, head(name), sections, Foot.of(file.gold(), words)).html(words);
  }

  private List<Element> head(String name) {
    String about =
        Stream.of(
                words.platform(file.store().platform()),
                file.store().toString(),
                file.profile().category(),
                file.profile().type() == null
                    ? null
                    : words.labels().name("store_type", file.profile().type()),
                words.of("store.as_of", words.day(file.asOf())))
            .filter(s -> s != null)
            .collect(Collectors.joining(" · "));
    return List.of(
        Element.of("p", "eyebrow").text(words.of("store.eyebrow")),
        Element.of("h1").text(name),
        Element.of("p", "about").text(about),
        Parts.tiles(tiles()));
  }

  private List<Element> tiles() {
    List<Element> tiles = new ArrayList<>();
    file.today().forEach(s -> tiles.add(scoreTile(s)));
    file.today().stream().findFirst().ifPresent(s -> tiles.add(rankTile(s)));
    tiles.add(riskTile());
    tiles.add(ratingTile());
    return tiles;
  }

  private Element scoreTile(ScoreRow s) {
    Element more = Element.of("span");
    if (s.grade() != null) {
      more.add(Parts.tag("grade", words.of("grade", words.labels().name("grade", s.grade()))));
    }
    if (!s.isFormal()) {
      more.add(Parts.tag("newcomer", words.of("newcomer")));
    }
    if (s.gate() != null) {
      more.add(Parts.tag("gate", words.of("gate", gates(s.gate()))));
    }
    file.promotions().stream()
        .filter(p -> p.scheme().equals(s.scheme()))
        .forEach(p -> more.add(promotion(p)));
    more.add(Parts.text(words.scheme(s.scheme())));
    Element figure =
        s.isScored()
            ? Parts.text(words.score(s.score(), s.top()))
                .add(Element.of("small").text("/ " + words.top(s.top())))
            : parts.unknown(s.isFormal() ? "why.no_indicator" : "why.newcomer");
    return Parts.tile(words.of("tile.score"), figure, more);
  }

  /** Mean down and bound up: what is shown is never on the other side of it. */
  private Element promotion(PromotionRow p) {
    BigDecimal required = BigDecimal.valueOf(p.required()).setScale(2, RoundingMode.CEILING);
    BigDecimal mean = BigDecimal.valueOf(p.mean()).setScale(2, RoundingMode.FLOOR);
    return p.isOpen()
        ? Parts.tag("open", words.of("promotion.open"))
        : Parts.tag(
            "gate",
            words.of(
                "promotion.closed",
                p.days(),
                words.fixed(mean.doubleValue(), 2),
                words.fixed(required.doubleValue(), 2)));
  }

  private String gates(String gates) {
    return Stream.of(gates.split(",\\s*", -1))
        .map(g -> words.labels().name("gate", g))
        .collect(Collectors.joining(", "));
  }

  /** Its place among the formal stores of its platform; the percentile is among its peers. */
  private Element rankTile(ScoreRow s) {
    List<ScoreRow> ranked =
        file.peers().stream()
            .filter(p -> p.scheme().equals(s.scheme()) && p.isScored() && p.isFormal())
            .toList();
    if (!s.isScored() || !s.isFormal()) {
      return Parts.tile(words.of("tile.rank"), parts.unknown("why.not_ranked"), Parts.text(""));
    }
    long better = ranked.stream().filter(p -> p.score() > s.score()).count();
    return Parts.tile(
        words.of("tile.rank"),
        Parts.text(words.count(better + 1))
            .add(Element.of("small").text("/ " + words.count(ranked.size()))),
        Parts.text(
            Double.isNaN(s.percentile())
                ? ""
                : words.of("tile.rank.more", words.fixed(s.percentile(), 0))));
  }

  private Element riskTile() {
    Optional<RiskRow> risk = file.riskToday().filter(r -> !Double.isNaN(r.index()));
    return Parts.tile(
        words.of("tile.risk_index"),
        risk.map(r -> Parts.text(words.fixed(r.index(), 1)))
            .orElseGet(() -> parts.unknown("why.no_risk")),
        risk.map(r -> parts.band(r.band())).orElseGet(() -> Parts.text("")));
  }

  private Element ratingTile() {
    Optional<VolatilityRow> v = file.volatilityToday(ExtremesSection.VOLATILITY_DAYS);
    return Parts.tile(
        words.of("tile.rating"),
        v.map(r -> Parts.text(words.stars(r.mean())))
            .orElseGet(() -> parts.unknown("why.no_ratings")),
        Parts.text(
            v.filter(r -> !Double.isNaN(r.volatility()))
                .map(r -> words.of("tile.rating.more", words.fixed(r.volatility(), 2)))
                .orElse("")));
  }
}
