package io.storegauge.report;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

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
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A browser without a window that tells how a page came out. */
public record Chromium(Path program) {
  private static final int SECONDS = 60;
  private static final String COLOUR = " rgb\\((\\d+), (\\d+), (\\d+)\\)";
  private static final Pattern MEASURED =
      Pattern.compile("data-measured=\"(\\d+) (\\d+) (\\d+)" + COLOUR + COLOUR + "\"");

  /** A sheet of a PDF, rounded down to whole points. */
  private static final Pattern SHEET =
      Pattern.compile("/MediaBox \\[0 0 (\\d+)[.\\d]* (\\d+)[.\\d]*\\]");

  /**
   * What came of a page.
   *
   * @param room width the page had, in pixels
   * @param needed width it took
   * @param sections it showed
   * @param page colour behind the text: red, green and blue, 0–255
   * @param text colour of the text, likewise
   * @param console what the browser complained of
   */
  public record Shown(
      int room,
      int needed,
      int sections,
      List<Integer> page,
      List<Integer> text,
      List<String> console) {}

  /** Which colours the reader prefers, in the order of the numbers that the browser gives them. */
  public enum Scheme {
    DARK,
    LIGHT
  }

  /** A page on paper: its sheets, each with width and height in points of 1/72 inch. */
  public record Printed(List<String> sheets) {}

  /**
   * The browser of this machine. Without one the test that asks is skipped and says so, unless the
   * environment has {@code STOREGAUGE_BROWSER=required}: then it fails.
   */
  public static Chromium orSkip() {
    Optional<Chromium> found = find();
    if (found.isEmpty()) {
      String missing =
          "Pages were not shown in a browser: no chromium, chromium-browser or google-chrome on the"
              + " PATH. Install one, or accept that their layout goes untested.";
      if ("required".equals(System.getenv("STOREGAUGE_BROWSER"))) {
        throw new AssertionError(missing);
      }
      System.err.println("SKIPPED: " + missing);
      assumeTrue(false, missing);
    }
    return found.orElseThrow();
  }

  private static Optional<Chromium> find() {
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
  public Shown show(String html, int width, Scheme scheme, Path folder)
      throws IOException, InterruptedException {
    String measure =
        "<script>addEventListener('load', function () { var d = document.documentElement;"
            + " var look = getComputedStyle(document.body);"
            + " parent.postMessage(d.clientWidth + ' ' + d.scrollWidth + ' ' +"
            + " document.querySelectorAll('section h2').length + ' ' + look.backgroundColor +"
            + " ' ' + look.color, '*'); });</script></body>";
    Files.writeString(folder.resolve("page.html"), html.replace("</body>", measure));
    Path frame = folder.resolve("frame.html");
    Files.writeString(
        frame,
        "<html><body><script>addEventListener('message', function (e) {"
            + " document.body.setAttribute('data-measured', e.data); });</script>"
            + "<iframe src='page.html' style='border:0;width:"
            + width
            + "px;height:4000px'></iframe></body></html>");
    Path errors = folder.resolve("errors.txt");
    Path dom = folder.resolve("dom.html");
    run(
        folder,
        dom,
        errors,
        "--enable-logging=stderr",
        "--virtual-time-budget=5000",
        "--blink-settings=preferredColorScheme=" + scheme.ordinal(),
        "--dump-dom",
        frame.toUri().toString());
    Matcher m = MEASURED.matcher(Files.readString(dom, StandardCharsets.UTF_8));
    if (!m.find()) {
      throw new IOException(program + " showed no page:\n" + Files.readString(errors));
    }
    int[] figures = IntStream.rangeClosed(1, 9).map(g -> Integer.parseInt(m.group(g))).toArray();
    return new Shown(
        figures[0],
        figures[1],
        figures[2],
        List.of(figures[3], figures[4], figures[5]),
        List.of(figures[6], figures[7], figures[8]),
        Files.readAllLines(errors).stream().filter(l -> l.contains("CONSOLE")).toList());
  }

  /** Prints a page. */
  public Printed print(String html, Path folder) throws IOException, InterruptedException {
    Path page = Files.writeString(folder.resolve("printed.html"), html);
    Path pdf = folder.resolve("printed.pdf");
    Path errors = folder.resolve("errors.txt");
    run(
        folder,
        folder.resolve("out.txt"),
        errors,
        "--no-pdf-header-footer",
        "--print-to-pdf=" + pdf,
        page.toUri().toString());
    if (!Files.exists(pdf)) {
      throw new IOException(program + " printed no page:\n" + Files.readString(errors));
    }
    Matcher m = SHEET.matcher(Files.readString(pdf, StandardCharsets.ISO_8859_1));
    List<String> sheets = new ArrayList<>();
    while (m.find()) {
      sheets.add(m.group(1) + " x " + m.group(2));
    }
    return new Printed(sheets);
  }

  private void run(Path folder, Path out, Path errors, String... options)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                program.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--hide-scrollbars",
                "--user-data-dir=" + folder.resolve("profile")));
    command.addAll(List.of(options));
    Process browser =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(errors.toFile())
            .start();
    if (!browser.waitFor(SECONDS, TimeUnit.SECONDS)) {
      browser.destroyForcibly();
      throw new IOException(program + " did not end within " + SECONDS + " s");
    }
  }
}
