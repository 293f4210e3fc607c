package io.storegauge.sim;

import java.nio.charset.StandardCharsets;

/**
 * What buyers write: an opening, two or three points that fit the rating and its reason, an end.
 */
final class ReviewText {
  /** What somebody who copies a text changes in it. */
  private static final byte[][] COPYISTS_ENDS = utf8("", "！！", "，赞", "~", "，很好");

  /** Of the buyers whose goods have the defect of their batch, that write of nothing else. */
  private static final double NAMES_THE_DEFECT = 0.6;

  private final Draw draw = new Draw();

  /** Of its own, so that other buyers write what they would without defects. */
  private final Draw naming = new Draw();

  void write(Review r, int rating, TextBuffer out) {
    draw.at(r.textKey ^ rating);
    Phrases p = r.english ? Phrases.ENGLISH : Phrases.CHINESE;
    boolean copied = r.called != null && r.called.kind() == Campaign.Kind.FAKE_PRAISE;
    pick(p.openings(), out);
    out.put(p.comma());
    byte[] defect = defect(r, p, rating);
    if (defect == null) {
      writePoints(points(p, r, rating), copied, p, out);
    } else {
      out.put(defect);
    }
    if (copied || rating >= 4 && draw.chance(0.6)) {
      out.put(p.comma());
      pick(p.details()[r.order.store.category()], out);
    }
    out.put(p.comma());
    pick(rating >= 4 ? p.goodEnds() : rating == 3 ? p.middleEnds() : p.badEnds(), out);
    out.put(p.stop());
    if (copied) {
      draw.at(r.order.key);
      pick(COPYISTS_ENDS, out);
    }
  }

  private void writePoints(byte[][] points, boolean two, Phrases p, TextBuffer out) {
    int first = draw.below(points.length);
    out.put(points[first]);
    if (two || draw.chance(0.7)) {
      out.put(p.comma());
      out.put(points[(first + 1 + draw.below(points.length - 1)) % points.length]);
    }
  }

  /** What is wrong with the batch the order is of, if the buyer names it; else null. */
  private byte[] defect(Review r, Phrases p, int rating) {
    if (!r.order.faulty || rating > 3) {
      return null;
    }
    Incident batch = r.order.store.incident(Incident.Kind.BAD_BATCH, Clock.epochDay(r.order.paid));
    return batch.hasDefect() && naming.at(~r.textKey).chance(NAMES_THE_DEFECT)
        ? p.defects()[batch.defect()]
        : null;
  }

  void writeAppended(Review r, int rating, TextBuffer out) {
    draw.at(r.textKey ^ 99);
    Phrases p = r.english ? Phrases.ENGLISH : Phrases.CHINESE;
    pick(rating >= 4 ? p.goodLater() : p.badLater(), out);
    out.put(p.stop());
  }

  private static byte[][] points(Phrases p, Review r, int rating) {
    if (rating >= 4) {
      return p.good();
    }
    return switch (r.reason) {
      case GOODS -> r.order.faulty ? p.faults() : rating == 3 ? p.middle() : p.badGoods();
      case DELIVERY -> p.badDelivery();
      case SERVICE -> r.unanswered ? p.unanswered() : p.badService();
    };
  }

  private void pick(byte[][] phrases, TextBuffer out) {
    out.put(phrases[draw.below(phrases.length)]);
  }

  static byte[][] utf8(String... phrases) {
    byte[][] bytes = new byte[phrases.length][];
    for (int i = 0; i < phrases.length; i++) {
      bytes[i] = phrases[i].getBytes(StandardCharsets.UTF_8);
    }
    return bytes;
  }
}
