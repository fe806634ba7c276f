package io.sluice.deployer.release;

import io.sluice.deployer.spec.Region;
import io.sluice.deployer.text.Row;
import io.sluice.deployer.text.Spelling;
import io.sluice.deployer.text.Table;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The ECR registries that hold the images of EMR on EKS, one for each Region. */
public final class Registry {
  private static final int SUGGESTIONS = 3;

  private static final class Loaded {
    private static final Map<String, String> ACCOUNTS = load();

    private static Map<String, String> load() {
      Map<String, String> accounts = new TreeMap<>();
      for (Row row : Table.read(Registry.class, "registries.tsv")) {
        accounts.put(row.get("region"), row.get("account"));
      }
      return Collections.unmodifiableMap(accounts);
    }
  }

  private Registry() {}

  /** The ids of the Regions that have images, in alphabetical order. */
  public static Set<String> regions() {
    return Loaded.ACCOUNTS.keySet();
  }

  /**
   * The account that owns the registry in a Region: twelve digits, leading zeros included.
   *
   * @throws IllegalArgumentException if EMR has no images there; names Regions that come near
   */
  public static String account(Region region) {
    String account = Loaded.ACCOUNTS.get(region.id());
    if (account == null) {
      throw new IllegalArgumentException(unknown(region));
    }
    return account;
  }

  /** The host name of the registry in a Region, as {@link #account(Region)} finds it. */
  public static String host(Region region) {
    return account(region) + ".dkr.ecr." + region + "." + region.dnsSuffix();
  }

  private static String unknown(Region region) {
    List<String> near = Spelling.nearest(region.id(), regions(), SUGGESTIONS);
    return "EMR on EKS has no Flink images in Region '"
        + region
        + "'; "
        + (near.isEmpty()
            ? "it has them in " + String.join(", ", regions())
            : "did you mean " + String.join(", ", near) + "?");
  }
}
