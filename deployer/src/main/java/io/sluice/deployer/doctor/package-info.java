/** Checks and their report, whatever is looked at. */
@NullMarked
package io.sluice.deployer.doctor;

import org.jspecify.annotations.NullMarked;
