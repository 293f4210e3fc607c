package io.storegauge.cli;

import io.storegauge.config.Conf;
import io.storegauge.config.Feed;
import io.storegauge.config.Source;
import io.storegauge.ingest.FileFitting;
import io.storegauge.ingest.FileFitting.Fit;
import io.storegauge.ingest.FileFitting.Found;
import io.storegauge.ingest.FileHead;
import io.storegauge.ingest.FilePreview;
import io.storegauge.ingest.LandingPlace;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;

/** Holds files against mappings and reads their first records. */
final class FileChecks {
  private final Conf conf;
  private final List<Feed> feeds;
  private final Path landing;
  private final String platform;
  private final FilePreview.Limits limits;
  private final Configuration hadoop;

  /**
   * @param feeds mappings that may fit
   * @param platform as the user has it; null = not said
   */
  FileChecks(
      Conf conf,
      List<Feed> feeds,
      Path landing,
      String platform,
      FilePreview.Limits limits,
      Configuration hadoop) {
    this.conf = conf;
    this.feeds = feeds;
    this.landing = landing;
    this.platform = platform;
    this.limits = limits;
    this.hadoop = hadoop;
  }

  FileCheck check(FileStatus status) {
    FileHead head = FileHead.of(status.getPath(), hadoop);
    List<Fit> fits = FileFitting.of(head, feeds);
    String file = shown(status.getPath());
    double share = conf.settings().ingest().maxRejectedShare();
    if (fits.isEmpty() || !fits.get(0).fits()) {
      return new FileCheck(file, status.getLen(), head, fits, null, null, null, share);
    }
    Fit best = fits.get(0);
    Feed feed = best.feed();
    Source source = conf.sources().get(feed.source());
    LandingPlace place = LandingPlace.of(status, landing, source, feed, conf.platforms(), platform);
    Set<String> filled = best.found().stream().map(Found::column).collect(Collectors.toSet());
    FilePreview preview =
        FilePreview.read(
            feed,
            place.file(),
            place.platform(),
            filled,
            limits,
            conf.settings().ingest().maxRecordBytes(),
            hadoop);
    return new FileCheck(
        file,
        status.getLen(),
        head,
        fits,
        SourcesListCommand.entity(source, feed),
        place,
        preview,
        share);
  }

  /** As the user would write it. */
  static String shown(Path path) {
    return "file".equals(path.toUri().getScheme()) ? path.toUri().getPath() : path.toString();
  }
}
