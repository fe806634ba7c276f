package io.sluice.deployer.aws.doctor;

/** What a role's policies say to something that it is asked for. */
enum Answer {
  /** It is permitted. */
  ALLOWED,
  /** It is permitted on conditions that cannot be judged from here. */
  PERHAPS,
  /** Nothing permits it. */
  MISSING,
  /** It is forbidden, whatever permits it. */
  DENIED
}
