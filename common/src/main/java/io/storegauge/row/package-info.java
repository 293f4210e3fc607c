/** Rows in Spark's own binary form, for the tight loops that would drown in one object a field. */
package io.storegauge.row;
