/**
 * The domain in plain Java: platforms, metrics, run intervals, day sets. Nothing here knows Spark.
 */
package io.storegauge.model;
