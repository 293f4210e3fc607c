package io.storegauge.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class BuyerHashTest {
  private static String hash(BuyerHash hash, byte[] platform, byte[] buyer) {
    byte[] out = new byte[BuyerHash.LENGTH + 2];
    hash.hash(platform, buyer, 1, buyer.length - 1, out, 2);
    return new String(out, 2, BuyerHash.LENGTH, StandardCharsets.US_ASCII);
  }

  @Test
  void itIsTheBeginningOfTheMacThatTheJavaLibraryMakes() throws Exception {
    Random random = new Random(7);
    for (int keyLength : new int[] {1, 16, 63, 64, 65, 200}) {
      byte[] key = new byte[keyLength];
      random.nextBytes(key);
      BuyerHash hash = new BuyerHash(key);
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      for (int length = 0; length < 150; length += 7) {
        byte[] buyer = new byte[length + 1];
        random.nextBytes(buyer);
        byte[] platform = "douyin".getBytes(StandardCharsets.UTF_8);
        mac.update(platform);
        mac.update((byte) ':');
        mac.update(buyer, 1, length);
        String expected = HexFormat.of().formatHex(mac.doFinal(), 0, 16);
        assertEquals(expected, hash(hash, platform, buyer), keyLength + "/" + length);
      }
    }
  }

  @Test
  void keysAndPlatformsTellBuyersApart() {
    byte[] buyer = "xb1".getBytes(StandardCharsets.UTF_8);
    byte[] jd = "jd".getBytes(StandardCharsets.UTF_8);
    BuyerHash one = new BuyerHash("0123456789abcdef".getBytes(StandardCharsets.UTF_8));
    BuyerHash other = new BuyerHash("0123456789abcdeg".getBytes(StandardCharsets.UTF_8));
    assertNotEquals(hash(one, jd, buyer), hash(other, jd, buyer));
    assertNotEquals(
        hash(one, jd, buyer), hash(one, "tmall".getBytes(StandardCharsets.UTF_8), buyer));
    assertNotEquals(one.fingerprint(), other.fingerprint());
  }
}
