package io.storegauge.ingest;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.storegauge.config.ConfLoader;
import io.storegauge.config.Feed;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which columns a mapping does not know. */
class ExtraColumnsTest {
  private static final Feed ORDERS =
      ConfLoader.load(Path.of("..", "conf"), List.of()).sources().get("pinduoduo").feeds().stream()
          .filter(f -> f.name().equals("order_list"))
          .findFirst()
          .orElseThrow();

  private final ExtraColumns extras = ExtraColumns.of(ORDERS);

  @Test
  void aNewColumnIsUnknownAndKeptUnlessItSpeaksOfAPerson() {
    assertTrue(extras.isUnknown("新版字段"));
    assertTrue(extras.keeps("新版字段"));
    assertTrue(extras.isUnknown("收件人"));
    assertFalse(extras.keeps("收件人"));
  }

  /** Both are names of the amount, of which the first one present is taken. */
  @Test
  void anotherNameOfAColumnIsKnown() {
    assertFalse(extras.isUnknown("用户实付金额(元)"));
    assertFalse(extras.isUnknown("商家实收金额(元)"));
    assertFalse(extras.keeps("商家实收金额(元)"));
  }

  @Test
  void whatIsIgnoredIsKnown() {
    assertTrue(extras.isIgnored("快递单号"));
    assertFalse(extras.isUnknown("快递单号"));
  }
}
