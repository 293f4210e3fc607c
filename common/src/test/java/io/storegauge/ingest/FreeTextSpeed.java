package io.storegauge.ingest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Prints how fast free text is scrubbed, and a hash of what comes out, so that two versions can be
 * compared. Run by hand, on a file with one text a line or on made-up texts.
 */
final class FreeTextSpeed {
  private static final int ROUNDS = 3;

  private FreeTextSpeed() {}

  public static void main(String[] args) throws IOException, NoSuchAlgorithmException {
    List<String> all =
        args.length > 0 ? Files.readAllLines(Path.of(args[0])) : FreeTextCorpus.texts(1, 20_000);
    List<byte[]> passing =
        all.stream()
            .map(t -> t.getBytes(StandardCharsets.UTF_8))
            .filter(b -> PersonalHints.of(b, 0, b.length) != 0)
            .toList();
    MessageDigest hash = MessageDigest.getInstance("SHA-256");
    long bytes = passing.stream().mapToLong(b -> b.length).sum();
    double best = 0;
    for (byte[] b : all.stream().map(t -> t.getBytes(StandardCharsets.UTF_8)).toList()) {
      byte[] scrubbed = FreeText.scrub(b, 0, b.length);
      hash.update(scrubbed == null ? b : scrubbed);
      hash.update((byte) 0);
    }
    for (int round = 0; round < ROUNDS; round++) {
      long before = System.nanoTime();
      for (byte[] b : passing) {
        FreeText.scrub(b, 0, b.length);
      }
      best = Math.max(best, bytes * 1e3 / (System.nanoTime() - before));
    }
    System.out.printf(
        "%,d of %,d texts pass the quick look, %,d bytes: %.1f MB/s, %s%n",
        passing.size(), all.size(), bytes, best, HexFormat.of().formatHex(hash.digest(), 0, 8));
  }
}
