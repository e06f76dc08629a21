package io.backupstream.ingest.rtmp.session;

import io.backupstream.ingest.rtmp.session.ServerAction.PublishRequested;

/**
 * Finds app, stream key and query where the different encoders put them: the query behind the
 * stream name (OBS, librtmp), or in app and tcUrl (ffmpeg with {@code rtmp_app}); the key as the
 * end of the app when the stream name is empty (gortmplib; people who type everything into one
 * field).
 */
final class PublishName {

  private PublishName() {}

  static PublishRequested resolve(String app, String tcUrl, String streamName) {
    String path = trimSlashes(beforeQuery(app));
    String name = beforeQuery(streamName);
    int slash = path.lastIndexOf('/');
    if (name.isEmpty() && slash >= 0) {
      name = path.substring(slash + 1);
      path = path.substring(0, slash);
    }
    return new PublishRequested(path, name, firstQuery(streamName, app, tcUrl));
  }

  private static String firstQuery(String... places) {
    for (String place : places) {
      int mark = place.indexOf('?');
      if (mark >= 0 && mark + 1 < place.length()) {
        return place.substring(mark + 1);
      }
    }
    return "";
  }

  private static String beforeQuery(String text) {
    int mark = text.indexOf('?');
    return mark < 0 ? text : text.substring(0, mark);
  }

  private static String trimSlashes(String path) {
    int from = 0;
    int to = path.length();
    while (from < to && path.charAt(from) == '/') {
      from++;
    }
    while (to > from && path.charAt(to - 1) == '/') {
      to--;
    }
    return path.substring(from, to);
  }
}
