package io.storegauge.report.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class ScaleTest {
  @Test
  void a_value_lies_at_its_share_of_the_axis() {
    Scale s = new Scale(50, 100);
    assertEquals(0, s.at(50));
    assertEquals(0.5, s.at(75));
    assertEquals(1, s.at(100));
    assertEquals(-1, s.at(0)); // a whole axis before its start
    assertEquals(0, s.within(0));
    assertEquals(1, s.within(101));
  }

  @Test
  void ticks_are_steps_of_one_two_or_five_times_a_power_of_ten() {
    // 5 ticks at most: 100/4 = 25 asks for steps of 50.
    assertEquals(List.of(0.0, 50.0, 100.0), new Scale(0, 100).ticks(5));
    assertEquals(List.of(0.0, 20.0, 40.0, 60.0, 80.0, 100.0), new Scale(0, 100).ticks(6));
    // 0.3 − 0.1 in steps of 0.05: no 0.15000000000000002.
    assertEquals(List.of(0.1, 0.15, 0.2, 0.25, 0.3), new Scale(0.1, 0.3).ticks(5));
    // Off the round values: 3.1 to 4.2 by 0.5.
    assertEquals(List.of(3.5, 4.0), new Scale(3.1, 4.2).ticks(4));
    assertEquals(List.of(-0.02, 0.0, 0.02), new Scale(-0.02, 0.02).ticks(4));
  }

  @Test
  void ticks_are_told_apart_by_their_places() {
    assertEquals(0, new Scale(0, 100).places(6)); // step 20
    assertEquals(2, new Scale(0.1, 0.3).places(5)); // step 0.05
    assertEquals(1, new Scale(3.1, 4.2).places(4)); // step 0.5
    assertEquals(0, new Scale(0, 5000).places(6)); // step 1000
  }

  @Test
  void an_axis_around_values_has_round_ends_and_leaves_the_unknown_out() {
    // 71.3 to 78.9 is 7.6; at most 5 ticks: steps of 2, from 70 to 80.
    assertEquals(new Scale(70, 80), Scale.around(DoubleStream.of(78.9, Double.NaN, 71.3), 5));
    assertEquals(new Scale(0, 1), Scale.around(DoubleStream.of(Double.NaN), 5));
    assertEquals(new Scale(0, 1), Scale.around(DoubleStream.empty(), 5));
  }

  @Test
  void equal_values_get_room_on_either_side() {
    // 4.5 ± 0.45: 4.05 to 4.95, steps of 0.5.
    assertEquals(new Scale(4, 5), Scale.around(DoubleStream.of(4.5, 4.5), 5));
    // 0 ± 0.1: steps of 0.05.
    assertEquals(new Scale(-0.1, 0.1), Scale.around(DoubleStream.of(0), 5));
  }

  @Test
  void no_axis_is_without_length() {
    assertThrows(IllegalArgumentException.class, () -> new Scale(1, 1));
    assertThrows(IllegalArgumentException.class, () -> new Scale(Double.NaN, 1));
  }

  @Test
  void whatever_the_values_they_lie_on_the_axis_and_ticks_are_few_and_inside() {
    Random random = new Random(7);
    for (int i = 0; i < 500; i++) {
      double a = random.nextGaussian() * Math.pow(10, random.nextInt(7) - 3);
      double b = random.nextGaussian() * Math.pow(10, random.nextInt(7) - 3);
      int most = 3 + random.nextInt(6);
      Scale s = Scale.around(DoubleStream.of(a, b), most);
      assertTrue(s.at(a) >= -1e-9 && s.at(a) <= 1 + 1e-9, s + " " + a);
      assertTrue(s.at(b) >= -1e-9 && s.at(b) <= 1 + 1e-9, s + " " + b);
      // Rounding the ends outwards may add a step at either.
      assertTrue(s.ticks(most + 2).size() <= most + 2, s + " " + s.ticks(most + 2));
      for (double tick : s.ticks(most)) {
        assertTrue(s.at(tick) >= -1e-6 && s.at(tick) <= 1 + 1e-6, s + " " + tick);
      }
    }
  }
}
