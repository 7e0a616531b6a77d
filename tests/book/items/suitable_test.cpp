#include "book/items/suitable.hpp"

#include <doctest/doctest.h>

#include <fairvalue/core/error.hpp>

#include "book/book_samples.hpp"

namespace suitable_test {
using namespace fairvalue;
using namespace fairvalue::fixtures;

TEST_SUITE("book/items/suitable") {
  TEST_CASE("a request must suit one case of its book") {
    const BookFolder folder;
    BookRequest request{.inputs = {folder.at("none.toml"), folder.write("call.toml", call_case)}};
    CHECK_NOTHROW(detail::require_suitable(request));
    request.shocks = parse_shocks({"up: market.price=+1%"});
    CHECK_NOTHROW(detail::require_suitable(request));
    request.shocks = parse_shocks({"up: market.prise=+1%"});
    CHECK_THROWS_WITH_AS(
        detail::require_suitable(request),
        "shock: must be one that suits a case of the book, got 'up', of which the first says: market.prise x "
        "1.01: market.prise: must be a key of this table (nearest 'price'), got 'prise'",
        DomainError);
    request = {.inputs = {folder.at("none.toml")}};
    CHECK_THROWS_AS(detail::require_suitable(request), Error);
  }
}
}  // namespace suitable_test
