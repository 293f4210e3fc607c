package io.storegauge.testing;

import com.holdenkarau.spark.testing.JavaDatasetSuiteBase;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.BeforeEach;

/**
 * Base of tests that compare Datasets: {@code assertDataFrameDataEquals(expected, actual)} compares
 * rows in any order and ignores nullability, which a Delta read-back does not keep.
 *
 * <p>spark-testing-base is built on JUnit 4, whose annotations Jupiter does not see; the session is
 * therefore started here. It is never stopped: one session serves every test class of the JVM.
 */
public abstract class DataFrameSuite extends JavaDatasetSuiteBase {
  private static final long serialVersionUID = 1L;

  @BeforeEach
  @Override
  public void runBefore() {
    synchronized (DataFrameSuite.class) {
      super.runBefore();
    }
  }

  @Override
  public SparkConf conf() {
    return SparkSuite.conf();
  }

  @Override
  public boolean enableHiveSupport() {
    return false;
  }
}
