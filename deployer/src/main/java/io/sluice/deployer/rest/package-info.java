/** What the JobManager's REST API tells. */
@NullMarked
package io.sluice.deployer.rest;

import org.jspecify.annotations.NullMarked;
