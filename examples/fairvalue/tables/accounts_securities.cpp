#include "fairvalue/tables/accounts_securities.hpp"

#include <algorithm>

#include "fairvalue/tables/accounts_loop.hpp"

namespace calculator {

using namespace fairvalue;

bool counts_from_basic(const CaseFile& file) { return file.company.basic_shares.has_value(); }

Shares outstanding_of(const CaseFile& file, const std::vector<BaseYear>& base, std::size_t year) {
  const Shares diluted = base[year].diluted_shares;
  if (!counts_from_basic(file)) return diluted;
  return file.company.basic_shares->value * (diluted / base.front().diluted_shares);
}

std::vector<ContingentTranche> security_tranches(const CompanyProfile& company, Date since) {
  std::vector<ContingentTranche> all;
  const auto add = [&](const std::string& name, Shares shares, PerShare strike) {
    all.push_back(
        {.name = name, .shares = shares, .strike = strike, .agreed = since, .for_little_or_nothing = false});
  };
  for (const GivenConvertible& one : company.convertibles) add(one.name, one.shares, PerShare{0.0});
  for (const GivenOption& one : company.options) add(one.name, one.shares, one.strike);
  return all;
}

std::vector<ContingentStatus> security_statuses(const CompanyProfile& company, double tax_rate) {
  std::vector<ContingentStatus> all;
  for (const GivenConvertible& one : company.convertibles) {
    const Money added = one.interest * (1.0 - tax_rate) + one.dividends;
    all.push_back({.met_if_ended = true, .income_effect = added / static_cast<double>(quarters_a_year)});
  }
  for (const GivenOption& one : company.options)
    all.push_back({.met_if_ended = true, .unrecognised_cost = one.unrecognised_cost});
  return all;
}

EpsShares without_deal(const CountedShares& of, std::span<const EpsPeriod> periods, Money income_a_quarter,
                       Shares outstanding) {
  const auto count = static_cast<std::ptrdiff_t>(of.securities);
  const std::vector<ContingentTranche> tranches(of.tranches.end() - count, of.tranches.end());
  std::vector<EpsPeriod> alone(periods.begin(), periods.end());
  for (EpsPeriod& one : alone) {
    one.income = income_a_quarter;
    one.outstanding = outstanding;
    one.statuses.erase(one.statuses.begin(), one.statuses.end() - count);
  }
  return eps_shares_to_date(tranches, alone, EpsStandard::us_gaap);
}

Shares security_shares(const CountedShares& of, const EpsShares& eps) {
  const auto first = of.tranches.end() - static_cast<std::ptrdiff_t>(of.securities);
  Shares sum{0.0};
  for (const DilutionStep& step : eps.steps) {
    if (std::find_if(first, of.tranches.end(), [&](const ContingentTranche& one) {
          return one.name == step.name;
        }) != of.tranches.end())
      sum += step.shares;
  }
  return sum;
}

DocumentTable dilution_order_table(const EpsView& of) {
  const std::string& a_share = of.units.a_share;
  DocumentTable table{.key = "dilution order",
                      .title = "the order of antidilution by year, in the base case",
                      .columns = {{"year", "year"},
                                  {"security", "security"},
                                  {"shares", "shares", "shares"},
                                  {"earnings", "earnings of an incremental share", a_share},
                                  {"eps", "EPS with it", a_share},
                                  {"counts", "counts"}},
                      .rows = {}};
  if (!counts_from_basic(of.file)) return table;
  for (const BookedYear& year : of.years) {
    add_row(table, label(year.period),
            {text(label(year.period)), text("basic"), quantity(year.shares.basic.value, "shares"), text(""),
             quantity(year.shares.basic_eps.value, a_share), text("yes")});
    for (const DilutionStep& step : year.shares.steps)
      add_row(table, label(year.period) + " " + step.name,
              {text(label(year.period)), text(step.name), quantity(step.shares.value, "shares"),
               quantity(step.earnings.value, a_share), quantity(step.eps.value, a_share),
               text(step.is_dilutive ? "yes" : "no: antidilutive")});
  }
  table.notes = {
      "The most dilutive first (ASC 260-10-45-18, IAS 33.44): convertibles if converted, with their interest "
      "after tax or their dividends added back (ASC 260-10-45-40), options by the treasury stock method (ASC "
      "260-10-45-23)."};
  return table;
}

}  // namespace calculator
