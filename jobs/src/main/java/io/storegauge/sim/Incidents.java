package io.storegauge.sim;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Chooses which stores suffer what and when. Looks at the seed and the first day only, never at how
 * long the simulation lasts.
 */
final class Incidents {
  /** Stores in the upper part of the size ranking have the orders to show an incident. */
  private static final double LARGER_STORES = 0.4;

  private static final double SHARE_OF_LARGER = 0.08;

  /** First incidents are spread over this many days, so that a demo of four months shows all. */
  private static final int SPREAD_DAYS = 105;

  /** Later ones strike a chosen store in about every other period of this length. */
  private static final int PERIOD_DAYS = 120;

  private static final int PERIODS = 40;

  private Incidents() {}

  /**
   * Incidents by index of the store in the size ranking.
   *
   * @param defects whether each bad batch has a defect of its own
   */
  static Map<Integer, List<Incident>> plan(long seed, int stores, int firstDay, boolean defects) {
    int larger = Math.max(1, (int) (stores * LARGER_STORES));
    int chosen = Math.max(Math.min(3, larger), (int) Math.round(larger * SHARE_OF_LARGER));
    Map<Integer, List<Incident>> byStore = new HashMap<>();
    for (int j = 0; j < chosen; j++) {
      // one store out of each equal part of the ranking: large and middling ones alike
      Draw draw = new Draw().at(Draw.key(seed, j, 0, 101));
      int from = (int) ((long) larger * j / chosen);
      int to = (int) ((long) larger * (j + 1) / chosen);
      byStore.put(from + draw.below(to - from), ofStore(j, firstDay, draw));
    }
    if (defects) {
      byStore.values().forEach(incidents -> incidents.replaceAll(Incidents::withDefect));
    }
    return byStore;
  }

  /** Follows from its first day: what else happens stays as it is without defects. */
  private static Incident withDefect(Incident i) {
    return i.kind() == Incident.Kind.BAD_BATCH
        ? new Incident(
            i.kind(),
            i.firstDay(),
            i.lastDay(),
            i.effect(),
            Math.floorMod(i.firstDay(), Phrases.DEFECTS))
        : i;
  }

  private static List<Incident> ofStore(int j, int firstDay, Draw draw) {
    Incident.Kind kind = Incident.Kind.values()[j % Incident.Kind.values().length];
    List<Incident> incidents = new ArrayList<>();
    incidents.add(incident(kind, firstDay + 6 + j * 17 % SPREAD_DAYS, draw));
    for (int period = 1; period < PERIODS; period++) {
      int day = firstDay + period * PERIOD_DAYS + draw.below(PERIOD_DAYS - 25);
      Incident next = incident(kind, day, draw);
      if (draw.chance(0.5)) {
        incidents.add(next);
      }
    }
    return incidents;
  }

  private static Incident incident(Incident.Kind kind, int first, Draw draw) {
    return switch (kind) {
      case WAREHOUSE_STRIKE ->
          new Incident(kind, first, first + 6 + draw.below(8), 60 + draw.below(37));
      case BAD_BATCH ->
          new Incident(kind, first, first + 13 + draw.below(8), (40 + draw.below(21)) / 100.0);
      case SLOW_SUPPORT ->
          new Incident(kind, first, first + 13 + draw.below(15), (50 + draw.below(26)) / 100.0);
    };
  }
}
