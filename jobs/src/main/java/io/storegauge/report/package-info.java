/**
 * Pages about a run and about a store that a browser opens from disk: one file, nothing fetched, no
 * script. Knows no command line; tables are read in {@code data} alone.
 */
package io.storegauge.report;
