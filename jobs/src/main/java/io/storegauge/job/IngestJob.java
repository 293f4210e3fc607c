package io.storegauge.job;

import io.storegauge.config.Feed;
import io.storegauge.config.Source;
import io.storegauge.ingest.Batch;
import io.storegauge.ingest.BuyerHash;
import io.storegauge.ingest.IngestErrors;
import io.storegauge.ingest.Landing;
import io.storegauge.ingest.LandingFile;
import io.storegauge.ingest.Target;
import io.storegauge.lake.StagePlan;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Landing → silver, quarantine and run_log_files.
 *
 * <p>Order matters: stores and orders before reviews, whose changed days need the orders they speak
 * of; silver before quarantine before run_log_files, so that a killed run reads its files again.
 * Every step gives the same result when it is repeated.
 */
public final class IngestJob implements Job {
  private static final List<String> ENTITY_ORDER = List.of("stores", "orders", "reviews");

  private final List<String> sources;
  private final String landing;
  private final NewFiles.Pause pause;
  private final List<String> refusals = new ArrayList<>();
  private final List<Long> times = new ArrayList<>();

  /**
   * @param sources folders of mappings; of a file that several match, the first takes it
   */
  public IngestJob(List<String> sources, String landing) {
    this(sources, landing, IngestJob::sleep);
  }

  IngestJob(List<String> sources, String landing, NewFiles.Pause pause) {
    this.sources = sources;
    this.landing = landing;
    this.pause = pause;
  }

  private static void sleep(int seconds) {
    try {
      TimeUnit.SECONDS.sleep(seconds);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
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
   * @param waiting files that are still being written
   */
  public record PlannedReading(
      List<PlannedFile> files,
      List<String> unmatched,
      List<String> unreadable,
      List<String> waiting) {}

  /** Looks at the landing folder, waits for nothing and reads none of its files. */
  public PlannedReading planFiles(JobContext context) {
    NewFiles work = new NewFiles(context, sources, landing, seconds -> {});
    Landing.Listing listing = work.listing();
    return new PlannedReading(
        work.files().stream().map(f -> new PlannedFile(f.path(), f.feed(), f.bytes())).toList(),
        listing.unmatched(),
        listing.unreadable().stream().map(Landing.Unreadable::path).sorted().toList(),
        listing.waiting());
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

  /** Modification times of the files that the last run read, epoch milliseconds. */
  public List<Long> timesOfFiles() {
    return List.copyOf(times);
  }

  @Override
  public StageResult run(JobContext context) {
    refusals.clear();
    times.clear();
    NewFiles work = new NewFiles(context, sources, landing, pause);
    report(work, context.progress());
    work.setAsideCopies();
    refusals.addAll(work.refusedRows());
    if (work.files().isEmpty() && work.copies().isEmpty()) {
      return StageResult.UNCHANGED;
    }
    BuyerHash buyers =
        new BuyerHash(BuyerKeys.load(context.conf().settings().privacy(), context.progress()));
    String key = buyers.fingerprint();
    if (!context.lake().pin("buyer_key", key).equals(key)) {
      throw IngestErrors.otherBuyerKey(context.lake().root());
    }
    long rows = 0;
    double maxShare = context.conf().settings().ingest().maxRejectedShare();
    FileLog log = new FileLog(context, work::mapping);
    for (Source source : work.sources()) {
      Ingested ingested = run(context, work, source, buyers);
      for (FeedIngest.Read read : ingested.reads()) {
        log.add(read);
        times.addAll(read.timesOfFiles());
        work.drift(read).forEach(context.progress()::warn);
        rows += read.accepted();
        refusals.addAll(read.refusals(maxShare));
      }
      for (DerivedSilver.Derived derived : ingested.derived()) {
        log.add(derived, System.currentTimeMillis());
        derived.refusal(maxShare).ifPresent(refusals::add);
      }
      log.write();
    }
    work.copies().forEach(log::addCopy);
    log.write();
    return new StageResult(rows, work.files().size(), 0, false);
  }

  private void report(NewFiles work, Progress progress) {
    Landing.Listing listing = work.listing();
    for (Landing.Unreadable u : listing.unreadable()) {
      refusals.add(String.format("%s: cannot be listed: %s", u.path(), u.reason()));
    }
    // A retry that finds nothing new must not pass for a run that refused nothing.
    refusals.addAll(work.refusals());
    warn(
        progress,
        listing.unmatched(),
        "match no mapping of source " + String.join(", ", sources) + " and were left alone");
    warn(progress, listing.waiting(), "are still being written and wait for the next run");
  }

  private static void warn(Progress progress, List<String> files, String what) {
    if (!files.isEmpty()) {
      progress.warn(
          String.format("%d files %s, the first is %s", files.size(), what, files.get(0)));
    }
  }

  /** What became of a source's files, and of the rows that its queries made of them. */
  private record Ingested(List<FeedIngest.Read> reads, List<DerivedSilver.Derived> derived) {}

  private static Ingested run(JobContext context, NewFiles work, Source source, BuyerHash buyers) {
    Map<String, List<LandingFile>> files = work.files(source);
    Set<String> staged =
        source.feeds().stream()
            .filter(Feed::isStaged)
            .map(Feed::name)
            .filter(files::containsKey)
            .collect(Collectors.toSet());
    DerivedSilver derived = new DerivedSilver(context, source);
    if (!staged.isEmpty()) {
      derived.check(staged);
    }
    FeedIngest ingest = new FeedIngest(context, buyers);
    // Every record is read before the first commit: one of them may stop the run.
    Deque<FeedIngest.Parsed> parsed = new ArrayDeque<>();
    List<FeedIngest.Read> reads = new ArrayList<>();
    try {
      for (Feed feed : inOrder(source.feeds())) {
        if (files.containsKey(feed.name())) {
          parsed.add(ingest.read(batch(context, feed, files.get(feed.name()))));
        }
      }
      while (!parsed.isEmpty()) {
        reads.add(ingest.commit(parsed.remove()));
      }
    } finally {
      parsed.forEach(FeedIngest.Parsed::discard);
    }
    return new Ingested(reads, staged.isEmpty() ? List.of() : derived.run(staged));
  }

  private static Batch batch(JobContext context, Feed feed, List<LandingFile> files) {
    return new Batch(
        feed,
        Target.of(feed),
        files,
        context.conf().platforms(),
        context.conf().settings().ingest().maxRecordBytes());
  }

  private static List<Feed> inOrder(List<Feed> feeds) {
    return feeds.stream()
        .sorted(
            Comparator.comparingInt(
                    (Feed f) -> f.isStaged() ? -1 : ENTITY_ORDER.indexOf(f.entity()))
                .thenComparing(Feed::name))
        .toList();
  }
}
