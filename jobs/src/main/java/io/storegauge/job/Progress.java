package io.storegauge.job;

/** Where jobs say what they do; the command line shows it on stderr. */
public interface Progress {
  /** What is being done right now, such as "writing gold.store_scores". */
  void doing(String what);

  /** Something the user should know, though the run goes on. */
  void warn(String message);

  /** Says nothing to anybody. */
  Progress SILENT =
      new Progress() {
        @Override
        public void doing(String what) {}

        @Override
        public void warn(String message) {}
      };
}
