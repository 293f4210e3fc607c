/** Jobs: each reads tables, calls common, writes tables. No job knows another. */
package io.storegauge.job;
