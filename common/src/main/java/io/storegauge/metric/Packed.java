package io.storegauge.metric;

import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * The form in which records travel to their store: many records of one store in one row, as bytes.
 * A shuffle then moves a few thousand rows instead of millions.
 */
public final class Packed {
  public static final String PLATFORM = "platform";
  public static final String STORE_ID = "store_id";

  /** What the records are; a store's rows are read in this order. */
  public static final String KIND = "kind";

  static final int PLATFORM_AT = 0;
  static final int STORE_AT = 1;
  static final int KIND_AT = 2;
  static final int RECORDS_AT = 3;

  public static final StructType SCHEMA =
      DataTypes.createStructType(
          new StructField[] {
            DataTypes.createStructField(PLATFORM, DataTypes.StringType, true),
            DataTypes.createStructField(STORE_ID, DataTypes.StringType, true),
            DataTypes.createStructField(KIND, DataTypes.IntegerType, true),
            DataTypes.createStructField("records", DataTypes.BinaryType, true)
          });

  private Packed() {}
}
