package io.storegauge.ingest;

import java.io.Serializable;

/**
 * What the first pass found in a file.
 *
 * @param file position in the batch
 * @param received records in the file
 * @param rejected of these, refused
 * @param firstDay earliest platform day of an accepted record's own event; {@code
 *     Integer.MAX_VALUE} = none
 * @param lastDay latest; {@code Integer.MIN_VALUE} = none
 * @param fault why the whole file was refused; null = it was read to its end
 */
public record FileStats(
    int file, long received, long rejected, int firstDay, int lastDay, String fault)
    implements Serializable {}
