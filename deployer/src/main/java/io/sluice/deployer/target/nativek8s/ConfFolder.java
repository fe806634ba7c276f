package io.sluice.deployer.target.nativek8s;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The folder that Flink's client takes for its configuration. With one of its own the command says
 * everything: nothing of an installation's flink-conf.yaml gets into the cluster. The client puts
 * the logging files that it finds there into the pods; without one they log next to nothing.
 */
final class ConfFolder {
  private static final Path FOLDER = NativeApplication.CONF_FOLDER;
  private static final String LOG4J = "log4j-console.properties";
  private static final String LOGBACK = "logback-console.xml";

  private static final String OPTIONS =
      "# Empty: the command line has every option. The name tells the client to write this form.\n";

  private static final String CLIENT =
      """
      rootLogger.level = INFO
      rootLogger.appenderRef.console.ref = Console
      appender.console.name = Console
      appender.console.type = Console
      appender.console.target = SYSTEM_ERR
      appender.console.layout.type = PatternLayout
      appender.console.layout.pattern = %d{yyyy-MM-dd HH:mm:ss,SSS} %-5p %c{1.} [] - %m%n
      logger.yarn.name = org.apache.flink.client.cli.CliFrontend
      logger.yarn.level = ERROR
      """;

  private static final String PODS =
      """
      rootLogger.level = INFO
      rootLogger.appenderRef.console.ref = Console
      rootLogger.appenderRef.file.ref = File
      appender.console.name = Console
      appender.console.type = Console
      appender.console.layout.type = PatternLayout
      appender.console.layout.pattern = %d{yyyy-MM-dd HH:mm:ss,SSS} %-5p %c{1.} [] - %m%n
      appender.file.name = File
      appender.file.type = RollingFile
      appender.file.fileName = ${sys:log.file}
      appender.file.filePattern = ${sys:log.file}.%i
      appender.file.layout.type = PatternLayout
      appender.file.layout.pattern = %d{yyyy-MM-dd HH:mm:ss,SSS} %-5p %c{1.} [] - %m%n
      appender.file.policies.type = Policies
      appender.file.policies.size.type = SizeBasedTriggeringPolicy
      appender.file.policies.size.size = 50MB
      appender.file.strategy.type = DefaultRolloverStrategy
      appender.file.strategy.max = 5
      logger.netty.name = org.apache.flink.shaded.netty4.io.netty.channel.DefaultChannelPipeline
      logger.netty.level = OFF
      """;

  private ConfFolder() {}

  /**
   * The files, by their place beside the command.
   *
   * @param described logging files by name
   */
  static Map<Path, String> files(Map<String, String> described) {
    Map<Path, String> files = new LinkedHashMap<>();
    files.put(FOLDER.resolve("flink-conf.yaml"), OPTIONS);
    files.put(FOLDER.resolve("log4j-cli.properties"), CLIENT);
    if (!described.containsKey(LOG4J) && !described.containsKey(LOGBACK)) {
      files.put(FOLDER.resolve(LOG4J), PODS);
    }
    described.forEach(
        (name, content) ->
            files.put(FOLDER.resolve(name), content.endsWith("\n") ? content : content + "\n"));
    return files;
  }
}
