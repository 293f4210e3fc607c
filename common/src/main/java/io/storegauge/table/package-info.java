/**
 * The contract of every table: columns, types, units, meaning of null, key. Column names are
 * written here and nowhere else.
 */
package io.storegauge.table;
