package io.sluice.deployer.target.apache;

import io.sluice.deployer.spec.ContainerLogRotation;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Flink's logging: to the console as before, and to files that are rotated. */
final class Log4j {
  /** The file's name in {@code spec.logConfiguration}. */
  static final String FILE = "log4j-console.properties";

  private static final String DEFAULT_SIZE = "2GB";
  private static final int DEFAULT_FILES = 10;

  private Log4j() {}

  /** The configuration; EMR's defaults where the rotation is not described. */
  static String configuration(String folder, @Nullable ContainerLogRotation rotation) {
    String size =
        rotation == null || rotation.rotationSize() == null
            ? DEFAULT_SIZE
            : rotation.rotationSize().toUpperCase(Locale.ROOT).replaceAll("\\s", "");
    int files =
        rotation == null || rotation.maxFilesToKeep() == null
            ? DEFAULT_FILES
            : rotation.maxFilesToKeep();
    return """
    monitorInterval = 30
    rootLogger.level = INFO
    rootLogger.appenderRef.console.ref = Console
    rootLogger.appenderRef.file.ref = File
    appender.console.name = Console
    appender.console.type = Console
    appender.console.layout.type = PatternLayout
    appender.console.layout.pattern = %%d{yyyy-MM-dd HH:mm:ss,SSS} %%-5p %%-60c %%x - %%m%%n
    appender.file.name = File
    appender.file.type = RollingFile
    appender.file.fileName = ${sys:log.file:-%1$s/flink.log}
    appender.file.filePattern = ${sys:log.file:-%1$s/flink.log}.%%i
    appender.file.layout.type = PatternLayout
    appender.file.layout.pattern = %%d{yyyy-MM-dd HH:mm:ss,SSS} %%-5p %%-60c %%x - %%m%%n
    appender.file.policies.type = Policies
    appender.file.policies.size.type = SizeBasedTriggeringPolicy
    appender.file.policies.size.size = %2$s
    appender.file.strategy.type = DefaultRolloverStrategy
    appender.file.strategy.max = %3$d
    logger.kafka.name = org.apache.kafka
    logger.kafka.level = INFO
    logger.hadoop.name = org.apache.hadoop
    logger.hadoop.level = INFO
    logger.zookeeper.name = org.apache.zookeeper
    logger.zookeeper.level = INFO
    logger.netty.name = org.jboss.netty.channel.DefaultChannelPipeline
    logger.netty.level = OFF
    """
        .formatted(folder, size, files);
  }
}
