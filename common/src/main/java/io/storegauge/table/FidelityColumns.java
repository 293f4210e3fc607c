package io.storegauge.table;

/** What both tables of fidelity say of a group of pairs: our score and the platform's. */
final class FidelityColumns {
  static final String SCHEME = "scheme";
  static final String SCHEME_VERSION = "scheme_version";

  private FidelityColumns() {}

  static TableSpec.Builder scheme(TableSpec.Builder b) {
    return b.string(SCHEME, "Scheme that was compared, the platform's official_scheme")
        .string(SCHEME_VERSION, "Version of it that our score was made by; never null")
        .string(
            OfficialScoresTable.DIMENSION,
            "total, product, logistics, service or after_sales; never null");
  }

  static TableSpec.Builder errors(TableSpec.Builder b) {
    return b.real("bias", "points", "Mean of our score minus the platform's; never null")
        .real("mae", "points", "Mean of the absolute differences; never null")
        .real("rmse", "points", "Root of the mean squared difference; never null")
        .real("tolerance", "points", "2 % of the highest score of the scheme; never null")
        .real(
            "within_share",
            "share 0–1",
            "Share of the pairs that differ by the tolerance or less; never null");
  }
}
