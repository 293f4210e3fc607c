package io.storegauge.config;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileProblemsTest {
  @TempDir Path dir;

  @Test
  void filesThatCannotBeReadAreToldTogether() throws Exception {
    ConfCopy conf = ConfCopy.in(dir);
    Files.delete(dir.resolve("storegauge.yaml"));
    Files.delete(dir.resolve("platforms.yaml"));
    Files.write(dir.resolve("schemes/latin.yaml"), new byte[] {'a', ':', ' ', (byte) 0xE9});
    conf.write("schemes/Big Sale.yaml", "versions: 3\n")
        .write("sources/stag/a.yml", "")
        .write("sources/stag/b.yaml", "# nothing\n")
        .write("sources/stag/c.yaml", "- a\n")
        .write("sources/stag/d.yaml", "files: x.csv\n\tx: 1\n")
        .write("sources/stag/e.yaml", "files: [x.csv\nformat: csv\n")
        .write("sources/empty/README.md", "")
        .assertProblems(
            """
            platforms.yaml: missing; take it from the conf folder that came with Storegauge.
            schemes/Big Sale.yaml: "Big Sale" is not a name; allowed: small letters, digits and dashes, a letter first. Rename it.
            schemes/Big Sale.yaml:1: versions = 3: wrong type (a number); allowed: list of at least 1 (map with keys version, from, also_before, range, stages, dimensions, indicators, bonuses, deductions, gates, graded_by, grades, display, publication, promotion). Change it.
            schemes/latin.yaml: not UTF-8; save it as UTF-8.
            sources/empty: holds no file that ends in .yaml; add one.
            sources/stag/a.yml: ends in .yml and would be overlooked; rename it to end in .yaml.
            sources/stag/b.yaml: empty; write lines such as "key: value".
            sources/stag/c.yaml: not a map of keys; write lines such as "key: value".
            sources/stag/d.yaml:2: not YAML: found character '\\t(TAB)' that cannot start any token. (Do not use \\t(TAB) for indentation).
            sources/stag/e.yaml:2: not YAML: expected ',' or ']', but got :.
            storegauge.yaml: missing; take it from the conf folder that came with Storegauge.
            """);
  }

  @Test
  void missingFoldersAreTold() throws Exception {
    new ConfCopy(dir)
        .write("storegauge.yaml", "{}\n")
        .write("platforms.yaml", "jd: {zone: Asia/Shanghai, currency: CNY}\n")
        .assertProblems(
            """
            alerts.yaml: missing; take it from the conf folder that came with Storegauge.
            schemes: missing folder; take it from the conf that came with Storegauge.
            sources: missing folder; take it from the conf that came with Storegauge.
            targets.yaml: missing; take it from the conf folder that came with Storegauge.
            topics.yaml: missing; take it from the conf folder that came with Storegauge.
            """);
  }

  @Test
  void anchorsAndSecondDocumentsAreRefused() throws Exception {
    ConfCopy.in(dir)
        .write("storegauge.yaml", "metrics: &m {min_denominator: 3}\nfacts: *m\n---\nrisk: {}\n")
        .assertProblems(
            """
            storegauge.yaml:1: anchors and aliases (& and *) are not supported; write the value out.
            storegauge.yaml:2: anchors and aliases (& and *) are not supported; write the value out.
            storegauge.yaml:2: facts = "m": wrong type (text); allowed: map with keys review_window_days. Change it.
            storegauge.yaml:4: a second document begins; keep one document a file.
            """);
  }
}
