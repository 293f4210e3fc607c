/** Configuration as records, and the one strict loader that reads them. */
package io.storegauge.config;
