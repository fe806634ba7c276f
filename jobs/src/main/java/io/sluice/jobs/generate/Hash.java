package io.sluice.jobs.generate;

/** Numbers that look random and depend on nothing but their inputs. */
public final class Hash {
  private Hash() {}

  /** Mixes two numbers into 64 bits, with the finaliser of SplitMix64. */
  public static long of(long one, long other) {
    long mixed = one * 0x9e3779b97f4a7c15L + other;
    mixed = (mixed ^ (mixed >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return mixed ^ (mixed >>> 31);
  }

  /** As {@link #of}, reduced to {@code 0..bound-1}. */
  public static int below(int bound, long one, long other) {
    return (int) Long.remainderUnsigned(of(one, other), bound);
  }

  /** As {@link #of}, reduced to {@code 0 <= x < 1}. */
  public static double fraction(long one, long other) {
    return (of(one, other) >>> 11) * 0x1.0p-53;
  }
}
