package io.sluice.deployer.rest;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The slots of the TaskManagers that have registered.
 *
 * @param taskManagers how many TaskManagers
 * @param total how many slots they have
 */
public record Slots(int taskManagers, int total) {
  static Slots of(JsonNode overview) {
    return new Slots(overview.path("taskmanagers").asInt(), overview.path("slots-total").asInt());
  }
}
