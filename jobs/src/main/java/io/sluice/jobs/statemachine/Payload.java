package io.sluice.jobs.statemachine;

import io.sluice.jobs.generate.Hash;
import java.util.SplittableRandom;

/** Bytes that make state large: they do not compress, and can be made again to compare. */
final class Payload {
  private Payload() {}

  static byte[] of(String address, long sequence, int bytes) {
    SplittableRandom random = new SplittableRandom(Hash.of(address.hashCode(), sequence));
    byte[] payload = new byte[bytes];
    for (int i = 0; i < bytes; i += Long.BYTES) {
      long word = random.nextLong();
      for (int j = i; j < Math.min(bytes, i + Long.BYTES); j++) {
        payload[j] = (byte) word;
        word >>>= Byte.SIZE;
      }
    }
    return payload;
  }
}
