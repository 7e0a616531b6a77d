/// \file rank_ai_hardware/tables.hpp
/// The tables of rank_ai_hardware, one function each, in the order of article 004. Every number in them, also
/// in titles and notes, is computed from the case or from the file of peers.
#pragma once
#include <string>
#include <vector>

#include <fairvalue/casefile/peer_file.hpp>
#include <fairvalue/report/table.hpp>

#include "support/ai_hardware_2024.hpp"

namespace rank_ai_hardware {

using examples::AiHardware2024;
using fairvalue::TextTable;

/// The peers of the chart and what stands behind every table of them.
struct PeerChart {
  std::vector<fairvalue::PeerRow> rows;
  std::string mark;              ///< in every title: that the market is made up, or the user's file
  fairvalue::PeerLine on_share;  ///< of the multiple, or of its logarithm, on the AI share
};
PeerChart peer_chart(std::vector<fairvalue::PeerRow> rows, std::string mark,
                     fairvalue::PeerResponse response = fairvalue::PeerResponse::multiple);

/// The mark of the peers that the program carries.
inline constexpr const char* made_up = "made-up names and numbers, not data";

/// Why these peers cannot be ranked: there is no line, or its slope cannot be told from zero at a level of 1
/// less the case's confidence. Empty if they can.
std::string why_unranked(const AiHardware2024& article, const PeerChart& chart);

/// The p-value of the slope on the AI share as people read it: "0.051", "below 0.001", "none" where every
/// peer lies on the line.
std::string slope_p_text(const PeerChart& chart);

// night_tables.cpp: how the shares moved
TextTable move_table(const AiHardware2024& article);

// backlog_tables.cpp: Dell's orders, shipments and lead times
TextTable backlog_table(const AiHardware2024& article);
TextTable quarter_table(const AiHardware2024& article);
TextTable roll_table(const AiHardware2024& article);
TextTable recognition_table(const AiHardware2024& article);

// industry_tables.cpp: markets, NVIDIA's mix, memory, and how fast it all grows
TextTable market_table(const AiHardware2024& article);
TextTable mix_table(const AiHardware2024& article);
TextTable yield_table(const AiHardware2024& article);
TextTable scale_table(const AiHardware2024& article);

// peer_tables.cpp: the chart of multiple on AI share
TextTable line_table(const AiHardware2024& article, const PeerChart& chart);
TextTable ranking_table(const AiHardware2024& article, const PeerChart& chart);
TextTable right_table(const AiHardware2024& article, const PeerChart& chart);
TextTable assumption_table(const AiHardware2024& article, const PeerChart& chart);

/// The answer before the tables.
std::string headline(const AiHardware2024& article, const PeerChart& chart);

}  // namespace rank_ai_hardware
