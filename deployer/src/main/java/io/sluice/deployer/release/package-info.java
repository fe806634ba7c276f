/**
 * What the releases of Amazon EMR on EKS hold: Flink, operator, Java, features, images, the
 * autoscaler's options and the keys that belong to the operator. All of it is data with sources, in
 * tables beside the classes.
 */
package io.sluice.deployer.release;
