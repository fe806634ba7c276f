package io.sluice.deployer.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.deployer.local.process.ChildProcess;
import io.sluice.deployer.local.state.StateDirectory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class S3ServerIT {
  @TempDir Path root;
  private final S3Keys keys = new S3Keys();
  private ChildProcess server;
  private URI endpoint;

  @BeforeEach
  void startsWithAnUploadedFolder() throws Exception {
    Path folder = Files.createDirectories(root.resolve("logs/deep"));
    Files.writeString(folder.resolve("a.log"), "first\nsecond\n");
    StateDirectory state = StateDirectory.of(root, "served");
    state.prepare();
    server =
        new Processes(TestRuns.distribution(), state, keys, Map.of())
            .s3(List.of("--upload", "bucket", "input/logs", root.resolve("logs").toString()));
    endpoint = S3Endpoint.of(server);
  }

  @AfterEach
  void ends() {
    server.kill();
  }

  @Test
  void servesWhatWasUploadedToWhoSignsWithTheKeys() throws Exception {
    HttpResponse<String> answer = get("/bucket/input/logs/deep/a.log", secret());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("first\nsecond\n");
  }

  @Test
  void rejectsAWrongSecretAndAnUnsignedRequest() throws Exception {
    assertThat(get("/bucket/input/logs/deep/a.log", "wrong").statusCode()).isEqualTo(403);
    assertThat(send(request("/bucket/input/logs/deep/a.log").build()).statusCode()).isEqualTo(403);
  }

  @Test
  void hasItsKeysInNoCommandLine() {
    ProcessHandle process = ProcessHandle.of(server.mark().pid()).orElseThrow();
    assertThat(process.info().arguments().orElseThrow())
        .contains("io.sluice.runtime.s3.S3Server")
        .noneMatch(argument -> argument.contains(secret()));
  }

  private String secret() {
    return keys.environment().get("AWS_SECRET_ACCESS_KEY");
  }

  private HttpResponse<String> get(String path, String secret) throws Exception {
    String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC));
    Mac mac = Mac.getInstance("HmacSHA1");
    mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
    String signed = "GET\n\n\n\nx-amz-date:" + date + "\n" + path;
    String signature =
        Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    return send(
        request(path)
            .header("x-amz-date", date)
            .header(
                "Authorization",
                "AWS " + keys.environment().get("AWS_ACCESS_KEY_ID") + ":" + signature)
            .build());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(endpoint.resolve(path));
  }

  private static HttpResponse<String> send(HttpRequest request) throws Exception {
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
  }
}
