package io.storegauge.lake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import scala.collection.JavaConverters;

/**
 * How far new rows of a view reach in the result of a query. A row of the result needs, of each
 * view named here, only the rows that say the same as it does in these columns: the query over rows
 * of some values gives exactly its rows of these values.
 *
 * @param views that the query reads
 * @param columns by view, in one order for all of them; a view that is missing has to be read whole
 * @param isRowByRow every row of the result is made of one row of the only view
 */
public record QueryScope(Set<String> views, Map<String, List<String>> columns, boolean isRowByRow) {
  public QueryScope {
    views = Set.copyOf(views);
    columns = Map.copyOf(columns);
  }

  /**
   * Follows the columns of a query's key back to its views.
   *
   * @param views temporary views by name
   * @param changed those that have new rows; each is among the {@link #columns} if the query reads
   *     it
   * @param key columns of the result that tell its rows apart
   * @return empty if nothing can be told: then any row may depend on any other
   */
  public static Optional<QueryScope> of(
      Dataset<Row> query, Set<String> views, Set<String> changed, Collection<String> key) {
    LogicalPlan plan = PlanSlots.inlined(query.queryExecution().analyzed());
    PlanSlots walk = new PlanSlots(views);
    Optional<List<PlanSlots.Slot>> slots = walk.of(plan);
    if (slots.isEmpty()) {
      return Optional.empty();
    }
    List<PlanSlots.Slot> chosen = new ArrayList<>();
    for (Attribute a : JavaConverters.seqAsJavaList(plan.output())) {
      if (key.contains(a.name())) {
        PlanSlots.best(slots.get(), a.exprId())
            .filter(s -> coversAll(s, walk.leaves(), changed))
            .ifPresent(chosen::add);
      }
    }
    return chosen.isEmpty()
        ? Optional.empty()
        : columns(chosen, walk.leaves(), changed)
            .map(
                c ->
                    new QueryScope(
                        Set.copyOf(walk.leaves()),
                        c,
                        walk.isRowByRow() && walk.leaves().size() == 1));
  }

  private static boolean coversAll(
      PlanSlots.Slot slot, List<String> leaves, Collection<String> changed) {
    for (int leaf = 0; leaf < leaves.size(); leaf++) {
      if (changed.contains(leaves.get(leaf)) && !slot.columns().containsKey(leaf)) {
        return false;
      }
    }
    return true;
  }

  /** Empty if a changed view is read in two places by different columns. */
  private static Optional<Map<String, List<String>>> columns(
      List<PlanSlots.Slot> chosen, List<String> leaves, Collection<String> changed) {
    Map<String, List<String>> columns = new LinkedHashMap<>();
    Map<String, Boolean> whole = new HashMap<>();
    for (int leaf = 0; leaf < leaves.size(); leaf++) {
      String view = leaves.get(leaf);
      int at = leaf;
      List<String> names =
          chosen.stream().map(s -> s.columns().get(at)).filter(c -> c != null).toList();
      boolean followed = names.size() == chosen.size();
      List<String> other = followed ? columns.putIfAbsent(view, names) : null;
      if (!followed || other != null && !other.equals(names)) {
        whole.put(view, true);
      }
    }
    if (changed.stream().anyMatch(whole::containsKey)) {
      return Optional.empty();
    }
    columns.keySet().removeAll(whole.keySet());
    return Optional.of(columns);
  }
}
