package io.sluice.deployer.local;

/** The Log4j configuration of Flink's processes; each names its file with {@code log.file}. */
final class LoggingFile {
  static final String NAME = "log4j.properties";
  static final String TEXT =
      """
      rootLogger.level = INFO
      rootLogger.appenderRef.file.ref = File
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
      appender.file.strategy.max = 3
      logger.deprecations.name = org.apache.flink.configuration.Configuration
      logger.deprecations.level = ERROR
      logger.collisions.name = org.apache.flink.metrics.MetricGroup
      logger.collisions.level = ERROR
      logger.tokens.name = org.apache.flink.runtime.security.token
      logger.tokens.level = ERROR
      logger.hadoop.name = org.apache.hadoop
      logger.hadoop.level = ERROR
      logger.netty.name = org.apache.flink.shaded.netty4.io.netty.channel.DefaultChannelPipeline
      logger.netty.level = ERROR
      """;

  private LoggingFile() {}
}
