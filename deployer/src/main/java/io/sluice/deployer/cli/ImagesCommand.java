package io.sluice.deployer.cli;

import io.sluice.deployer.release.Images;
import io.sluice.deployer.release.Registry;
import io.sluice.deployer.release.Releases;
import io.sluice.deployer.spec.MalformedValueException;
import io.sluice.deployer.spec.Region;
import io.sluice.deployer.spec.ReleaseLabel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says the names of EMR's images. */
@Command(
    name = "images",
    description = "Says the names of EMR's images for a Region and a release.",
    footer = {
      "",
      "Example:",
      "  sluice images --region us-west-2 --release emr-7.13.0-flink-latest"
    })
final class ImagesCommand implements Callable<Integer> {
  @Option(
      names = "--region",
      paramLabel = "REGION",
      description = "The Region; all of them where it is missing.")
  @Nullable String region;

  @Option(
      names = "--release",
      paramLabel = "LABEL",
      description = "The release label; the newest where it is missing.")
  @Nullable String release;

  @Mixin OutputOption output;

  @SuppressWarnings("NullAway.Init")
  ImagesCommand() {}

  @Override
  public Integer call() {
    ReleaseLabel label =
        release == null
            ? Releases.newest().label()
            : parse("--release", release, ReleaseLabel::parse);
    if (Releases.find(label).isEmpty()) {
      throw CommandException.usage(
          "--release: " + label + " is none of the releases known here",
          "'sluice releases' lists them");
    }
    List<Region> regions =
        region == null
            ? Registry.regions().stream().map(Region::parse).toList()
            : List.of(parse("--region", region, Region::parse));
    Map<String, String> images = new LinkedHashMap<>();
    for (Region one : regions) {
      images.put(
          region == null ? one.toString() : "runtime",
          parse("--region", one.toString(), id -> Images.runtime(one, label).toString()));
    }
    add(images, "runtime (public)", () -> Images.publicRuntime(label).toString());
    add(images, "log agent (public)", () -> Images.publicLogAgent(label).toString());
    images.put("operator chart", Images.operatorChart() + " --version " + label.release());
    TextTable table = new TextTable("FOR", "IMAGE");
    images.forEach((what, name) -> table.row(what, name));
    output.print(images, table);
    return ExitCode.OK;
  }

  private static void add(Map<String, String> images, String what, Callable<String> name) {
    try {
      images.put(what, name.call());
    } catch (MalformedValueException none) {
      images.put(what, "none: " + none.what());
    } catch (Exception unexpected) {
      throw new IllegalStateException(unexpected);
    }
  }

  private static <T> T parse(String option, String text, Function<String, T> parser) {
    try {
      return parser.apply(text);
    } catch (MalformedValueException malformed) {
      throw CommandException.usage(option + ": " + malformed.what(), malformed.fix());
    }
  }
}
