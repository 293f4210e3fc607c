package io.storegauge.scheme;

/** The newest scores of a store, day by day. */
final class ScoreTrail {
  private final int[] days;
  private final long[] points;

  /** Scores so far; the newest lies before this place, counted round. */
  private int added;

  /**
   * @param reachDays how many days it looks back at most, the newest included
   */
  ScoreTrail(int reachDays) {
    days = new int[reachDays];
    points = new long[reachDays];
  }

  /**
   * Scores of some days.
   *
   * @param days that have one
   * @param points their sum in millionths
   */
  record Sum(int days, long points) {

    /** In millionths, rounded down: no lower than a whole bound exactly if the true mean is not. */
    long mean() {
      return Math.floorDiv(points, days);
    }
  }

  void clear() {
    added = 0;
  }

  /** Adds the score of a later day, in millionths. */
  void add(int day, long score) {
    int place = added++ % days.length;
    days[place] = day;
    points[place] = score;
  }

  /** Scores of the days after one. */
  Sum after(int day) {
    int count = 0;
    long sum = 0;
    int held = Math.min(added, days.length);
    while (count < held && days[(added - 1 - count) % days.length] > day) {
      sum += points[(added - 1 - count) % days.length];
      count++;
    }
    return new Sum(count, sum);
  }
}
