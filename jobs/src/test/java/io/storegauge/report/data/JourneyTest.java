package io.storegauge.report.data;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.storegauge.table.Columns;
import io.storegauge.table.Tables;
import java.util.List;
import org.junit.jupiter.api.Test;

class JourneyTest {
  @Test
  void tables_of_this_release_have_the_columns_that_reports_ask_for() {
    Journey.COLUMNS.forEach(
        (table, columns) ->
            Tables.find(table)
                .ifPresent(
                    spec -> {
                      List<String> there = spec.columnNames();
                      assertTrue(there.containsAll(columns), table + " " + there);
                      assertTrue(there.containsAll(List.of(Columns.PLATFORM, Columns.AS_OF)));
                    }));
  }
}
