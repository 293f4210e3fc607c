package io.storegauge.ingest;

import java.io.Serializable;

/**
 * A file to read and what its place says of it.
 *
 * @param source folder of the mapping that matched
 * @param feed its name
 * @param path relative to the landing folder, with {@code /}
 * @param location full path for Hadoop's file system
 * @param bytes size as received
 * @param modifiedMillis modification time, epoch milliseconds
 * @param platform platform of its records
 * @param storeId store of its records; null if the path does not say
 * @param exportedOn export day as epoch day; {@link #UNKNOWN_DAY} if the path does not say
 * @param fault why it cannot be read at all, as found without opening it; null = none
 */
public record LandingFile(
    String source,
    String feed,
    String path,
    String location,
    long bytes,
    long modifiedMillis,
    String platform,
    String storeId,
    int exportedOn,
    String fault)
    implements Serializable {
  public static final int UNKNOWN_DAY = Integer.MIN_VALUE;
}
