/** The states of a workflow and what they compute, in neither of the two query languages. */
@NullMarked
package io.sluice.deployer.workflow.state;

import org.jspecify.annotations.NullMarked;
