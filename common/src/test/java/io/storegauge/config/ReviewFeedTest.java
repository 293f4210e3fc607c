package io.storegauge.config;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReviewFeedTest {
  private static final String DELETIONS =
      """
      entity: reviews
      files: "{platform}/deleted.csv"
      format: csv
      columns:
        review_id: {from: id, type: string, required: true}
        store_id: {from: shop, type: string, required: true}
        is_deleted: {constant: "true", type: boolean}
      """;

  @TempDir Path dir;

  @Test
  void aFeedOfDeletionsAloneNeedsNoContentAndOneOfTextsNeedsItAll() throws Exception {
    ConfCopy.in(dir)
        .write("sources/shop/deletions.yaml", DELETIONS)
        .write(
            "sources/shop/texts.yaml",
            DELETIONS.replace("deleted.csv", "texts.csv") + "  text: {from: text, type: string}\n")
        .write(
            "sources/shop/nothing.yaml",
            DELETIONS
                .replace("deleted.csv", "nothing.csv")
                .replaceFirst("  is_deleted.*\\n", "  deleted_at: {from: x, type: timestamp}\n"))
        .assertProblems(
            """
            sources/shop/nothing.yaml:4: columns.created_at: missing, and needed by silver.reviews; allowed: a column that is required. Map it.
            sources/shop/nothing.yaml:4: columns.rating: missing, and needed by silver.reviews; allowed: a column that is required. Map it.
            sources/shop/nothing.yaml:7: columns.deleted_at: filled in by Storegauge; allowed: columns that the file has. Remove it.
            sources/shop/texts.yaml:4: columns.created_at: missing, and needed by silver.reviews; allowed: a column that is required. Map it.
            sources/shop/texts.yaml:4: columns.rating: missing, and needed by silver.reviews; allowed: a column that is required. Map it.
            """);
  }
}
