/**
 * Parquet files from rows in Spark's binary form. Spark's own writer hands every value through five
 * layers; here a value goes into an array of its column and a page is encoded from the array.
 */
package io.storegauge.parquet;
