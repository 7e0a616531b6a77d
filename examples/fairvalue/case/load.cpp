#include "fairvalue/case/load.hpp"

#include <algorithm>
#include <utility>

#include <fmt/core.h>

#include <fairvalue/casefile/case_needs.hpp>
#include <fairvalue/model/compared_deals.hpp>

#include "fairvalue/case/cells.hpp"

namespace calculator {
namespace {

using namespace fairvalue;

std::string customer_of(const CaseDeal& deal) {
  if (!deal.customer.empty()) return deal.customer;
  return deal.terms.warrant ? deal.terms.warrant->value.holder : "the customer of " + deal.terms.name;
}

/// An input as a derivation has it.
template <class Quantity>
DerivedNumber input_of(std::string name, const Sourced<Quantity>& given, double value) {
  return {std::move(name), "input", {}, value, given.standing, given.source};
}

PromiseInputs inputs_of(const Deal& terms, const std::string& of) {
  const std::string deal = of + "deal." + terms.name + ".";
  return {input_of(deal + "plan", terms.plan, terms.plan.value.milestones.back().volume),
          input_of(deal + "revenue_per_gigawatt", terms.revenue_per_gigawatt,
                   terms.revenue_per_gigawatt.value.value)};
}

/// Takes the customer's own years from a file that states them.
void add_years(Load& load, const CaseFile& file, const std::string& of) {
  load.years = customer_years(file, load.customer);
  const auto found = std::ranges::find(file.customers, load.customer, &CaseCustomer::name);
  if (found == file.customers.end()) return;
  for (std::size_t i = 0; i < found->years.size(); ++i) {
    const CaseCustomerYear& one = found->years[i];
    const std::string path = fmt::format("{}customer[{}].year[{}].", of, found - file.customers.begin(), i);
    load.own.push_back({input_of(path + "revenue", one.revenue, one.revenue.value.value),
                        input_of(path + "own_funds", one.own_funds, one.own_funds.value.value)});
    load.is_assumed = load.is_assumed || is_chosen(one.revenue.standing) || is_chosen(one.own_funds.standing);
  }
}

/// Rows of the customer's own years below its payments; a year that is not stated stays blank.
void add_own_years(DocumentTable& table, const Load& load, const std::string& money) {
  const auto years = commitments_by_year(load.commitments, load.years);
  const auto add = [&](const char* key, const char* what, const std::string& unit, auto number) {
    std::vector<DocumentCell> cells{text(what)};
    for (std::size_t j = 1; j < table.columns.size(); ++j) {
      const auto same = [&](const CommitmentYear& one) {
        return std::to_string(one.period.year) == table.columns[j].key;
      };
      const auto found = std::ranges::find_if(years, same);
      if (found == years.end()) {
        cells.push_back(text(""));
        continue;
      }
      cells.push_back(own_quantity(number(found - years.begin()), unit));
      if (load.is_assumed) cells.back().standing = Standing::assumed;
    }
    add_row(table, key, std::move(cells));
  };
  const auto at = [](std::ptrdiff_t i) { return static_cast<std::size_t>(i); };
  add("revenue", "its own revenue", money, [&](auto i) { return load.years[at(i)].revenue.value; });
  add("over_revenue", "payments over revenue", "%", [&](auto i) { return years[at(i)].over_revenue; });
  add("funds", "its own funds for them", money, [&](auto i) { return years[at(i)].funds.value; });
  add("shortfall", "not paid by them", money, [&](auto i) { return years[at(i)].shortfall.value; });
  table.notes.push_back(
      "Own funds: cash of the year that it may spend on the payments, with what is left of the years before. "
      "What they do not pay it has to borrow or to raise.");
}

}  // namespace

void add_commitment(std::vector<Load>& loads, const CaseFile& file, const CaseDeal& deal,
                    Commitment commitment, const std::string& of) {
  const std::string customer = customer_of(deal);
  auto load = std::ranges::find(loads, customer, &Load::customer);
  if (load == loads.end()) load = loads.insert(loads.end(), {customer});
  load->commitments.push_back(std::move(commitment));
  load->promised.push_back(inputs_of(deal.terms, of));
  if (load->years.empty()) add_years(*load, file, of);
}

DocumentTable load_table(const Load& load, const std::string& money) {
  const Table payments = payment_table(load.commitments);
  DocumentTable table{.key = "load " + load.customer,
                      .title = fmt::format("What {} pays each year, as planned, in {}", load.customer, money),
                      .columns = {{"seller", "seller"}},
                      .rows = {}};
  for (const std::string& year : payments.column_names()) table.columns.push_back({year, year, money});
  for (std::size_t i = 0; i < payments.rows(); ++i) {
    std::vector<DocumentCell> cells{text(payments.row_names()[i])};
    for (std::size_t j = 0; j < payments.columns(); ++j) cells.push_back(quantity(payments.at(i, j), money));
    add_row(table, payments.row_names()[i], std::move(cells));
  }
  if (!load.years.empty()) add_own_years(table, load, money);
  return table;
}

}  // namespace calculator
