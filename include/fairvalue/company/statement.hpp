/// \file company/statement.hpp
/// Reported figures of one period, as far as the multiples need them.
#pragma once
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include <fairvalue/company/earnings.hpp>
#include <fairvalue/core/dated_series.hpp>

namespace fairvalue {

struct Statement {
  FiscalPeriod period;
  EarningsBasis basis;  ///< of net income and EBITDA
  Currency currency;
  Money revenue;          ///< >= 0
  Money net_income;       ///< to common shareholders; a loss is negative
  Shares diluted_shares;  ///< weighted average over the period; > 0
  std::optional<Money> ebitda{};
  std::optional<Money> free_cash_flow{};
  std::optional<Money> book_equity{};  ///< to common shareholders, on the period's last day
  std::optional<Money> debt{};         ///< interest-bearing, on the last day; >= 0
  std::optional<Money> cash{};         ///< with marketable securities, on the last day; >= 0
  /// Of the diluted shares; splits up to the filing are in a count as filed. Needed once a split is known
  /// after the period's last day. See on_share_basis.
  std::optional<ShareBasis> share_basis{};
};

/// Throws DomainError naming `field` and the member that breaks its rule.
const Statement& require_statement(std::string_view field, const Statement& statement);

/// Net income / weighted diluted shares. Throws DomainError on a bad statement.
PeriodEps diluted_eps(const Statement& statement);

/// The statement with its share count in units of `to`, all splits known being given. One that does not state
/// its share basis is on the shares of its period's last day: a split on or before it is in the count (ASC
/// 260-10-55-12, SEC SAB Topic 4.C). Throws DomainError when a split is known after that day, or on a bad
/// statement.
Statement on_share_basis(const Statement& statement, std::span<const Split> splits, const ShareBasis& to);
/// Each of them; "statements[2].share_basis" names the one refused.
std::vector<Statement> on_share_basis(std::span<const Statement> statements, std::span<const Split> splits,
                                      const ShareBasis& to);

/// The sum of four quarters' EPS, or of two halves', oldest first, as the EPS of the days from the first
/// one's start to the last one's end, named for the last one's fiscal year. Throws DomainError unless they
/// are four quarters of 70 to 120 days (some companies' have 12, 12, 12 and 16 weeks) or two halves of 160 to
/// 205 days, each starting the day after the one before it ends and numbered as the next (Q1 of the next year
/// after Q4), a full year together (require_year), on one basis, in one currency and on one share basis.
PeriodEps ttm_eps(std::span<const PeriodEps> parts);

/// The parts' net income over the mean of their weighted diluted shares. Differs from the sum of their EPS
/// when the share count moved. Throws as `ttm_eps`.
PeriodEps ttm_eps_from_income(std::span<const Statement> parts);

/// Days-weighted mean of the shares outstanding over the period; each row holds from its date until the next.
/// All counts are on one share basis: a split is no issue of shares (see split_adjusted). Throws DomainError
/// when the series is empty or begins after the period does, or a count is not > 0.
Shares weighted_average_shares(const DatedSeries<Shares>& outstanding, const FiscalPeriod& period);

}  // namespace fairvalue
