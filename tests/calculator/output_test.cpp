#include "fairvalue/command/output.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

#include <doctest/doctest.h>

#include <fairvalue/casefile/case_findings.hpp>
#include <fairvalue/core/error.hpp>
#include <fairvalue/report/document_csv.hpp>
#include <fairvalue/report/document_json.hpp>

#include "fairvalue/command/watch.hpp"

namespace output_test {
using namespace calculator;
namespace fs = std::filesystem;

const std::string cases = FAIRVALUE_ROOT "/examples/cases/";

/// A folder that is gone with the object.
class Folder {
 public:
  Folder() : path_{fs::temp_directory_path() / "fairvalue-output-test"} {
    fs::remove_all(path_);
    fs::create_directories(path_);
  }
  ~Folder() { fs::remove_all(path_); }
  std::string file(const std::string& name) const { return (path_ / name).string(); }
  std::size_t files() const {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator{path_}, fs::directory_iterator{}));
  }

 private:
  fs::path path_;
};

/// What a run writes on standard output, and its status.
struct Ran {
  int status;
  std::string output;
};
Ran ran(const std::vector<std::string>& words) {
  std::ostringstream out;
  std::streambuf* const before = std::cout.rdbuf(out.rdbuf());
  int status = 0;
  try {
    status = run(words);
  } catch (...) {
    std::cout.rdbuf(before);
    throw;
  }
  std::cout.rdbuf(before);
  return {status, out.str()};
}

TEST_SUITE("calculator/output") {
  TEST_CASE("each format of one answer") {
    const std::string amd = cases + "amd_openai.toml";
    const Answer answer = answer_value({.verb = "value", .words = {amd}, .simulates = false});
    CHECK(ran({"value", amd, "--no-simulation", "--json"}).output == to_json(answer.document));
    CHECK(ran({"value", amd, "--no-simulation", "--csv"}).output == to_csv(answer.document));
  }
  TEST_CASE("a workbook is written beside the text and has the same bytes each time") {
    const Folder folder;
    const auto bytes = [&](const char* name) {
      ran({"value", cases + "broadcom_openai.toml", "--no-simulation", "--xlsx", folder.file(name)});
      std::ifstream file{folder.file(name), std::ios::binary};
      return std::string{std::istreambuf_iterator<char>{file}, {}};
    };
    const std::string first = bytes("a.xlsx");
    CHECK(first.substr(0, 2) == "PK");
    CHECK(first == bytes("b.xlsx"));
  }
  TEST_CASE("a workbook takes the place of nothing but a workbook") {
    const Folder folder;
    const std::string amd = cases + "amd_openai.toml";
    fs::copy_file(amd, folder.file("s.toml"));
    fs::copy_file(amd, folder.file("named.xlsx"));
    fs::create_symlink("s.toml", folder.file("link.xlsx"));
    const auto written = [&](const char* name) {
      ran({"value", folder.file("s.toml"), "--no-simulation", "--xlsx", folder.file(name)});
    };
    for (const char* name : {"s.toml", "named.xlsx", "link.xlsx", "no_ending"})
      CHECK_THROWS_AS(written(name), fairvalue::Error);
    CHECK(fs::file_size(folder.file("s.toml")) == fs::file_size(amd));
    CHECK(folder.files() == 3);
    CHECK_NOTHROW(written("new.xlsx"));
    CHECK_NOTHROW(written("new.xlsx"));
    // An archive of somebody else, with a part of the same name: local header, directory, end.
    std::ofstream{folder.file("zip.xlsx"), std::ios::binary}
        << "PK\x03\x04 PK\x01\x02" << std::string(42, '.') << "docProps/custom.xml PK\x05\x06";
    CHECK_THROWS_WITH_AS(
        written("zip.xlsx"),
        ("--xlsx: must not overwrite a file that is no workbook as this program writes it, got '" +
         folder.file("zip.xlsx") + "'; move it away or choose another name")
            .c_str(),
        fairvalue::Error);
  }
  TEST_CASE("of workbook and charts and page none is left where one cannot be written") {
    const Folder folder;
    fs::create_directory(folder.file("charts"));
    for (const char* key : {"football_field", "value_bridge", "eps_path"})
      std::ofstream{folder.file(std::string{"charts/"} + key + ".csv")} << "mine\n";
    CHECK_THROWS_AS(
        ran({"value", cases + "amd_openai.toml", "--no-simulation", "--xlsx", folder.file("a.xlsx"), "--html",
             folder.file("a.html"), "--charts", folder.file("charts")}),
        fairvalue::Error);
    CHECK(folder.files() == 1);
  }
  TEST_CASE("options are named as they were typed") {
    struct Row {
      std::vector<std::string> words;
      const char* must_say;
    };
    const std::string amd = cases + "amd_openai.toml";
    for (const Row& row :
         {Row{{"new", "--currency", "usd"},
              "--currency: must be an ISO 4217 code of three capital letters such as USD, got 'usd'"},
          Row{{"explain", amd, "optimistic.valu"},
              "KEY: must be an output of the case (nearest 'optimistic.value'), got 'optimistic.valu' "
              "(explain "
              "without a key lists them)"},
          Row{{"book", amd, "--shock", "x"},
              "--shock: must be PATH=-10%, PATH=+5 or PATH=VALUE, several with ; between them, got 'x'"},
          Row{{"rollforward", amd, "--from", "nowhere.toml"},
              "--from: must be a date YYYY-MM-DD or a case file that can be read, got 'nowhere.toml'"},
          Row{{"rollforward", amd, "--from", amd},
              "--from: must be of a day before 2025-10-06, market.as_of of the closing case, got 2025-10-06; "
              "give an earlier day or case, or a later one with --to"}}) {
      CAPTURE(row.must_say);
      CHECK_THROWS_WITH_AS(ran(row.words), row.must_say, fairvalue::Error);
    }
  }
  TEST_CASE("a page is written whole beside a summary of at most 36 lines that says where it is") {
    const Folder folder;
    const Ran one =
        ran({"value", cases + "amd_openai.toml", "--paths", "4096", "--html", folder.file("a.html")});
    CHECK(one.status == 0);
    CHECK(std::count(one.output.begin(), one.output.end(), '\n') <= 36);  // examples/run.sh adds three
    CHECK(one.output.find("tables: " + folder.file("a.html")) != std::string::npos);
    std::ifstream file{folder.file("a.html"), std::ios::binary};
    const std::string page{std::istreambuf_iterator<char>{file}, {}};
    CHECK(page.starts_with("<!DOCTYPE html>"));
    CHECK(page.ends_with("</html>\n"));
    CHECK(folder.files() == 1);
    CHECK_NOTHROW(
        ran({"value", cases + "ati_award.toml", "--no-simulation", "--html", folder.file("a.html")}));
  }
  TEST_CASE("a page takes the place of nothing but a page and its place is tried before the work") {
    const Folder folder;
    fs::copy_file(cases + "amd_openai.toml", folder.file("s.html"));
    for (const std::string name : {"s.html", "no_ending", "no/folder.html"}) {
      CAPTURE(name);
      CHECK_THROWS_AS(ran({"value", "no_such_case.toml", "--html", folder.file(name)}), fairvalue::Error);
      try {
        ran({"value", "no_such_case.toml", "--html", folder.file(name)});
      } catch (const fairvalue::Error& error) {
        CHECK(std::string{error.what()}.starts_with("--html: must "));
      }
    }
    CHECK(folder.files() == 1);
  }
  TEST_CASE("a page of somebody else stays and one of this program is replaced") {
    const Folder folder;
    for (const char* content : {"notes", "<!DOCTYPE html>\n<html><p>my own</p></html>\n"}) {
      std::ofstream{folder.file("own.html")} << content;
      CHECK_THROWS_AS(ran({"value", cases + "broadcom_openai.toml", "--no-simulation", "--html",
                           folder.file("own.html")}),
                      fairvalue::Error);
      std::ifstream file{folder.file("own.html")};
      const std::string kept{std::istreambuf_iterator<char>{file}, {}};
      CHECK(kept == content);
    }
    for (int i = 0; i < 2; ++i)
      CHECK(ran({"value", cases + "broadcom_openai.toml", "--no-simulation", "--html", folder.file("a.html")})
                .status == 0);
  }
  TEST_CASE("the JSON beside a page has the report's tables and a bad case leaves no page") {
    const Folder folder;
    const std::string json = ran({"value", cases + "broadcom_openai.toml", "--no-simulation", "--json",
                                  "--html", folder.file("a.html")})
                                 .output;
    CHECK(json.find("\"method\": {") != std::string::npos);
    CHECK_THROWS_AS(ran({"value", "no_such_case.toml", "--html", folder.file("b.html")}), fairvalue::Error);
    CHECK(folder.files() == 1);
  }
  TEST_CASE("a name that check would refuse is refused by new") {
    for (const char* name : {"a\nb", "\xff", "a\xe2\x80\xae"})
      CHECK_THROWS_AS(ran({"new", "--name", name}), fairvalue::Error);
  }
  TEST_CASE("value without any answer is an error as it is for the other verbs") {
    const Folder folder;
    std::ofstream{folder.file("small.toml")} << "schema = 1\n[company]\nname = \"x\"\ncurrency = \"USD\"\n";
    CHECK_THROWS_AS(ran({"value", folder.file("small.toml")}), fairvalue::Error);
  }
  TEST_CASE("nothing is written where the case is bad") {
    const Folder folder;
    std::ofstream{folder.file("bad.toml")} << "schema = 1\n[company]\nname = \"x\"\ncurrency = \"dollar\"\n";
    std::ostringstream errors;
    std::streambuf* const before = std::cerr.rdbuf(errors.rdbuf());
    const Ran one = ran({"value", folder.file("bad.toml"), "--xlsx", folder.file("out.xlsx")});
    std::cerr.rdbuf(before);
    CHECK(one.status == 2);
    CHECK(one.output == "");
    CHECK(errors.str().find("company.currency: must be ") != std::string::npos);
    CHECK(folder.files() == 1);
  }
  TEST_CASE("check has status 1 where there is an error and names each with its place") {
    const Folder folder;
    std::ofstream{folder.file("bad.toml")} << "schema = 1\n[company]\nnme = \"x\"\ncurrency = \"USD\"\n";
    const Ran one = ran({"check", folder.file("bad.toml")});
    CHECK(one.status == 1);
    CHECK(one.output.find("bad.toml:3:1: company.nme: ") != std::string::npos);
    CHECK(ran({"check", cases + "amd_openai.toml", "--strict"}).status == 0);
    CHECK(ran({"check", folder.file("bad.toml"), "--json"}).output.find("\"kind\": \"error\"") !=
          std::string::npos);
  }
  TEST_CASE("check counts all errors and looks at the other files beside one that cannot be read") {
    const Folder folder;
    std::string keys = "schema = 1\n[company]\nname = \"A\"\ncurrency = \"USD\"\n";
    for (int i = 0; i < 300; ++i) keys += "bad" + std::to_string(i) + " = 1\n";
    std::ofstream{folder.file("many.toml")} << keys;
    const Ran one =
        ran({"check", cases + "amd_openai.toml", folder.file("many.toml"), folder.file("none.toml")});
    CHECK(one.status == 2);
    CHECK(one.output.find("amd_openai.toml: 0 errors, 0 warnings.") != std::string::npos);
    CHECK(one.output.find("many.toml: 300 errors, 0 warnings.") != std::string::npos);
    CHECK(one.output.find("none.toml: cannot be read") != std::string::npos);
    CHECK(one.output.find("none.toml: 1 error, 0 warnings.") != std::string::npos);
  }

  TEST_CASE("the template passes the check and is a case that can be valued") {
    const Folder folder;
    for (const std::vector<std::string>& words :
         {std::vector<std::string>{"new", "--name", "Other", "--currency", "EUR"},
          std::vector<std::string>{"new", "--without-deal"}}) {
      std::ofstream{folder.file("new.toml")} << ran(words).output;
      CHECK(ran({"check", folder.file("new.toml")}).status == 0);
      CHECK(ran({"value", folder.file("new.toml"), "--no-simulation"}).status == 0);
    }
  }
  TEST_CASE("every shipped case passes the strict check and says something to value") {
    for (const auto& entry : fs::directory_iterator{cases}) {
      const std::string file = entry.path().string();
      CAPTURE(file);
      CHECK(ran({"check", file, "--strict"}).status == 0);
      CHECK(ran({"value", file, "--no-simulation"}).output.size() > 40);
    }
  }
  TEST_CASE("upgrade prints a file of the present schema as it is") {
    std::ifstream file{cases + "amd_openai.toml", std::ios::binary};
    const std::string text{std::istreambuf_iterator<char>{file}, {}};
    CHECK(ran({"upgrade", cases + "amd_openai.toml"}).output == text);
  }
  TEST_CASE("figures says how many rows there are and refuses an article that is not") {
    const Ran one = ran({"figures", "--article", "A1"});
    CHECK(one.status == 0);
    CHECK(one.output.find("53 of 53 derived rows of A1 reproduced") == 0);
    CHECK_THROWS_AS(ran({"figures", "--article", "A9"}), fairvalue::Error);
  }
  TEST_CASE("a save changes the state of a file and so does its end") {
    const Folder folder;
    std::ofstream{folder.file("a.toml")} << "schema = 1\n";
    const std::string before = state_of({folder.file("a.toml")});
    CHECK(state_of({folder.file("a.toml")}) == before);
    std::ofstream{folder.file("a.toml")} << "schema = 1\nname = \"x\"\n";
    CHECK(state_of({folder.file("a.toml")}) != before);
    fs::remove(folder.file("a.toml"));
    CHECK(state_of({folder.file("a.toml")}) == "none;");
  }
  TEST_CASE("a save of a data file or of a base changes the state of what is watched") {
    const Folder folder;
    std::ofstream{folder.file("base.toml")} << "schema = 1\n[data]\nprices = \"closes.csv\"\n";
    std::ofstream{folder.file("a.toml")} << "schema = 1\nextend = \"base.toml\"\n";
    std::ofstream{folder.file("b.toml")} << "schema = 1\n";
    const std::vector<std::string> files =
        watched_files({.verb = "rollforward",
                       .words = {folder.file("a.toml")},
                       .own = {{"from", {folder.file("b.toml")}}, {"to", {"2026-06-30"}}}});
    CHECK(files == std::vector{folder.file("a.toml"), folder.file("base.toml"), folder.file("closes.csv"),
                               folder.file("b.toml"), std::string{"2026-06-30"}});
    for (const char* name : {"closes.csv", "base.toml", "b.toml"}) {
      const std::string before = state_of(files);
      CAPTURE(before);
      std::ofstream{folder.file(name), std::ios::app} << "# saved\n";
      CHECK(state_of(files) != before);
    }
  }
}

}  // namespace output_test
