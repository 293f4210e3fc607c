package io.storegauge.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class StageTest {
  @Test
  void thirtyOrdersMakeAStoreFormal() {
    assertEquals(Stage.NEWCOMER, Stage.of(29));
    assertEquals(Stage.FORMAL, Stage.of(30));
  }
}
