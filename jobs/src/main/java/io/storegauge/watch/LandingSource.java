package io.storegauge.watch;

import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.connector.catalog.SupportsRead;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableCapability;
import org.apache.spark.sql.connector.catalog.TableProvider;
import org.apache.spark.sql.connector.expressions.Transform;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.connector.read.ScanBuilder;
import org.apache.spark.sql.connector.read.streaming.MicroBatchStream;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/**
 * A landing folder as a source of Structured Streaming: one row for each time that it was found
 * changed. Its columns are those of {@link LandingOffset}.
 */
public final class LandingSource implements TableProvider {
  /** The landing folder. */
  static final String PATH = "path";

  /** Patterns of the files that count, one a line. */
  static final String PATTERNS = "patterns";

  /** Whether files wait for a {@code _SUCCESS}. */
  static final String NEEDS_SUCCESS = "needs_success";

  static final StructType SCHEMA =
      new StructType()
          .add("look", DataTypes.LongType)
          .add("files", DataTypes.LongType)
          .add("bytes", DataTypes.LongType)
          .add("unmatched", DataTypes.LongType);

  /** Called by Spark. */
  public LandingSource() {}

  @Override
  public StructType inferSchema(CaseInsensitiveStringMap options) {
    return SCHEMA;
  }

  @Override
  public Table getTable(
      StructType schema, Transform[] partitioning, Map<String, String> properties) {
    return new LandingTable();
  }

  private static final class LandingTable implements SupportsRead {
    @Override
    public String name() {
      return "landing";
    }

    /** Deprecated, and yet without a default. */
    @Override
    @SuppressWarnings("deprecation")
    public StructType schema() {
      return SCHEMA;
    }

    @Override
    public Set<TableCapability> capabilities() {
      return Set.of(TableCapability.MICRO_BATCH_READ);
    }

    @Override
    public ScanBuilder newScanBuilder(CaseInsensitiveStringMap options) {
      return () -> new LandingScan(options);
    }
  }

  private record LandingScan(CaseInsensitiveStringMap options) implements Scan {
    @Override
    public StructType readSchema() {
      return SCHEMA;
    }

    @Override
    public String description() {
      return "landing " + options.get(PATH);
    }

    @Override
    public MicroBatchStream toMicroBatchStream(String checkpoint) {
      return new LandingStream(
          options.get(PATH),
          options.get(PATTERNS).lines().toList(),
          options.getBoolean(NEEDS_SUCCESS, false),
          SparkSession.active().sparkContext().hadoopConfiguration());
    }
  }
}
