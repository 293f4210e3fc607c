package io.storegauge.report;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A browser without a window that tells how a page came out. */
public record Chromium(Path program) {
  private static final int SECONDS = 60;
  private static final Pattern WIDTHS = Pattern.compile("data-widths=\"(\\d+) (\\d+) (\\d+)\"");

  /**
   * What came of a page.
   *
   * @param room width the page had, in pixels
   * @param needed width it took
   * @param sections it showed
   * @param console what the browser complained of
   */
  public record Shown(int room, int needed, int sections, List<String> console) {}

  /** The browser of this machine; empty if there is none. */
  public static Optional<Chromium> find() {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
        .flatMap(
            folder ->
                Stream.of("chromium", "chromium-browser", "google-chrome")
                    .map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst()
        .map(Chromium::new);
  }

  /**
   * Shows a page in a frame of a width. The page has no script of its own; one that measures it is
   * added to a copy.
   */
  public Shown show(String html, int width, Path folder) throws IOException, InterruptedException {
    String measure =
        "<script>addEventListener('load', function () { var d = document.documentElement;"
            + " parent.postMessage(d.clientWidth + ' ' + d.scrollWidth + ' ' +"
            + " document.querySelectorAll('section h2').length, '*'); });</script></body>";
    Files.writeString(folder.resolve("page.html"), html.replace("</body>", measure));
    Path frame = folder.resolve("frame.html");
    Files.writeString(
        frame,
        "<html><body><script>addEventListener('message', function (e) {"
            + " document.body.setAttribute('data-widths', e.data); });</script>"
            + "<iframe src='page.html' style='border:0;width:"
            + width
            + "px;height:4000px'></iframe></body></html>");
    Path errors = folder.resolve("errors.txt");
    List<String> command = new ArrayList<>(List.of(program.toString(), "--headless"));
    command.addAll(
        List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--hide-scrollbars",
            "--enable-logging=stderr",
            "--virtual-time-budget=5000",
            "--user-data-dir=" + folder.resolve("profile"),
            "--dump-dom",
            frame.toUri().toString()));
    Path dom = folder.resolve("dom.html");
    Process browser =
        new ProcessBuilder(command)
            .redirectOutput(dom.toFile())
            .redirectError(errors.toFile())
            .start();
    if (!browser.waitFor(SECONDS, TimeUnit.SECONDS)) {
      browser.destroyForcibly();
      throw new IOException(program + " did not end within " + SECONDS + " s");
    }
    Matcher m = WIDTHS.matcher(Files.readString(dom, StandardCharsets.UTF_8));
    if (!m.find()) {
      throw new IOException(program + " showed no page:\n" + Files.readString(errors));
    }
    return new Shown(
        Integer.parseInt(m.group(1)),
        Integer.parseInt(m.group(2)),
        Integer.parseInt(m.group(3)),
        Files.readAllLines(errors).stream().filter(l -> l.contains("CONSOLE")).toList());
  }
}
