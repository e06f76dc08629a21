package io.backupstream.api.review;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DestinationsReviewTest {
  private static final String PATH = "spec.destinations[1].";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "name|null|name: expected a name, found nothing",
        "name|\"You Tube\"|name: expected lower-case letters, digits and inner hyphens, at most 63,"
            + " found 'You Tube'",
        "name|\"youtube\"|name: expected a name of its own, found 'youtube' as in"
            + " spec.destinations[0].name",
        "url|null|url: expected an RTMP URL, found nothing",
        "streamKeyRef|null|streamKeyRef: expected the Secret's name and key, found nothing",
        "streamKeyRef|{\"key\":\"k\"}|streamKeyRef.name: expected the name of a Secret, found"
            + " nothing",
        "streamKeyRef|{\"name\":\"s\"}|streamKeyRef.key: expected an entry of the Secret, found"
            + " nothing"
      })
  void aFieldThatIsNotAllowedIsNamedWithWhatWasExpected(String field, String json, String line) {
    assertThat(SpecReview.review("keynote", Specs.stream("/destinations/1/" + field, json)))
        .extracting(Problem::toString)
        .containsExactly(PATH + line);
  }

  @ParameterizedTest
  @CsvSource({
    "rtmp://live.twitch.tv/, rtmp://live.twitch.tv/",
    "rtmp://live.twitch.tv, rtmp://live.twitch.tv",
    "https://live.twitch.tv/app/hidden, https://live.twitch.tv/",
    "rtmp://who:hidden@live.twitch.tv/app, rtmp://live.twitch.tv/",
    "rtmp://live.twitch.tv/a hidden, rtmp://live.twitch.tv/",
    "srt://h:9000?streamid=hidden&passphrase=hidden, srt://h:9000",
    "rtmp://h?key=hidden, rtmp://h",
    "rtmp://h:1936#hidden, rtmp://h:1936"
  })
  void aBadUrlIsShownUpToItsServerOnly(String url, String shown) {
    assertThat(SpecReview.review("keynote", Specs.stream("/destinations/1/url", '"' + url + '"')))
        .extracting(Problem::toString)
        .containsExactly(
            PATH
                + "url: expected rtmp:// or rtmps://, a host, optionally a port, and an app, found '"
                + shown
                + "'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"live.twitch.tv/app/hidden", "hidden", "rtmp:hidden", "//h/hidden"})
  void ofATextWithoutASchemeNothingIsShown(String url) {
    assertThat(SpecReview.review("keynote", Specs.stream("/destinations/1/url", '"' + url + '"')))
        .singleElement()
        .satisfies(problem -> assertThat(problem.text()).endsWith("found a text without a scheme"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "twitch-2", "0"})
  void aNameMayBeShortAndHoldDigits(String name) {
    assertThat(SpecReview.review("keynote", Specs.stream("/destinations/1/name", '"' + name + '"')))
        .isEmpty();
  }

  @Test
  void aUrlIsBounded() {
    String url = "rtmp://h/" + "a".repeat(2040);

    assertThat(SpecReview.review("keynote", Specs.stream("/destinations/1/url", '"' + url + '"')))
        .singleElement()
        .satisfies(problem -> assertThat(problem.text()).endsWith("'rtmp://h/', longer than 2048"));
  }
}
