package io.storegauge.text;

import io.storegauge.model.DaySet;
import io.storegauge.row.RowBlock;
import io.storegauge.row.RowBuilder;
import io.storegauge.table.Columns;
import io.storegauge.table.EmergingPhrasesTable;
import io.storegauge.text.EmergingWindow.Found;
import java.util.List;
import org.apache.spark.unsafe.types.UTF8String;

/** Rows of a platform and as-of day. */
record EmergingBlock(UTF8String platform, int asOf, List<Found> found) implements RowBlock {
  private static final int MONTH =
      EmergingPhrasesTable.SPEC.columnNames().indexOf(Columns.AS_OF_MONTH);

  @Override
  public int rows() {
    return found.size();
  }

  @Override
  public void write(int row, RowBuilder out) {
    Found f = found.get(row);
    int at = 0;
    out.set(at++, platform)
        .setInt(at++, asOf)
        .set(at++, UTF8String.fromString(f.phrase()))
        .setInt(at++, row + 1)
        .set(at++, (long) f.mentions())
        .set(at++, (long) f.negatives())
        .set(at++, f.mentions() / (double) f.negatives())
        .set(at++, (long) f.mentionsBefore())
        .set(at++, (long) f.negativesBefore())
        .set(at++, f.mentionsBefore() / (double) f.negativesBefore())
        .set(at++, f.rise())
        .set(at++, f.tone())
        .setInt(at++, f.stores());
    for (String example : f.examples()) {
      out.set(at++, UTF8String.fromString(example));
    }
    out.setInt(MONTH, DaySet.firstOfMonth(asOf));
  }
}
