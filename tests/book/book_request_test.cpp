#include <fairvalue/book/book_request.hpp>

#include <doctest/doctest.h>

#include <set>

namespace book_request_test {
using namespace fairvalue;
using detail::id_of_request;

TEST_SUITE("book/book_request") {
  TEST_CASE("all that changes rows changes the checksum") {
    std::set<std::uint64_t> ids;
    const auto add = [&](const auto& change) {
      BookRequest request{.inputs = {"x"}};
      change(request);
      ids.insert(id_of_request(request));
    };
    add([](BookRequest&) {});
    add([](BookRequest& one) { one.settings = {parse_setting("a=1")}; });
    add([](BookRequest& one) { one.settings = {parse_setting("a=2")}; });
    add([](BookRequest& one) { one.shocks = parse_shocks({"a=+1"}); });
    add([](BookRequest& one) { one.shocks = parse_shocks({"a=+2"}); });
    add([](BookRequest& one) { one.shocks = parse_shocks({"a=+2%"}); });
    add([](BookRequest& one) { one.shocks = parse_shocks({"n: a=+2%"}); });
    add([](BookRequest& one) { one.pricing.seed = 1; });
    add([](BookRequest& one) { one.pricing.paths = 1; });
    add([](BookRequest& one) { one.pricing.error = 0.1; });
    add([](BookRequest& one) { one.pricing.simulates = false; });
    CHECK(ids.size() == 11);
    add([](BookRequest& one) { one.inputs = {"y"}; });  // positions have their own
    add([](BookRequest& one) { one.pricing.run.threads = 7; });
    CHECK(ids.size() == 11);
  }
}
}  // namespace book_request_test
