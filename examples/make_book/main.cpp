// make_book: a synthetic book of warrants, to try and to measure `fairvalue book` with.
#include <filesystem>
#include <fstream>

#include <fairvalue/core/error.hpp>

#include "book_text.hpp"
#include "support/arguments.hpp"

namespace {

constexpr const char* help =
    R"(usage: make_book --folder FOLDER [--positions N] [--seed N] [--simulated] [--cases]

Writes a book of invented warrants into a new folder: FOLDER/base.toml and FOLDER/book.csv, a row a
warrant. Prices, volatilities, rates, strikes, hurdles and lives are drawn at random around those of
published customer warrants and awards; one seed gives one book.

  --positions N   how many, 1 to 10000000 (10000)
  --seed N        of the draws (1)
  --simulated     six tranches with hurdles on averages of 20 closes, which take a simulation; else one
                  tranche with a hurdle watched at every moment, which has a closed form
  --cases         a case file a warrant in place of the CSV, for `fairvalue book FOLDER`
  --help          this text

example: make_book --folder book && fairvalue book book/book.csv --output values.csv
)";

void write(const std::filesystem::path& path, const std::string& text) {
  std::ofstream file{path, std::ios::binary};
  if (!(file << text)) throw fairvalue::Error{"--folder: cannot be written to: " + path.string()};
}

int run(const examples::Arguments& arguments) {
  using namespace make_book;
  const auto folder = arguments.value("--folder");
  if (!folder) throw fairvalue::Error{"--folder: must be given, the name of a new folder"};
  const auto positions = arguments.whole("--positions", {1, 10'000'000}).value_or(10'000);
  const auto seed = arguments.whole("--seed", {0, 1'000'000'000'000}).value_or(1);
  const BookKind kind = arguments.has("--simulated") ? BookKind::simulated : BookKind::closed_form;
  const std::filesystem::path path{*folder};
  std::error_code error;
  if (!std::filesystem::create_directory(path, error))
    throw fairvalue::Error{"--folder: must be a folder that can be made and is not there yet, got '" +
                           *folder + "'"};
  if (arguments.has("--cases")) {
    for (std::uint64_t i = 1; i <= positions; ++i)
      write(path / case_name(i), case_text(kind, warrant_of(kind, seed, i)));
    return 0;
  }
  write(path / "base.toml", case_text(kind, warrant_of(kind, seed, 0)));
  std::ofstream csv{path / "book.csv", std::ios::binary};
  csv << csv_header(kind);
  for (std::uint64_t i = 1; i <= positions; ++i) csv << csv_row(warrant_of(kind, seed, i));
  if (!csv.flush()) throw fairvalue::Error{"--folder: cannot be written to: " + *folder};
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  return examples::run_program(argc, argv, help,
                               {{"--folder", true},
                                {"--positions", true},
                                {"--seed", true},
                                {"--simulated", false},
                                {"--cases", false}},
                               run);
}
