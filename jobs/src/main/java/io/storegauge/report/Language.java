package io.storegauge.report;

/** Languages that a report can be in. */
public enum Language {
  EN("en"),
  ZH("zh-CN");

  private final String tag;

  Language(String tag) {
    this.tag = tag;
  }

  /** As HTML and browsers name it. */
  String tag() {
    return tag;
  }
}
