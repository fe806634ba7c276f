/** What a description becomes for Apache's operator: one class per concern. */
@NullMarked
package io.sluice.deployer.target.apache;

import org.jspecify.annotations.NullMarked;
