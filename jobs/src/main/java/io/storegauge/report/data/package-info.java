/**
 * What a report asks of a lake, as plain records; NaN = unknown. The only place of the report that
 * reads tables.
 */
package io.storegauge.report.data;
