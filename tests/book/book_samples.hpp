// Cases and folders that the tests of books share.
#pragma once
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>

#include <fairvalue/book/book_run.hpp>
#include <fairvalue/book/thread_schedule.hpp>

namespace fairvalue::fixtures {

/// A folder of its own, removed with the object.
class BookFolder {
 public:
  BookFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "fairvalue-book-XXXXXX").string();
    path_ = mkdtemp(name.data());
  }
  ~BookFolder() { std::filesystem::remove_all(path_); }
  BookFolder(const BookFolder&) = delete;
  BookFolder& operator=(const BookFolder&) = delete;

  std::string at(const std::string& name) const { return (path_ / name).string(); }
  std::string write(const std::string& name, const std::string& text) const {
    std::ofstream{path_ / name, std::ios::binary} << text;
    return at(name);
  }
  std::string read(const std::string& name) const {
    std::ifstream file{path_ / name, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
  }
  std::string path() const { return path_.string(); }

 private:
  std::filesystem::path path_;
};

/// Four years of a warrant at 100 whose hurdle of 50 is met at once: a Black-Scholes call on a share of 120.
inline const std::string call_case = R"(schema = 1
name = "call"
[company]
name = "Example"
currency = "USD"
[market]
price = "120 USD"
as_of = 2025-01-01
volatility = "40 %"
risk_free_rate = 0.03
[[award]]
name = "plain"
[award.warrant]
holder = "customer"
shares = 1000
strike = 100
granted = 2025-01-01
expiry = 2029-01-01
monitoring = "continuous"
[[award.warrant.tranche]]
name = "all"
shares = 1000
price_hurdle = 50
)";

/// The same with a hurdle on the average of 20 closes: only a simulation values it.
inline std::string average_case() {
  std::string text = call_case;
  const auto swap = [&](const std::string& from, const std::string& to) {
    text.replace(text.find(from), from.size(), to);
  };
  swap("monitoring = \"continuous\"", "monitoring = { average_of = 20 }");
  swap("price_hurdle = 50", "price_hurdle = 180");
  return text;
}

inline PricingSettings few_paths() { return {.paths = 1 << 12, .run = {.threads = 1}}; }

/// The rows of a book as CSV, from a journal that is gone afterwards.
inline std::string table_of(const BookRequest& request, Journal& journal, int threads = 1) {
  const BookResult result = run_book(request, journal, on_threads(threads));
  std::ostringstream out;
  write_rows(out, BookFormat::csv, request, journal, result);
  return out.str();
}

}  // namespace fairvalue::fixtures
