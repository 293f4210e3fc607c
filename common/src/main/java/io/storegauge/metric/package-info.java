/** Facts, windows and metrics: rows in, rows out; no session, clock, path or configuration file. */
package io.storegauge.metric;
