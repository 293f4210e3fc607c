package io.storegauge.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.util.SerializableConfiguration;
import scala.Tuple2;

/**
 * SHA-256 over what decides what a file says: its bytes, and the platform, store and day of export
 * that its path gives to every record. Two files of equal hash give equal records, whatever their
 * names are.
 */
public final class ContentHash {
  private ContentHash() {}

  /** A digest that knows the path and waits for the bytes. */
  static MessageDigest begin(LandingFile file) {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
    String path = file.platform() + "\n" + file.storeId() + "\n" + file.exportedOn() + "\n";
    digest.update(path.getBytes(StandardCharsets.UTF_8));
    return digest;
  }

  static String end(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Hash by path, read file by file; "" for one that cannot be read. */
  public static Map<String, String> of(JavaSparkContext context, List<LandingFile> files) {
    SerializableConfiguration hadoop = new SerializableConfiguration(context.hadoopConfiguration());
    return context
        .parallelize(files, Math.max(1, files.size()))
        .mapToPair(f -> new Tuple2<>(f.path(), of(f, hadoop.value())))
        .collectAsMap();
  }

  private static String of(LandingFile file, Configuration hadoop) {
    MessageDigest digest = begin(file);
    Path path = new Path(file.location());
    byte[] block = new byte[1 << 16];
    try (InputStream in = path.getFileSystem(hadoop).open(path, block.length)) {
      for (int n = in.read(block); n >= 0; n = in.read(block)) {
        digest.update(block, 0, n);
      }
      return end(digest);
    } catch (IOException e) {
      return ""; // whoever reads it finds out why
    }
  }
}
