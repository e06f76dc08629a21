package io.backupstream.ingest.rtmp.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.backupstream.ingest.rtmp.session.ServerAction.PublishRequested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublishNameTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      emptyValue = "",
      value = {
        "plain,                     live,         rtmp://h/live,      KEY,       live, KEY, ''",
        "query behind the name,     live,         rtmp://h/live,      KEY?a=1,   live, KEY, a=1",
        "query in app and tcUrl,    live?a=1,     rtmp://h/live?a=1,  KEY,       live, KEY, a=1",
        "query in tcUrl alone,      live,         rtmp://h/live?a=1,  KEY,       live, KEY, a=1",
        "the name's query first,    live?a=1,     rtmp://h/live,      KEY?b=2,   live, KEY, b=2",
        "empty query,               live,         rtmp://h/live,      KEY?,      live, KEY, ''",
        "slash behind the app,      live/,        rtmp://h/live/,     KEY,       live, KEY, ''",
        "key in the app,            live/KEY,     rtmp://h/live/KEY,  '',        live, KEY, ''",
        "key and query in the app,  live/KEY?a=1, rtmp://h/live/KEY,  '',        live, KEY, a=1",
        "slash behind that key,     live/KEY/,    rtmp://h/live/KEY/, '',        live, KEY, ''",
        "key nowhere,               live,         rtmp://h/live,      '',        live, '',  ''",
        "app of two parts,          live/east,    rtmp://h/live/east, KEY,  live/east, KEY, ''",
        "nothing at all,            '',           '',                 '',        '',   '',  ''",
        "slashes alone,             //,           '',                 '',        '',   '',  ''"
      })
  void findsTheKeyWhereEncodersPutIt(
      String where, String app, String tcUrl, String name, String a, String n, String q) {
    assertThat(PublishName.resolve(app, tcUrl, name))
        .as(where)
        .isEqualTo(new PublishRequested(a, n, q));
  }

  @Test
  void keepsTheKeyOutOfWhatIsPrinted() {
    assertThat(new PublishRequested("live", "KEY", "token=1"))
        .hasToString("PublishRequested[app=live]");
  }
}
