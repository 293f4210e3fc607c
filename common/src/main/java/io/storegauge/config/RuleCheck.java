package io.storegauge.config;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The check of a rule: one column against null, a number, a text or another column of the record. A
 * comparison with a value that is null holds: whether a value may be null is a check of its own.
 *
 * @param other column it is compared with; null = none
 * @param number it is compared with; null = none
 * @param text it is compared with; null = none
 */
public record RuleCheck(String column, Op op, String other, BigDecimal number, String text)
    implements Serializable {

  private static final Pattern GRAMMAR =
      Pattern.compile(
          "\\s*(?<column>[a-z][a-z0-9_]*)\\s*"
              + "(?:(?<null>\\b(?i:is\\s+null))|(?<notnull>\\b(?i:is\\s+not\\s+null))"
              + "|(?<op>!=|<=|>=|=|<|>)\\s*"
              + "(?:(?<other>[a-z][a-z0-9_]*)|(?<number>-?\\d{1,18}(?:\\.\\d{1,9})?)"
              + "|'(?<text>(?:[^']++|'')*+)'))\\s*");

  /** How two values are compared. */
  public enum Op {
    IS_NULL,
    IS_NOT_NULL,
    EQUAL,
    NOT_EQUAL,
    LESS,
    LESS_OR_EQUAL,
    GREATER,
    GREATER_OR_EQUAL;

    /**
     * Whether the comparison holds for two values in this order.
     *
     * @param order below 0, 0 or above 0, as of a comparator
     */
    public boolean holds(int order) {
      return switch (this) {
        case EQUAL -> order == 0;
        case NOT_EQUAL -> order != 0;
        case LESS -> order < 0;
        case LESS_OR_EQUAL -> order <= 0;
        case GREATER -> order > 0;
        case GREATER_OR_EQUAL -> order >= 0;
        case IS_NULL, IS_NOT_NULL -> throw new IllegalStateException(name() + " compares nothing");
      };
    }
  }

  /** Reads {@code paid_at >= ordered_at}, {@code amount >= 0}, {@code paid_at is not null}. */
  static Optional<RuleCheck> parse(String check) {
    Matcher m = GRAMMAR.matcher(check);
    if (!m.matches()) {
      return Optional.empty();
    }
    String number = m.group("number");
    String text = m.group("text");
    return Optional.of(
        new RuleCheck(
            m.group("column"),
            op(m),
            m.group("other"),
            number == null ? null : new BigDecimal(number),
            text == null ? null : text.replace("''", "'")));
  }

  private static Op op(Matcher m) {
    if (m.group("op") == null) {
      return m.group("null") == null ? Op.IS_NOT_NULL : Op.IS_NULL;
    }
    return switch (m.group("op")) {
      case "=" -> Op.EQUAL;
      case "!=" -> Op.NOT_EQUAL;
      case "<" -> Op.LESS;
      case "<=" -> Op.LESS_OR_EQUAL;
      case ">" -> Op.GREATER;
      default -> Op.GREATER_OR_EQUAL;
    };
  }
}
