package io.backupstream.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DifferencesTest {
  private static final JsonMapper JSON = new JsonMapper();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "what the API server's defaults add does not count | {'a':1,'b':2} | {'a':1} | true",
        "a value that differs counts | {'a':2} | {'a':1} | false",
        "a field that is missing counts | {} | {'a':1} | false",
        "a field that is missing where nothing is wanted | {} | {'a':{},'b':[],'c':null} | true",
        "a list may have grown | {'a':[{'n':'x','d':1},{'n':'y'}]} | {'a':[{'n':'y'}]} | true",
        "an entry that is missing counts | {'a':[{'n':'x'}]} | {'a':[{'n':'y'}]} | false",
        "an empty text is not kept | {} | {'a':''} | true",
        "amounts are kept in a spelling of its own | {'limits':{'cpu':'1','memory':'1536Mi'}}"
            + " | {'limits':{'cpu':'1000m','memory':'1.5Gi'}} | true",
        "another amount counts | {'requests':{'cpu':'1'}} | {'requests':{'cpu':'1001m'}} | false",
        "an amount that is missing counts | {'requests':{}} | {'requests':{'cpu':'1'}} | false",
        "a number may come as text | {'a':'80'} | {'a':80} | true",
        "depth does not matter | {'a':{'b':{'c':[1,2]}}} | {'a':{'b':{'c':[1,3]}}} | false"
      })
  void coversWhatIsWanted(String why, String actual, String wanted, boolean covers)
      throws JsonProcessingException {
    assertThat(Differences.covers(read(actual), read(wanted))).as(why).isEqualTo(covers);
  }

  private static JsonNode read(String text) throws JsonProcessingException {
    return JSON.readTree(text.replace('\'', '"'));
  }
}
