/**
 * The options of Flink and of its operator, by release line: keys, types, defaults and old names,
 * generated from Flink's own classes; and the syntax that Flink gives to their values.
 */
package io.sluice.deployer.options;
