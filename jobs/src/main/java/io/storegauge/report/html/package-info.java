/** Markup as a tree that escapes what it is given. Knows nothing of stores. */
package io.storegauge.report.html;
