/** This repository's own deployments, written with the builder. */
@NullMarked
package io.sluice.manifests;

import org.jspecify.annotations.NullMarked;
