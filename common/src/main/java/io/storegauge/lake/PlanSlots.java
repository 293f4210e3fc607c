package io.storegauge.lake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.catalyst.expressions.Alias;
import org.apache.spark.sql.catalyst.expressions.And;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.AttributeReference;
import org.apache.spark.sql.catalyst.expressions.Coalesce;
import org.apache.spark.sql.catalyst.expressions.CurrentDate;
import org.apache.spark.sql.catalyst.expressions.CurrentTimestampLike;
import org.apache.spark.sql.catalyst.expressions.EqualTo;
import org.apache.spark.sql.catalyst.expressions.ExprId;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.LocalTimestamp;
import org.apache.spark.sql.catalyst.expressions.NamedExpression;
import org.apache.spark.sql.catalyst.optimizer.InlineCTE;
import org.apache.spark.sql.catalyst.plans.logical.Aggregate;
import org.apache.spark.sql.catalyst.plans.logical.Distinct;
import org.apache.spark.sql.catalyst.plans.logical.Filter;
import org.apache.spark.sql.catalyst.plans.logical.Generate;
import org.apache.spark.sql.catalyst.plans.logical.Join;
import org.apache.spark.sql.catalyst.plans.logical.LocalRelation;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.OneRowRelation;
import org.apache.spark.sql.catalyst.plans.logical.Project;
import org.apache.spark.sql.catalyst.plans.logical.Sort;
import org.apache.spark.sql.catalyst.plans.logical.SubqueryAlias;
import org.apache.spark.sql.catalyst.plans.logical.Union;
import org.apache.spark.sql.catalyst.plans.logical.View;
import org.apache.spark.sql.catalyst.plans.logical.Window;
import scala.collection.JavaConverters;
import scala.collection.Seq;

/**
 * Follows values through the plan of a query, from the columns of its views up to its result. Uses
 * Spark's internals, as {@link LakeSql} does; what it does not know it takes for impenetrable.
 */
final class PlanSlots {
  private final Set<String> views;

  /** View of each place at which one is read, in the order of the walk. */
  private final List<String> leaves = new ArrayList<>();

  private boolean rowByRow = true;

  /**
   * A value that rows of a plan bear from where it comes from: rows of the plan with some value
   * need no others of these leaves than those with the same value.
   *
   * @param attributes of the plan that hold it
   * @param sides two attributes of which that one holds it that is not null; empty = none
   * @param columns of leaves that hold it, by the leaf's place
   */
  record Slot(Set<ExprId> attributes, List<ExprId> sides, Map<Integer, String> columns) {
    private Slot with(Set<ExprId> others) {
      return new Slot(others, List.of(), columns);
    }
  }

  /** What lets no value through. */
  private static final class Impenetrable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Impenetrable() {
      super(null, null, false, false);
    }
  }

  PlanSlots(Set<String> views) {
    this.views = views;
  }

  /** A plan with its common tables where they are used. */
  static LogicalPlan inlined(LogicalPlan analyzed) {
    return new InlineCTE(true).apply(analyzed);
  }

  /** Values that the rows of a plan bear; empty if it has a part that nobody knows. */
  Optional<List<Slot>> of(LogicalPlan plan) {
    try {
      return Optional.of(slots(plan));
    } catch (Impenetrable e) {
      return Optional.empty();
    }
  }

  List<String> leaves() {
    return leaves;
  }

  /** Whether the plan does nothing but choose and compute, row by row. */
  boolean isRowByRow() {
    return rowByRow;
  }

  /** Of the slots that an attribute holds the one that reaches most leaves. */
  static Optional<Slot> best(List<Slot> slots, ExprId attribute) {
    return slots.stream()
        .filter(s -> s.attributes().contains(attribute))
        .max(Comparator.comparingInt(s -> s.columns().size()));
  }

  private List<Slot> slots(LogicalPlan plan) {
    if (plan instanceof View view && views.contains(view.desc().identifier().table())) {
      return leaf(view);
    }
    if (!plan.subqueries().isEmpty() || !list(plan.expressions()).stream().allMatch(this::isPure)) {
      throw new Impenetrable();
    }
    if (plan instanceof LocalRelation || plan instanceof OneRowRelation) {
      rowByRow = false;
      return List.of();
    }
    if (plan instanceof SubqueryAlias || plan instanceof Filter || plan instanceof Generate) {
      return slots(plan.children().head());
    }
    if (plan instanceof Project p) {
      return passed(slots(p.child()), p.projectList());
    }
    rowByRow = false;
    if (plan instanceof Distinct || plan instanceof Sort) {
      return slots(plan.children().head());
    }
    if (plan instanceof Aggregate a) {
      return passed(within(slots(a.child()), a.groupingExpressions()), a.aggregateExpressions());
    }
    if (plan instanceof Window w) {
      return within(slots(w.child()), w.partitionSpec());
    }
    if (plan instanceof Join j) {
      return joined(j);
    }
    if (plan instanceof Union u) {
      return united(u);
    }
    throw new Impenetrable();
  }

  private List<Slot> leaf(View view) {
    int place = leaves.size();
    leaves.add(view.desc().identifier().table());
    List<Slot> slots = new ArrayList<>();
    for (Attribute a : list(view.output())) {
      slots.add(new Slot(Set.of(a.exprId()), List.of(), Map.of(place, a.name())));
    }
    return slots;
  }

  /** Gives the same whenever it is asked. */
  private boolean isPure(Expression e) {
    boolean clock =
        e instanceof CurrentTimestampLike
            || e instanceof CurrentDate
            || e instanceof LocalTimestamp;
    return !clock && e.deterministic() && list(e.children()).stream().allMatch(this::isPure);
  }

  /** Those that outputs hold as they are. */
  private static List<Slot> passed(List<Slot> slots, Seq<NamedExpression> outputs) {
    List<Slot> passed = new ArrayList<>();
    for (Slot s : slots) {
      Set<ExprId> holders = new HashSet<>();
      Set<ExprId> kept = new HashSet<>();
      for (NamedExpression e : list(outputs)) {
        Expression value = e instanceof Alias alias ? alias.child() : (Expression) e;
        if (value instanceof AttributeReference a && s.attributes().contains(a.exprId())
            || value instanceof Coalesce c && sides(c).equals(s.sides())) {
          holders.add(e.exprId());
        }
        if (e instanceof AttributeReference a) {
          kept.add(a.exprId());
        }
      }
      List<ExprId> sides = kept.containsAll(s.sides()) ? s.sides() : List.of();
      if (!holders.isEmpty() || !sides.isEmpty()) {
        passed.add(new Slot(holders, sides, s.columns()));
      }
    }
    return passed;
  }

  private static List<ExprId> sides(Coalesce c) {
    return list(c.children()).stream()
        .map(e -> e instanceof AttributeReference a ? a.exprId() : null)
        .toList();
  }

  /** Those by which rows are put together. */
  private static List<Slot> within(List<Slot> slots, Seq<Expression> by) {
    Set<ExprId> attributes = new HashSet<>();
    for (Expression e : list(by)) {
      if (e instanceof AttributeReference a) {
        attributes.add(a.exprId());
      }
    }
    return slots.stream()
        .filter(s -> s.attributes().stream().anyMatch(attributes::contains))
        .map(s -> s.with(s.attributes()))
        .toList();
  }

  private List<Slot> joined(Join join) {
    List<Slot> left = slots(join.left());
    List<Slot> right = slots(join.right());
    String kind = join.joinType().sql();
    boolean keepsLeft = Set.of("INNER", "LEFT OUTER", "LEFT SEMI", "LEFT ANTI").contains(kind);
    boolean keepsRight = Set.of("INNER", "RIGHT OUTER").contains(kind);
    if (!keepsLeft && !keepsRight && !kind.equals("FULL OUTER")) {
      throw new Impenetrable();
    }
    List<Slot> slots = new ArrayList<>();
    // A side all of whose rows come out takes the other one as it is.
    slots.addAll(keepsLeft ? left : List.of());
    slots.addAll(keepsRight ? right : List.of());
    if (join.condition().isDefined()) {
      for (Expression e : conjuncts(join.condition().get()).toList()) {
        pair(e, join)
            .ifPresent(
                pair ->
                    best(left, pair.get(0))
                        .ifPresent(
                            l ->
                                best(right, pair.get(1))
                                    .ifPresent(
                                        r ->
                                            slots.add(merged(l, r, pair, keepsLeft, keepsRight)))));
      }
    }
    return slots;
  }

  /** Of what is not matched the attributes of the other side are null. */
  private static Slot merged(
      Slot left, Slot right, List<ExprId> pair, boolean keepsLeft, boolean keepsRight) {
    Set<ExprId> attributes = new HashSet<>();
    attributes.addAll(keepsLeft ? left.attributes() : Set.of());
    attributes.addAll(keepsRight ? right.attributes() : Set.of());
    Map<Integer, String> columns = new HashMap<>(left.columns());
    columns.putAll(right.columns());
    return new Slot(attributes, keepsLeft || keepsRight ? List.of() : pair, columns);
  }

  private static Stream<Expression> conjuncts(Expression condition) {
    return condition instanceof And and
        ? Stream.concat(conjuncts(and.left()), conjuncts(and.right()))
        : Stream.of(condition);
  }

  /** An attribute of the left and one of the right that have to be equal. */
  private static Optional<List<ExprId>> pair(Expression e, Join join) {
    if (e instanceof EqualTo equal
        && equal.left() instanceof AttributeReference a
        && equal.right() instanceof AttributeReference b) {
      boolean asWritten =
          join.left().outputSet().contains(a) && join.right().outputSet().contains(b);
      boolean turned = join.left().outputSet().contains(b) && join.right().outputSet().contains(a);
      if (asWritten || turned) {
        return Optional.of(
            asWritten ? List.of(a.exprId(), b.exprId()) : List.of(b.exprId(), a.exprId()));
      }
    }
    return Optional.empty();
  }

  /** Values that stand in the same place of every part. */
  private List<Slot> united(Union union) {
    List<LogicalPlan> parts = list(union.children());
    List<List<Slot>> slots = parts.stream().map(this::slots).toList();
    List<Slot> united = new ArrayList<>();
    for (int i = 0; i < union.output().length(); i++) {
      Map<Integer, String> columns = new HashMap<>();
      boolean all = true;
      for (int part = 0; part < parts.size(); part++) {
        Optional<Slot> slot = best(slots.get(part), parts.get(part).output().apply(i).exprId());
        slot.ifPresent(s -> columns.putAll(s.columns()));
        all &= slot.isPresent();
      }
      if (all) {
        united.add(new Slot(Set.of(union.output().apply(i).exprId()), List.of(), columns));
      }
    }
    return united;
  }

  private static <T> List<T> list(Seq<T> elements) {
    return JavaConverters.seqAsJavaList(elements);
  }
}
