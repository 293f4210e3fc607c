package io.storegauge.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/**
 * A landing folder.
 *
 * @param formats of its orders and reviews
 */
record Landing(Path folder, FeedFormats formats) {
  static Landing simulated(Path folder) {
    return new Landing(folder, FeedFormats.SIMULATED);
  }

  /** Reads everything once, so that no run pays for a cold disk. */
  void warmPageCache() throws IOException {
    for (Path f : Folders.files(folder)) {
      try (InputStream in = Files.newInputStream(folder.resolve(f))) {
        in.transferTo(OutputStream.nullOutputStream());
      }
    }
  }

  /** Size of the files as received. */
  long bytes() throws IOException {
    return Folders.bytes(folder);
  }

  /** Size of what is in them once it is unpacked. */
  long unpackedBytes() throws IOException {
    long bytes = 0;
    for (Path f : Folders.files(folder)) {
      try (InputStream file = Files.newInputStream(folder.resolve(f));
          InputStream in = f.toString().endsWith(".gz") ? new GZIPInputStream(file) : file) {
        bytes += in.transferTo(OutputStream.nullOutputStream());
      }
    }
    return bytes;
  }
}
