package io.storegauge.sim;

import io.storegauge.sim.Layout.Format;
import io.storegauge.sim.Planted.MustBe;
import io.storegauge.sim.Sheet.Role;
import java.time.LocalDate;
import java.util.Locale;

/**
 * Faults of single records. A fault that refuses its record strikes a copy behind the sound one, so
 * that nothing is lost by it and silver must be what it is without faults; one that is kept strikes
 * the record itself.
 */
enum RecordFault {
  NO_ID(MustBe.REJECTED, Role.ID, "missing_value", ""),
  NO_DATE(MustBe.REJECTED, Role.DATE, "missing_value", ""),
  TORN_ID(MustBe.REJECTED, Role.ID, "torn_id", "1.2E+18"),
  BAD_NUMBER(MustBe.REJECTED, Role.NUMBER, "", "面议"),
  NEGATIVE_AMOUNT(MustBe.REJECTED, Role.NUMBER, "out_of_range", "-5.00"),
  BAD_DATE(MustBe.REJECTED, Role.DATE, "", "昨天下午"),
  IMPOSSIBLE_DATE(MustBe.REJECTED, Role.DATE, "", "2025-02-30 10:00:00"),
  FAR_DATE(MustBe.REJECTED, Role.DATE, "out_of_range", "1899-12-30 00:00:00"),
  AFTER_EXPORT(MustBe.REJECTED, Role.DATE, "after_export", null),
  UNKNOWN_STATUS(MustBe.REJECTED, Role.WORD, "unknown_value", "平台核查中"),
  CUT_OFF(MustBe.REJECTED, null, "", null),
  STRAY_SEPARATOR(MustBe.REJECTED, null, "field_count", null),
  REPEATED_IN_FILE(MustBe.DUPLICATE, null, "", null),
  FORMULA(MustBe.KEPT, Role.TEXT, "", null),
  NUL_BYTES(MustBe.KEPT, Role.TEXT, "", "备\u0000注\u0000"),
  INVALID_BYTES(MustBe.KEPT, Role.TEXT, "", "备注" + DumpText.INVALID_BYTE + DumpText.INVALID_BYTE),
  MEGABYTE_LINE(MustBe.KEPT, Role.TEXT, "", null),
  CONTACT_IN_TEXT(MustBe.SCRUBBED, Role.TEXT, "", null);

  private static final String[] FORMULAS = {
    "=HYPERLINK(\"http://example.com/x\",\"领取优惠\")",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "+1+cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0"
  };

  private static final int MEGABYTE = 1 << 20;

  private final MustBe mustBe;
  private final Role role;
  private final String code;
  private final String value;

  RecordFault(MustBe mustBe, Role role, String code, String value) {
    this.mustBe = mustBe;
    this.role = role;
    this.code = code;
    this.value = value;
  }

  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  MustBe mustBe() {
    return mustBe;
  }

  /** Whether it strikes the record itself and not a copy. */
  boolean isInPlace() {
    return mustBe == MustBe.KEPT || mustBe == MustBe.SCRUBBED;
  }

  /** Whether such a record can have this fault in such a file. */
  boolean fits(Export<?> export, DumpRecord record) {
    Sheet.Mark mark = role == null ? null : export.sheet().mark(role);
    boolean ofReviews = export.kind().equals("reviews");
    boolean table = export.layout().format() == Format.CSV;
    boolean workbook = export.layout().format() == Format.WORKBOOK;
    if (role != null && mark == null) {
      return false;
    }
    if (role == Role.TEXT && ofReviews && record.get(mark.at()).isEmpty()) {
      return false; // removed, or the platform's own praise
    }
    return switch (this) {
      case TORN_ID -> mark.badCode().equals("torn_id"); // accounts are no numbers
      case NEGATIVE_AMOUNT -> mark.badCode().equals("bad_money");
      case IMPOSSIBLE_DATE, FAR_DATE, AFTER_EXPORT -> isTime(mark);
      case NO_DATE ->
          !mark.column().equals("concluded_at"); // the number of the order names the day
      case STRAY_SEPARATOR -> table;
      case INVALID_BYTES -> table && export.layout().bearsInvalidBytes();
      case CUT_OFF, NUL_BYTES, MEGABYTE_LINE -> !workbook;
      case CONTACT_IN_TEXT -> ofReviews;
      default -> true;
    };
  }

  /**
   * Damages a record.
   *
   * @param exportedOn epoch day of the file's export
   * @param n number of the fault, for those that take turns
   * @return the fault as it is planted; file and record are still to be named
   */
  Planted strike(Export<?> export, DumpRecord record, String platform, int exportedOn, int n) {
    Sheet.Mark mark = role == null ? null : export.sheet().mark(role);
    String expected = "";
    switch (this) {
      case CUT_OFF -> record.cutOff();
      case STRAY_SEPARATOR -> record.addCells();
      case REPEATED_IN_FILE -> {
        // the copy is the fault
      }
      case CONTACT_IN_TEXT -> {
        int someone = n % 10_000;
        String phone = Contact.phone(someone);
        String mail = Contact.mail(someone);
        String address = Contact.address(someone);
        expected = String.join("|", phone, mail, address);
        record.set(
            mark.at(),
            record.get(mark.at()) + "电话" + phone + "，邮箱" + mail + "，地址：" + address + "。");
      }
      default -> record.set(mark.at(), value(mark, exportedOn, n));
    }
    if (this == FORMULA && export.kind().equals("reviews")) {
      expected = record.get(mark.at());
    }
    boolean keyless = mustBe == MustBe.REJECTED && (role == Role.ID || role == null);
    return new Planted(
        id(),
        platform,
        export.kind(),
        "",
        0,
        keyless ? "" : record.key(),
        mustBe,
        reason(export, mark),
        expected);
  }

  private static boolean isTime(Sheet.Mark mark) {
    return mark.badCode().equals("bad_time") || mark.badCode().equals("bad_date");
  }

  /** A moment as the column writes it: reports tell days alone. */
  private static String moment(Sheet.Mark mark, String moment) {
    return mark.badCode().equals("bad_date") ? moment.substring(0, 10) : moment;
  }

  private String value(Sheet.Mark mark, int exportedOn, int n) {
    return switch (this) {
      case IMPOSSIBLE_DATE, FAR_DATE -> moment(mark, value);
      case AFTER_EXPORT -> moment(mark, LocalDate.ofEpochDay(exportedOn + 3L) + " 10:00:00");
      case FORMULA -> FORMULAS[n % FORMULAS.length];
      case MEGABYTE_LINE -> "长".repeat(MEGABYTE / 3);
      default -> value;
    };
  }

  private String reason(Export<?> export, Sheet.Mark mark) {
    if (mustBe != MustBe.REJECTED) {
      return "";
    }
    return switch (this) {
      case CUT_OFF -> export.layout().format() == Format.CSV ? "field_count" : "bad_json";
      case STRAY_SEPARATOR -> code;
      case BAD_NUMBER, BAD_DATE, IMPOSSIBLE_DATE -> mark.badCode() + ":" + mark.column();
      default -> code + ":" + mark.column();
    };
  }
}
