package io.storegauge.model;

/**
 * A failure the user can act on. The message names what is wrong, where, and the remedy; no stack
 * trace is shown for it.
 */
public final class StoregaugeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What kind of failure, and the exit code that says so. */
  public enum Code {
    /** Wrong arguments or configuration; nothing was read or written. */
    USAGE(2),
    /** The run did what it could, but more records were refused than allowed. */
    DATA_REFUSED(3),
    /** Input or lake cannot be used: missing, not permitted, written by a newer version. */
    NOT_USABLE(4);

    private final int exitCode;

    Code(int exitCode) {
      this.exitCode = exitCode;
    }

    public int exitCode() {
      return exitCode;
    }
  }

  private final Code code;

  public StoregaugeException(Code code, String message) {
    super(message);
    this.code = code;
  }

  public StoregaugeException(Code code, String message, Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  public Code code() {
    return code;
  }
}
