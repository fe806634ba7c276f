package io.sluice.deployer.local.config;

import io.sluice.deployer.local.error.UnusableJobException;
import io.sluice.deployer.local.job.LocalJob;
import io.sluice.deployer.spec.S3Uri;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A described job in the form in which it runs here.
 *
 * @param options Flink's options, sorted by key
 * @param args the arguments of the job's main method
 * @param buckets the buckets that all of them name
 * @param notes a line for each thing that is different from the description
 */
public record LocalConfiguration(
    Map<String, String> options, List<String> args, Set<String> buckets, List<String> notes) {
  private static final String DEFAULT_BUCKET = "local";
  private static final Pattern STATE_DIRECTORY =
      Pattern.compile(
          "state\\..*dir(ectory)?|execution\\.checkpointing\\..*dir|dstl\\..*base-path");

  public LocalConfiguration {
    options = Collections.unmodifiableMap(new TreeMap<>(options));
    args = List.copyOf(args);
    buckets = Collections.unmodifiableSet(new TreeSet<>(buckets));
    notes = List.copyOf(notes);
  }

  /**
   * Maps a description.
   *
   * @param job the description
   * @param fit its processes on this machine
   * @param network the ports
   * @param temporary the folder for everything that goes when the run ends
   * @throws UnusableJobException if a value cannot be used
   */
  public static LocalConfiguration of(
      LocalJob job, MachineFit fit, LocalNetwork network, Path temporary) {
    LeftOut described = LeftOut.of(job.flinkConfiguration());
    S3Places places = new S3Places();
    Map<String, String> options = new TreeMap<>();
    described.kept().forEach((key, value) -> options.put(key, mapped(places, key, value)));
    Defaults.addTo(options, DEFAULT_BUCKET);
    Settings.addTo(options, job, fit, network, temporary);
    List<String> args = new ArrayList<>();
    job.args().forEach(arg -> args.add(mapped(places, "job.args", arg)));
    options.forEach((key, value) -> mapped(places, key, value));
    List<String> notes = new ArrayList<>(described.notes());
    fit.change().ifPresent(notes::add);
    return new LocalConfiguration(options, args, places.buckets(), notes);
  }

  private static String mapped(S3Places places, String key, String value) {
    if (value.indexOf('\n') >= 0 && !key.equals("job.args")) {
      throw new UnusableJobException(
          "flinkConfiguration." + key, value.strip(), "has more than one line; write it in one");
    }
    try {
      return places.onConnector(
          value, STATE_DIRECTORY.matcher(key).matches() ? S3Uri.Scheme.S3P : S3Uri.Scheme.S3A);
    } catch (IllegalArgumentException e) {
      throw new UnusableJobException(key, value, "names no bucket: " + e.getMessage());
    }
  }
}
