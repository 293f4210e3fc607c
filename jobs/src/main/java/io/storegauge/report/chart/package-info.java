/**
 * Charts as SVG that fits any width without a script: across everything is a share of the width,
 * down it is a share of a height in pixels, and texts keep their size. Knows nothing of stores.
 */
package io.storegauge.report.chart;
