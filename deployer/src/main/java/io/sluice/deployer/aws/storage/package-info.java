/** Objects in S3: what lies where, and taking it away. */
@NullMarked
package io.sluice.deployer.aws.storage;

import org.jspecify.annotations.NullMarked;
