package io.storegauge.ingest;

import java.io.Serializable;
import java.util.List;

/**
 * A refused record, or with record number 0 a refused file.
 *
 * @param file position in the batch
 */
public record Reject(int file, long record, List<String> reasons, String raw)
    implements Serializable {}
