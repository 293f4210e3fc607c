package io.storegauge.report.data;

/**
 * What became of the records of a feed: received = accepted + duplicate + rejected.
 *
 * @param files that were read, each counted as it was read last
 * @param refused files that were refused whole
 */
public record FeedCount(
    String source,
    String feed,
    long files,
    long refused,
    long received,
    long accepted,
    long duplicate,
    long rejected) {

  FeedCount plus(FeedCount o) {
    return new FeedCount(
        source,
        feed,
        files + o.files,
        refused + o.refused,
        received + o.received,
        accepted + o.accepted,
        duplicate + o.duplicate,
        rejected + o.rejected);
  }
}
