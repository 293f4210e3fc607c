/** Statistics on plain arrays: volatility, shrinkage, percentiles, risk index. */
package io.storegauge.stats;
