/**
 * YAML as people write it: documents with the place of every value, and a writer that is stable.
 */
@NullMarked
package io.sluice.deployer.yaml;

import org.jspecify.annotations.NullMarked;
