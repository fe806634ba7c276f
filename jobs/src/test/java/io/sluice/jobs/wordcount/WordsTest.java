package io.sluice.jobs.wordcount;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordsTest {
  @Test
  void splitsAtEverythingThatIsNotPartOfAWord() {
    assertThat(words("To be, or not to be: that's 1 (one)_question!"))
        .containsExactly("to", "be", "or", "not", "to", "be", "that's", "1", "one", "question");
  }

  @Test
  void keepsWordsOfAllScriptsWhole() {
    assertThat(words("Ärger im Straßenbau — Ελλάδα, naı\u0308ve, हिन्दी 漢字 𝒳𝒴"))
        .containsExactly(
            "ärger", "im", "straßenbau", "ελλάδα", "naı\u0308ve", "हिन्दी", "漢字", "𝒳𝒴");
  }

  @Test
  void takesAnApostropheAsPartOfAWordOnlyBetweenLetters() {
    assertThat(words("'twas the dogs' rock ''n'' roll, don’t"))
        .containsExactly("twas", "the", "dogs", "rock", "n", "roll", "don’t");
  }

  @Test
  void findsNoWordsWhereThereAreNone() {
    assertThat(words("")).isEmpty();
    assertThat(words(" -- ''' \ud83d ")).isEmpty();
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    Words.forEach(text, words::add);
    return words;
  }
}
