package io.storegauge.scheme;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.storegauge.table.Columns;
import org.apache.spark.sql.Column;

/**
 * Some stores; null = any.
 *
 * @param storeId of the platform; only with one
 */
public record StoreSelection(String platform, String storeId, String category) {
  public static final StoreSelection ALL = new StoreSelection(null, null, null);

  public boolean isAll() {
    return equals(ALL);
  }

  /** Whether one store alone is meant. */
  public boolean isOne() {
    return storeId != null;
  }

  /** Whether a row of {@code gold.store_metrics} is of one of them; null = its category is. */
  public Column includes() {
    Column included = lit(true);
    if (platform != null) {
      included = included.and(col(Columns.PLATFORM).equalTo(platform));
    }
    if (storeId != null) {
      included = included.and(col(Columns.STORE_ID).equalTo(storeId));
    }
    if (category != null) {
      included = included.and(col(Columns.CATEGORY).equalTo(category));
    }
    return included;
  }

  /** Such as {@code douyin/s0001}, or {@code stores of douyin in beauty}. */
  @Override
  public String toString() {
    if (storeId != null) {
      return platform + "/" + storeId;
    }
    return "stores"
        + (platform == null ? "" : " of " + platform)
        + (category == null ? "" : " in " + category);
  }
}
