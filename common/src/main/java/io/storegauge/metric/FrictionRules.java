package io.storegauge.metric;

import java.io.Serializable;

/**
 * Where a reply or a refund begins to be slow.
 *
 * @param slowReplySeconds mean wait of the turns of a chat
 * @param slowRefundHours from the application to the money
 */
public record FrictionRules(int slowReplySeconds, int slowRefundHours) implements Serializable {}
