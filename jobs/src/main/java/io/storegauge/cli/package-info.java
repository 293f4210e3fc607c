/** Command line: arguments, progress, output. The only package with a main. */
package io.storegauge.cli;
