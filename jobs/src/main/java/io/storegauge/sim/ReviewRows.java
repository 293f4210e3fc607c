package io.storegauge.sim;

/** Reviews as lines of JSON. A missing field = not known at the export's cut-off, or not given. */
final class ReviewRows {
  private final ReviewText text = new ReviewText();

  void write(Review r, long cutOff, TextBuffer out) {
    Order o = r.order;
    boolean deleted = r.deleted < cutOff;
    int rating = r.rating(cutOff);
    out.put("{\"review_id\":\"r").put(o.id).put("\",\"order_id\":\"").put(o.id);
    out.put("\",\"store_id\":\"").put(o.store.id());
    out.put("\",\"product_id\":\"p").put(o.store.number()).put('-').put(o.product);
    out.put("\",\"buyer_id\":\"u").putPadded(o.buyer, 10).put("\",\"rating\":").put(rating);
    if (r.description > 0) {
      out.put(",\"description_rating\":").put(r.description);
      out.put(",\"service_rating\":").put(r.service);
      out.put(",\"logistics_rating\":").put(r.logistics);
    }
    out.put(",\"image_count\":").put(r.images);
    out.put(",\"has_video\":").put(r.video ? "true" : "false");
    out.put(",\"is_default\":").put(r.automatic ? "true" : "false");
    if (!deleted && !r.automatic) {
      out.put(",\"text\":\"");
      text.write(r, rating, out);
      out.put('"');
    }
    time(",\"created_at\":\"", r.created, cutOff, out);
    time(",\"updated_at\":\"", r.updated(cutOff), cutOff, out);
    if (r.appended < cutOff) {
      out.put(",\"appended_text\":\"");
      text.writeAppended(r, rating, out);
      out.put('"');
    }
    time(",\"appended_at\":\"", r.appended, cutOff, out);
    time(",\"replied_at\":\"", r.replied, cutOff, out);
    out.put(",\"is_deleted\":").put(deleted ? "true" : "false").put("}\n");
  }

  private static void time(String name, long moment, long cutOff, TextBuffer out) {
    if (moment < cutOff) {
      out.put(name).putTime(moment).put('"');
    }
  }
}
