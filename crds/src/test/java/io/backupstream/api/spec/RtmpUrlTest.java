package io.backupstream.api.spec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RtmpUrlTest {
  @ParameterizedTest
  @CsvSource({
    "rtmp://127.0.0.1:1936/live, false, 127.0.0.1, 1936, live",
    "rtmp://live.twitch.tv/app, false, live.twitch.tv, 1935, app",
    "rtmp://live.twitch.tv/app/, false, live.twitch.tv, 1935, app",
    "rtmps://a.rtmps.youtube.com/live2, true, a.rtmps.youtube.com, 443, live2",
    "rtmps://a.rtmps.youtube.com:443/live2?backup=1, true, a.rtmps.youtube.com, 443, live2?backup=1",
    "rtmp://origin/app/instance, false, origin, 1935, app/instance",
    "rtmp://[2001:db8::1]:1936/live, false, 2001:db8::1, 1936, live"
  })
  void aUrlNamesServerAndApp(String text, boolean tls, String host, int port, String app) {
    assertThat(RtmpUrl.find(text)).contains(new RtmpUrl(tls, host, port, app));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "live.twitch.tv/app",
        "http://live.twitch.tv/app",
        "rtmp://live.twitch.tv",
        "rtmp://live.twitch.tv/",
        "rtmp:///app",
        "rtmp://user:word@live.twitch.tv/app",
        "rtmp://live.twitch.tv:0/app",
        "rtmp://live.twitch.tv:65536/app",
        "rtmp://live.twitch.tv:/app",
        "rtmp://live.twitch.tv/app#key",
        "rtmp://live.twitch.tv/a b",
        "rtmp://live.twitch.tv//app"
      })
  void anythingElseIsNone(String text) {
    assertThat(RtmpUrl.find(text)).isEmpty();
  }

  @Test
  void itIsSpokenOfWithoutItsAppForPeoplePasteKeysThere() {
    assertThat(RtmpUrl.parse("rtmps://a.example.com/live2/abcd-efgh"))
        .hasToString("rtmps://a.example.com");
    assertThat(RtmpUrl.parse("rtmp://[::1]:1936/live")).hasToString("rtmp://[::1]:1936");
  }

  @Test
  void connectNamesTheWholeOfIt() {
    assertThat(RtmpUrl.parse("rtmp://live.twitch.tv:1935/app/").tcUrl())
        .isEqualTo("rtmp://live.twitch.tv/app");
  }
}
