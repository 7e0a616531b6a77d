#include <fairvalue/book/book_run.hpp>

#include <doctest/doctest.h>

#include <fairvalue/casefile/case_file.hpp>
#include <fairvalue/casefile/csv_table.hpp>
#include <fairvalue/core/error.hpp>

#include "book_samples.hpp"
#include "support/enumerators.hpp"

namespace book_run_test {
using namespace fairvalue;
using namespace fairvalue::fixtures;

/// A folder with the two cases and a book of `positions` rows over the first, each at its own price.
struct SampleBook {
  BookFolder folder{};
  BookRequest request{};

  explicit SampleBook(int positions = 20) {
    folder.write("call.toml", call_case);
    folder.write("average.toml", average_case());
    std::string csv = "case,market.price\n";
    for (int i = 0; i < positions; ++i) csv += "call.toml," + std::to_string(100 + i) + "\n";
    request = {.inputs = {folder.write("book.csv", csv)},
               .shocks = parse_shocks({"market.price=-10%", "vol: market.volatility=+5"}),
               .pricing = few_paths()};
  }
  std::string journal() const { return folder.at("out.csv.journal"); }
};

struct Counts {
  std::uint64_t kept, valued;
  friend bool operator==(const Counts&, const Counts&) = default;
};

Counts run(const BookRequest& request, const std::string& journal_path, int threads = 2) {
  Journal journal{journal_path};
  const BookResult result = run_book(request, journal, on_threads(threads));
  CHECK(result.is_whole);
  return {result.kept, result.valued};
}

std::string table(const BookRequest& request, const std::string& journal_path = "", int threads = 2) {
  Journal journal{journal_path};
  return table_of(request, journal, threads);
}

TEST_SUITE("book/book_run") {
  TEST_CASE("formats have their names") { check_names<BookFormat>(); }

  TEST_CASE("rows are in the order of the input with a row for each shock") {
    const SampleBook book;
    const CsvTable rows = parse_csv(table(book.request), "rows");
    REQUIRE(rows.rows() == 60);
    for (std::size_t i = 0; i < 20; ++i) {
      const double price = 100.0 + static_cast<double>(i);
      CHECK(rows.required_number(3 * i, "position") == static_cast<double>(i + 1));
      CHECK(rows.required_number(3 * i, "price") == price);
      CHECK(rows.required_number(3 * i + 1, "price") == doctest::Approx(0.9 * price).epsilon(1e-14));
      CHECK_FALSE(rows.text(3 * i, "shock"));
      CHECK(rows.required_text(3 * i + 2, "shock") == "vol");
      CHECK(rows.required_number(3 * i + 1, "change") ==
            rows.required_number(3 * i + 1, "warrants") - rows.required_number(3 * i, "warrants"));
    }
  }
  TEST_CASE("a row is what the case itself is worth") {
    const SampleBook book;
    const CsvTable rows = parse_csv(table(book.request), "rows");
    const auto set =
        std::vector{parse_setting("market.price=107"), parse_setting("market.volatility=\"45 %\"")};
    const BookRow alone = row_of(read_case_file(book.folder.at("call.toml"), set), few_paths());
    CHECK(rows.required_number(7 * 3 + 2, "warrants") == *alone.warrants);
  }
  TEST_CASE("any number of threads gives the same bytes") {
    SampleBook book;
    book.request.inputs.push_back(book.folder.at("average.toml"));
    const std::string one = table(book.request, "", 1);
    CHECK(table(book.request, "", 2) == one);
    CHECK(table(book.request, "", 5) == one);
  }
  TEST_CASE("shocks of a simulated position share its seed and its number of paths") {
    SampleBook book;
    book.request.inputs = {book.folder.at("average.toml")};
    book.request.pricing = {.paths = 1 << 18, .error = 0.004, .run = {.threads = 1}};
    book.request.shocks = parse_shocks({"same: market.price=+0", "up: market.price=+1%"});
    const CsvTable rows = parse_csv(table(book.request), "rows");
    CHECK(rows.required_number(1, "paths") == rows.required_number(0, "paths"));
    CHECK(rows.required_number(1, "warrants") == rows.required_number(0, "warrants"));
    CHECK(rows.required_number(2, "paths") == rows.required_number(0, "paths"));
    // On common paths one per cent more of price can only add: value is increasing in it, path by path.
    CHECK(rows.required_number(2, "change") > 0.0);
  }
  TEST_CASE("a second start values nothing again and writes the same bytes") {
    const SampleBook book;
    const std::string first = table(book.request, book.journal());
    CHECK(run(book.request, book.journal()) == Counts{20, 0});
    CHECK(table(book.request, book.journal()) == first);
  }
  TEST_CASE("a changed case alone is valued again") {
    SampleBook book;
    book.request.inputs.push_back(book.folder.at("average.toml"));
    run(book.request, book.journal());
    book.folder.write("average.toml", average_case() + "# a comment changes nothing\n");
    CHECK(run(book.request, book.journal()) == Counts{21, 0});
    std::string text = average_case();
    text.replace(text.find("40 %"), 4, "41 %");
    book.folder.write("average.toml", text);
    CHECK(run(book.request, book.journal()) == Counts{20, 1});
    CHECK(table(book.request, book.journal()) == table(book.request));
  }
  TEST_CASE("changed rows of the book and changed settings are valued again") {
    SampleBook book;
    run(book.request, book.journal());
    std::string csv = book.folder.read("book.csv");
    csv.replace(csv.find("call.toml,103"), 13, "call.toml,999");
    csv.insert(csv.find("call.toml,100"), "call.toml,50\n");
    book.folder.write("book.csv", csv);
    CHECK(run(book.request, book.journal()) == Counts{19, 2});
    book.request.pricing.seed = 1;
    CHECK(run(book.request, book.journal()) == Counts{0, 21});
    book.request.shocks.pop_back();
    CHECK(run(book.request, book.journal()) == Counts{0, 21});
    book.request.settings = {parse_setting("market.risk_free_rate=0.02")};
    CHECK(run(book.request, book.journal()) == Counts{0, 21});
    CHECK(table(book.request, book.journal()) == table(book.request));
  }
  TEST_CASE("a broken case is in its row and the rest stands") {
    SampleBook book;
    book.folder.write("broken.toml", "schema = 1\nname = \n");
    book.request.inputs = {book.folder.at("broken.toml"), book.folder.at("missing.toml"),
                           book.folder.at("call.toml")};
    const std::string text = table(book.request, book.journal());
    const CsvTable rows = parse_csv(text, "rows");
    REQUIRE(rows.rows() == 9);
    for (std::size_t i = 0; i < 3; ++i) {
      CHECK(rows.required_text(i, "failure").find("broken.toml:2:") != std::string::npos);
      CHECK(rows.required_text(3 + i, "failure") ==
            book.folder.at("missing.toml") + ": cannot be read: there is no such file");
      CHECK(rows.number(6 + i, "warrants"));
    }
    CHECK(run(book.request, book.journal()) == Counts{3, 0});
    book.folder.write("missing.toml", call_case);
    CHECK(run(book.request, book.journal()) == Counts{2, 1});
  }
  TEST_CASE("a setting or a shock that suits no case is refused and one that suits any is not") {
    SampleBook book;
    book.folder.write("unpriced.toml",
                      std::string{call_case}.replace(call_case.find("price = \"120"), 5, "#"));
    const auto check = [&] { BookValuer{book.request}.require_suitable(); };
    check();
    book.request.inputs = {book.folder.at("unpriced.toml"), book.folder.at("missing.toml"),
                           book.folder.at("call.toml")};
    check();  // the shocks suit the last one
    const auto refused_set = [&](const char* text) {
      book.request.settings = {parse_setting("market.risk_free_rate=0.02"), parse_setting(text)};
      CHECK_THROWS_AS(check(), DomainError);
      try {
        check();
      } catch (const DomainError& error) {
        CHECK(error.field() == "set");
        CHECK(std::string{error.what()}.find(text) != std::string::npos);
      }
    };
    refused_set("market.prise=1");
    refused_set("market.price=abc");
    // Each is sound alone; together the warrant is over before it is granted.
    book.request.inputs = {book.folder.at("call.toml")};
    const auto later = {parse_setting("market.as_of=2028-01-01"),
                        parse_setting("award[0].warrant.granted=2028-01-01")};
    book.request.settings = later;
    check();
    book.request.settings = {parse_setting("award[0].warrant.expiry=2027-01-01")};
    check();
    book.request.settings.insert(book.request.settings.end(), later.begin(), later.end());
    CHECK_THROWS_AS(check(), DomainError);
    book.request.settings = {parse_setting("multiple=1"), parse_setting("valuation.multiple=2")};
    CHECK_THROWS_WITH_AS(check(), "set: must be of another input each, got valuation.multiple twice",
                         DomainError);
    book.request.settings.clear();
    book.request.shocks = parse_shocks({"market.price=-10%", "bad: market.prise=-10%"});
    CHECK_THROWS_AS(check(), DomainError);
    book.request.shocks.clear();
    book.request.inputs = {book.folder.at("missing.toml"), book.folder.at("gone.toml")};
    CHECK_THROWS_WITH_AS(check(),
                         ("no case of the book can be read: " + book.folder.at("missing.toml") +
                          ": cannot be read: there is no such file")
                             .c_str(),
                         Error);
  }
  TEST_CASE("a failed row of a CSV names its line and has no standing") {
    SampleBook book{1};
    book.request.shocks.clear();
    const std::string csv =
        book.folder.write("rows.csv", "case,market.price\ncall.toml,100\n\ncall.toml,abc\n");
    book.request.inputs = {csv};
    const CsvTable rows = parse_csv(table(book.request), "rows");
    REQUIRE(rows.rows() == 2);
    CHECK(rows.text(0, "standing"));
    CHECK_FALSE(rows.text(1, "standing"));
    CHECK(rows.required_text(1, "failure").starts_with(csv + ":4: market.price = abc: "));
  }
  TEST_CASE("a run that ends early is gone on with") {
    const SampleBook book{200};
    std::uint64_t done = 0;
    {
      Journal journal{book.journal()};
      const BookResult result =
          run_book(book.request, journal, on_threads(1),
                   {.progress = [&](const RunProgress& progress) { done = progress.done; },
                    .cancelled = [&] { return done >= 10; }});
      CHECK_FALSE(result.is_whole);
      CHECK(result.valued == done);
    }
    CHECK(done < 200);
    CHECK(run(book.request, book.journal()) == Counts{done, 200 - done});
    CHECK(table(book.request, book.journal()) == table(book.request));
  }
  TEST_CASE("a journal cut or changed anywhere costs the damaged positions alone") {
    const SampleBook book{3};
    const std::string whole = table(book.request, book.journal());
    const std::string bytes = book.folder.read("out.csv.journal");
    const std::size_t record = bytes.size() / 3;
    for (std::size_t at = 0; at < bytes.size(); at += 7) {
      CAPTURE(at);
      std::string flipped = bytes;
      flipped[at] = static_cast<char>(flipped[at] ^ 0x10);
      book.folder.write("out.csv.journal", flipped);
      CHECK(run(book.request, book.journal(), 1) == Counts{2, 1});
      book.folder.write("out.csv.journal", bytes.substr(0, at));
      const Counts cut = run(book.request, book.journal(), 1);
      CHECK(cut.kept + cut.valued == 3);
      CHECK(cut.kept + 1 >= at / record);
      CHECK(table(book.request, book.journal()) == whole);
    }
  }
  TEST_CASE("JSON lines hold each warrant") {
    SampleBook book{1};
    Journal journal{""};
    const BookResult result = run_book(book.request, journal, on_threads(1));
    std::ostringstream out;
    write_rows(out, BookFormat::json_lines, book.request, journal, result);
    const std::string text = out.str();
    CHECK(
        text.starts_with("{\"position\":1,\"case\":\"" + book.folder.at("call.toml") + "\",\"shock\":\"\""));
    CHECK(text.find("\"each\":[{\"name\":\"plain\",\"value\":") != std::string::npos);
  }
  TEST_CASE("a change needs both values and a shock") {
    BookRow base, shocked;
    base.warrants = 10.0;
    shocked.warrants = 12.5;
    CHECK_FALSE(change_of(shocked, base));
    shocked.shock = "up";
    CHECK(change_of(shocked, base) == 2.5);
    base.warrants.reset();
    CHECK_FALSE(change_of(shocked, base));
  }
  TEST_CASE("the valuer tells a long item and values it together") {
    SampleBook book;
    book.request.inputs = {book.folder.at("average.toml")};
    book.request.pricing.paths = std::uint64_t{1} << 30;  // of 1,008 closes
    const BookValuer valuer{book.request};
    std::string item;
    Journal journal{""};
    run_book(book.request, journal, [&](const BookWork& work) { item = *work.next(); });
    CHECK(valuer.value(item).is_long);
    book.request.pricing = few_paths();
    const BookValuer quick{book.request};
    CHECK(quick.value_together(item, {.threads = 2}) == quick.value(item).bytes);
  }
}
}  // namespace book_run_test
