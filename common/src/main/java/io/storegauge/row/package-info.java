/**
 * Rows as Spark's internals take them, for the tight loops that would drown in one object a field.
 */
package io.storegauge.row;
