/** What a description becomes: one class per destination. */
@NullMarked
package io.sluice.deployer.target;

import org.jspecify.annotations.NullMarked;
