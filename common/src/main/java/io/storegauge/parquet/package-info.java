/**
 * Parquet files from Spark's internal rows. Spark's own writer hands every value through five
 * layers; here a value goes into an array of its column and a page is encoded from the array.
 */
package io.storegauge.parquet;
