#include <fairvalue/scenario/failures.hpp>

#include <doctest/doctest.h>

#include <stdexcept>

#include <fairvalue/core/error.hpp>

namespace failures_test {
using namespace fairvalue;

using Values = std::vector<double>;

TEST_SUITE("scenario/failures") {
  TEST_CASE("refusals that differ by the value alone are one kind with the first's reason and values") {
    Failures failures;
    CHECK(failures.total() == 0);
    failures.add_exception(DomainError{"eps", "> 0", -1.0}, Values{30, -1});
    failures.add_exception(DomainError{"multiple", "> 0", -1.0}, Values{-1, 5});
    failures.add_exception(DomainError{"eps", "> 0", -2.0}, Values{30, -2});
    failures.add_exception(DomainError{"eps", "< 100", 200.0}, Values{30, 200});
    REQUIRE(failures.kinds().size() == 3);
    CHECK(failures.kinds()[0].reason == "eps: must be > 0, got -1");
    CHECK(failures.kinds()[0].count == 2);
    CHECK(failures.kinds()[0].values == Values{30, -1});
    CHECK(failures.kinds()[1].reason == "multiple: must be > 0, got -1");
    CHECK(failures.kinds()[1].count == 1);
    CHECK(failures.kinds()[2].reason == "eps: must be < 100, got 200");
    CHECK(failures.total() == 4);
  }
  TEST_CASE("a rule with a comma in it is still one kind") {
    Failures failures;
    failures.add_exception(DomainError{"p", "in [0, got 1]", 2.0}, {});
    failures.add_exception(DomainError{"p", "in [0, got 1]", 3.0}, {});
    CHECK(failures.kinds().size() == 1);
  }
  TEST_CASE("other exceptions and plain reasons are alike by their text") {
    Failures failures;
    failures.add("price: no answer", Values{1});
    failures.add_exception(std::runtime_error{"price: no answer"}, Values{2});
    failures.add_exception(std::runtime_error{"no convergence"}, Values{3});
    REQUIRE(failures.kinds().size() == 2);
    CHECK(failures.kinds()[0].count == 2);
    CHECK(failures.kinds()[0].values == Values{1});
    CHECK(failures.kinds()[1].reason == "no convergence");
  }
  TEST_CASE("merged failures are those of one count after the other") {
    Failures first, second, all;
    for (const double eps : {-1.0, -2.0}) {
      first.add_exception(DomainError{"eps", "> 0", eps}, Values{eps});
      all.add_exception(DomainError{"eps", "> 0", eps}, Values{eps});
    }
    for (Failures* one : {&second, &all}) {
      one->add("price: no answer", Values{0});
      one->add_exception(DomainError{"eps", "> 0", -3.0}, Values{-3});
    }
    first.merge(second);
    REQUIRE(first.kinds().size() == all.kinds().size());
    for (std::size_t i = 0; i < 2; ++i) {
      CHECK(first.kinds()[i].reason == all.kinds()[i].reason);
      CHECK(first.kinds()[i].count == all.kinds()[i].count);
      CHECK(first.kinds()[i].values == all.kinds()[i].values);
    }
    first.merge(Failures{});
    CHECK(first.total() == 4);
    first.merge(first);
    CHECK(first.total() == 8);
  }
  TEST_CASE("sixteen kinds have their names and the others share one whatever is merged") {
    Failures failures;
    for (int i = 0; i < 20; ++i) failures.add("reason " + std::to_string(i), Values{1.0 * i});
    REQUIRE(failures.kinds().size() == 17);
    CHECK(failures.kinds()[15].reason == "reason 15");
    CHECK(failures.kinds()[16].reason == "other reasons");
    CHECK(failures.kinds()[16].count == 4);
    CHECK(failures.kinds()[16].values == Values{16});
    Failures fresh;
    fresh.add("mine", Values{});
    fresh.merge(failures);
    CHECK(fresh.total() == 21);
    REQUIRE(fresh.kinds().size() == 17);
    // room for fifteen of the sixteen; the sixteenth goes to the rest
    CHECK(fresh.kinds()[15].reason == "reason 14");
    CHECK(fresh.kinds()[16].reason == "other reasons");
    CHECK(fresh.kinds()[16].count == 5);
    Failures before;  // in which the rest comes up before there are sixteen
    before.add("other reasons", Values{});
    before.merge(failures);
    CHECK(before.kinds().size() == 16);
    CHECK(before.kinds()[0].count == 1 + 1 + 4);
  }
}

}  // namespace failures_test
