/** Roles as they are in IAM, compared with what they are to be, and changed to it. */
@NullMarked
package io.sluice.deployer.aws.role;

import org.jspecify.annotations.NullMarked;
