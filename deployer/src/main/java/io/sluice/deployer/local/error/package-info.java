/** Why a local run cannot go on; every message is one line for a person to read. */
@NullMarked
package io.sluice.deployer.local.error;

import org.jspecify.annotations.NullMarked;
