package io.storegauge.job;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.Appender;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.config.Property;

/**
 * What Spark, Delta and we log from information up, with exceptions, also what tests silence; the
 * other appenders go on showing what they showed.
 */
final class CapturedLogs extends AbstractAppender {
  private final StringBuilder text = new StringBuilder();
  private final LoggerContext context = (LoggerContext) LogManager.getContext(false);
  private final Map<LoggerConfig, Level> levels = new HashMap<>();

  private CapturedLogs() {
    super("captured", null, null, true, Property.EMPTY_ARRAY);
  }

  static CapturedLogs listen() {
    CapturedLogs logs = new CapturedLogs();
    logs.start();
    logs.begin();
    return logs;
  }

  private LoggerConfig root() {
    return context.getConfiguration().getRootLogger();
  }

  private void begin() {
    Level shown = root().getLevel();
    for (Appender a : List.copyOf(root().getAppenders().values())) {
      root().removeAppender(a.getName());
      root().addAppender(a, shown, null);
    }
    for (LoggerConfig logger : context.getConfiguration().getLoggers().values()) {
      levels.put(logger, logger.getLevel());
      logger.setLevel(Level.INFO);
    }
    root().addAppender(this, Level.INFO, null);
    context.updateLoggers();
  }

  void end() {
    root().removeAppender(getName());
    levels.forEach(LoggerConfig::setLevel);
    context.updateLoggers();
    stop();
  }

  @Override
  public synchronized void append(LogEvent event) {
    text.append(event.getLoggerName()).append(": ");
    text.append(event.getMessage().getFormattedMessage()).append('\n');
    for (Throwable t = event.getThrown(); t != null; t = t.getCause()) {
      text.append(t).append('\n');
    }
  }

  synchronized String text() {
    return text.toString();
  }
}
