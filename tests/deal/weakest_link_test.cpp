#include <fairvalue/deal/weakest_link.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include <fairvalue/core/error.hpp>

namespace weakest_link_test {
using namespace fairvalue;
using namespace std::chrono_literals;

using Names = std::vector<std::string>;

// Article 001: data centre, power, cooling and interconnect at once. The days are made up.
const std::vector<Component> site{{"data centre", 2026y / 9 / 1},
                                  {"power", 2026y / 12 / 15},
                                  {"cooling", 2026y / 11 / 20},
                                  {"interconnect", 2026y / 10 / 1}};

TEST_SUITE("deal/weakest_link") {
  TEST_CASE("the site waits for power: 25 days after cooling by hand") {
    const WeakestLink link = weakest_link(site);
    CHECK(link.ready == 2026y / 12 / 15);
    CHECK(link.names == Names{"power"});
    CHECK(link.days_of_slack == 25);  // 10 left of November and 15
  }
  TEST_CASE("two that come last together are both named in the order given") {
    std::vector<Component> tied = site;
    tied[0].ready = 2026y / 12 / 15;
    const WeakestLink link = weakest_link(tied);
    CHECK(link.ready == 2026y / 12 / 15);
    CHECK(link.names == Names{"data centre", "power"});
    CHECK(link.days_of_slack == 25);
  }
  TEST_CASE("without others there is no slack") {
    const WeakestLink alone = weakest_link(std::vector<Component>{{"chips", 2026y / 7 / 1}});
    CHECK(alone.ready == 2026y / 7 / 1);
    CHECK(alone.names == Names{"chips"});
    CHECK(alone.days_of_slack == 0);
    const std::vector<Component> together{{"chips", 2026y / 7 / 1}, {"power", 2026y / 7 / 1}};
    CHECK(weakest_link(together).names == Names{"chips", "power"});
    CHECK(weakest_link(together).days_of_slack == 0);
  }
  TEST_CASE("in every order the same day and the same slack") {
    std::vector<Component> order{site.begin(), site.end()};
    const auto by_name = [](const Component& a, const Component& b) { return a.name < b.name; };
    std::ranges::sort(order, by_name);
    int orders = 0;
    do {
      const WeakestLink link = weakest_link(order);
      CHECK(link.ready == 2026y / 12 / 15);
      CHECK(link.names == Names{"power"});
      CHECK(link.days_of_slack == 25);
      ++orders;
    } while (std::ranges::next_permutation(order, by_name).found);
    CHECK(orders == 24);
  }
  TEST_CASE("a delay of the weakest link delays all and one within the slack delays nothing") {
    std::vector<Component> late = site;
    late[1].ready = add_days(late[1].ready, 40);
    CHECK(weakest_link(late).ready == 2027y / 1 / 24);
    CHECK(weakest_link(late).days_of_slack == 65);
    late = site;
    late[2].ready = add_days(late[2].ready, 24);
    CHECK(weakest_link(late).ready == 2026y / 12 / 15);
    CHECK(weakest_link(late).days_of_slack == 1);
  }
  TEST_CASE("no components or bad ones are refused by name") {
    CHECK_THROWS_WITH_AS(weakest_link({}), "components: must be at least one value, got none", DomainError);
    std::vector<Component> bad = site;
    bad[1].name = "";
    CHECK_THROWS_WITH_AS(weakest_link(bad), "components[1].name: must be a name, got none", DomainError);
    bad[1].name = "data centre";
    CHECK_THROWS_WITH_AS(weakest_link(bad), "components[1].name: must be unique, got data centre",
                         DomainError);
    bad = site;
    bad[3].ready = Date{};
    CHECK_THROWS_WITH_AS(weakest_link(bad), "components[3].ready: must be a date, got none", DomainError);
    bad[3].ready = 2026y / 2 / 29;
    CHECK_THROWS_WITH_AS(weakest_link(bad), "components[3].ready: must be a date, got 2026-02-29",
                         DomainError);
  }
}

}  // namespace weakest_link_test
