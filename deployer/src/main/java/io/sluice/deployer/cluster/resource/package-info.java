/**
 * Resources of any kind as the API server keeps them: server-side apply and who owns which field.
 */
@NullMarked
package io.sluice.deployer.cluster.resource;

import org.jspecify.annotations.NullMarked;
