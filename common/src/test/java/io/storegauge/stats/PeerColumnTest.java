package io.storegauge.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PeerColumnTest {
  private static final int MIN_PEERS = 20;

  /** Stores of one category with the values 1, 2, …, and one of another with −5. */
  private static PeerColumn categoryOf(int stores) {
    double[] values = new double[stores + 1];
    int[] category = new int[stores + 1];
    for (int i = 0; i < stores; i++) {
      values[i] = i + 1;
    }
    values[stores] = -5;
    category[stores] = 1;
    return PeerColumn.of(values, category, formal(stores + 1), 2, MIN_PEERS);
  }

  private static boolean[] formal(int stores) {
    boolean[] formal = new boolean[stores];
    Arrays.fill(formal, true);
    return formal;
  }

  @Test
  void newcomersAreNeitherRankedNorPeers() {
    double[] values = {3, 1, 2, 2};
    boolean[] formal = {false, true, true, true};
    PeerColumn column = PeerColumn.of(values, new int[4], formal, 1, 3);
    assertTrue(column.withinCategory(0));
    assertEquals(3, column.peers(0).size());
    assertEquals(2.0, column.peers(0).median());
    assertTrue(Double.isNaN(column.percentile(0, true)));
    assertEquals(100.0, column.place(0, true)); // above all three
    assertEquals(0.0, column.place(0, false));
    assertEquals(100.0 / 6, column.percentile(1, true), 1e-12); // (0 + 1/2) / 3
    assertEquals(column.percentile(1, true), column.place(1, true));
  }

  @Test
  void aDayOfNewcomersAloneHasNoPlaces() {
    PeerColumn column = PeerColumn.of(new double[] {1, 2}, new int[2], new boolean[2], 1, 1);
    assertEquals(0, column.peers(0).size());
    assertTrue(Double.isNaN(column.place(0, true)));
  }

  @Test
  void onlyACategoryWithTooFewPeersIsWidened() {
    // Two of shoes, one of bags, one that nobody knows the category of.
    double[] values = {1, 2, 3, 4};
    PeerColumn column = PeerColumn.of(values, new int[] {0, 0, 1, -1}, formal(4), 2, 2);
    assertFalse(column.isWidened(0));
    assertTrue(column.isWidened(2));
    assertFalse(column.isWidened(3));
    assertEquals(4, column.peers(3).size());
  }

  @Test
  void twentyPeersAreEnough() {
    PeerColumn column = categoryOf(20);
    assertTrue(column.withinCategory(0));
    assertEquals(20, column.peers(0).size());
    assertEquals(2.5, column.percentile(0, true)); // (0 + 1/2) / 20
  }

  @Test
  void nineteenAreComparedWithThePlatform() {
    PeerColumn column = categoryOf(19);
    assertFalse(column.withinCategory(0));
    assertEquals(20, column.peers(0).size());
    assertEquals(7.5, column.percentile(0, true)); // (1 + 1/2) / 20, above the other category's
    assertEquals(92.5, column.percentile(0, false));
  }

  @Test
  void onlyStoresWithAValueArePeers() {
    double[] values = new double[20];
    values[3] = Double.NaN;
    PeerColumn column = PeerColumn.of(values, new int[20], formal(20), 1, MIN_PEERS);
    assertFalse(column.withinCategory(0));
    assertEquals(19, column.peers(0).size());
    assertTrue(Double.isNaN(column.percentile(3, true)));
    assertEquals(0.0, column.peers(3).median());
  }

  @Test
  void anUnknownCategoryIsComparedWithThePlatform() {
    int[] category = new int[30];
    category[7] = -1;
    PeerColumn column = PeerColumn.of(new double[30], category, formal(30), 1, MIN_PEERS);
    assertFalse(column.withinCategory(7));
    assertEquals(30, column.peers(7).size());
    assertEquals(29, column.peers(0).size());
  }

  @Test
  void nobodyKnownGivesNothing() {
    double[] values = new double[3];
    Arrays.fill(values, Double.NaN);
    PeerColumn column = PeerColumn.of(values, new int[3], formal(3), 1, 1);
    assertEquals(0, column.peers(0).size());
    assertTrue(Double.isNaN(column.percentile(0, true)));
    assertTrue(Double.isNaN(column.peers(0).median()));
  }

  /** One store in the place of another stands as if all were ranked anew. */
  @Test
  void aGuestStandsAsIfAllWereRankedWithIt() {
    Random random = new Random(3);
    int widened = 0;
    int foreign = 0;
    for (int round = 0; round < 2000; round++) {
      int n = 1 + random.nextInt(9);
      double[] values = new double[n];
      int[] category = new int[n];
      boolean[] formal = new boolean[n];
      for (int i = 0; i < n; i++) {
        values[i] = random.nextInt(5) == 0 ? Double.NaN : random.nextInt(4) / 2.0;
        category[i] = random.nextInt(3) - 1;
        formal[i] = random.nextInt(4) > 0;
      }
      int minPeers = 1 + random.nextInt(4);
      PeerColumn host = PeerColumn.of(values, category, formal, 2, minPeers);
      int place = random.nextInt(n);
      double value = random.nextInt(5) == 0 ? Double.NaN : random.nextInt(4) / 2.0;
      int joins = random.nextInt(4) - 1;
      boolean isFormal = random.nextInt(4) > 0;
      PeerColumn guest = host.with(place, value, joins, isFormal);
      values[place] = value;
      category[place] = joins;
      formal[place] = isFormal;
      PeerColumn anew = PeerColumn.of(values, category, formal, 3, minPeers);
      assertEquals(anew.withinCategory(place), guest.withinCategory(0));
      assertEquals(anew.isWidened(place), guest.isWidened(0));
      assertEquals(anew.percentile(place, true), guest.percentile(0, true));
      assertEquals(anew.percentile(place, false), guest.percentile(0, false));
      assertEquals(anew.peers(place).size(), guest.peers(0).size());
      assertEquals(anew.peers(place).quantile(0.1), guest.peers(0).quantile(0.1));
      assertEquals(anew.peers(place).median(), guest.peers(0).median());
      widened += guest.isWidened(0) ? 1 : 0;
      foreign += joins == 2 && guest.withinCategory(0) ? 1 : 0;
    }
    assertTrue(widened > 200 && foreign > 50, widened + " " + foreign);
  }
}
