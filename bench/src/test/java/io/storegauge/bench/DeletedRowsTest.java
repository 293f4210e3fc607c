package io.storegauge.bench;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.roaringbitmap.RoaringBitmap;

class DeletedRowsTest {
  /** The example of the Delta protocol: prefix "ab", then an id in base 85. */
  private static final String PATH = "ab^-aqEH.-t@S}K{vb[*k^";

  private static final String FILE = "ab/deletion_vector_d2c639aa-8816-431a-aaf6-d3fe2512ff61.bin";

  private static final int OFFSET = 1;

  @TempDir Path table;

  @Test
  void rowsAreReadFromTheFileThatTheLogNames() throws IOException {
    int size = write(RoaringBitmap.bitmapOf(3, 4, 7, 11, 18, 29));
    assertArrayEquals(new long[] {3, 4, 7, 11, 18, 29}, DeletedRows.of(table, vector(size, 6)));
  }

  @Test
  void aFileWithoutAVectorHasAllItsRows() throws IOException {
    assertArrayEquals(
        new long[0], DeletedRows.of(table, new ObjectMapper().readTree("{}").path("none")));
  }

  @Test
  void aVectorThatIsNotWhatTheLogSaysIsAnError() throws IOException {
    int size = write(RoaringBitmap.bitmapOf(3));
    assertThrows(IOException.class, () -> DeletedRows.of(table, vector(size, 2)));
    assertThrows(IOException.class, () -> DeletedRows.of(table, vector(size + 1, 1)));
  }

  private static JsonNode vector(int size, int rows) throws JsonProcessingException {
    return new ObjectMapper()
        .createObjectNode()
        .put("storageType", "u")
        .put("pathOrInlineDv", PATH)
        .put("offset", OFFSET)
        .put("sizeInBytes", size)
        .put("cardinality", rows);
  }

  /** A version byte, then size, magic number, one bitmap for rows below 2^32, and a checksum. */
  private int write(RoaringBitmap rows) throws IOException {
    int size = 4 + 8 + 4 + rows.serializedSizeInBytes();
    ByteBuffer bytes = ByteBuffer.allocate(OFFSET + 4 + size + 4);
    bytes.put((byte) 1).putInt(size);
    bytes.order(ByteOrder.LITTLE_ENDIAN).putInt(1_681_511_377).putLong(1).putInt(0);
    rows.serialize(bytes);
    Path file = table.resolve(FILE);
    Files.createDirectories(file.getParent());
    Files.write(file, bytes.array());
    return size;
  }
}
