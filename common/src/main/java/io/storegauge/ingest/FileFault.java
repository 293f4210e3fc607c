package io.storegauge.ingest;

import java.io.IOException;

/** A file that cannot be used as a whole; the message is its reason code. */
final class FileFault extends IOException {
  private static final long serialVersionUID = 1L;

  FileFault(String reason) {
    super(reason);
  }
}
