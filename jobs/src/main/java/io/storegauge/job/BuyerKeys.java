package io.storegauge.job;

import static io.storegauge.model.StoregaugeException.Code.NOT_USABLE;

import io.storegauge.config.Settings;
import io.storegauge.model.StoregaugeException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * Key of the buyer hash: from the environment, else from a file, which is made with a random key
 * when it is the default one and missing. The key is never written to a table, a log or the lake.
 */
final class BuyerKeys {
  static final String VARIABLE = "STOREGAUGE_BUYER_KEY";
  private static final int MIN_BYTES = 16;

  private BuyerKeys() {}

  static byte[] load(Settings.Privacy privacy, Progress progress) {
    String given = System.getenv(VARIABLE);
    if (given != null && !given.isEmpty()) {
      return checked(given, "the environment variable " + VARIABLE);
    }
    boolean isDefault = privacy.buyerKeyFile().isEmpty();
    Path file =
        isDefault
            ? Path.of(System.getProperty("user.home"), ".storegauge", "buyer.key")
            : Path.of(privacy.buyerKeyFile());
    try {
      if (isDefault && !Files.exists(file)) {
        create(file);
        progress.warn(
            "Made a random key for buyer hashes in "
                + file
                + ". Keep it: with another key the same buyer gets another buyer_key. On a cluster give"
                + " one key to every driver, in "
                + VARIABLE
                + " or privacy.buyer_key_file.");
      }
      return checked(Files.readString(file).strip(), file.toString());
    } catch (IOException e) {
      throw new StoregaugeException(
          NOT_USABLE,
          String.format(
              "Cannot read the buyer key %s: %s. Set %s, or privacy.buyer_key_file to a file with at"
                  + " least %d characters.",
              file, e.getMessage(), VARIABLE, MIN_BYTES),
          e);
    }
  }

  private static byte[] checked(String key, String where) {
    byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
    if (bytes.length < MIN_BYTES) {
      throw new StoregaugeException(
          NOT_USABLE,
          String.format(
              "The buyer key in %s has %d bytes; it must have at least %d, so that buyers cannot be found"
                  + " by trying keys.",
              where, bytes.length, MIN_BYTES));
    }
    return bytes;
  }

  static void create(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    byte[] random = new byte[32];
    new SecureRandom().nextBytes(random);
    // Written elsewhere first: a run killed in between must not leave half a key behind.
    Path written =
        Files.createTempFile(
            file.getParent(),
            "buyer",
            ".key.tmp",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try {
      Files.writeString(written, HexFormat.of().formatHex(random));
      publish(written, file);
    } catch (FileAlreadyExistsException e) {
      // Another run made it in this moment: its key holds.
    } finally {
      Files.deleteIfExists(written);
    }
  }

  /** A link appears at once and never replaces the key of another run; a move may, just then. */
  private static void publish(Path written, Path file) throws IOException {
    try {
      Files.createLink(file, written);
    } catch (FileAlreadyExistsException e) {
      throw e;
    } catch (UnsupportedOperationException | FileSystemException e) {
      Files.move(written, file); // a file system without hard links
    }
  }
}
