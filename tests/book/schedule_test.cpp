// A schedule of another kind: what MPI and others give a book.
#include <fairvalue/book/schedule.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <vector>

#include "book_samples.hpp"

namespace schedule_test {
using namespace fairvalue;
using namespace fairvalue::fixtures;

/// Takes all items first and values them last to first, every other one together.
void backwards(const BookWork& work) {
  std::vector<std::string> items;
  while (auto item = work.next()) items.push_back(std::move(*item));
  std::ranges::reverse(items);
  for (std::size_t i = 0; i < items.size(); ++i) {
    const RunControl alone{.threads = 1};
    work.finished(i % 2 == 0 ? work.value(items[i]).bytes : work.value_together(items[i], alone));
  }
}

TEST_SUITE("book/schedule") {
  TEST_CASE("any schedule gives the same bytes") {
    const BookFolder folder;
    folder.write("a.toml", call_case);
    folder.write("b.toml", average_case());
    folder.write("c.toml", "broken");
    const BookRequest request{.inputs = {folder.path()}, .pricing = few_paths()};
    Journal journal{""};
    const BookResult result = run_book(request, journal, backwards);
    CHECK(result.is_whole);
    std::ostringstream out;
    write_rows(out, BookFormat::csv, request, journal, result);
    Journal other{""};
    CHECK(out.str() == table_of(request, other));
  }
}
}  // namespace schedule_test
