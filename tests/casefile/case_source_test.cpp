#include <doctest/doctest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

#include <fairvalue/casefile/case_file.hpp>

namespace case_source_test {
using namespace fairvalue;

const std::string cases = std::string{FAIRVALUE_TEST_DATA} + "/../../examples/cases/";

struct SourceFolder {
  std::filesystem::path path;
  SourceFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "fairvalue-source-XXXXXX").string();
    path = mkdtemp(name.data());
  }
  ~SourceFolder() { std::filesystem::remove_all(path); }
  std::string write(const std::string& name, const std::string& text) const {
    std::ofstream{path / name} << text;
    return (path / name).string();
  }
};

PathShift shift(const char* path, double times, double plus = 0.0) {
  return {.path = parse_key_path(path), .times = times, .plus = plus};
}

TEST_SUITE("casefile/case_source") {
  TEST_CASE("a source read often gives what the file gives") {
    const CaseSource source{cases + "amd_openai.toml"};
    CHECK(source.read() == read_case_file(cases + "amd_openai.toml"));
    const auto set = std::vector{parse_setting("market.price=180")};
    CHECK(source.read(set) == read_case_file(cases + "amd_openai.toml", set));
    CHECK(source.read() == read_case_file(cases + "amd_openai.toml"));
  }
  TEST_CASE("a shift changes the number that is there and keeps its unit") {
    const CaseSource source{cases + "ati_award.toml"};
    const CaseFile down = source.read({}, {shift("market.price", 0.9)});
    CHECK(down.market->spot.value.price.value == doctest::Approx(10.28 * 0.9).epsilon(1e-14));
    CHECK(down.market->spot.standing == Standing::assumed);
    const CaseFile wider = source.read({}, {shift("market.volatility", 1.0, 5.0)});
    CHECK(wider.market->volatility->value.value == doctest::Approx(0.4403).epsilon(1e-14));
  }
  TEST_CASE("settings come first and shifts after them") {
    const CaseSource source{cases + "ati_award.toml"};
    const CaseFile both = source.read({parse_setting("market.price=20")}, {shift("market.price", 0.5, 1.0)});
    CHECK(both.market->spot.value.price.value == 11.0);
  }
  TEST_CASE("a shift of what is no number is refused by its path") {
    const CaseSource source{cases + "ati_award.toml"};
    for (const auto& [row_path, got] :
         {std::pair{"market.curve", "none"}, std::pair{"name", "'ATI market"},
          std::pair{"market.as_of", "2021-06-16"}, std::pair{"company", "a table"}}) {
      const auto& path = row_path;
      CAPTURE(path);
      try {
        source.read({}, {shift(path, 0.9)});
        FAIL("must be refused");
      } catch (const CaseFileErrors& errors) {
        const std::string message = errors.what();
        CHECK(message.find(std::string{path} + ": must be a number in the case, got ") != std::string::npos);
        CHECK(message.find(got) != std::string::npos);
      }
    }
  }
  TEST_CASE("a fingerprint changes with the file and what it extends and the data files") {
    const SourceFolder folder;
    folder.write("base.toml", "schema = 1\n[company]\nname = \"A\"\ncurrency = \"USD\"\n");
    folder.write("p.csv", "date,close\n2025-01-01,10\n");
    const std::string path =
        folder.write("a.toml", "schema = 1\nextend = \"base.toml\"\n[data]\nprices = \"p.csv\"\n");
    const auto before = CaseSource{path}.fingerprint();
    CHECK(CaseSource{path}.fingerprint() == before);
    CHECK(CaseSource{path}.fingerprint({parse_setting("market.price=1")}) != before);
    folder.write("p.csv", "date,close\n2025-01-01,11\n");
    const auto with_data = CaseSource{path}.fingerprint();
    CHECK(with_data != before);
    folder.write("base.toml", "schema = 1\n[company]\nname = \"B\"\ncurrency = \"USD\"\n");
    CHECK(CaseSource{path}.fingerprint() != with_data);
  }
  TEST_CASE("a fingerprint sees the data file that a setting names") {
    const SourceFolder folder;
    const std::string path = folder.write("a.toml", "schema = 1\n");
    folder.write("q.csv", "one");
    const auto set = std::vector{parse_setting("data.prices=\"q.csv\"")};
    const auto before = CaseSource{path}.fingerprint(set);
    folder.write("q.csv", "two");
    CHECK(CaseSource{path}.fingerprint(set) != before);
  }
  TEST_CASE("a syntax error is told when the source is read and has a fingerprint") {
    const SourceFolder folder;
    const std::string path = folder.write("a.toml", "schema = \n");
    const CaseSource source{path};
    CHECK_THROWS_AS(source.read(), CaseFileErrors);
    folder.write("a.toml", "schema = 1 1\n");
    CHECK(CaseSource{path}.fingerprint() != source.fingerprint());
    CHECK_THROWS_AS(CaseSource{path + ".none"}, Error);
  }
}
}  // namespace case_source_test
