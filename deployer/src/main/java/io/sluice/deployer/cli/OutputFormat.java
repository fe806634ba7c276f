package io.sluice.deployer.cli;

/** How data is printed. */
enum OutputFormat {
  /** For people. */
  TEXT,
  /** For programs; fields are only ever added. */
  JSON
}
