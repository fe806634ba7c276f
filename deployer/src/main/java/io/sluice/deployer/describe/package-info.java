/**
 * The typed builder: describes a deployment in Java, fills in the defaults that protect state, and
 * gives nothing out that breaks a rule.
 */
@NullMarked
package io.sluice.deployer.describe;

import org.jspecify.annotations.NullMarked;
