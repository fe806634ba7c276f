/** What every process of a local run does first, whatever it is. */
package io.sluice.runtime.child;
