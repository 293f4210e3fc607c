package io.storegauge.model;

import io.storegauge.model.StoregaugeException.Code;

/** Errors of files and folders that any part may meet, one factory each. */
public final class FileErrors {
  private FileErrors() {}

  /**
   * @param what the file, or what is in it
   */
  public static StoregaugeException notReadable(String what, Throwable cause) {
    return of("Cannot read %s: %s. Let this user read it.", what, cause);
  }

  /**
   * @param what the folder, or what is in it
   */
  public static StoregaugeException notListed(String what, Throwable cause) {
    return of("Cannot list %s: %s. Let this user read it.", what, cause);
  }

  private static StoregaugeException of(String message, String what, Throwable cause) {
    return new StoregaugeException(
        Code.NOT_USABLE, String.format(message, what, cause.getMessage()), cause);
  }
}
