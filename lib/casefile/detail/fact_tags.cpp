#include "fact_tags.hpp"

#include <algorithm>
#include <iterator>

namespace fairvalue::detail {
namespace {

constexpr FactTag fact_tags[] = {
    {"us-gaap", "EarningsPerShareDiluted", FiledMeasure::diluted_eps, 0},
    {"us-gaap", "EarningsPerShareBasicAndDiluted", FiledMeasure::diluted_eps, 1},
    {"ifrs-full", "DilutedEarningsLossPerShare", FiledMeasure::diluted_eps, 0},
    {"ifrs-full", "BasicAndDilutedEarningsLossPerShare", FiledMeasure::diluted_eps, 1},
    {"us-gaap", "NetIncomeLossAvailableToCommonStockholdersDiluted", FiledMeasure::net_income, 0},
    {"us-gaap", "NetIncomeLossAvailableToCommonStockholdersBasic", FiledMeasure::net_income, 1},
    {"us-gaap", "NetIncomeLoss", FiledMeasure::net_income, 2},
    {"us-gaap", "ProfitLoss", FiledMeasure::net_income, 3},
    {"ifrs-full", "ProfitLossAttributableToOrdinaryEquityHoldersOfParentEntity", FiledMeasure::net_income, 0},
    {"ifrs-full", "ProfitLossAttributableToOwnersOfParent", FiledMeasure::net_income, 1},
    {"ifrs-full", "ProfitLoss", FiledMeasure::net_income, 2},
    {"us-gaap", "Revenues", FiledMeasure::revenue, 0},
    {"us-gaap", "RevenueFromContractWithCustomerExcludingAssessedTax", FiledMeasure::revenue, 1},
    {"us-gaap", "RevenueFromContractWithCustomerIncludingAssessedTax", FiledMeasure::revenue, 2},
    {"us-gaap", "SalesRevenueNet", FiledMeasure::revenue, 3},
    {"ifrs-full", "Revenue", FiledMeasure::revenue, 0},
    {"ifrs-full", "RevenueFromContractsWithCustomers", FiledMeasure::revenue, 1},
    {"us-gaap", "WeightedAverageNumberOfDilutedSharesOutstanding", FiledMeasure::diluted_shares, 0},
    {"us-gaap", "WeightedAverageNumberOfShareOutstandingBasicAndDiluted", FiledMeasure::diluted_shares, 1},
    {"ifrs-full", "AdjustedWeightedAverageShares", FiledMeasure::diluted_shares, 0},
    {"dei", "EntityCommonStockSharesOutstanding", FiledMeasure::shares_outstanding, 0},
    {"us-gaap", "CommonStockSharesOutstanding", FiledMeasure::shares_outstanding, 1},
    {"ifrs-full", "NumberOfSharesOutstanding", FiledMeasure::shares_outstanding, 1},
};

}  // namespace

const FactTag* find_tag(std::string_view taxonomy, std::string_view tag) {
  const auto* const found =
      std::find_if(std::begin(fact_tags), std::end(fact_tags),
                   [&](const FactTag& known) { return known.tag == tag && known.taxonomy == taxonomy; });
  return found == std::end(fact_tags) ? nullptr : found;
}

}  // namespace fairvalue::detail
