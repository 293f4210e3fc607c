package io.storegauge.sim;

import java.nio.charset.StandardCharsets;

/** What a crawler sees of a review before a cut-off; what is not there yet is the empty text. */
record ReviewState(Review review, long cutOff, ReviewText words) {

  private static final long CHINA_HOURS = 8;

  String id() {
    return "r" + review.order.id;
  }

  String order() {
    return Long.toString(review.order.id);
  }

  String product() {
    return Long.toString(OrderState.product(review.order));
  }

  String buyer() {
    return String.format("u%010d", review.order.buyer);
  }

  String rating() {
    return Integer.toString(review.rating(cutOff));
  }

  String description() {
    return review.description > 0 ? Integer.toString(review.description) : "";
  }

  String service() {
    return review.service > 0 ? Integer.toString(review.service) : "";
  }

  String logistics() {
    return review.logistics > 0 ? Integer.toString(review.logistics) : "";
  }

  boolean isDeleted() {
    return review.deleted < cutOff;
  }

  boolean isAppended() {
    return review.appended < cutOff;
  }

  String text() {
    if (isDeleted()) {
      return "";
    }
    if (review.automatic) {
      return "此用户没有填写评价。";
    }
    TextBuffer text = new TextBuffer(null);
    words.write(review, review.rating(cutOff), text);
    return read(text);
  }

  String appendedText() {
    if (!isAppended()) {
      return "";
    }
    TextBuffer text = new TextBuffer(null);
    words.writeAppended(review, review.rating(cutOff), text);
    return read(text);
  }

  private static String read(TextBuffer text) {
    return new String(text.bytes(), 0, text.length(), StandardCharsets.UTF_8);
  }

  String reply() {
    return review.replied < cutOff ? "感谢您的反馈" : "";
  }

  String created() {
    return OrderState.time(review.created);
  }

  String updated() {
    return OrderState.time(review.updated(cutOff));
  }

  String appendedAt() {
    return OrderState.event(review.appended, cutOff);
  }

  String repliedAt() {
    return OrderState.event(review.replied, cutOff);
  }

  /** Milliseconds since 1970 by the clock of China, as pages of Taobao are made of. */
  String createdMillis() {
    return Long.toString(millis(review.created));
  }

  /** The addition with its own time, as pages of Taobao are made of. */
  String appendRate() {
    return isAppended()
        ? "{\"content\":\"" + appendedText() + "\",\"date\":" + millis(review.appended) + "}"
        : "";
  }

  private static long millis(long moment) {
    return (moment - CHINA_HOURS * Clock.HOUR) * 1000;
  }

  /** Good, medium and bad. */
  String emotion() {
    int rating = review.rating(cutOff);
    return rating >= 4 ? "11" : rating == 3 ? "12" : "13";
  }

  String images() {
    return Integer.toString(review.images);
  }
}
