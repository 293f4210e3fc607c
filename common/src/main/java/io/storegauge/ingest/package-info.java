/**
 * From files as received to typed records with reject reasons. Knows mappings and bytes, not
 * tables' storage.
 */
package io.storegauge.ingest;
