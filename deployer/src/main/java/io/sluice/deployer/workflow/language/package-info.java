/** A workflow as Amazon States Language, in either of its query languages. */
@NullMarked
package io.sluice.deployer.workflow.language;

import org.jspecify.annotations.NullMarked;
