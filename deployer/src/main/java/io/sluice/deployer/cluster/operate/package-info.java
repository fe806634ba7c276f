/** What is done to a running deployment: asked for, waited for, verified. */
@NullMarked
package io.sluice.deployer.cluster.operate;

import org.jspecify.annotations.NullMarked;
