package io.sluice.jobs.websessions;

import java.util.Arrays;

/**
 * Counts distinct texts by 64-bit hashes in a sorted array, eight bytes a text whatever its length.
 * Among the {@value #MOST} texts that it keeps, two share a hash with a probability below one in a
 * hundred billion. With more, the count stays at {@value #MOST}. Fields are public for Flink's POJO
 * serializer.
 */
public class DistinctTexts {
  /** The highest count, which bounds the state to 128 KiB. */
  static final int MOST = 16_384;

  /** The hashes in ascending order, without repetition. */
  public long[] hashes = {};

  void add(String text) {
    long hash = hash(text);
    int place = Arrays.binarySearch(hashes, hash);
    if (place >= 0 || hashes.length == MOST) {
      return;
    }
    int at = -place - 1;
    long[] more = Arrays.copyOf(hashes, hashes.length + 1);
    System.arraycopy(hashes, at, more, at + 1, hashes.length - at);
    more[at] = hash;
    hashes = more;
  }

  void add(DistinctTexts other) {
    long[] both = Arrays.copyOf(hashes, hashes.length + other.hashes.length);
    System.arraycopy(other.hashes, 0, both, hashes.length, other.hashes.length);
    hashes = Arrays.stream(both).sorted().distinct().limit(MOST).toArray();
  }

  int count() {
    return hashes.length;
  }

  /** FNV-1a over the characters, then the finaliser of MurmurHash3 to spread the bits. */
  private static long hash(String text) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    }
    hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
    hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return hash ^ (hash >>> 33);
  }
}
