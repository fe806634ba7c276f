/** Workflows of AWS Step Functions that do in Amazon's cloud what the commands do from here. */
@NullMarked
package io.sluice.deployer.workflow;

import org.jspecify.annotations.NullMarked;
