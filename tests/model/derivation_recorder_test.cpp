#include <fairvalue/model/derivation_recorder.hpp>

#include <stdexcept>

#include <doctest/doctest.h>

namespace derivation_recorder_test {
using namespace fairvalue;

DerivedNumber as_it_is(DerivedNumber one) { return one; }

TEST_SUITE("model/derivation_recorder") {
  TEST_CASE("the same number from the same numbers stands once") {
    DerivationRecorder all;
    const std::size_t price = all.input("price", 20.0, Standing::stated, "close");
    CHECK(all.input("price", 20.0, Standing::stated, "close") == price);
    CHECK(all.input("price", 21.0, Standing::stated, "close") != price);
    CHECK(all.input("price", 20.0, Standing::stated, "another") != price);
    const std::size_t twice = all.result("+", {price, price}, 40.0);
    CHECK(all.result("+", {price, price}, 40.0) == twice);
    CHECK(all.size() == 4);
  }
  TEST_CASE("a result is assumed where an operand is our choice") {
    DerivationRecorder all;
    const std::size_t stated = all.input("price", 20.0, Standing::stated, "close");
    const std::size_t ours = all.input("growth", 0.1, Standing::redacted, "our choice");
    CHECK(all.at(all.result("x", {stated, stated}, 400.0)).standing == Standing::derived);
    CHECK(all.at(all.result("x", {stated, ours}, 2.0)).standing == Standing::assumed);
  }
  TEST_CASE("a sum of three is two sums of two and one of one is the term itself") {
    DerivationRecorder all;
    const auto a = all.constant(1.0, "a"), b = all.constant(2.0, "b"), c = all.constant(4.0, "c");
    const std::size_t sum = all.sum({a, b, c}, 7.0, "all");
    CHECK(all.size() == 5);
    CHECK(all.at(sum).name == "all");
    CHECK(all.at(sum).operands == DerivationRecorder::Places{3, c});
    CHECK(all.at(3).value == 3.0);
    CHECK(all.at(3).name == "all so far");
    CHECK(all.sum({b}, 2.0, "alone") == b);
    CHECK_THROWS_AS(all.sum({}, 0.0), std::out_of_range);
  }
  TEST_CASE("a copy has what its results rest on and nothing else") {
    DerivationRecorder from;
    const auto a = from.input("a", 1.0, Standing::stated, ""), b = from.input("b", 2.0, Standing::stated, "");
    const auto left_out = from.result("x", {a, b}, 2.0, "not asked for");
    const auto twice = from.result("+", {b, b}, 4.0, "twice");
    const Derivation numbers = from.taken();
    DerivationRecorder to;
    const std::size_t wanted[] = {twice};
    const auto places = to.copy(numbers, wanted, as_it_is);
    CHECK_FALSE(places[a]);
    CHECK_FALSE(places[left_out]);
    CHECK(to.size() == 2);
    CHECK(to.at(*places[twice]).operands == DerivationRecorder::Places{*places[b], *places[b]});
  }
  TEST_CASE("two copies share an input that both have in the same form") {
    DerivationRecorder from;
    const auto rate = from.input("rate", 0.1, Standing::assumed, "");
    const std::size_t wanted[] = {from.result("negative", {rate}, -0.1)};
    const Derivation numbers = from.taken();
    DerivationRecorder to;
    const auto first = to.copy(numbers, wanted, as_it_is);
    CHECK(to.copy(numbers, wanted, as_it_is) == first);
    const auto other = to.copy(numbers, wanted, [](DerivedNumber one) {
      one.name += " (after)";
      return one;
    });
    CHECK(other[rate] != first[rate]);
    CHECK(to.at(*other[rate]).name == "rate (after)");
    CHECK(to.size() == 4);
  }
}
}  // namespace derivation_recorder_test
