package io.sluice.deployer.catalogue;

import io.sluice.deployer.spec.RoleArn;

/**
 * The IAM roles of an environment.
 *
 * @param job what the jobs may do
 * @param operator what the operator may do
 */
public record Roles(RoleArn job, RoleArn operator) {}
