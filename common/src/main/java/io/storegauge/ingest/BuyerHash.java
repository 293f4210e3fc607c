package io.storegauge.ingest;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * Keyed hash of buyer ids: the first 16 bytes of HMAC-SHA-256 over {@code platform:buyer}, as 32
 * hexadecimal digits. Without the key nobody can go back from a hash to a buyer by trying ids.
 */
public final class BuyerHash implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  /** Hexadecimal digits of a hash. */
  static final int LENGTH = 32;

  private static final String DIGEST = "SHA-256";

  /** Bytes that the digest takes at a time; keys are brought to this length (RFC 2104). */
  private static final int BLOCK = 64;

  private static final byte INNER_PAD = 0x36;
  private static final byte OUTER_PAD = 0x5c;

  private final byte[] key;

  /** Digests that have taken the padded key: half of the work, done once. */
  private transient MessageDigest inner;

  private transient MessageDigest outer;

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

  /** Writes the hash of a buyer of a platform to {@code out} at {@code at}; for one thread. */
  void hash(byte[] platform, byte[] b, int offset, int length, byte[] out, int at) {
    byte[] hash;
    try {
      if (inner == null) {
        inner = keyed(INNER_PAD);
        outer = keyed(OUTER_PAD);
      }
      MessageDigest message = (MessageDigest) inner.clone();
      message.update(platform);
      message.update((byte) ':');
      message.update(b, offset, length);
      MessageDigest whole = (MessageDigest) outer.clone();
      whole.update(message.digest());
      hash = whole.digest();
    } catch (NoSuchAlgorithmException | CloneNotSupportedException e) {
      throw new IllegalStateException("This JVM lacks " + DIGEST, e);
    }
    for (int i = 0; i < LENGTH / 2; i++) {
      out[at + 2 * i] = HEX[hash[i] >> 4 & 15];
      out[at + 2 * i + 1] = HEX[hash[i] & 15];
    }
  }

  private MessageDigest keyed(byte pad) throws NoSuchAlgorithmException {
    MessageDigest digest = MessageDigest.getInstance(DIGEST);
    byte[] block = Arrays.copyOf(key.length > BLOCK ? digest.digest(key) : key, BLOCK);
    for (int i = 0; i < BLOCK; i++) {
      block[i] ^= pad;
    }
    digest.update(block);
    return digest;
  }
}
