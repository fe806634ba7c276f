/** What is wrong with a deployment: what its pods, its events and the operator tell. */
@NullMarked
package io.sluice.deployer.cluster.trouble;

import org.jspecify.annotations.NullMarked;
