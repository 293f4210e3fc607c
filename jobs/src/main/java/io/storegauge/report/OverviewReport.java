package io.storegauge.report;

import io.storegauge.report.chart.Quartiles;
import io.storegauge.report.data.FeedCount;
import io.storegauge.report.data.Gold;
import io.storegauge.report.data.RiskRow;
import io.storegauge.report.data.ScoreRow;
import io.storegauge.report.html.Element;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/** The page about all stores of a lake on one as-of day. */
public final class OverviewReport {
  private final Overview data;
  private final Words words;
  private final int shown;

  /**
   * @param shown stores in each list
   */
  public OverviewReport(Gold gold, LocalDate asOf, Words words, int shown) {
    this.data = Overview.of(gold, asOf);
    this.words = words;
    this.shown = shown;
  }

  /** The page. */
  public String html() {
    List<Section> sections =
        List.of(
            new PlatformsSection(data, words).section(),
            new DistributionSection(data, words).section(),
            new ExtremesSection(data, words, shown).section(),
            new WarningsSection(data, words, shown).section(),
            new MoversSection(data, words, shown).section(),
            new FrictionMapSection(words, shown).of(data),
            new SteadinessSection(words).of(data),
            new BrandsSection(words, shown).of(data),
            new IngestSection(data.run(), words).section(),
            new RunSection(data, words).section());
    String title = words.of("overview.title", words.day(data.asOf()));
    return new Page(title, head(title), sections, Foot.of(data.gold(), words)).html(words);
  }

  private List<Element> head(String title) {
    return List.of(
        Element.of("p", "eyebrow").text(words.of("overview.eyebrow")),
        Element.of("h1").text(title),
        Parts.tiles(tiles()));
  }

  private List<Element> tiles() {
    List<Element> tiles = new ArrayList<>();
    long formal = data.scores().stream().filter(ScoreRow::isFormal).count();
    tiles.add(
        Parts.tile(
            words.of("tile.stores"),
            Parts.text(words.count(data.scores().size())),
            Parts.text(
                words.of(
                    "tile.stores.more",
                    words.count(formal),
                    words.count(data.scores().size() - formal)))));
    tiles.add(movement());
    tiles.add(riskTile());
    tiles.add(completeness());
    tiles.add(refused());
    return tiles;
  }

  private Element movement() {
    List<Move> moves = Move.all(data);
    long up = moves.stream().filter(m -> m.share() > Move.STILL).count();
    long down = moves.stream().filter(m -> m.share() < -Move.STILL).count();
    return Parts.tile(
        words.of("tile.moved"),
        moves.isEmpty()
            ? new Parts(words).unknown("why.no_week_before")
            : Parts.text("↑ " + words.count(up) + "  ↓ " + words.count(down)),
        Parts.text(moves.isEmpty() ? "" : words.of("tile.moved.more", words.count(moves.size()))));
  }

  private Element riskTile() {
    long known = data.risk().values().stream().filter(r -> r.band() != null).count();
    long high = data.risk().values().stream().filter(OverviewReport::isHigh).count();
    return Parts.tile(
        words.of("tile.risk"),
        known == 0 ? new Parts(words).unknown("why.no_risk") : Parts.text(words.count(high)),
        Parts.text(
            known == 0 ? "" : words.of("tile.risk.more", words.percent((double) high / known, 0))));
  }

  static boolean isHigh(RiskRow r) {
    return "high".equals(r.band()) || "critical".equals(r.band());
  }

  private Element completeness() {
    DoubleStream known =
        data.scores().stream().mapToDouble(ScoreRow::completeness).filter(c -> !Double.isNaN(c));
    double median = Quartiles.medianOf(known.toArray());
    return Parts.tile(
        words.of("tile.completeness"),
        Double.isNaN(median)
            ? new Parts(words).unknown("why.no_orders")
            : Parts.text(words.percent(median, 1)),
        Parts.text(words.of("tile.completeness.more")));
  }

  private Element refused() {
    long received = data.run().feeds().stream().mapToLong(FeedCount::received).sum();
    long rejected = data.run().feeds().stream().mapToLong(FeedCount::rejected).sum();
    return Parts.tile(
        words.of("tile.refused"),
        received == 0
            ? new Parts(words).unknown("why.no_files")
            : Parts.text(words.count(rejected)),
        Parts.text(received == 0 ? "" : words.of("tile.refused.more", words.count(received))));
  }
}
