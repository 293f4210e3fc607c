package io.storegauge.report.data;

/**
 * How many records one reason refused; a record may have several.
 *
 * @param reason code and, where it has one, its column, such as {@code missing_value:store_id}
 */
public record Refusal(String source, String feed, String reason, long records) {}
