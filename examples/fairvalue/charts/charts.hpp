/// \file fairvalue/charts/charts.hpp
/// The charts of a case. Each function adds a chart with the table it draws, and adds nothing where the case
/// does not have what it shows. The tables are details: the text for people leaves them out.
#pragma once
#include <optional>
#include <string>

#include <fairvalue/casefile/case_file.hpp>
#include <fairvalue/report/document.hpp>

#include "fairvalue/case/analysis.hpp"
#include "fairvalue/case/valued.hpp"
#include "fairvalue/tables/accounts.hpp"

namespace calculator {

/// Adds the table and the chart, which gets the table's key and title, if the table has at least `least`
/// rows.
void add_chart(fairvalue::Document& document, fairvalue::DocumentTable table, fairvalue::Chart chart,
               std::size_t least = 1);

/// Parts that add up from one total to the next, with the layers that draw them.
fairvalue::DocumentTable bridge_table(const std::string& key, std::string title, const std::string& unit);
std::vector<fairvalue::ChartLayer> bridge_layers();

// --- value ---
/// Ranges of value by method, and the price. `uncertain`: that of the uncertain inputs, where it was drawn.
void add_football_field(fairvalue::Document& document, const Valued& of,
                        const std::optional<UncertainRange>& uncertain);
/// EPS by year: each scenario, and the consensus.
void add_eps_path(fairvalue::Document& document, const Valued& of);
/// From the company without deals to the weighted value: growth, multiple, deal, follow-on, consideration.
void add_value_bridge(fairvalue::Document& document, const Valued& of);

// --- deal ---
/// The move of the price: what the deals explain, and the rest.
void add_jump_chart(fairvalue::Document& document, const Valued& of);
/// Gigawatts by day: planned, and in each scenario.
void add_deployment(fairvalue::Document& document, const Valued& of);

// --- warrant ---
/// Where each tranche vests, gigawatts by price, and each scenario's path.
void add_vesting_map(fairvalue::Document& document, const Valued& of);
/// Simulated prices until the expiry, with the hurdles; one chart a warrant.
void add_price_fan(fairvalue::Document& document, const Request& request, const fairvalue::CaseFile& file);

// --- consensus and multiples ---
/// The consensus of each year, with the brokers' range.
void add_consensus_range(fairvalue::Document& document, const fairvalue::CaseFile& file);
/// The consensus as known on each day on which it changed.
void add_revisions(fairvalue::Document& document, const fairvalue::CaseFile& file);
/// The trailing multiple by day, with its least, middle and greatest.
void add_multiple_band(fairvalue::Document& document, const fairvalue::CaseFile& file);
/// The brokers' targets and the price.
void add_targets_chart(fairvalue::Document& document, const fairvalue::CaseFile& file);
/// Peers with the line and the range of one stock more.
void add_peer_charts(fairvalue::Document& document, const fairvalue::CaseFile& file);

// --- accounts ---
/// What a warrant takes from revenue, quarter by quarter and tranche by tranche.
void add_contra_revenue_chart(fairvalue::Document& document, const Booked& of);
/// How often so many shares are issued in a forecast, and the prices of its years.
void add_dilution_chart(fairvalue::Document& document, const Booked& of,
                        const fairvalue::DealForecast& forecast);

// --- analyses ---
/// The value with one input at its low and at its high, over the ranges of `sensitivity`.
void add_tornado_chart(fairvalue::Document& document, const Request& request,
                       const fairvalue::CaseFile& file);
/// The same from the table of that verb; `base`: the value with all inputs as they are; `price`: none for the
/// value of warrants.
void draw_tornado(fairvalue::Document& document, const fairvalue::CaseFile& file,
                  const fairvalue::DocumentTable& tornado, double base, std::optional<double> price);
/// How often the value of a share falls in each range when the inputs are uncertain. `values`: one a sample.
void add_value_distribution(fairvalue::Document& document, const std::vector<double>& values, double price,
                            const Units& units);
/// The market that AMD states for 2028, at its growth, from 2023 on.
void add_market_size_chart(fairvalue::Document& document);

/// What `value` draws: methods, earnings, bridge, deployment, vesting map and sensitivity.
void add_value_charts(fairvalue::Document& document, const Request& request, const Valued& of);

}  // namespace calculator
