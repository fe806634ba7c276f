/** What a local run needs inside Flink's own processes. */
package io.sluice.runtime.flink;
