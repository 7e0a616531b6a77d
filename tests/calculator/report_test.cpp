#include "fairvalue/verbs/report.hpp"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>

#include <doctest/doctest.h>

#include <fairvalue/core/error.hpp>
#include <fairvalue/report/document_html.hpp>

#include "fairvalue/case/ranked_inputs.hpp"
#include "fairvalue/case/valued.hpp"
#include "fairvalue/command/language.hpp"
#include "fairvalue/command/verbs.hpp"

namespace report_test {
using namespace calculator;
using namespace fairvalue;
namespace fs = std::filesystem;

const std::string cases = FAIRVALUE_ROOT "/examples/cases/";
const Request without{.verb = "value", .simulates = false};

Report report_on(const std::string& file, const Request& request = without) {
  return report_of(request, read_case_readings(file));
}

std::vector<std::string> shipped() {
  std::vector<std::string> files;
  for (const auto& entry : fs::directory_iterator{cases}) files.push_back(entry.path().string());
  std::ranges::sort(files);
  return files;
}

std::string unescaped(std::string text) {
  for (const auto& [entity, sign] : std::map<std::string, std::string>{
           {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}, {"&amp;", "&"}}) {
    if (sign == "&") continue;
    for (auto at = text.find(entity); at != std::string::npos; at = text.find(entity, at))
      text.replace(at, entity.size(), sign);
  }
  for (auto at = text.find("&amp;"); at != std::string::npos; at = text.find("&amp;", at + 1))
    text.replace(at, 5, "&");
  return text;
}

/// The numbers of a page by "table/row/column", read from its attributes.
std::map<std::string, double> numbers_on(const std::string& page) {
  static const std::regex keys{R"re(data-(table|row|column|value)="([^"]*)")re"};
  std::map<std::string, double> numbers;
  std::map<std::string, std::string> now;
  for (auto at = std::sregex_iterator(page.begin(), page.end(), keys); at != std::sregex_iterator{}; ++at) {
    now[(*at)[1].str()] = unescaped((*at)[2].str());
    if ((*at)[1] != "value") continue;
    const std::string& text = now["value"];
    double number = 0.0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    numbers[now["table"] + "/" + now["row"] + "/" + now["column"]] = number;
  }
  return numbers;
}

std::map<std::string, double> numbers_of(const Document& document) {
  std::map<std::string, double> numbers;
  for (const DocumentTable& table : document.tables) {
    for (const DocumentRow& row : table.rows) {
      for (std::size_t i = 0; i < row.cells.size(); ++i) {
        if (const auto& number = row.cells[i].shown.number)
          numbers[table.key + "/" + row.key + "/" + table.columns[i].key] = *number;
      }
    }
  }
  return numbers;
}

const DocumentTable& table_of(const Document& document, const std::string& key) {
  const auto found = std::ranges::find(document.tables, key, &DocumentTable::key);
  REQUIRE(found != document.tables.end());
  return *found;
}

/// What the formulas of a verb's workbook read, and a report's own formulas do not.
bool is_of_workbook(const std::string& verb, const std::string& table) {
  return table == "inputs" || (verb == "warrant" && (table == "derivation" || table == "totals"));
}

TEST_SUITE("calculator/report") {
  TEST_CASE("a warrant with two values says at each of its tables that there is another") {
    const Request few{.verb = "value", .paths = 4096};
    const Document document = report_on(cases + "amd_openai.toml", few).document;
    for (const char* const key : {"worth", "OpenAI 6 GW", "three numbers OpenAI 6 GW"}) {
      CAPTURE(key);
      const auto table = std::ranges::find(document.tables, key, &DocumentTable::key);
      REQUIRE(table != document.tables.end());
      CHECK(std::ranges::any_of(table->notes, [](const std::string& note) {
        return note.find("as planned") != std::string::npos && note.ends_with("another number.");
      }));
    }
  }
  TEST_CASE("notes name inputs in words and counts have commas") {
    const Request few{.verb = "value", .paths = 4096};
    static const std::regex raw{R"(\b(deal|scenario|market)\.[A-Za-z]|[a-z]_[a-z]|\b\d{4,} (paths|samples))"};
    for (const DocumentTable& table : report_on(cases + "amd_openai.toml", few).document.tables) {
      for (const std::string& note : table.notes) {
        CAPTURE(note);
        CHECK_FALSE(std::regex_search(note, raw));
      }
    }
  }
  TEST_CASE("every shipped case has a page whose numbers are those of its document") {
    for (const std::string& file : shipped()) {
      CAPTURE(file);
      const Report report = report_on(file);
      const std::string page = to_html(report.document, report.layout);
      CHECK(numbers_on(page) == numbers_of(report.document));
      CHECK(page.find("further-tables") == std::string::npos);  // each table has its section
    }
  }
  TEST_CASE("the sections stand in their order and the headline begins with value and deal") {
    const Report report = report_on(cases + "amd_openai.toml", {.verb = "value", .paths = 4096});
    std::vector<std::string> keys;
    for (const HtmlSection& section : report.layout.sections) keys.push_back(section.key);
    CHECK(keys == std::vector<std::string>{"deal", "scenarios", "assumptions", "consensus", "years",
                                           "vesting", "accounts", "sensitivities", "method"});
    CHECK(report.document.headline[0].find("a share is worth") != std::string::npos);
    CHECK(report.document.headline[1].starts_with("The deals bring cash flows"));
  }
  TEST_CASE("the report says what the verbs say") {
    const Request few{.verb = "value", .words = {cases + "amd_openai.toml"}, .paths = 4096};
    const Report report = report_on(few.file(), few);
    std::set<std::string> others;
    for (const Answer& answer :
         {answer_value(few), answer_consensus(few), answer_multiples(few), answer_deal(few),
          answer_warrant(few), answer_accounts(few), answer_sensitivity(few)}) {
      const auto own = numbers_of(report.document);
      for (const DocumentTable& table : answer.document.tables) {
        CAPTURE(table.key);
        if (table.key == "assumptions") continue;  // ranked, and with a column more
        if (is_of_workbook(answer.document.verb, table.key)) continue;
        if (table.key == "targets") continue;  // renamed
        const std::size_t rows = table_of(report.document, table.key).rows.size();
        const bool is_of_all = table.key == "inputs" || table.key == "derivation";
        CHECK((is_of_all ? rows >= table.rows.size() : rows == table.rows.size()));
      }
      for (const auto& [row_key, number] : numbers_of(answer.document)) {
        const auto& key = row_key;
        CAPTURE(key);
        if (key.starts_with("targets/") || is_of_workbook(answer.document.verb, key.substr(0, key.find('/'))))
          continue;
        REQUIRE(own.contains(key));
        CHECK(own.at(key) == number);
      }
    }
  }
  TEST_CASE("the football field and the distribution say the same of the uncertain inputs") {
    const Report report = report_on(cases + "amd_openai.toml", {.verb = "value", .paths = 4096});
    const auto field = [&](const char* column) {
      return number_at(report.document, "chart football_field", "uncertain", column).value();
    };
    const auto below = [&](const char* row) {
      return number_at(report.document, "distribution", row, "value").value();
    };
    CHECK(field("low") == below("p5"));
    CHECK(field("middle") == below("p50"));
    CHECK(field("high") == below("p95"));
  }
  TEST_CASE("assumptions are ranked and the quotes of the case are shown") {
    const Report report = report_on(cases + "amd_openai.toml");
    const DocumentTable& table = table_of(report.document, "assumptions");
    double before = 1e300;
    for (const DocumentRow& row : table.rows) {
      const double moves = row.cells[3].shown.number.value_or(-1.0);
      CHECK(moves <= before);
      before = moves;
    }
    CHECK(table.rows.front().cells[3].shown.number.value_or(0.0) > 1.0);
    const DocumentTable& stated = table_of(report.document, "stated");
    CHECK(stated.columns.back().key == "quote");
    CHECK(std::ranges::any_of(stated.rows, [](const DocumentRow& row) {
      return row.cells.back().shown.text == "escalate to $600 per share for the final tranche";
    }));
  }
  TEST_CASE("a tenth of the multiple moves a value in proportion by a fifth of it") {
    const auto without_deal = answer_new({.verb = "new", .own = {{"without-deal", {}}}}).text.value();
    const Case value = model_case(read_case_text(without_deal, "new.toml"));
    const double worth = fairvalue::value(value).by_parts.expected.value;
    CHECK(swing_of_a_tenth(value, "multiple").value() == doctest::Approx(0.2 * worth).epsilon(1e-9));
    CHECK_FALSE(swing_of_a_tenth(value, "no such input").has_value());
  }
  TEST_CASE("what moves nothing says why") {
    const Case value = model_case(read_case_file(cases + "amd_openai.toml"));
    const CaseResult result = fairvalue::value(value);
    const auto why = [&](const char* input) {
      return why_still(value, result, input, swing_of_a_tenth(value, input).value());
    };
    CHECK(why("multiple") == "every scenario sets its own");
    CHECK(why("deal.OpenAI 6 GW.capital_spending") == "a tenth of 0 is 0");
    CHECK(why("ai_mix") == "the value of a share by parts does not depend on it");
    const Report report = report_on(cases + "amd_openai.toml");
    const auto& notes = table_of(report.document, "assumptions").notes;
    CHECK(std::ranges::find(notes, "multiple: 0.00, as every scenario sets its own.") != notes.end());
  }
  TEST_CASE("a price that is held at a hurdle is said to be") {
    // From 46x to 46.4x the value hardly moves: the tranche with the hurdle of 450 vests in part on the
    // expiry.
    Case value = model_case(read_case_file(cases + "amd_openai.toml"));
    value.scenarios.clear();
    value.multiple.value.value = Multiple{46.2};
    const CaseResult result = fairvalue::value(value);
    const auto held = held_day(result.scenarios[0]);
    REQUIRE(held);
    CHECK(held->price.value == doctest::Approx(held->pinned->hurdle.value));
    CHECK(why_still(value, result, "multiple", 0.001) ==
          "the price is held at the hurdle of 450 on 2030-10-05: the input moves how much vests there");
    value.multiple.value.value = Multiple{30};
    CHECK_FALSE(held_day(fairvalue::value(value).scenarios[0]));
  }
  TEST_CASE("a tenth of a weight moves the mean towards its scenario by hand") {
    Case value = model_case(read_case_file(cases + "amd_openai.toml"));
    const CaseResult result = fairvalue::value(value);
    const auto worth = [&](std::size_t i) { return result.scenarios[i].by_parts.value.value; };
    // 0.25 becomes 0.275 and 0.225; the neutral 0.5 and the pessimistic 0.25 share the rest two to one
    const double rest = (2.0 * worth(1) + worth(2)) / 3.0;
    const double more = 0.275 * worth(0) + 0.725 * rest;
    const double less = 0.225 * worth(0) + 0.775 * rest;
    CHECK(swing_of_a_tenth(value, "weight of optimistic").value() ==
          doctest::Approx(std::abs(more - less)).epsilon(1e-9));
  }
  TEST_CASE("a tenth of a setting moves its scenario alone and by its weight") {
    const Case value = model_case(read_case_file(cases + "amd_openai.toml"));
    const auto neutral_at = [&](double multiple) {
      Case changed = value;
      for (Override& one : changed.scenarios[1].overrides) {
        if (one.name == "multiple") one.value = multiple;
      }
      return fairvalue::value(changed).scenarios[1].by_parts.value.value;
    };
    CHECK(swing_of_a_tenth(value, "neutral: multiple").value() ==
          doctest::Approx(0.5 * (neutral_at(33.0) - neutral_at(27.0))).epsilon(1e-9));
  }
  TEST_CASE("revisions are counted in their windows by hand") {
    // On 2026-06-30: A went from 5.0 to 5.5 twenty days ago, B from 5.2 to 5.1 forty days ago, C stays, D is
    // new.
    std::string text =
        "schema = 1\n[company]\nname = \"X\"\ncurrency = \"USD\"\nfiscal_year = [{ label = \"FY2026\", start "
        "= "
        "2026-01-01, end = 2026-12-31 }]\n[market]\nprice = 100\nas_of = 2026-06-30\n";
    const auto row = [&](const char* broker, const char* value, const char* day) {
      text += std::string{"[[estimate]]\nbroker = \""} + broker +
              "\"\nperiod = \"FY2026\"\nvalue = " + value + "\npublished = " + day + "\n";
    };
    row("A", "5.0", "2026-03-01");
    row("A", "5.5", "2026-06-10");
    row("B", "5.2", "2026-03-01");
    row("B", "5.1", "2026-05-21");
    row("C", "5.3", "2026-03-01");
    row("D", "5.4", "2026-06-27");
    const Document document = consensus_document(read_case_text(text, "x.toml"), std::nullopt);
    const DocumentTable& table = table_of(document, "revisions");
    const auto counts = [&](const std::string& days) {
      std::vector<double> numbers;
      for (const DocumentRow& one : table.rows) {
        if (one.key != "EPS FY2026, " + days + " days") continue;
        for (std::size_t i = 2; i < 7; ++i) numbers.push_back(one.cells[i].shown.number.value_or(-9.0));
      }
      return numbers;
    };
    CHECK(counts("7") == std::vector<double>{0, 0, 3, 1, 0});
    CHECK(counts("30") == std::vector<double>{1, 0, 2, 1, 0.25});
    CHECK(counts("60") == std::vector<double>{1, 1, 1, 1, 0});
  }
  TEST_CASE("every heading of every shipped case has its Chinese") {
    std::set<std::string> missing;
    const std::set<std::string> the_same{"%", "PEG", "GW", "5 %", "25 %", "50 %", "75 %", "95 %"};
    const std::set<std::string> same_rows{"answer", "jump", "chart value_bridge", "chart jump"};
    const auto look = [&](const std::string& english) {
      if (english.find_first_not_of("0123456789") == std::string::npos) return;  // a year
      if (!the_same.contains(english) && translated(english, chinese_phrases()) == english)
        missing.insert(english);
    };
    for (const std::string& file : shipped()) {
      const Report report = report_on(file, {.verb = "value", .paths = 4096});
      for (const HtmlSection& section : report.layout.sections) look(section.title);
      for (const DocumentTable& table : report.document.tables) {
        look(table.title);
        for (const DocumentColumn& column : table.columns) {
          if (!column.key.starts_with("tranche ")) look(column.title);
        }
        if (same_rows.contains(table.key)) {
          for (const DocumentRow& row : table.rows) look(row.cells.front().shown.text);
          for (const std::string& note : table.notes) look(note);
        }
      }
      const auto accounts = std::ranges::find(report.layout.sections, "accounts", &HtmlSection::key);
      for (const DocumentTable& table : report.document.tables) {
        const bool is_booked = accounts != report.layout.sections.end() &&
                               std::ranges::find(accounts->tables, table.key) != accounts->tables.end();
        // The disclosure and the reason of the three numbers are texts for the notes to the accounts.
        if (!is_booked || table.key.starts_with("disclosure") || table.key.starts_with("three numbers"))
          continue;
        for (const std::string& note : table.notes) look(note);
      }
      for (const Chart& chart : report.document.charts) {
        for (const std::string& words : {chart.title, chart.along_title, chart.value_title, chart.caption})
          look(words);
        for (const ChartLayer& layer : chart.layers) look(layer.name);
      }
    }
    std::string words;
    for (const std::string& one : missing) words += one + "\n";
    CHECK(words == "");
  }
  TEST_CASE("no phrase stands twice and each has as many gaps in both languages") {
    std::set<std::string_view> seen;
    for (const Phrase& phrase : chinese_phrases()) {
      CAPTURE(phrase.english);
      CHECK(seen.insert(phrase.english).second);
      const auto gaps = [](std::string_view text) {
        std::size_t count = 0;
        for (auto at = text.find("{}"); at != std::string_view::npos; at = text.find("{}", at + 2)) ++count;
        return count;
      };
      CHECK(gaps(phrase.english) == gaps(phrase.other));
    }
  }
  TEST_CASE("the answer of every shipped case and its warnings have their Chinese") {
    const auto is_han = [](const std::string& text) {
      return text.find("\xe6") != std::string::npos || text.find("\xe5") != std::string::npos;
    };
    for (const std::string& file : shipped()) {
      const Report report = in_language(report_on(file, {.verb = "value", .paths = 4096}), Language::chinese);
      for (const auto* sentences : {&report.document.headline, &report.document.warnings}) {
        for (const std::string& one : *sentences) {
          CAPTURE(one);
          CHECK((is_han(one) || one.starts_with("EPS FY")));  // "EPS FY2025 3.94, EPS FY2026 5.79 USD."
        }
      }
    }
  }
  TEST_CASE("the answer in Chinese has the numbers of the answer in English") {
    const std::string amd = cases + "amd_openai.toml";
    const Answer chinese =
        answer_value({.verb = "value", .words = {amd}, .simulates = false, .own = {{"language", {"zh"}}}});
    CHECK(chinese.document.headline ==
          std::vector<std::string>{
              "AMD and OpenAI（2025-10-06）：分部法每股價值 232.11 USD（3 個情境加權）；股價 203.71。",
              "盈餘法（賣方的簡便算法）為 252.57：差異見「從盈餘法價值到分部法價值」。",
              "交易的總價值：需要模擬。",
              "若只可能出現 pessimistic 與 optimistic，股價隱含 optimistic 的機率為 25.8 %。",
              "51 個變數由我們選定（假設或遮蔽）：見其列表。"});
  }
  TEST_CASE("Chinese headings change no number and no key") {
    const std::string amd = cases + "amd_openai.toml";
    const Answer english = answer_value({.verb = "value", .words = {amd}, .simulates = false});
    const Answer chinese =
        answer_value({.verb = "value", .words = {amd}, .simulates = false, .own = {{"language", {"zh"}}}});
    CHECK(numbers_of(english.document) == numbers_of(chinese.document));
    CHECK(table_of(chinese.document, "worth").title == "交易的價值");
    CHECK_THROWS_WITH_AS(
        answer_value({.verb = "value", .words = {amd}, .simulates = false, .own = {{"language", {"fr"}}}}),
        "--language: must be en or zh, got fr", Error);
  }
  TEST_CASE("text of a case is never markup on its page") {
    const std::string bad = "<script>alert(1)</script>";
    std::ifstream file{cases + "amd_openai.toml"};
    std::string text{std::istreambuf_iterator<char>{file}, {}};
    for (const std::string& old :
         {std::string{"AMD and OpenAI"}, std::string{"OpenAI 6 GW"}, std::string{"樂觀"},
          std::string{"a round cost of equity"}, std::string{"Advanced Micro Devices"}}) {
      for (auto at = text.find(old); at != std::string::npos; at = text.find(old, at + bad.size()))
        text.replace(at, old.size(), bad);
    }
    const fs::path place = fs::temp_directory_path() / "fairvalue-report-test.toml";
    std::ofstream{place} << text;
    const Report report = report_on(place.string());
    fs::remove(place);
    const std::string page = to_html(report.document, report.layout);
    CHECK(page.find("<script") == std::string::npos);
    CHECK(page.find("<title>&lt;script&gt;alert(1)&lt;/script&gt;</title>") != std::string::npos);
  }
}

}  // namespace report_test
