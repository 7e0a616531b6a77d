#include <fairvalue/model/case.hpp>

#include <functional>
#include <limits>

#include <doctest/doctest.h>

#include <fairvalue/core/error.hpp>

#include "case_fixtures.hpp"

namespace case_test {
using namespace fairvalue;
using namespace fairvalue::case_fixtures;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

Case full_case() {
  Case value = case_with(warrant_of(20, {tranche("1", 200, {volume_of(2)})}));
  value.scenarios = {{.name = "up", .label = "", .weight = 0.4, .overrides = {{"multiple", 30}}},
                     {.name = "down", .label = "", .weight = 0.6, .overrides = {{"multiple", 10}}}};
  return value;
}

BrokerTarget target() {
  return {.broker = "BofA",
          .target = PerShare{90},
          .multiple = Multiple{18},
          .period = calendar_year(2026),
          .basis = EarningsBasis::non_gaap,
          .currency = Currency{"USD"},
          .published = 2024y / 12 / 1,
          .holds_on = 2025y / 12 / 1};
}

struct Refusal {
  std::function<void(Case&)> spoil;
  const char* message;
};

void check_refused(const Refusal& row) {
  CAPTURE(row.message);
  Case bad = full_case();
  row.spoil(bad);
  CHECK_THROWS_WITH_AS(require_case(bad), row.message, DomainError);
  CHECK_THROWS_WITH_AS(value(bad), row.message, DomainError);
  CHECK_THROWS_WITH_AS(assumptions(bad), row.message, DomainError);
}

TEST_SUITE("model/case") {
  TEST_CASE("a case in order is handed back") {
    const Case good = full_case();
    CHECK(&require_case(good) == &good);
    CHECK(currency(good) == Currency{"USD"});
  }
  TEST_CASE("the edges of the ranges are inside") {
    Case edge = full_case();
    edge.deal_discount.value = 1;
    edge.required_return.value = 0;
    edge.deals[0].margin.value = 1;
    edge.deals[0].contra_revenue.value = PerGigawatt{0};
    edge.spot.value.as_of = 2027y / 12 / 30;
    edge.targets = {stated(target())};
    CHECK_NOTHROW(require_case(edge));
  }
  TEST_CASE("what belongs to the case itself is refused by name") {
    check_refused({[](Case& c) { c.name = ""; }, "case.name: must be a name, got none"});
    check_refused({[](Case& c) { c.spot.value.price = PerShare{0}; }, "spot.price: must be > 0, got 0"});
    check_refused({[](Case& c) { c.spot.value.as_of = 2027y / 12 / 31; },
                   "spot.as_of: must be before the last year ends on 2027-12-31, got 2027-12-31"});
    check_refused({[](Case& c) { c.multiple.value.value = Multiple{0}; }, "multiple: must be > 0, got 0"});
    check_refused({[](Case& c) { c.multiple.value.value = Multiple{nan}; },
                   "multiple: must be a finite number, got nan"});
    check_refused(
        {[](Case& c) { c.deal_discount.value = 1.1; }, "deal_discount: must be between 0 and 1, got 1.1"});
    check_refused(
        {[](Case& c) { c.required_return.value = -1; }, "required_return: must be > -1 (-100 %), got -1"});
    check_refused(
        {[](Case& c) { c.company.tax_rate.value = 1; }, "operating_model.tax_rate: must be < 1, got 1"});
    check_refused({[](Case& c) { c.company.consensus_eps.clear(); },
                   "operating_model.consensus_eps: must be at least one value, got none"});
  }
  TEST_CASE("mixed currencies are refused by name") {
    check_refused({[](Case& c) {
                     c.targets = {stated(target()), stated(target())};
                     c.targets[1].value.currency = Currency{"TWD"};
                   },
                   "targets[1].currency: must be USD like the others, got TWD"});
    check_refused({[](Case& c) {
                     c.targets = {stated(target())};
                     c.spot.value.currency = Currency{"EUR"};
                   },
                   "targets[0].currency: must be EUR like the others, got USD"});
    check_refused({[](Case& c) {
                     c.targets = {stated(target())};
                     c.targets[0].value.multiple = Multiple{0};
                   },
                   "targets[0].multiple: must be > 0, got 0"});
  }
  TEST_CASE("a bad deal is refused by name") {
    check_refused({[](Case& c) { c.deals[0].name = ""; }, "deals[0].name: must be a name, got none"});
    check_refused({[](Case& c) { c.deals.push_back(c.deals[0]); }, "deals[1].name: must be unique, got A"});
    check_refused({[](Case& c) { c.deals[0].margin.value = -1; },
                   "deals[0].margin: must be above -1 and at most 1, got -1"});
    check_refused({[](Case& c) { c.deals[0].margin.value = 1.01; },
                   "deals[0].margin: must be above -1 and at most 1, got 1.01"});
    check_refused({[](Case& c) { c.deals[0].margin.value = infinity; },
                   "deals[0].margin: must be a finite number, got inf"});
    check_refused({[](Case& c) { c.deals[0].revenue_per_gigawatt.value = PerGigawatt{0}; },
                   "deals[0].revenue_per_gigawatt: must be > 0, got 0"});
    check_refused({[](Case& c) { c.deals[0].contra_revenue.value = PerGigawatt{-1}; },
                   "deals[0].contra_revenue: must be >= 0, got -1"});
    check_refused({[](Case& c) { c.deals[0].plan.value.milestones[1].volume = 1; },
                   "deals[0].plan.milestones[1].volume: must be above 2, the milestone before it, got 1"});
    check_refused({[](Case& c) { c.deals[0].plan.value.milestones.clear(); },
                   "deals[0].plan.milestones: must be at least one value, got none"});
    check_refused({[](Case& c) { c.deals[0].warrant->value.shares = Shares{150}; },
                   "warrant.shares: must be the sum of its tranches (200), got 150"});
  }
  TEST_CASE("money where gigawatts are counted is refused by name") {
    check_refused({[](Case& c) { c.deals[0].plan.value.measure = VolumeMeasure::paid; },
                   "deals[0].plan.measure: must be in gigawatts, got paid"});
    check_refused({[](Case& c) {
                     c.deals[0].warrant->value.tranches[0].gates = {
                         VolumeGate{.measure = VolumeMeasure::paid, .volume = 1e9}};
                   },
                   "deals[0].warrant.tranches[0].gates[0].measure: must be in gigawatts, got paid"});
    check_refused({[](Case& c) {
                     c.deals[0].warrant->value.tranches[0] = linear_tranche(200, 0, 1e9);
                     c.deals[0].warrant->value.tranches[0].linear->measure = VolumeMeasure::paid;
                   },
                   "deals[0].warrant.tranches[0].linear.measure: must be in gigawatts, got paid"});
  }
  TEST_CASE("weights off 1 and names alike are refused") {
    check_refused(
        {[](Case& c) { c.scenarios[0].weight = 0.35; }, "scenarios.weight: must be a sum of 1, got 0.95"});
    check_refused(
        {[](Case& c) { c.scenarios[1].weight = -0.6; }, "scenarios[1].weight: must be >= 0, got -0.6"});
    check_refused(
        {[](Case& c) { c.scenarios[1].name = "up"; }, "scenarios[1].name: must be unique, got 'up'"});
  }
  TEST_CASE("what is assumed is listed with its reason and nothing else is") {
    Case value = full_case();
    value.scenarios.clear();
    CHECK(assumptions(value).empty());
    value.company.consensus_eps[1].standing = Standing::assumed;
    value.multiple.standing = Standing::derived;
    value.deals[0].margin = {0.5, Standing::assumed, "about the company's own"};
    value.targets = {{target(), Standing::assumed, "from memory"}};
    const auto found = assumptions(value);
    REQUIRE(found.size() == 3);
    CHECK(found[0].what == "consensus EPS FY2026");
    CHECK(found[1].what == "target of BofA");
    CHECK(found[1].reason == "from memory");
    CHECK(found[2].what == "deal.A.margin");
    CHECK(found[2].reason == "about the company's own");
    CHECK(found[2].value == 0.5);
    CHECK_FALSE(found[1].value.has_value());  // a target is no single number
  }
  TEST_CASE("weights and settings of scenarios are choices and are listed with their reasons") {
    Case value = full_case();
    value.scenarios = {{.name = "only",
                        .label = "",
                        .weight = 1,
                        .overrides = {{.name = "multiple", .value = 43, .unit = {}, .reason = "a premium"}},
                        .reason = "there is no other"}};
    const auto found = assumptions(value);
    REQUIRE(found.size() == 2);
    CHECK(found[0].what == "weight of only");
    CHECK(found[0].reason == "there is no other");
    CHECK(found[1].what == "only: multiple");
    CHECK(found[1].value == 43.0);
    CHECK(found[1].reason == "a premium");
  }
  TEST_CASE("every number of a case that can be assumed is asked") {
    Case value = full_case();
    value.scenarios.clear();
    const auto assume = [](auto&... numbers) { ((numbers.standing = Standing::assumed), ...); };
    OperatingModel& own = value.company;
    Deal& deal = value.deals[0];
    assume(value.spot, value.multiple, value.deal_discount, value.required_return, own.consensus_eps[0],
           own.consensus_eps[1], own.eps_growth, own.diluted_shares, own.revenue, own.revenue_growth,
           own.ai_mix, own.tax_rate, deal.plan, *deal.warrant, deal.revenue_per_gigawatt, deal.margin,
           deal.contra_revenue, deal.incremental, deal.capital_spending, deal.receipt_lag_days, deal.haircut);
    CHECK(assumptions(value).size() == 21);
    deal.committed = {Gigawatts{1}, Standing::assumed, ""};
    deal.rate = {0.1, Standing::assumed, ""};
    deal.follow_on = {FollowOn{.share = 0, .life = Years{4}, .ends_on = 2040y / 1 / 1}, Standing::assumed,
                      ""};
    deal.equity = {{EquityPurchase{.cash = Money{1}}, Standing::assumed, ""}};
    deal.loans = {{Loan{.principal = Money{1},
                        .lender = Lender::customer,
                        .drawn = 2025y / 1 / 1,
                        .repaid = 2026y / 1 / 1,
                        .rate = 0.05},
                   Standing::assumed, ""}};
    CHECK(assumptions(value).size() == 26);
    // A deal that says nothing of contra-revenue assumes that there is none.
    const Deal silent{.name = "B",
                      .plan = deal.plan,
                      .warrant = deal.warrant,
                      .revenue_per_gigawatt = deal.revenue_per_gigawatt,
                      .margin = deal.margin};
    CHECK(silent.contra_revenue.standing == Standing::assumed);
    CHECK(silent.contra_revenue.value == PerGigawatt{0});
  }
}

}  // namespace case_test
