package io.storegauge.job;

import io.storegauge.config.Feed;
import io.storegauge.config.Source;
import io.storegauge.ingest.Batch;
import io.storegauge.ingest.BuyerHash;
import io.storegauge.ingest.FirstPass;
import io.storegauge.ingest.IngestErrors;
import io.storegauge.ingest.Landing;
import io.storegauge.ingest.LandingFile;
import io.storegauge.ingest.Target;
import io.storegauge.lake.StagePlan;
import io.storegauge.model.Platform;
import io.storegauge.table.OrdersTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;

/**
 * Landing → silver, quarantine and run_log_files.
 *
 * <p>Order matters: stores and orders before reviews, whose changed days need the orders they speak
 * of; silver before quarantine before run_log_files, so that a killed run reads its files again.
 * Every step gives the same result when it is repeated.
 */
public final class IngestJob implements Job {
  private static final List<String> ENTITY_ORDER = List.of("stores", "orders", "reviews");

  private final String sourceName;
  private final String landing;
  private final List<String> refusals = new ArrayList<>();

  public IngestJob(String source, String landing) {
    this.sourceName = source;
    this.landing = landing;
  }

  @Override
  public String stage() {
    return "ingest";
  }

  /** A file that would be read. */
  public record PlannedFile(String file, String feed, long bytes) {}

  /**
   * What {@link #run} would find in the landing folder now.
   *
   * @param files files it would read, by path
   * @param unmatched files that no mapping matches
   * @param unreadable folders that cannot be listed
   */
  public record PlannedReading(
      List<PlannedFile> files, List<String> unmatched, List<String> unreadable) {}

  /** Looks at the landing folder and reads none of its files. */
  public PlannedReading planFiles(JobContext context) {
    Work work = work(context);
    List<PlannedFile> planned = new ArrayList<>();
    work.newFiles().values().stream()
        .flatMap(List::stream)
        .forEach(f -> planned.add(new PlannedFile(f.path(), f.feed(), f.bytes())));
    planned.sort(Comparator.comparing(PlannedFile::file));
    Landing.Listing listing = work.listing();
    return new PlannedReading(
        planned,
        listing.unmatched(),
        listing.unreadable().stream().map(Landing.Unreadable::path).sorted().toList());
  }

  /** Ingestion follows files, not days: see {@link #planFiles}. */
  @Override
  public List<StagePlan> plan(JobContext context) {
    return List.of();
  }

  /**
   * Whether a file in the landing folder, read now or before, had more refused records than {@code
   * ingest.max_rejected_share} allows.
   */
  public boolean refusedTooMuch() {
    return !refusals.isEmpty();
  }

  /** One line for each such file. */
  public List<String> refusals() {
    return List.copyOf(refusals);
  }

  /**
   * What there is to do.
   *
   * @param refusals lines about files that were read before and of which too much was refused
   */
  private record Work(
      Source source,
      Landing.Listing listing,
      Map<String, List<LandingFile>> newFiles,
      List<String> refusals) {}

  private Work work(JobContext context) {
    Source source = context.conf().sources().get(sourceName);
    Configuration hadoop = context.lake().spark().sparkContext().hadoopConfiguration();
    Landing.Listing listing =
        new Landing(source, context.conf().platforms().keySet()).list(landing, hadoop);
    if (listing.files().isEmpty() && !context.lake().exists(OrdersTable.SPEC)) {
      throw IngestErrors.nothingMatches(
          landing, sourceName, source.feeds().stream().map(Feed::files).sorted().toList());
    }
    FileRegistry registry = new FileRegistry(context.lake(), sourceName);
    double maxShare = context.conf().settings().ingest().maxRejectedShare();
    Map<String, List<LandingFile>> fresh = new HashMap<>();
    List<String> old = new ArrayList<>();
    for (LandingFile f : listing.files()) {
      Optional<FileRegistry.Reading> reading = registry.reading(f, mapping(context, source, f));
      if (reading.isEmpty()) {
        fresh.computeIfAbsent(f.feed(), k -> new ArrayList<>()).add(f);
      } else {
        FileRegistry.Reading r = reading.get();
        IngestErrors.refusal(f.path(), r.fault(), r.received(), r.rejected(), maxShare)
            .ifPresent(line -> old.add(line + " (as read before)"));
      }
    }
    return new Work(source, listing, fresh, old);
  }

  /** What the reading of a file depends on: of the platforms, its own zone and currency. */
  private static String mapping(JobContext context, Source source, LandingFile file) {
    Feed feed =
        source.feeds().stream().filter(f -> f.name().equals(file.feed())).findFirst().orElseThrow();
    Platform platform = context.conf().platforms().get(file.platform());
    return JobContext.fingerprint(
        feed,
        feed.entity() == null ? source.silver() : "",
        platform == null ? "" : platform.zone() + " " + platform.currency());
  }

  @Override
  public StageResult run(JobContext context) {
    refusals.clear();
    Work work = work(context);
    for (Landing.Unreadable u : work.listing().unreadable()) {
      refusals.add(String.format("%s: cannot be listed: %s", u.path(), u.reason()));
    }
    // A retry that finds nothing new must not pass for a run that refused nothing.
    refusals.addAll(work.refusals());
    List<String> unmatched = work.listing().unmatched();
    if (!unmatched.isEmpty()) {
      context
          .progress()
          .warn(
              String.format(
                  "%d files match no mapping of source %s and were left alone, the first is %s",
                  unmatched.size(), sourceName, unmatched.get(0)));
    }
    if (work.newFiles().isEmpty()) {
      return StageResult.UNCHANGED;
    }
    BuyerHash buyers =
        new BuyerHash(BuyerKeys.load(context.conf().settings().privacy(), context.progress()));
    String key = buyers.fingerprint();
    if (!context.lake().pin("buyer_key", key).equals(key)) {
      throw IngestErrors.otherBuyerKey(context.lake().root());
    }
    Set<String> staged = stagedAmong(work);
    DerivedSilver derived = new DerivedSilver(context, work.source());
    if (!staged.isEmpty()) {
      derived.check(staged);
    }
    FeedIngest ingest = new FeedIngest(context, buyers);
    // Every record is looked at before the first table is changed: one of them may stop the run.
    List<Looked> looked = new ArrayList<>();
    for (Batch batch : batches(context, work)) {
      looked.add(new Looked(batch, ingest.look(batch)));
    }
    long rows = 0;
    long files = 0;
    List<FeedIngest.Read> reads = new ArrayList<>();
    for (Looked feed : looked) {
      FeedIngest.Read read =
          ingest.run(feed.batch(), feed.first(), f -> mapping(context, work.source(), f));
      reads.add(read);
      rows += read.accepted();
      files += feed.batch().files().size();
    }
    if (!staged.isEmpty()) {
      derived.run();
    }
    for (FeedIngest.Read read : reads) {
      read.register(context);
      refusals.addAll(read.refusals(context.conf().settings().ingest().maxRejectedShare()));
    }
    return new StageResult(rows, files, 0, false);
  }

  /** Files of a feed, and what the first pass found in them. */
  private record Looked(Batch batch, FirstPass first) {}

  /** New files by feed, in the order in which they are written. */
  private static List<Batch> batches(JobContext context, Work work) {
    List<Batch> batches = new ArrayList<>();
    for (Feed feed : inOrder(work.source().feeds())) {
      List<LandingFile> fresh = work.newFiles().get(feed.name());
      if (fresh != null) {
        batches.add(
            new Batch(
                feed,
                Target.of(feed),
                fresh,
                context.conf().platforms(),
                context.conf().settings().ingest().maxRecordBytes()));
      }
    }
    return batches;
  }

  private static Set<String> stagedAmong(Work work) {
    return work.source().feeds().stream()
        .filter(f -> f.entity() == null)
        .map(Feed::name)
        .filter(work.newFiles()::containsKey)
        .collect(Collectors.toSet());
  }

  private static List<Feed> inOrder(List<Feed> feeds) {
    return feeds.stream()
        .sorted(
            Comparator.comparingInt(
                    (Feed f) -> f.entity() == null ? -1 : ENTITY_ORDER.indexOf(f.entity()))
                .thenComparing(Feed::name))
        .toList();
  }
}
