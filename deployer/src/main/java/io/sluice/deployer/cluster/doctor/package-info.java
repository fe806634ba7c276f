/** Looks at a cluster before a job goes there: small probes, each with what to do. */
@NullMarked
package io.sluice.deployer.cluster.doctor;

import org.jspecify.annotations.NullMarked;
