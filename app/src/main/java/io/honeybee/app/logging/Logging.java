package io.honeybee.app.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.FileSize;
import io.honeybee.runtime.config.LogConfig;
import io.honeybee.runtime.files.DurableFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** Sets up what {@code log} in a configuration asks for. */
public final class Logging {
  private static final long MAX_FILE_BYTES = 10L << 20;
  private static final int OLD_FILES = 4;

  private Logging() {}

  /**
   * Sends log lines where the configuration says; to standard error without a file. A file is
   * rolled at 10 MiB and four old ones are kept.
   *
   * @param fields stand in each JSON line, such as {@code node_id}
   * @throws IOException when the file cannot be written; one sentence for the operator
   */
  public static void configure(LogConfig config, Map<String, String> fields) throws IOException {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    Encoder<ILoggingEvent> encoder =
        switch (config.format()) {
          case TEXT -> new TextLines();
          case JSON -> new JsonLines(fields);
        };
    encoder.setContext(context);
    encoder.start();
    Appender<ILoggingEvent> appender =
        config.file().isPresent()
            ? file(context, encoder, config.file().get())
            : terminal(context, encoder);
    Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.detachAndStopAllAppenders();
    root.addAppender(appender);
    root.setLevel(Level.WARN);
    context.getLogger("io.honeybee").setLevel(Level.valueOf(config.level().name()));
    // Speaks of bad peers, as often as they like, at warn and error.
    context.getLogger("org.apache.sshd").setLevel(Level.OFF);
    // The library logs under the name of the class that extends it.
    context.getLogger("io.honeybee.pot.ssh.SshSession").setLevel(Level.ERROR);
    bridgeJavaLogging();
  }

  /** Nothing is logged any more: for a command that says itself whatever there is to say. */
  public static void silence() {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).detachAndStopAllAppenders();
    bridgeJavaLogging();
  }

  private static void bridgeJavaLogging() {
    if (!SLF4JBridgeHandler.isInstalled()) {
      SLF4JBridgeHandler.removeHandlersForRootLogger();
      SLF4JBridgeHandler.install();
    }
  }

  private static Appender<ILoggingEvent> terminal(
      LoggerContext context, Encoder<ILoggingEvent> encoder) {
    ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
    appender.setContext(context);
    appender.setTarget("System.err");
    appender.setEncoder(encoder);
    appender.start();
    return appender;
  }

  private static Appender<ILoggingEvent> file(
      LoggerContext context, Encoder<ILoggingEvent> encoder, Path file) throws IOException {
    makeWritable(file);
    RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
    appender.setContext(context);
    appender.setFile(file.toString());
    appender.setEncoder(encoder);

    FixedWindowRollingPolicy rolling = new FixedWindowRollingPolicy();
    rolling.setContext(context);
    rolling.setParent(appender);
    // The pattern's own escape, so that a percent sign in a folder's name stays one.
    rolling.setFileNamePattern(file.toString().replace("%", "\\%") + ".%i");
    rolling.setMinIndex(1);
    rolling.setMaxIndex(OLD_FILES);
    rolling.start();

    SizeBasedTriggeringPolicy<ILoggingEvent> size = new SizeBasedTriggeringPolicy<>();
    size.setContext(context);
    size.setMaxFileSize(new FileSize(MAX_FILE_BYTES));
    size.start();

    appender.setRollingPolicy(rolling);
    appender.setTriggeringPolicy(size);
    appender.start();
    if (!appender.isStarted()) {
      throw unusable(file, "it cannot be opened");
    }
    return appender;
  }

  /** Logback itself only mumbles when a log file cannot be had. */
  private static void makeWritable(Path file) throws IOException {
    try {
      Path directory = file.toAbsolutePath().getParent();
      if (directory != null) {
        DurableFile.makePrivateDirectory(directory);
      }
      if (!Files.exists(file)) {
        Files.createFile(file);
      }
    } catch (IOException e) {
      throw unusable(file, e.toString());
    }
    if (!Files.isRegularFile(file) || !Files.isWritable(file)) {
      throw unusable(file, "it is no file that this user may write");
    }
  }

  private static IOException unusable(Path file, String reason) {
    return new IOException(
        "log.file: cannot write to "
            + file
            + ": "
            + reason
            + "; name another file, or none for the"
            + " terminal");
  }
}
