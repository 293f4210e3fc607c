package io.storegauge.lake;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.CRC32;

/**
 * Which columns of a file are 0 in every row, told by a tag of its log entry. Of the many facts of
 * a day most shops export a few; who reads them need not unpack a hundred columns of zeros.
 *
 * <p>A tag is a checksum of the names of the file's columns, so that it says nothing once these
 * have changed, and a mask of their positions, both hexadecimal.
 */
final class ZeroColumns {
  static final String TAG = "storegauge.zeros";

  private static final int HEX = 16;

  private ZeroColumns() {}

  /**
   * The tag of a file.
   *
   * @param columns of the file, in order
   */
  static String tag(List<String> columns, Collection<String> zeros) {
    BigInteger mask = BigInteger.ZERO;
    for (String zero : zeros) {
      mask = mask.setBit(columns.indexOf(zero));
    }
    return checksum(columns) + ":" + mask.toString(HEX);
  }

  /**
   * The columns that a tag names.
   *
   * @param tag null = the file has none
   * @param columns as above
   */
  static Set<String> of(String tag, List<String> columns) {
    String prefix = checksum(columns) + ":";
    if (tag == null || !tag.startsWith(prefix)) {
      return Set.of();
    }
    BigInteger mask = new BigInteger(tag.substring(prefix.length()), HEX);
    return IntStream.range(0, columns.size())
        .filter(mask::testBit)
        .mapToObj(columns::get)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static String checksum(List<String> columns) {
    CRC32 sum = new CRC32();
    sum.update(String.join(",", columns).getBytes(StandardCharsets.UTF_8));
    return Long.toHexString(sum.getValue());
  }
}
