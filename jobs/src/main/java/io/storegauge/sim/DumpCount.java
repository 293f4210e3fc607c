package io.storegauge.sim;

import java.io.Serializable;

/**
 * A file written.
 *
 * @param name below the output folder
 * @param kind orders, reviews or stores
 * @param rows all rows, repeats among them
 * @param fresh rows of orders or reviews that no earlier export knew
 * @param repeats exact copies of rows of another file of the same export
 */
record DumpCount(
    String name, String kind, String exportedOn, long rows, long fresh, long repeats, long bytes)
    implements Serializable {}
