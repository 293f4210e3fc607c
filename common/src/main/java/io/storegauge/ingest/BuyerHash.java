package io.storegauge.ingest;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keyed hash of buyer ids: the first 16 bytes of HMAC-SHA-256 over {@code platform:buyer}, as 32
 * hexadecimal digits. Without the key nobody can go back from a hash to a buyer by trying ids.
 */
public final class BuyerHash implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  /** Hexadecimal digits of a hash. */
  static final int LENGTH = 32;

  private final byte[] key;
  private transient Mac mac;

  public BuyerHash(byte[] key) {
    this.key = key.clone();
  }

  /** Tells keys apart without giving one away. */
  public String fingerprint() {
    byte[] nobody = new byte[0];
    byte[] hash = new byte[LENGTH];
    hash(nobody, nobody, 0, 0, hash, 0);
    return new String(hash, 0, LENGTH / 4, StandardCharsets.US_ASCII);
  }

  /** Writes the hash of a buyer of a platform to {@code out} at {@code at}. */
  void hash(byte[] platform, byte[] b, int offset, int length, byte[] out, int at) {
    try {
      if (mac == null) {
        mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
      }
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This JVM lacks HmacSHA256", e);
    }
    mac.update(platform);
    mac.update((byte) ':');
    mac.update(b, offset, length);
    byte[] hash = mac.doFinal();
    for (int i = 0; i < LENGTH / 2; i++) {
      out[at + 2 * i] = HEX[hash[i] >> 4 & 15];
      out[at + 2 * i + 1] = HEX[hash[i] & 15];
    }
  }
}
