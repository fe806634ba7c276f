/**
 * What the roles of a deployment have to say: whom they trust, and what they permit. Documents
 * only; nothing here speaks to AWS.
 */
@NullMarked
package io.sluice.deployer.aws.iam;

import org.jspecify.annotations.NullMarked;
