package io.storegauge.stats;

import io.storegauge.row.RowBuilder;
import io.storegauge.table.StoreRiskTable;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Gives rows of {@code gold.store_risk} their published band.
 *
 * <p>Rows in: as {@link RiskRows#indexes} makes them, without a band, and of the days before them
 * the rows that the table has, without a month; sorted by day, all days of a store together. Rows
 * out: the former, in their order.
 *
 * @param hysteresis points, see {@link HeldBand}
 * @param holdDays likewise
 */
public record RiskBandRows(double hysteresis, int holdDays) implements Serializable {
  private static final UTF8String BY_INDEX = UTF8String.fromString("index");
  private static final UTF8String BY_HYSTERESIS = UTF8String.fromString("hysteresis");
  private static final UTF8String BY_GATE = UTF8String.fromString("gate");

  /** Identity of a store. */
  private record Store(UTF8String platform, UTF8String id) {}

  public Iterator<InternalRow> rows(Iterator<InternalRow> byDay) {
    return new Rows(byDay);
  }

  private final class Rows implements Iterator<InternalRow> {
    private final Iterator<InternalRow> in;
    private final Map<Store, HeldBand> bands = new HashMap<>();
    private final RowBuilder out = new RowBuilder(StoreRiskTable.SPEC.columns().size());
    private InternalRow row;
    private RiskBand held;

    Rows(Iterator<InternalRow> in) {
      this.in = in;
    }

    @Override
    public boolean hasNext() {
      while (row == null && in.hasNext()) {
        InternalRow next = in.next();
        held = band(next);
        row = next.isNullAt(RiskRows.MONTH) ? null : next;
      }
      return row != null;
    }

    @Override
    public InternalRow next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      InternalRow banded = banded(row, held);
      row = null;
      return banded;
    }

    /** Null where the index is unknown. */
    private RiskBand band(InternalRow row) {
      if (row.isNullAt(RiskRows.INDEX)) {
        return null;
      }
      Store key = new Store(row.getUTF8String(0), row.getUTF8String(1));
      HeldBand band = bands.get(key);
      if (band == null) {
        band = new HeldBand(hysteresis, holdDays);
        bands.put(new Store(key.platform().clone(), key.id().clone()), band);
      }
      return band.next(row.getInt(2), Millionths.toDouble(row.getLong(RiskRows.INDEX)));
    }

    private InternalRow banded(InternalRow row, RiskBand held) {
      RiskRows.copy(row, out.start());
      boolean isGated =
          !row.isNullAt(RiskRows.GATE) && (held == null || held.compareTo(RiskBand.HIGH) < 0);
      RiskBand band = isGated ? RiskBand.HIGH : held;
      if (band != null) {
        out.set(RiskRows.BAND, RiskRows.name(band));
        out.set(RiskRows.BAND_BY, isGated ? BY_GATE : by(row, held));
      }
      return out.build();
    }

    private UTF8String by(InternalRow row, RiskBand held) {
      RiskBand today = RiskBand.of(Millionths.toDouble(row.getLong(RiskRows.INDEX)));
      return held == today ? BY_INDEX : BY_HYSTERESIS;
    }
  }
}
