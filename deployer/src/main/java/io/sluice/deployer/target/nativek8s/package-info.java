/**
 * Flink's native mode on Kubernetes: the command line of Flink's own client, and the files beside
 * it. No operator takes part.
 */
@NullMarked
package io.sluice.deployer.target.nativek8s;

import org.jspecify.annotations.NullMarked;
