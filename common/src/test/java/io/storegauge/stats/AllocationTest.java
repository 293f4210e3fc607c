package io.storegauge.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.storegauge.stats.Allocation.Share;
import io.storegauge.stats.Allocation.Store;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AllocationTest {
  private static List<String> shares(Allocation a) {
    return a.shares().stream()
        .map(s -> s.store().id() + " " + s.visitors() + (s.full() ? " full" : ""))
        .toList();
  }

  @Test
  void theBestStoreIsFilledFirstAndTheRestGoesOn() {
    // Worth a visitor: a 0.04, b 0.045, c 0.02. Room: a 10 / 0.05 = 200, b 5 / 0.05 = 100.
    Allocation a =
        Allocation.of(
            List.of(
                new Store("a", 0.05, 0.8, 10),
                new Store("b", 0.05, 0.9, 5),
                new Store("c", 0.02, 1, 100)),
            1000);
    assertEquals(List.of("b 100 full", "a 200 full", "c 700"), shares(a));
    assertEquals(0, a.visitorsLeft());
    assertEquals(14, a.shares().get(2).orders(), 1e-12);
  }

  @Test
  void whatNobodyCanTakeIsLeftOver() {
    Allocation a = Allocation.of(List.of(new Store("a", 0.1, 1, 3.05)), 100);
    assertEquals(List.of("a 30 full"), shares(a));
    assertEquals(70, a.visitorsLeft());
  }

  @Test
  void equalStoresAreFilledInTheOrderOfTheirIds() {
    Allocation a = Allocation.of(List.of(new Store("b", 0.1, 1, 2), new Store("a", 0.1, 1, 2)), 30);
    assertEquals(List.of("a 20 full", "b 10"), shares(a));
  }

  @Test
  void nobodyIsSentToAStoreThatSellsNothingOrHasNoRoom() {
    Allocation a =
        Allocation.of(
            List.of(
                new Store("sells nothing", 0, 1, 10),
                new Store("serves nobody well", 0.1, 0, 10),
                new Store("no room", 0.1, 1, 0),
                new Store("over", 0.1, 1, -5)),
            10);
    assertEquals(List.of(), a.shares());
    assertEquals(10, a.visitorsLeft());
    assertEquals(10, Allocation.of(List.of(), 10).visitorsLeft());
  }

  @Test
  void noVisitorIsLostNoStoreOverfilledAndTheOrderOfStoresDoesNotMatter() {
    Random random = new Random(5);
    for (int round = 0; round < 50; round++) {
      List<Store> stores = new ArrayList<>();
      for (int s = 0; s < 12; s++) {
        stores.add(
            new Store("s" + s, random.nextInt(5) / 20.0, random.nextDouble(), random.nextInt(9)));
      }
      int visitors = 1 + random.nextInt(800);
      Allocation a = Allocation.of(stores, visitors);
      long given = a.shares().stream().mapToLong(Share::visitors).sum();
      assertEquals(visitors, given + a.visitorsLeft());
      assertTrue(a.shares().stream().allMatch(s -> s.orders() <= s.store().headroom() + 1e-6));
      Collections.shuffle(stores, random);
      assertEquals(a, Allocation.of(stores, visitors));
    }
  }
}
