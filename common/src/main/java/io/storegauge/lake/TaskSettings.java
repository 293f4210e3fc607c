package io.storegauge.lake;

import java.util.HashMap;
import java.util.Map;
import java.util.WeakHashMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Hadoop's settings on their way to tasks. There are more than a thousand, and to serialise them
 * takes longer than to write a small table: they are sent again only when one has changed.
 */
final class TaskSettings {
  private static final Map<SparkContext, TaskSettings> SENT = new WeakHashMap<>();

  private final Map<String, String> properties;
  private final Broadcast<SerializableConfiguration> broadcast;

  private TaskSettings(
      Map<String, String> properties, Broadcast<SerializableConfiguration> broadcast) {
    this.properties = properties;
    this.broadcast = broadcast;
  }

  /** As they are now, with those of the session. */
  static Broadcast<SerializableConfiguration> of(SparkSession spark) {
    Configuration hadoop = spark.sessionState().newHadoopConf();
    Map<String, String> properties = new HashMap<>();
    hadoop.forEach(p -> properties.put(p.getKey(), p.getValue()));
    synchronized (SENT) {
      TaskSettings sent = SENT.get(spark.sparkContext());
      if (sent == null || !sent.properties.equals(properties)) {
        sent =
            new TaskSettings(
                properties,
                JavaSparkContext.fromSparkContext(spark.sparkContext())
                    .broadcast(new SerializableConfiguration(hadoop)));
        SENT.put(spark.sparkContext(), sent);
      }
      return sent.broadcast;
    }
  }
}
