/** What a workflow's role has to be allowed, in IAM and in the cluster. */
@NullMarked
package io.sluice.deployer.workflow.access;

import org.jspecify.annotations.NullMarked;
