package io.sluice.deployer.cluster.doctor;

import io.fabric8.kubernetes.api.model.Quantity;
import io.sluice.deployer.cluster.live.Tree;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * CPU and memory.
 *
 * @param cpu cores
 * @param memory bytes
 */
record Amounts(BigDecimal cpu, BigDecimal memory) {
  static final Amounts NONE = new Amounts(BigDecimal.ZERO, BigDecimal.ZERO);
  private static final BigDecimal MEBIBYTE = BigDecimal.valueOf(1L << 20);

  /** What a map of Kubernetes' quantities says; nothing where it says nothing. */
  static Amounts of(@Nullable Map<String, Quantity> quantities) {
    return quantities == null
        ? NONE
        : new Amounts(amount(quantities.get("cpu")), amount(quantities.get("memory")));
  }

  /** The same of a part of a pod template. */
  static Amounts of(Tree quantities) {
    return new Amounts(
        quantities.text("cpu").map(Amounts::amount).orElse(BigDecimal.ZERO),
        quantities.text("memory").map(Amounts::amount).orElse(BigDecimal.ZERO));
  }

  static BigDecimal amount(@Nullable Quantity quantity) {
    return quantity == null ? BigDecimal.ZERO : quantity.getNumericalAmount();
  }

  static BigDecimal amount(String quantity) {
    try {
      return Optional.ofNullable(new Quantity(quantity).getNumericalAmount())
          .orElse(BigDecimal.ZERO);
    } catch (IllegalArgumentException noQuantity) {
      return BigDecimal.ZERO;
    }
  }

  Amounts plus(Amounts other) {
    return new Amounts(cpu.add(other.cpu), memory.add(other.memory));
  }

  Amounts minus(Amounts other) {
    return new Amounts(cpu.subtract(other.cpu), memory.subtract(other.memory));
  }

  Amounts times(int count) {
    BigDecimal factor = BigDecimal.valueOf(count);
    return new Amounts(cpu.multiply(factor), memory.multiply(factor));
  }

  /** The greater of both, one by one. */
  Amounts max(Amounts other) {
    return new Amounts(cpu.max(other.cpu), memory.max(other.memory));
  }

  boolean fitsInto(Amounts room) {
    return cpu.compareTo(room.cpu) <= 0 && memory.compareTo(room.memory) <= 0;
  }

  static String cores(BigDecimal cpu) {
    return cpu.setScale(2, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString();
  }

  static String mebibytes(BigDecimal bytes) {
    return bytes.divide(MEBIBYTE, 0, RoundingMode.CEILING).toPlainString() + "Mi";
  }

  /** As messages have it: {@code cpu 0.5, memory 2048Mi}. */
  @Override
  public String toString() {
    return "cpu " + cores(cpu) + ", memory " + mebibytes(memory);
  }
}
