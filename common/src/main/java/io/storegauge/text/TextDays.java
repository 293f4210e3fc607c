package io.storegauge.text;

import io.storegauge.model.LookAhead;
import io.storegauge.row.RowBuilder;
import io.storegauge.table.Columns;
import io.storegauge.table.ServiceSessionsTable;
import io.storegauge.table.TopicMentionsTable;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Platform days of chats with text. In: rows with {@link #COLUMNS}. Out: {@link #SCHEMA}. */
public final class TextDays extends LookAhead<InternalRow> {
  /** Columns of silver.service_sessions that are read, in this order. */
  public static final List<String> COLUMNS =
      List.of(
          Columns.PLATFORM,
          Columns.STORE_ID,
          ServiceSessionsTable.STARTED_AT,
          ServiceSessionsTable.TEXT);

  public static final StructType SCHEMA =
      new StructType()
          .add(Columns.PLATFORM, DataTypes.StringType)
          .add(Columns.STORE_ID, DataTypes.StringType)
          .add(TopicMentionsTable.WRITTEN_DATE, DataTypes.DateType);

  private static final int STARTED_AT = 2;
  private static final int TEXT = 3;

  private final Iterator<InternalRow> chats;
  private final ReviewSentiments.Days days;
  private final RowBuilder row = new RowBuilder(SCHEMA.size());

  public TextDays(Iterator<InternalRow> chats, ReviewSentiments.Days days) {
    this.chats = chats;
    this.days = days;
  }

  @Override
  protected InternalRow find() {
    while (chats.hasNext()) {
      InternalRow chat = chats.next();
      if (chat.isNullAt(TEXT) || chat.isNullAt(STARTED_AT)) {
        continue;
      }
      long day = days.of(chat.getUTF8String(0), chat.getLong(STARTED_AT));
      if (days.wanted(day)) {
        return row.start()
            .set(0, chat.getUTF8String(0))
            .set(1, chat.getUTF8String(1))
            .setInt(2, (int) day)
            .build();
      }
    }
    return null;
  }
}
