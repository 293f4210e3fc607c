/**
 * The landing folder as a stream, and the query over it. Knows nothing of stages: what a batch does
 * comes from the command line.
 */
package io.storegauge.watch;
