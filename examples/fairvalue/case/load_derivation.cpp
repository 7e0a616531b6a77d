#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include <fairvalue/deal/deployment_plan.hpp>
#include <fairvalue/model/compared_deals.hpp>
#include <fairvalue/model/derivation_recorder.hpp>

#include "fairvalue/case/load.hpp"

namespace calculator {
namespace {

using namespace fairvalue;

/// The rows of one customer, year by year.
class LoadRecorder {
 public:
  LoadRecorder(const Load& load, std::string money) : load_{load}, money_{std::move(money)} {}

  CaseDerivation taken() && {
    const Table payments = payment_table(load_.commitments);
    const auto own = load_.years.empty() ? std::vector<CommitmentYear>{}
                                         : commitments_by_year(load_.commitments, load_.years);
    for (std::size_t j = 0; j < payments.columns(); ++j) add_payments(payments, j);
    for (std::size_t i = 0; i < own.size(); ++i) add_own_year(own, i);
    return {numbers_.taken(), std::move(outputs_)};
  }

 private:
  void output(const std::string& row, const std::string& year, const std::string& unit, std::size_t number) {
    outputs_.push_back({"load " + load_.customer + "." + row + "." + year, row + ", " + year, unit, number});
  }

  void add_payments(const Table& payments, std::size_t column) {
    const std::string& year = payments.column_names()[column];
    const FiscalPeriod period = calendar_year(std::stoi(year));
    DerivationRecorder::Places due;
    for (std::size_t i = 0; i < load_.commitments.size(); ++i) {
      const Commitment& one = load_.commitments[i];
      const std::size_t bought = numbers_.result(
          "gigawatts by the plan", {numbers_.add(load_.promised[i].plan)},
          planned_volume(one.plan, period.end) - planned_volume(one.plan, add_days(period.start, -1)),
          one.seller + ", gigawatts in " + year);
      due.push_back(numbers_.result("x", {bought, numbers_.add(load_.promised[i].price)},
                                    *payments.at(i, column), "payment to " + one.seller + " in " + year));
      output(one.seller, year, money_, due.back());
    }
    totals_[year] = numbers_.sum(due, *payments.at(load_.commitments.size(), column), "payments in " + year);
    output("all", year, money_, totals_[year]);
  }

  /// What is due in a year of the customer, and what its own funds, with those left before, do not pay of it.
  void add_own_year(const std::vector<CommitmentYear>& years, std::size_t i) {
    const CommitmentYear& one = years[i];
    const std::string year = std::to_string(one.period.year);
    const std::size_t revenue = numbers_.add(load_.own[i].revenue);
    std::size_t funds = numbers_.add(load_.own[i].funds);
    if (left_) funds = numbers_.result("+", {*left_, funds}, one.funds.value, "funds of " + year);
    left_ = funds;
    const auto total = totals_.find(year);
    if (total == totals_.end()) return;  // nothing is due, and the table has no such year
    const std::size_t due = total->second;
    const double kept = std::max(0.0, one.funds.value - one.total.value);
    left_ = numbers_.result("excess", {funds, due}, kept, "funds left of " + year);
    output("revenue", year, money_, revenue);
    output("over_revenue", year, "%",
           numbers_.result("/", {due, revenue}, one.over_revenue, "payments over revenue in " + year));
    output("funds", year, money_, funds);
    output("shortfall", year, money_,
           numbers_.result("excess", {due, funds}, one.shortfall.value, "not paid in " + year));
  }

  const Load& load_;
  std::string money_;
  DerivationRecorder numbers_;
  std::vector<DerivedOutput> outputs_;
  std::map<std::string, std::size_t> totals_;  ///< by year
  std::optional<std::size_t> left_;            ///< own funds of the years before
};

}  // namespace

CaseDerivation load_derivation(const Load& load, const std::string& money) {
  return LoadRecorder{load, money}.taken();
}

}  // namespace calculator
