package io.storegauge;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import io.storegauge.cli.EmbeddedMain;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The arrows between packages, and what common may not do because a notebook may call it. */
@AnalyzeClasses(packages = "io.storegauge", importOptions = ArchitectureTest.NoTests.class)
class ArchitectureTest {

  /** Leaves out tests, also those that another module brings along as a jar. */
  static final class NoTests implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return new DoNotIncludeTests().includes(location) && !location.contains("-tests.jar");
    }
  }

  private static final String JOB = "io.storegauge.job..";
  private static final String CLI = "io.storegauge.cli..";
  private static final String LAKE = "io.storegauge.lake..";
  private static final String[] COMMON = {
    "io.storegauge.model..",
    "io.storegauge.config..",
    "io.storegauge.table..",
    LAKE,
    "io.storegauge.row..",
    "io.storegauge.parquet..",
    "io.storegauge.ingest..",
    "io.storegauge.metric..",
    "io.storegauge.scheme..",
    "io.storegauge.stats..",
    "io.storegauge.text..",
    "io.storegauge.suspect.."
  };

  /** Packages of pure computation: Dataset or numbers in, Dataset or numbers out. */
  private static final String[] PURE = {
    "io.storegauge.metric..",
    "io.storegauge.scheme..",
    "io.storegauge.stats..",
    "io.storegauge.suspect.."
  };

  @ArchTest
  static final ArchRule commonDoesNotKnowJobs =
      noClasses()
          .that()
          .resideInAnyPackage(COMMON)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(JOB, CLI, "io.storegauge.sim..");

  @ArchTest
  static final ArchRule jobsDoNotKnowTheCommandLine =
      noClasses().that().resideInAPackage(JOB).should().dependOnClassesThat().resideInAPackage(CLI);

  @ArchTest
  static final ArchRule reportsReadTablesInOnePlaceAndKnowNoCommandLine =
      noClasses()
          .that()
          .resideInAPackage("io.storegauge.report..")
          .and()
          .resideOutsideOfPackage("io.storegauge.report.data..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(LAKE, JOB, CLI, "org.apache.spark..");

  @ArchTest
  static final ArchRule markupAndChartsKnowNoStores =
      noClasses()
          .that()
          .resideInAnyPackage("io.storegauge.report.html..", "io.storegauge.report.chart..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("io.storegauge..")
                  .and(notIn("io.storegauge.report.html..", "io.storegauge.report.chart..")));

  @ArchTest
  static final ArchRule modelIsPlainJava =
      noClasses()
          .that()
          .resideInAPackage("io.storegauge.model..")
          .should()
          .dependOnClassesThat(resideInAnyPackage("org.apache..", "io.delta..", "scala.."));

  /** Which packages of common each may know, as CONTRIBUTING.md states them. */
  private static final Map<String, List<String>> ARROWS =
      Map.ofEntries(
          Map.entry("model", List.of()),
          Map.entry("row", List.of()),
          Map.entry("parquet", List.of()),
          Map.entry("table", List.of("model")),
          Map.entry("config", List.of("table", "model")),
          Map.entry("lake", List.of("row", "parquet", "table", "model")),
          Map.entry("ingest", List.of("config", "table", "row", "parquet", "model")),
          Map.entry("stats", List.of("config", "table", "row", "model")),
          Map.entry("text", List.of("stats", "table", "row", "model")),
          Map.entry(
              "suspect", List.of("metric", "stats", "text", "config", "table", "row", "model")),
          Map.entry("metric", List.of("stats", "config", "table", "row", "model")),
          Map.entry("scheme", List.of("stats", "config", "table", "row", "model")));

  @ArchTest
  static void packagesOfCommonKnowOnlyThoseTheyMay(JavaClasses classes) {
    ARROWS.forEach(
        (from, to) -> {
          String[] known =
              Stream.concat(Stream.of(from), to.stream())
                  .map(p -> "io.storegauge." + p + "..")
                  .toArray(String[]::new);
          noClasses()
              .that()
              .resideInAPackage("io.storegauge." + from + "..")
              .should()
              .dependOnClassesThat(resideInAPackage("io.storegauge..").and(notIn(known)))
              .check(classes);
        });
  }

  @ArchTest
  static void everyPackageOfCommonHasItsArrows(JavaClasses classes) {
    assertEquals(
        ARROWS.keySet().stream().map(p -> "io.storegauge." + p + "..").collect(Collectors.toSet()),
        Set.of(COMMON));
  }

  @ArchTest
  static final ArchRule onlyTheLakeKnowsDelta =
      noClasses()
          .that()
          .resideOutsideOfPackage(LAKE)
          .and()
          .doNotHaveFullyQualifiedName("io.storegauge.cli.VersionCommand")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.delta..", "org.apache.spark.sql.delta..");

  @ArchTest
  static final ArchRule computationTakesNoSessionPathOrLoader =
      noClasses()
          .that()
          .resideInAnyPackage(PURE)
          .should()
          .dependOnClassesThat(
              resideInAPackage(LAKE)
                  .or(nameMatching("io\\.storegauge\\.config\\..*Loader.*"))
                  .or(nameMatching("org\\.apache\\.spark\\.sql\\.SparkSession"))
                  .or(resideInAnyPackage("java.nio.file..", "org.apache.hadoop.fs.."))
                  .or(nameMatching("java\\.io\\.File.*")));

  @ArchTest
  static final ArchRule commonAsksNoClock =
      noClasses()
          .that()
          .resideInAnyPackage(COMMON)
          .should()
          .callMethod(java.time.Instant.class, "now")
          .orShould()
          .callMethod(java.time.LocalDate.class, "now")
          .orShould()
          .callMethod(java.time.LocalDateTime.class, "now")
          .orShould()
          .callMethod(java.time.ZonedDateTime.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime");

  @ArchTest
  static final ArchRule commonDrawsNoLots =
      noClasses()
          .that()
          .resideInAnyPackage(COMMON)
          .should()
          .dependOnClassesThat(
              nameMatching(
                  "java\\.util\\.(Random|SplittableRandom|concurrent\\.ThreadLocalRandom)"))
          .orShould()
          .callMethod(Math.class, "random");

  @ArchTest
  static final ArchRule onlyTheCommandLineHasAMain =
      methods()
          .that()
          .haveName("main")
          .and()
          .areStatic()
          .should()
          .beDeclaredInClassesThat()
          .resideInAPackage(CLI);

  @ArchTest
  static final ArchRule onlyTheEmbeddedMainEndsTheProcess =
      noClasses()
          .that()
          .doNotBelongToAnyOf(EmbeddedMain.class)
          .should()
          .callMethod(System.class, "exit", int.class)
          .orShould()
          .callMethod(Runtime.class, "exit", int.class)
          .orShould()
          .callMethod(Runtime.class, "halt", int.class);

  @ArchTest
  static final ArchRule noJobKnowsAnother =
      slices().assignedFrom(new JobSlices()).should().notDependOnEachOther();

  private static DescribedPredicate<JavaClass> notIn(String... packages) {
    return DescribedPredicate.not(resideInAnyPackage(packages));
  }

  /**
   * Each {@code …Job} with its nested classes is a slice of its own, so is each package under
   * {@code job}; what remains in {@code job} is shared.
   */
  private static final class JobSlices implements SliceAssignment {
    private static final String PACKAGE = "io.storegauge.job";

    @Override
    public SliceIdentifier getIdentifierOf(JavaClass c) {
      String folder = c.getPackageName();
      if (folder.startsWith(PACKAGE + ".")) {
        return SliceIdentifier.of(folder.substring(PACKAGE.length() + 1));
      }
      JavaClass outer = c;
      while (outer.getEnclosingClass().isPresent()) {
        outer = outer.getEnclosingClass().get();
      }
      boolean job =
          folder.equals(PACKAGE)
              && outer.getSimpleName().endsWith("Job")
              && !outer.getSimpleName().equals("Job");
      return job ? SliceIdentifier.of(outer.getSimpleName()) : SliceIdentifier.ignore();
    }

    @Override
    public String getDescription() {
      return "each job";
    }
  }
}
