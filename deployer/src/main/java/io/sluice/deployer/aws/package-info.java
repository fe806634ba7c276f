/** A connection to AWS, and its refusals in words. */
@NullMarked
package io.sluice.deployer.aws;

import org.jspecify.annotations.NullMarked;
