/** Looks whether AWS has what a deployment needs there; changes nothing that stays. */
@NullMarked
package io.sluice.deployer.aws.doctor;

import org.jspecify.annotations.NullMarked;
