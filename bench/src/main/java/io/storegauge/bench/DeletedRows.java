package io.storegauge.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.LongStream;
import org.roaringbitmap.RoaringBitmap;

/**
 * Rows of a data file that are marked as deleted. Format: the Delta transaction log protocol,
 * "Deletion Vectors", of which this reads vectors that lie in a file beside the data.
 */
final class DeletedRows {
  private static final int PORTABLE_BITMAPS = 1_681_511_377;

  private static final String BASE_85 =
      "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&<>()[]{}@%$#";

  private static final int ENCODED_UUID = 20;
  private static final int DIGITS_A_WORD = 5;

  private DeletedRows() {}

  /**
   * Places of the rows in their file, the first is 0.
   *
   * @param vector the {@code deletionVector} of an {@code add} action; may be missing
   */
  static long[] of(Path table, JsonNode vector) throws IOException {
    if (vector.isMissingNode() || vector.isNull()) {
      return new long[0];
    }
    if (!vector.path("storageType").asText().equals("u")) {
      throw new IOException("A deletion vector that is not in a file of its own: " + vector);
    }
    String path = vector.path("pathOrInlineDv").asText();
    int prefix = path.length() - ENCODED_UUID;
    Path file =
        table
            .resolve(path.substring(0, prefix))
            .resolve("deletion_vector_" + uuid(path.substring(prefix)) + ".bin");
    byte[] bytes = new byte[vector.path("sizeInBytes").asInt()];
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      in.seek(vector.path("offset").asLong());
      if (in.readInt() != bytes.length) {
        throw new IOException("Another size than the log says in " + file);
      }
      in.readFully(bytes);
    }
    long[] rows = bitmaps(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN));
    if (rows.length != vector.path("cardinality").asLong()) {
      throw new IOException("Another number of rows than the log says in " + file);
    }
    return rows;
  }

  /** Z85 of 16 bytes. */
  private static UUID uuid(String encoded) {
    ByteBuffer bytes = ByteBuffer.allocate(2 * Long.BYTES);
    for (int at = 0; at < encoded.length(); at += DIGITS_A_WORD) {
      long word = 0;
      for (int i = at; i < at + DIGITS_A_WORD; i++) {
        word = word * BASE_85.length() + BASE_85.indexOf(encoded.charAt(i));
      }
      bytes.putInt((int) word);
    }
    return new UUID(bytes.getLong(0), bytes.getLong(Long.BYTES));
  }

  private static long[] bitmaps(ByteBuffer in) throws IOException {
    if (in.getInt() != PORTABLE_BITMAPS) {
      throw new IOException("A deletion vector in another format");
    }
    LongStream rows = LongStream.empty();
    for (long left = in.getLong(); left > 0; left--) {
      long high = (long) in.getInt() << Integer.SIZE;
      RoaringBitmap bitmap = new RoaringBitmap();
      bitmap.deserialize(in.slice().order(ByteOrder.LITTLE_ENDIAN));
      in.position(in.position() + bitmap.serializedSizeInBytes());
      rows =
          LongStream.concat(
              rows, bitmap.stream().mapToLong(low -> high | Integer.toUnsignedLong(low)));
    }
    return rows.toArray();
  }
}
