#include <fairvalue/casefile/case_file.hpp>

#include <doctest/doctest.h>

#include <fstream>

#include <fairvalue/casefile/case_keys.hpp>

namespace case_file_test {
using namespace fairvalue;
using namespace std::chrono_literals;

const std::string folder = FAIRVALUE_TEST_DATA "/casefile/cases/";

TEST_SUITE("casefile/case_file") {
  TEST_CASE("a case is read into the library's types") {
    const CaseFile file = read_case_text(
        "schema = 1\n[company]\nname = \"AMD\"\nticker = \"AMD\"\ncurrency = \"USD\"\nshares_outstanding = { "
        "value = \"1.622 bn\", "
        "source = \"10-K\", quote = \"1,622\" }\n[market]\nprice = \"203.71 USD\"\nas_of = "
        "2025-10-06\nsource = \"tape\"\n",
        "amd.toml");
    CHECK(file.name == "AMD");
    CHECK(file.company.shares_outstanding->value.value == 1.622e9);
    CHECK(file.company.shares_outstanding->standing == Standing::stated);
    CHECK(file.company.shares_outstanding->quote == "1,622");
    CHECK(file.market->spot.value.price.value == 203.71);
    CHECK(file.market->spot.value.as_of == 2025y / 10 / 6);
    CHECK(file.market->spot.value.currency == Currency{"USD"});
    CHECK_FALSE(file.operating_model.has_value());
  }

  TEST_CASE("settings replace values before anything is checked") {
    const CaseFile file =
        read_case_text(new_case_text(), "a.toml",
                       {parse_setting("market.price=180"), parse_setting("valuation.multiple=22x"),
                        parse_setting("deal.\"Example deal\".margin=\"30 %\"")});
    CHECK(file.market->spot.value.price.value == 180.0);
    CHECK(file.market->spot.source == "set from outside the file");
    CHECK(file.valuation->multiple.value.value.value == 22.0);
    CHECK(file.valuation->multiple.value.window == RollingWindow::next_twelve_months);
    CHECK(file.deals[0].terms.margin.value == 0.3);
  }

  TEST_CASE("a bad setting is named as it was given") {
    try {
      read_case_text(new_case_text(), "a.toml", {parse_setting("market.price=-3")});
      FAIL("not refused");
    } catch (const CaseFileErrors& errors) {
      REQUIRE(errors.findings().size() == 1);
      CHECK(headline(errors.findings()[0]) == "market.price = -3: market.price.value: must be > 0, got -3");
    }
  }

  TEST_CASE("the check lists warnings that strict makes errors") {
    const auto lenient = check_case_file(folder + "above.toml");
    REQUIRE_FALSE(lenient.empty());
    for (const CaseFileFinding& one : lenient) CHECK(one.kind == FindingKind::warning);
    for (const CaseFileFinding& one : check_case_file(folder + "above.toml", true)) {
      CHECK(one.kind == FindingKind::error);
    }
  }

  TEST_CASE("strict refuses a source that is still to be written and the plain check does not") {
    const std::string path = "placeholders_of_case_file_test.toml";
    const auto asked = [&](const std::string& source, bool strict) {
      std::ofstream{path} << "schema = 1\n[company]\nname = \"A\"\ncurrency = \"USD\"\n[market]\n"
                             "price = { value = 100, source = \""
                          << source << "\" }\nas_of = 2026-06-30\n";
      std::vector<std::string> found;
      for (const CaseFileFinding& one : check_case_file(path, strict))
        found.push_back(one.key + ": " + one.message);
      return found;
    };
    for (const char* source : {"replace: the last close", "TODO", "todo: the page", "TBD", "?", "???"}) {
      CAPTURE(source);
      CHECK(asked(source, false).empty());
      CHECK(asked(source, true) ==
            std::vector<std::string>{"market.price.source: should say where the number is from, got '" +
                                     std::string{source} + "'"});
    }
    for (const char* source : {"replaced by the 10-K", "Todorov (2010)", "10-K, page 3?", "tbdx"}) {
      CAPTURE(source);
      CHECK(asked(source, true).empty());
    }
    std::remove(path.c_str());
  }

  TEST_CASE("strict refuses a new case at each of its 28 sources") {
    const std::string path = "new_of_case_file_test.toml";
    const std::string text = new_case_text();
    std::ofstream{path} << text;
    CHECK(check_case_file(path).empty());
    std::size_t sources = 0;
    for (std::size_t at = 0; (at = text.find("\"replace:", at)) != std::string::npos; ++at) ++sources;
    CHECK(check_case_file(path, true).size() == sources);
    std::remove(path.c_str());
  }

  TEST_CASE("strict asks each number for its source and not one of a table") {
    const std::string path = "sources_of_case_file_test.toml";
    std::ofstream{path}
        << "schema = 1\n[company]\nname = \"A\"\ncurrency = \"USD\"\n"
           "[[scenario]]\nname = \"a\"\nweight = 0.5\nset = { multiple = \"24x\" }\n"
           "[[scenario]]\nname = \"b\"\nweight = 0.5\n"
           "[[uncertain]]\nname = \"multiple\"\nrange = \"22 to 43\"\n"
           "[[award]]\nname = \"w\"\n[award.warrant]\nholder = \"x\"\nstrike = 0.01\n"
           "granted = 2025-01-01\nexpiry = 2030-01-01\n[[award.warrant.tranche]]\nname = \"a\"\n"
           "shares = { value = 1, source = \"8-K\" }\nmilestone = \"x\"\n";
    std::vector<std::string> asked;
    for (const CaseFileFinding& one : check_case_file(path, true)) {
      if (one.message == "should have a source, got none") asked.push_back(one.key);
    }
    CHECK(asked == std::vector<std::string>{"scenario[0].weight", "scenario[0].set.multiple",
                                            "scenario[1].weight", "uncertain[0].range",
                                            "award[0].warrant.strike"});
    std::remove(path.c_str());
  }

  TEST_CASE("a range in place of a number is sent to the uncertain inputs") {
    try {
      read_case_text(new_case_text(), "a.toml",
                     {parse_setting("operating_model.eps_growth=\"5 % to 15 %\"")});
      FAIL("not refused");
    } catch (const CaseFileErrors& errors) {
      CHECK(errors.findings()[0].message == "must be one number, got '5 % to 15 %'");
      CHECK(errors.findings()[0].advice.find("[[uncertain]]") != std::string::npos);
    }
  }

  TEST_CASE("readings are rows of one file") {
    const std::string path = "readings_of_case_file_test.toml";
    std::ofstream{path} << "schema = 1\n[company]\nname = \"A\"\ncurrency = \"USD\"\n[market]\nas_of = "
                           "2026-06-30\nreadings = "
                           "[{ reading = \"low\", price = 90 }, { reading = \"high\", price = 110 }]\n";
    const auto rows = read_case_readings(path);
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].label == "market = 0: low");
    CHECK(rows[0].file.market->spot.value.price.value == 90.0);
    CHECK(rows[1].file.market->spot.value.price.value == 110.0);
    CHECK(read_case_file(path).market->spot.value.price.value == 90.0);
    CHECK(read_case_file(path).readings == std::vector{ClauseReading{"market", 0, {"low", "high"}}});
    CHECK(rows[1].file.readings == std::vector{ClauseReading{"market", 1, {"low", "high"}}});
    CHECK(describe(rows[1].file.readings[0]) == "market has 2 readings, taken as number 1: \"high\"");
    for (const char* choice : {"market.reading=high", "market.reading=1"}) {
      const auto chosen = read_case_readings(path, {parse_setting(choice)});
      REQUIRE(chosen.size() == 1);
      CHECK(chosen[0].file.market->spot.value.price.value == 110.0);
      CHECK(chosen[0].file.readings.empty());
    }
    std::remove(path.c_str());
  }

  TEST_CASE("the files of a case are those that it extends and names too whether they are there or not") {
    const std::string path = "files_of_case_file_test.toml";
    const auto files = [&](const std::string& text) {
      std::ofstream{path} << text;
      return files_of_case(path, {parse_setting("data.peers=other.csv")});
    };
    const std::string rest = "schema = 1\n[data]\nprices = \"p.csv\"\nprice_unit = \"whole\"\n";
    std::ofstream{"base_of_case_file_test.toml"} << "schema = 1\n[data]\nestimates = \"e.csv\"\n";
    CHECK(files("extend = \"base_of_case_file_test.toml\"\n" + rest) ==
          std::vector<std::string>{path, "base_of_case_file_test.toml", "e.csv", "p.csv", "other.csv"});
    CHECK(files(rest) == std::vector<std::string>{path, "p.csv", "other.csv"});
    CHECK(files("extend = \"gone.toml\"\n" + rest) == std::vector<std::string>{path, "gone.toml"});
    CHECK(files("= no toml\n") == std::vector{path});
    std::remove(path.c_str());
    CHECK(files_of_case(path) == std::vector{path});
    CHECK(files_of_case(folder + "above.toml") ==
          std::vector{folder + "above.toml", folder + "below/base.toml", folder + "below/peers.csv"});
    std::remove("base_of_case_file_test.toml");
  }

  TEST_CASE("the same text gives the same case and the same written text") {
    const CaseFile a = read_case_text(new_case_text(), "a.toml");
    const CaseFile b = read_case_text(new_case_text(), "b.toml");
    CHECK(a == b);
    CHECK(case_text(a) == case_text(b));
    CaseFile changed = b;
    changed.scenarios[0].weight = 0.3;
    CHECK_FALSE(a == changed);
  }
}

}  // namespace case_file_test
