/** The rules: what is wrong with a description, where, and how to mend it. */
@NullMarked
package io.sluice.deployer.check;

import org.jspecify.annotations.NullMarked;
