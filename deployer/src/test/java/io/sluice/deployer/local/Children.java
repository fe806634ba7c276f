package io.sluice.deployer.local;

import java.util.List;

/** The processes that runs started, as the operating system sees them. */
final class Children {
  private Children() {}

  static List<ProcessHandle> of(ProcessHandle parent) {
    return parent
        .descendants()
        .filter(process -> commandLine(process).contains("io.sluice.runtime.child.Child"))
        .toList();
  }

  static ProcessHandle taskManager(int number) {
    return of(ProcessHandle.current()).stream()
        .filter(process -> commandLine(process).contains("resource-id=taskmanager-" + number))
        .findFirst()
        .orElseThrow(() -> new AssertionError("there is no TaskManager " + number));
  }

  private static String commandLine(ProcessHandle process) {
    return String.join(" ", process.info().arguments().orElse(new String[0]));
  }
}
