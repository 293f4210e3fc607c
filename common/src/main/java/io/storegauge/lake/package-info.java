/**
 * The only place that reads or writes tables, knows paths or touches Delta's and Spark's internals.
 */
package io.storegauge.lake;
