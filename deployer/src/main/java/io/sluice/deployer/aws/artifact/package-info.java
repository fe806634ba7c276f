/** What jobs are made of, in S3 under its digest: put there once, verified, listed, taken away. */
@NullMarked
package io.sluice.deployer.aws.artifact;

import org.jspecify.annotations.NullMarked;
