#include "case_template.hpp"

namespace fairvalue::detail {

const std::string_view company_template = R"(schema = 1

[company]
name = "@name@"
ticker = "@ticker@"
currency = "@currency@"
shares_outstanding = { value = "500 m", standing = "assumed", source = "replace: cover page of the 10-K" }
fiscal_year = [
  { label = "FY2025", end = 2025-12-31 },
  { label = "FY2026", end = 2026-12-31 },
  { label = "FY2027", end = 2027-12-31 },
  { label = "FY2028", end = 2028-12-31 },
]

[market]
price = { value = "100 @currency@", standing = "assumed", source = "replace: the last close" }
as_of = 2026-06-30
volatility = { value = "40 %", standing = "assumed", source = "replace: of closes, or implied" }
risk_free_rate = { value = "4 %", standing = "assumed", source = "replace: the Treasury's rate to expiry" }

[operating_model]
year = ["FY2026", "FY2027", "FY2028"]
consensus_eps = [{ value = "5 @currency@", standing = "assumed", source = "replace: consensus of FY2026" }]
eps_growth = { value = "8 %", standing = "assumed", source = "replace: your growth after FY2026" }
diluted_shares = { value = "510 m", standing = "assumed", source = "replace: diluted, of the 10-K" }
revenue = { value = "20 bn @currency@", standing = "assumed", source = "replace: the consensus of FY2026" }
revenue_growth = { value = "8 %", standing = "assumed", source = "replace: your growth after FY2026" }
ai_mix = { value = "10 %", standing = "assumed", source = "replace: of revenue, or 0" }
tax_rate = { value = "20 %", standing = "assumed", source = "replace: the tax rate of the guidance" }

[operating_model.year_before]
period = "FY2025"
eps = "4.50 @currency@"
standing = "assumed"
source = "replace: EPS of FY2025"

[valuation]
required_return = { value = "10 %", standing = "assumed", source = "replace: your cost of equity" }

[valuation.multiple]
value = "20x"
window = "next_twelve_months"
standing = "assumed"
source = "replace: the share's own multiple"

[[consensus]]
period = "FY2026"
as_of = 2026-06-30
mean = "5 @currency@"
standing = "assumed"
source = "replace: where the consensus is from"
)";

const std::string_view deal_template = R"(
[[deal]]
name = "Example deal"
revenue_per_gigawatt = { value = "10 bn @currency@", standing = "assumed", source = "replace: its price" }
margin = { value = "25 %", standing = "assumed", source = "replace: profit before tax on it" }

[deal.plan]
measure = "purchased_gw"
start = 2026-12-31
milestone = [
  { volume = "0.5 GW", date = 2027-06-30 },
  { volume = "1 GW", date = 2028-06-30 },
]
standing = "assumed"
source = "replace: the schedule of the contract"

[deal.warrant]
holder = "Example customer"
strike = 0.01
granted = 2026-06-30
expiry = 2031-06-30
monitoring = { average_of = 20 }
standing = "assumed"
source = "replace: the warrant agreement"

[[deal.warrant.tranche]]
name = "first"
shares = "5 m"
purchased_gw = "0.5 GW"
price_hurdle = "120 @currency@"

[[deal.warrant.tranche]]
name = "second"
shares = "5 m"
purchased_gw = "1 GW"
price_hurdle = "150 @currency@"

[[scenario]]
name = "optimistic"
weight = "25 %"
source = "replace: why this weight"
[scenario.set]
multiple = { value = "25x", source = "replace: why" }

[[scenario]]
name = "neutral"
weight = "50 %"
source = "replace: why this weight"
[scenario.set]
"deal.Example deal.delay_months" = { value = "6 months", source = "replace: why" }

[[scenario]]
name = "pessimistic"
weight = "25 %"
source = "replace: why this weight"
[scenario.set]
multiple = { value = "15x", source = "replace: why" }
"deal.Example deal.gigawatts" = { value = "0.5 GW", source = "replace: why" }

[[uncertain]]
name = "multiple"
range = "15 to 25x"
source = "replace: 5 and 95 % of outcomes, in your view"

[[uncertain]]
name = "eps_growth"
range = "4 to 12 %"
source = "replace: 5 and 95 % of outcomes, in your view"
)";

}  // namespace fairvalue::detail
