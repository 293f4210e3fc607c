package io.storegauge.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class FrictionTest {
  @Test
  void aSetReadsAsItsIdsInTheOrderOfTheJourney() {
    int set = Friction.SLOW_REFUND.bit() | Friction.LATE_PICKUP.bit();
    assertEquals("late_pickup,slow_refund", Friction.toText(set));
    assertEquals("", Friction.toText(0));
  }

  @Test
  void everySetSurvivesItsText() {
    for (int set = 0; set < Friction.sets(); set++) {
      assertEquals(set, Friction.toSet(Friction.toText(set)));
    }
  }

  @Test
  void anotherWordIsNoFriction() {
    assertThrows(IllegalArgumentException.class, () -> Friction.toSet("late_pickup,lateness"));
  }
}
