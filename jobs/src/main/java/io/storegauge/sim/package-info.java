/**
 * The simulator: landing dumps of invented stores, and the truth that was planted in them. Writes
 * files only; knows nothing of tables, lake or metrics.
 */
package io.storegauge.sim;
