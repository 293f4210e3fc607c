package io.storegauge.lake;

import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Hadoop's settings on their way to tasks: as they are when they are first asked for, sent once and
 * not with every write. There are more than a thousand, each of which Hadoop compresses by itself.
 */
final class TaskSettings {
  private static final Map<SparkContext, Broadcast<SerializableConfiguration>> SENT =
      Collections.synchronizedMap(new WeakHashMap<>());

  private TaskSettings() {}

  static Broadcast<SerializableConfiguration> of(SparkContext spark) {
    return SENT.computeIfAbsent(spark, TaskSettings::send);
  }

  private static Broadcast<SerializableConfiguration> send(SparkContext spark) {
    Configuration own = new Configuration(spark.hadoopConfiguration());
    return JavaSparkContext.fromSparkContext(spark).broadcast(new SerializableConfiguration(own));
  }
}
