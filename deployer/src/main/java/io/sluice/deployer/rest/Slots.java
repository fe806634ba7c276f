package io.sluice.deployer.rest;

/**
 * The slots of the TaskManagers that have registered.
 *
 * @param taskManagers how many TaskManagers
 * @param total how many slots they have
 */
public record Slots(int taskManagers, int total) {}
