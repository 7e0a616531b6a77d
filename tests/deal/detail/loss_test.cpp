#include "../../../lib/deal/detail/loss.hpp"

#include <doctest/doctest.h>

#include "deal/warrant_fixtures.hpp"

namespace loss_test {
using namespace fairvalue;
using namespace fairvalue::fixtures;

const Gate named = NamedGate{.name = "technical"};

struct Deal {
  Warrant warrant;
  DealHistory history{.closes = {}};

  detail::Knowledge known(unsigned day) const {
    return {.warrant = warrant,
            .history = history,
            .as_of = january(day),
            .expiry = warrant.expiry,
            .before_expiry = detail::observed(warrant, history, january(day)),
            .before_end = detail::observed(warrant, history, january(day)),
            .split_factor = 1};
  }
};

/// The grant as its beginning, none of its two gates met.
detail::TrancheDates nothing_met() { return {.begin = january(4), .gates = {std::nullopt, std::nullopt}}; }

TEST_SUITE("deal/detail/loss") {
  TEST_CASE("the first condition not met is told in the order of the terms") {
    Deal deal{.warrant = warrant_of({linear({price_at(100), purchased(2)})})};
    deal.warrant.exercise_gates = {named};
    const Tranche& tranche = deal.warrant.tranches[0];
    detail::TrancheDates dates{.gates = {std::nullopt, std::nullopt}, .exercise_gates = {std::nullopt}};
    const auto first = [&] { return detail::first_not_met(tranche, dates, deal.known(10)); };
    CHECK(first() == "price at 100.00 (any close)");
    dates.gates[0] = january(5);
    CHECK(first() == "2 GW purchased");
    dates.gates[1] = january(5);
    CHECK(first() == "more than 1 GW purchased");
    dates.begin = january(5);
    CHECK(first() == "technical");
    dates.exercise_gates[0] = january(6);
    CHECK(first() == "");
  }
  TEST_CASE("nothing is lost while it can still be had") {
    Deal deal{.warrant = warrant_of({cliff("only", {purchased(1, january(9)), ServiceGate{january(12)}})})};
    const Tranche& tranche = deal.warrant.tranches[0];
    CHECK(!detail::loss_of(tranche, nothing_met(), deal.known(9)));
    deal.history.terminated = january(10);
    deal.history.service_ended = january(12);  // the last day of service is the one asked for
    CHECK(!detail::loss_of(tranche, nothing_met(), deal.known(9)));
    detail::TrancheDates met = nothing_met();
    met.gates = {january(8), january(9)};
    met.vested = met.exercisable = january(9);
    CHECK(!detail::loss_of(tranche, met, deal.known(20)));
    CHECK(detail::loss_of(tranche, met, deal.known(21))->on == january(21));
  }
  TEST_CASE("service up to the very day asked for forfeits nothing and a day less does") {
    Deal deal{.warrant = warrant_of({cliff("only", {ServiceGate{january(12)}, price_at(100)})})};
    const Tranche& tranche = deal.warrant.tranches[0];
    deal.history.service_ended = january(12);
    CHECK(!detail::loss_of(tranche, nothing_met(), deal.known(15)));
    deal.history.service_ended = january(11);
    CHECK(detail::loss_of(tranche, nothing_met(), deal.known(15))->on == january(11));
  }
  TEST_CASE("each loss has its day and state and the first counts") {
    Deal deal{.warrant = warrant_of({cliff("only", {purchased(1, january(9)), ServiceGate{january(12)}})})};
    const Tranche& tranche = deal.warrant.tranches[0];
    const auto lapsed = detail::loss_of(tranche, nothing_met(), deal.known(31));
    CHECK(lapsed->on == january(10));
    CHECK(lapsed->state == TrancheState::lapsed);
    deal.history.terminated = january(9);
    const auto ended = detail::loss_of(tranche, nothing_met(), deal.known(31));
    CHECK(ended->on == january(9));
    CHECK(ended->state == TrancheState::terminated);
    CHECK(ended->reason == "1 GW purchased by 2026-01-09: not met by the termination 2026-01-09");
    deal.history.service_ended = january(8);
    const auto forfeited = detail::loss_of(tranche, nothing_met(), deal.known(31));
    CHECK(forfeited->on == january(8));
    CHECK(forfeited->state == TrancheState::forfeited);
  }
  TEST_CASE("service beyond the expiry is lost from the grant on and first of all") {
    Deal deal{.warrant = warrant_of({cliff("only", {ServiceGate{january(21)}, price_at(100)})})};
    deal.history.service_ended = january(5);
    const auto lost = detail::loss_of(deal.warrant.tranches[0], nothing_met(), deal.known(31));
    CHECK(lost->on == january(4));
    CHECK(lost->state == TrancheState::lapsed);
    CHECK(lost->reason == "service until 2026-01-21: beyond the expiry 2026-01-20");
  }
}

}  // namespace loss_test
