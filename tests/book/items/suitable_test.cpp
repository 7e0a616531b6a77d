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
    CHECK_THROWS_AS(detail::require_suitable(request), DomainError);
    request = {.inputs = {folder.at("none.toml")}};
    CHECK_THROWS_AS(detail::require_suitable(request), Error);
  }
}
}  // namespace suitable_test
