package io.sluice.deployer.spec;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The job; a description without one is a session cluster.
 *
 * @param jarURI the jar or Python script: {@code local://} in the image, or {@code s3://} on EMR
 * @param parallelism at least 1
 * @param entryClass the class with {@code main}; the jar's manifest decides where it is missing
 * @param args arguments of {@code main}
 * @param state whether the job is to run; {@code running} where it is missing
 * @param upgradeMode what happens to the state on a change; {@code stateless} where it is missing
 * @param allowNonRestoredState start although some state of the savepoint has no operator any more
 * @param initialSavepointPath the state that the first start takes
 * @param savepointTriggerNonce a change takes a savepoint; deprecated from operator 1.10
 * @param checkpointTriggerNonce a change takes a checkpoint; operator 1.7 and later, deprecated
 *     from 1.10
 * @param savepointRedeployNonce a change redeploys from {@code initialSavepointPath}; operator 1.8
 *     and later
 * @param autoscalerResetNonce a change forgets what the autoscaler decided
 * @param other the fields that Sluice does not know
 */
public record JobSpec(
    @Nullable URI jarURI,
    @Nullable Integer parallelism,
    @Nullable String entryClass,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> args,
    @Nullable JobState state,
    @Nullable UpgradeMode upgradeMode,
    @Nullable Boolean allowNonRestoredState,
    @Nullable URI initialSavepointPath,
    @Nullable Long savepointTriggerNonce,
    @Nullable Long checkpointTriggerNonce,
    @Nullable Long savepointRedeployNonce,
    @Nullable Long autoscalerResetNonce,
    @JsonAnySetter @JsonAnyGetter Map<String, Object> other)
    implements Part {
  public JobSpec {

    args = Ordered.copy(args);
    other = Ordered.copy(other);
  }
}
