package io.storegauge.lake;

import io.storegauge.model.DaySet;
import io.storegauge.table.TableSpec;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * What a stage has to do so that its table again says what its inputs say.
 *
 * @param stale days whose rows may be wrong or missing; ALL = the whole table
 * @param covered days the table holds afterwards (ALL for facts, which hold every day there is)
 * @param inputs versions of the inputs the plan was made for
 * @param fingerprint of the configuration that shapes the rows
 * @param remarks more day sets that the commit is to say, by name
 * @param units of the table that are replaced as a whole
 */
public record StagePlan(
    TableSpec table,
    DaySet stale,
    DaySet covered,
    Map<String, Long> inputs,
    String fingerprint,
    boolean wholeTable,
    Map<String, DaySet> remarks,
    ReplacedUnits units) {

  /**
   * An input and how far a change in it reaches.
   *
   * @param daysName which day set of its commits to follow
   * @param reachDays a change on day d reaches as-of days [d, d + reachDays − 1]; 0 = any change
   *     makes everything stale
   */
  public record Input(TableSpec table, String daysName, int reachDays) {}

  /**
   * Compares a table's last commit with its inputs.
   *
   * @param requested as-of days asked for; ALL for facts
   */
  public static StagePlan of(
      Lake lake, TableSpec table, DaySet requested, String fingerprint, Input... inputs) {
    return of(lake, table, requested, UnaryOperator.identity(), fingerprint, inputs);
  }

  /**
   * The same for a table that does not keep every as-of day.
   *
   * @param kept which of all days it was ever asked for, as far as it still holds them, are kept:
   *     the others are not computed, and leave the table if it holds them
   */
  public static StagePlan of(
      Lake lake,
      TableSpec table,
      DaySet requested,
      UnaryOperator<DaySet> kept,
      String fingerprint,
      Input... inputs) {
    Map<String, Long> versions = new TreeMap<>();
    for (Input i : inputs) {
      versions.put(i.table().qualifiedName(), lake.version(i.table()));
    }
    Optional<CommitNote> last = lake.lastNote(table);
    if (last.isEmpty()) {
      DaySet first = kept.apply(requested);
      return whole(lake, table, first, versions, fingerprint);
    }
    DaySet held = last.get().days(CommitNote.COVERED);
    DaySet covered = kept.apply(held.union(requested));
    DaySet changed = DaySet.EMPTY;
    boolean all = !last.get().fingerprint().equals(fingerprint);
    for (Input i : inputs) {
      Long seen = last.get().inputs().get(i.table().qualifiedName());
      DaySet c = seen == null ? DaySet.ALL : lake.changedSince(i.table(), seen, i.daysName());
      all |= c.isAll() || (i.reachDays() == 0 && !c.isEmpty());
      changed = changed.union(c.reachedByWindow(Math.max(1, i.reachDays())));
    }
    if (all) {
      return whole(lake, table, covered, versions, fingerprint);
    }
    DaySet missing = held.isAll() ? DaySet.EMPTY : covered.minus(held);
    DaySet left = held.isAll() ? DaySet.EMPTY : held.minus(covered);
    DaySet stale = changed.intersect(covered).union(missing).union(left);
    return new StagePlan(
        table,
        stale,
        covered,
        versions,
        fingerprint,
        false,
        Map.of(),
        new ReplacedUnits(lake, table));
  }

  private static StagePlan whole(
      Lake lake, TableSpec table, DaySet covered, Map<String, Long> versions, String fingerprint) {
    return new StagePlan(
        table,
        covered,
        covered,
        versions,
        fingerprint,
        true,
        Map.of(),
        new ReplacedUnits(lake, table));
  }

  /** The same plan with more days to compute, of those the table holds afterwards. */
  public StagePlan also(DaySet days) {
    return ofStale(stale.union(days.intersect(covered)));
  }

  /** The same plan for a table that has rows of some days alone. */
  public StagePlan only(DaySet days) {
    return wholeTable ? this : ofStale(stale.intersect(days));
  }

  /** The same plan with other days to compute. */
  public StagePlan ofStale(DaySet days) {
    return new StagePlan(table, days, covered, inputs, fingerprint, wholeTable, remarks, units);
  }

  /** The same plan, whose commit says more. */
  public StagePlan remarking(Map<String, DaySet> more) {
    return new StagePlan(table, stale, covered, inputs, fingerprint, wholeTable, more, units);
  }

  /**
   * The plan of a table whose rows follow from its own rows of some days before, too: what is stale
   * makes as many days after it stale.
   */
  public StagePlan remembering(int days) {
    return also(stale.reachedByWindow(days + 1));
  }

  /**
   * Days of the table that stay as they are and that the days to write look back at.
   *
   * @param days how far they look back
   */
  public DaySet remembered(int days) {
    DaySet write = daysToWrite();
    return write.withDaysBefore(days).minus(write).intersect(covered);
  }

  public boolean nothingToDo() {
    return stale.isEmpty();
  }

  /** Months of the days that are stale; only for a plan that is not for the whole table. */
  public SortedSet<LocalDate> months() {
    return stale.months();
  }

  /**
   * Days whose rows are replaced: of tables by half months the halves of the stale days, of others
   * their months; ALL = the whole table is.
   */
  public DaySet daysReplaced() {
    return wholeTable ? DaySet.ALL : units.around(stale);
  }

  /** Days to compute: those that the table holds of the days that are replaced. */
  public DaySet daysToWrite() {
    return wholeTable ? covered : daysReplaced().intersect(covered);
  }

  public CommitNote note(String runId) {
    Map<String, DaySet> days = new TreeMap<>(remarks);
    days.put(CommitNote.CHANGED, wholeTable ? DaySet.ALL : stale);
    days.put(CommitNote.COVERED, covered);
    return new CommitNote(runId, fingerprint, inputs, days);
  }
}
