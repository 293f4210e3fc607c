package io.storegauge.metric;

import io.storegauge.model.Fact;
import io.storegauge.table.Columns;
import io.storegauge.table.RepurchaseDayTable;
import io.storegauge.table.StoreDayTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * One store's facts by day as running sums, so that any window is one subtraction. Days are
 * numbered from the first one that a window can reach; filled for one store after another.
 */
final class StoreHistory {
  /** Columns {@link #dayEncoder} expects, in this order. */
  static final List<String> DAY_COLUMNS = dayColumns();

  /** Columns {@link #encodeChange} expects, in this order. */
  static final List<String> CHANGE_COLUMNS =
      List.of(
          Columns.PLATFORM,
          Columns.STORE_ID,
          StoreDayTable.DATE,
          RepurchaseDayTable.BUYERS_CHANGE,
          RepurchaseDayTable.REPEAT_BUYERS_CHANGE);

  private static final int FACTS = Measures.FACTS.size();
  private static final int FIRST_FACT_AT = 3;

  /** Flags of an encoded row in one number: {@link ByteWriter#writeCount} never writes bit 63. */
  private static final int FLAGS_A_WORD = 63;

  /** An encoded row says of each fact whether it follows, and then of the histogram. */
  private static final int WORDS = (FACTS + 1 + FLAGS_A_WORD - 1) / FLAGS_A_WORD;

  private static final int PRODUCTS = Measures.FACTS.indexOf(Fact.SNAPSHOT_PRODUCTS);
  private static final int AGENTS = Measures.FACTS.indexOf(Fact.SNAPSHOT_AGENTS);

  private final long firstDay;
  private final int days;

  /**
   * Sum of fact f over the days before day d, at [f][d]; made when a store first has the fact. Most
   * stores have a few facts of the many, and only these are summed up and cleared.
   */
  private final long[][] before = new long[FACTS][];

  private final byte[][] histograms;
  private final boolean[] hasFact;
  private final int[] lastFact;
  private final int[] lastProducts;
  private final int[] lastAgents;

  /** Whether the store has the fact on any day. */
  private final boolean[] any = new boolean[FACTS];

  private final long[] present = new long[WORDS];
  private final long[] buyers;
  private final long[] repeatBuyers;

  /** A history that can answer for the as-of days {@code first} to {@code last} (epoch days). */
  StoreHistory(long first, long last) {
    firstDay = first - Measures.LONGEST_DAYS + 1;
    days = (int) (last - firstDay + 1);
    histograms = new byte[days][];
    hasFact = new boolean[days];
    lastFact = new int[days];
    lastProducts = new int[days];
    lastAgents = new int[days];
    buyers = new long[days];
    repeatBuyers = new long[days];
  }

  private static List<String> dayColumns() {
    List<String> columns = new ArrayList<>();
    columns.add(Columns.PLATFORM);
    columns.add(Columns.STORE_ID);
    columns.add(StoreDayTable.DATE);
    Measures.FACTS.forEach(f -> columns.add(f.column()));
    columns.add(StoreDayTable.DELIVERY_HISTOGRAM);
    return List.copyOf(columns);
  }

  /**
   * Packs rows of facts.store_day: the day of each, which facts are not zero, and these.
   *
   * @param columns of {@link #DAY_COLUMNS} in their order, facts that are all zero left out
   */
  static StorePacker.Encoder dayEncoder(List<String> columns) {
    int[] facts =
        IntStream.range(0, FACTS)
            .filter(f -> columns.contains(Measures.FACTS.get(f).column()))
            .toArray();
    int histogramAt = columns.indexOf(StoreDayTable.DELIVERY_HISTOGRAM);
    // Each column of a row is asked for once: what it costs to ask is most of the work.
    long[] values = new long[facts.length];
    long[] flags = new long[WORDS];
    return (row, out) -> {
      Arrays.fill(flags, 0);
      for (int i = 0; i < facts.length; i++) {
        values[i] = row.getLong(FIRST_FACT_AT + i);
        if (values[i] != 0) {
          flags[facts[i] / FLAGS_A_WORD] |= 1L << (facts[i] % FLAGS_A_WORD);
        }
      }
      boolean hasHistogram = !row.isNullAt(histogramAt);
      if (hasHistogram) {
        flags[FACTS / FLAGS_A_WORD] |= 1L << (FACTS % FLAGS_A_WORD);
      }
      out.writeSigned(row.getInt(2));
      for (long word : flags) {
        out.writeCount(word);
      }
      for (long value : values) {
        if (value != 0) {
          out.writeSigned(value);
        }
      }
      if (hasHistogram) {
        out.writeBytes(row.getBinary(histogramAt));
      }
    };
  }

  /** Packs a row of facts.repurchase_day. */
  static void encodeChange(InternalRow row, ByteWriter out) {
    out.writeSigned(row.getInt(2));
    out.writeSigned(row.getLong(3));
    out.writeSigned(row.getLong(4));
  }

  void clear() {
    for (int f = 0; f < FACTS; f++) {
      if (any[f]) {
        Arrays.fill(before[f], 0);
        any[f] = false;
      }
    }
    Arrays.fill(histograms, null);
    Arrays.fill(hasFact, false);
    Arrays.fill(buyers, 0);
    Arrays.fill(repeatBuyers, 0);
  }

  /** Takes packed days in any order; days that no window reaches are passed over. */
  void takeDays(ByteReader in) {
    while (in.hasMore()) {
      long day = in.readSigned() - firstDay;
      boolean reached = day >= 0 && day < days;
      for (int word = 0; word < WORDS; word++) {
        present[word] = in.readCount();
      }
      boolean hasHistogram = false;
      for (int word = 0; word < WORDS; word++) {
        for (long left = present[word]; left != 0; left &= left - 1) {
          int fact = word * FLAGS_A_WORD + Long.numberOfTrailingZeros(left);
          if (fact == FACTS) {
            hasHistogram = true;
            continue;
          }
          long value = in.readSigned();
          if (reached) {
            set(fact, (int) day, value);
          }
        }
      }
      byte[] histogram = hasHistogram ? in.readBytes() : null;
      if (reached) {
        hasFact[(int) day] = true;
        histograms[(int) day] = histogram;
      }
    }
  }

  private void set(int fact, int day, long value) {
    if (before[fact] == null) {
      before[fact] = new long[days + 1];
    }
    any[fact] = true;
    before[fact][day + 1] = value;
  }

  /** Takes packed changes of buyer counts; those before the first day count from the first day. */
  void takeChanges(ByteReader in) {
    while (in.hasMore()) {
      long day = Math.max(0, in.readSigned() - firstDay);
      long change = in.readSigned();
      long repeatChange = in.readSigned();
      if (day < days) {
        buyers[(int) day] += change;
        repeatBuyers[(int) day] += repeatChange;
      }
    }
  }

  /** Turns what was taken into running sums; call once, before asking. */
  void sumUp() {
    lastDays(PRODUCTS, lastProducts);
    lastDays(AGENTS, lastAgents);
    for (int f = 0; f < FACTS; f++) {
      if (any[f]) {
        long[] sums = before[f];
        for (int d = 1; d <= days; d++) {
          sums[d] += sums[d - 1];
        }
      }
    }
    int last = -Measures.LONGEST_DAYS;
    for (int d = 0; d < days; d++) {
      last = hasFact[d] ? d : last;
      lastFact[d] = last;
      if (d > 0) {
        buyers[d] += buyers[d - 1];
        repeatBuyers[d] += repeatBuyers[d - 1];
      }
    }
  }

  /** Of each day the newest one up to it that has a fact; to be asked before it is summed up. */
  private void lastDays(int fact, int[] lastDays) {
    int last = -Measures.LONGEST_DAYS;
    for (int d = 0; d < days; d++) {
      last = any[fact] && before[fact][d + 1] > 0 ? d : last;
      lastDays[d] = last;
    }
  }

  int days() {
    return days;
  }

  /** Epoch day of a day number. */
  long epochDay(int day) {
    return firstDay + day;
  }

  /** Whether any fact fell into the longest window that ends at the day. */
  boolean isActive(int day) {
    return lastFact[day] > day - Measures.LONGEST_DAYS;
  }

  /** Sum of a fact, by its number in {@link Measures#FACTS}, over the days up to {@code day}. */
  long window(int fact, int day, int windowDays) {
    return any[fact] ? before[fact][day + 1] - before[fact][day + 1 - windowDays] : 0;
  }

  long window(Fact fact, int day, int windowDays) {
    return window(Measures.FACTS.indexOf(fact), day, windowDays);
  }

  /** Sum of a fact over runs of days: first day, day after the last, and so on. */
  long over(int fact, int[] runs) {
    if (!any[fact]) {
      return 0;
    }
    long sum = 0;
    for (int r = 0; r < runs.length; r += 2) {
      sum += before[fact][runs[r + 1]] - before[fact][runs[r]];
    }
    return sum;
  }

  /** Whether the store has a fact on any day, by its number. */
  boolean hasAny(int fact) {
    return any[fact];
  }

  /** Day of the newest snapshot of products up to a day; far below 0 = none. */
  int lastProducts(int day) {
    return lastProducts[day];
  }

  /** Day of the newest snapshot of agents up to a day; far below 0 = none. */
  int lastAgents(int day) {
    return lastAgents[day];
  }

  /** Delivery times of a day; null = no delivery. */
  byte[] histogram(int day) {
    return histograms[day];
  }

  long buyers(int day) {
    return buyers[day];
  }

  long repeatBuyers(int day) {
    return repeatBuyers[day];
  }
}
