package io.storegauge.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Properties;
import java.util.Set;

/**
 * The texts of one language, {@code labels_<language>.properties}. Whatever the locale of the
 * machine, a report is in the language that was asked for.
 */
public final class Labels {
  private final Language language;
  private final Properties texts = new Properties();

  public Labels(Language language) {
    this.language = language;
    String file = "labels_" + language.name().toLowerCase(Locale.ROOT) + ".properties";
    try (InputStream in = Labels.class.getResourceAsStream(file);
        Reader utf8 = new InputStreamReader(in, StandardCharsets.UTF_8)) {
      texts.load(utf8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Language language() {
    return language;
  }

  Set<String> keys() {
    return texts.stringPropertyNames();
  }

  /**
   * A text.
   *
   * @param arguments for its {@code %s}
   * @throws MissingResourceException if there is none: a fault of this program
   */
  public String of(String key, Object... arguments) {
    String text = texts.getProperty(key);
    if (text == null) {
      throw new MissingResourceException("No text " + key, Labels.class.getName(), key);
    }
    return arguments.length == 0 ? text : String.format(Locale.ROOT, text, arguments);
  }

  /** A name of something that users may add to, such as a platform: theirs goes by its id. */
  public String name(String kind, String id) {
    return texts.getProperty(kind + "." + id, id);
  }
}
