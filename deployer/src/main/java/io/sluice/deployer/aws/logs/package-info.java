/** Log groups and streams of CloudWatch. */
@NullMarked
package io.sluice.deployer.aws.logs;

import org.jspecify.annotations.NullMarked;
