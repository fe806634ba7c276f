package io.sluice.deployer.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import org.junit.jupiter.api.Test;

class TableTest {
  private static Table table(String... lines) throws IOException {
    return Table.read("t.tsv", new BufferedReader(new StringReader(String.join("\n", lines))));
  }

  @Test
  void readsCellsByTheirColumnAndSkipsComments() throws IOException {
    Table table = table("# why", "name\tvalue", "", "a\t1", "# more", "b\t2");

    assertThat(table)
        .extracting(row -> row.get("name") + row.get("value"))
        .containsExactly("a1", "b2");
    assertThat(table.size()).isEqualTo(2);
  }

  @Test
  void takesAHyphenForACellWithoutValue() throws IOException {
    Row row = table("name\tlist\tnone", "a\tx,y\t-").iterator().next();

    assertThat(row.find("name")).contains("a");
    assertThat(row.find("none")).isEmpty();
    assertThat(row.list("list")).containsExactly("x", "y");
    assertThat(row.list("none")).isEmpty();
    assertThatIllegalStateException()
        .isThrownBy(() -> row.get("none"))
        .withMessage("t.tsv:2 has no 'none'");
  }

  @Test
  void namesTheLineThatHasTheWrongNumberOfCells() {
    assertThatIllegalStateException()
        .isThrownBy(() -> table("name\tvalue", "a\t1", "b"))
        .withMessage("t.tsv:3 has 1 cells, not 2");
  }

  @Test
  void namesAColumnOrATableThatIsNotThere() throws IOException {
    Row row = table("name", "a").iterator().next();

    assertThatIllegalStateException()
        .isThrownBy(() -> row.get("value"))
        .withMessage("t.tsv has no column 'value'");
    assertThatIllegalStateException()
        .isThrownBy(() -> Table.read(TableTest.class, "none.tsv"))
        .withMessageContaining("no table 'none.tsv'");
  }
}
