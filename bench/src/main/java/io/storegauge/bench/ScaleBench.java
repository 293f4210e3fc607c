package io.storegauge.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Times a stage on more and more stores and days, from metrics that are made up. The report goes to
 * stdout and, run by run, to {@code scale.md} in the work folder.
 */
@Command(
    name = "bench/scale",
    sortOptions = false,
    mixinStandardHelpOptions = true,
    description = "Times scoring on more and more stores and days, from made-up metrics.")
public final class ScaleBench implements Callable<Integer> {
  private static final String HEADER =
      "| stores | days | platforms | store days | scores, s | of it the stage, s | µs a store day |"
          + " peak MB |\n|---:|---:|---:|---:|---:|---:|---:|---:|\n";

  @Option(
      names = "--stores",
      split = ",",
      defaultValue = "25000,50000,100000",
      description = "How many stores, by commas. Default: 25000,50000,100000.")
  private List<Integer> stores;

  @Option(
      names = "--days",
      split = ",",
      defaultValue = "1",
      description = "How many days, by commas; each with each of --stores. Default: 1.")
  private List<Integer> days;

  @Option(
      names = "--platforms",
      split = ",",
      defaultValue = "douyin,jd,tmall,taobao,pinduoduo,xiaohongshu,aliexpress,olist",
      description =
          "Platforms that the stores are spread over; one of them alone is the widest day. Default:"
              + " all that are shipped.")
  private List<String> platforms;

  @Option(
      names = "--work",
      defaultValue = "bench/target/scale",
      description = "Folder for lakes and logs. Default: bench/target/scale.")
  private Path work;

  @Option(
      names = "--project",
      defaultValue = ".",
      hidden = true,
      description = "Folder of the project.")
  private Path project;

  private ScaleBench() {}

  public static void main(String[] args) {
    System.exit(new CommandLine(new ScaleBench()).execute(args));
  }

  @Override
  public Integer call() throws Exception {
    work = work.toAbsolutePath().normalize();
    Ours ours = new Ours(project.toAbsolutePath().normalize());
    Files.createDirectories(work);
    List<String> lines = new ArrayList<>();
    for (int d : days) {
      for (int s : stores) {
        lines.add(line(ours, s, d));
        Files.writeString(work.resolve("scale.md"), HEADER + String.join("", lines));
      }
    }
    System.out.print(HEADER + String.join("", lines));
    return 0;
  }

  private String line(Ours ours, int stores, int days) throws Exception {
    Path lake = work.resolve("lake");
    Folders.delete(lake);
    run(
        ours,
        ours.main(
            SyntheticLakeMain.class,
            ours.project().resolve("conf").toString(),
            lake.toString(),
            String.valueOf(stores),
            String.valueOf(days),
            String.join(",", platforms)));
    Child.Result scored = run(ours, ours.stage("scores", lake));
    double stage =
        RunLogReader.stages(lake).stream().mapToDouble(RunLogReader.Stage::seconds).sum();
    long storeDays = (long) stores * days;
    Folders.delete(lake);
    return String.format(
        Locale.ROOT,
        "| %,d | %d | %d | %,d | %.1f | %.1f | %.0f | %,d |%n",
        stores,
        days,
        platforms.size(),
        storeDays,
        scored.seconds(),
        stage,
        stage / storeDays * 1e6,
        scored.peakBytes() >> 20);
  }

  private Child.Result run(Ours ours, List<String> command)
      throws IOException, InterruptedException {
    return Child.run(ours.project(), Map.of(), work.resolve("scale.log"), command);
  }
}
