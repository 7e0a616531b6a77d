#include "ai_hardware_2024.hpp"

#include <fairvalue/core/growth.hpp>
#include <fairvalue/core/require.hpp>
#include <fairvalue/industry/mix_ramp.hpp>
#include <fairvalue/industry/yield.hpp>

#include "embedded_ai_hardware_2024.hpp"
#include "support/amd_june_2025.hpp"
#include "support/number_file.hpp"

namespace examples {
namespace {

PriceMove move_of_row(NumberTable& row) {
  using enum NumberRule;
  using enum Dimension;
  return {
      .name = row.required<std::string>({"name", "The company."}),
      .move = row.required<double>({"move", "Of its share that night.", growth, percent}),
      .in_basket = row.optional<bool>({"in_basket", "One of the seven; no unless given."}).value_or(false)};
}

ReportedPeriod period_of_row(NumberTable& row) {
  using enum NumberRule;
  return {.period = row.required<std::string>({"period", "A fiscal period."}),
          .opening = row.sourced<Money>({"opening", "Backlog at its start.", non_negative}),
          .shipped = row.sourced<Money>({"shipped", "Booked as revenue.", non_negative}),
          .closing = row.sourced<Money>({"closing", "Backlog at its end.", non_negative}),
          .orders = row.optional<Sourced<Money>>({"orders", "As reported.", non_negative})};
}

/// The two readings of the backlog's growth, and its two quarters.
void check_backlog(NumberTable& file, const AiHardware2024& article) {
  const Money now = article.backlog.value;
  const Money before = now / article.backlog_ratio.value;
  const Money third = article.shipped_third.value;
  const Money shipped = third + article.shipped_fourth.value;
  const Money openings[] = {before, now / (1.0 + article.backlog_ratio.value)};
  file.check("backlog_ratio", [&] {
    for (const Money opening : openings)
      implied_orders({.opening = opening, .closing = now, .shipped = shipped});
  });
  file.check("look_back", [&] {
    for (const Money opening : openings) cagr(opening, now, article.look_back.value);
  });
  file.check("shipped_third", [&] {
    const Money orders = implied_orders({.opening = before, .closing = now, .shipped = shipped});
    const auto split = split_at_growth(orders, article.order_growth.value, 2);
    closing_backlog(before, {.orders = split[0], .shipped = third});
  });
}

/// What the tables need of several numbers together.
void check_hardware(NumberTable& file, const AiHardware2024& article) {
  const auto inside = [&](const char* key, double share) {
    file.check(key, [&] { require(0.0 < share && share < 1.0, key, "above 0 and below 1", share); });
  };
  file.check("reported", [&] {
    for (const ReportedPeriod& one : article.reported) {
      if (one.orders) continue;
      implied_orders(
          {.opening = one.opening.value, .closing = one.closing.value, .shipped = one.shipped.value});
    }
  });
  check_backlog(file, article);
  file.check("quarters", [&] { growth(article.quarters.value.front(), article.quarters.value.back()); });
  file.check("yield_china",
             [&] { relative_cost_per_good_unit(article.yield_china.value.low, article.yield_abroad.value); });
  file.check("compute_growth", [&] {
    require(article.compute_growth.value > 1.0, "compute_growth", "> 1", article.compute_growth.value);
  });
  file.check("lead_time", [&] {
    require(article.lead_time.value.length > 0, "lead_time", "> 0", article.lead_time.value.length);
  });
  file.check("servers", [&] { market_revision(article.servers_before.value, article.servers.value); });
  file.check("interview", [&] {
    const double by_time = revenue_weighted_position(article.quarters.value, RampSpan::start_to_end);
    ramp_to_end(article.inference_of_year.value, article.inference_now.value,
                by_time / article.interview.value);
  });
  inside("confidence", article.confidence.value);
  inside("significance", article.significance.value);
}

AiHardware2024 read_hardware(NumberTable& file) {
  using enum NumberRule;
  using enum Dimension;
  const AmdJune2025 amd = amd_june_2025();
  AiHardware2024 article{
      .published = file.required<Date>({"published", "The day of the article."}),
      .moves = file.rows({"moves", "Of share prices."}, move_of_row),
      .dell_move = file.sourced<double>({"dell_move", "Of its share.", positive, percent}),
      .nvidia_year_to_date = file.sourced<double>({"nvidia_year_to_date", "Of its share.", growth, percent}),
      .amd_year_to_date = file.sourced<double>({"amd_year_to_date", "Of its share.", growth, percent}),
      .backlog = file.sourced<Money>({"backlog", "Of Dell's AI servers.", positive}),
      .backlog_ratio = file.sourced<double>({"backlog_ratio", "To that of look_back before.", positive}),
      .look_back = file.sourced<Years>({"look_back", "Between the two backlogs.", positive}),
      .reported =
          file.rows({.name = "reported", .meaning = "A period of the backlog.", .least = 2}, period_of_row)
              .value,
      .shipped_third = file.sourced<Money>({"shipped_third", "In the third fiscal quarter.", positive}),
      .shipped_fourth = file.sourced<Money>({"shipped_fourth", "In the fourth.", positive}),
      .order_growth = file.sourced<double>({"order_growth", "From one to the other.", growth, percent}),
      .lead_time = file.sourced<LeadStep>({"lead_time", "From order to delivery."}),
      .products = file.sourced<std::vector<ProductBacklog>>({"products", "What the backlog is of."}),
      .servers_before = file.sourced<MarketSize>({"servers_before", "The earlier forecast."}),
      .servers = file.sourced<MarketSize>({"servers", "The later forecast."}),
      .accelerators =
          file.optional<Sourced<MarketSize>>({"accelerators", "Their market."}).value_or(amd.accelerators),
      .accelerator_growth = file.optional<Sourced<double>>({"accelerator_growth", "A year.", growth, percent})
                                .value_or(amd.accelerator_growth),
      .inference_now = file.sourced<double>({"inference_now", "Part of revenue today.", fraction, percent}),
      .inference_of_year = file.sourced<double>({"inference_of_year", "Of the year's.", fraction, percent}),
      .quarters = file.sourced<std::vector<Money>>(
          {"quarters", "Revenue of the four quarters of the year.", positive, money, 4, 4}),
      .interview = file.sourced<double>({"interview", "Years from the year's start to it.", positive}),
      .yield_china = file.sourced<Interval<double>>({"yield_china", "Of HBM.", fraction, percent}),
      .yield_abroad = file.sourced<double>({"yield_abroad", "Of HBM.", fraction, percent}),
      .layers = file.sourced<int>({"layers", "Of a stack.", positive}),
      .compute_growth = file.sourced<double>({"compute_growth", "Times in six months.", positive}),
      .wafers = file.sourced<Interval<double>>({"wafers", "For the demand.", positive}),
      .fabs = file.sourced<double>({"fabs", "For the demand.", positive}),
      .nvidia_wafers = file.sourced<double>({"nvidia_wafers", "Of a year, at least.", positive}),
      .hours_driven = file.sourced<double>({"hours_driven", "A week, by a person.", positive}),
      .hours_autonomous =
          file.sourced<Interval<double>>({"hours_autonomous", "A week, by the car alone.", positive}),
      .move_right = file.sourced<double>({"move_right", "Of every AI share.", fraction, percent}),
      .confidence = file.sourced<double>({"confidence", "Of the prediction range.", fraction, percent}),
      .significance =
          file.sourced<double>({"significance", "A p-value from here on ranks nobody.", fraction, percent}),
  };
  check_hardware(file, article);
  return article;
}

}  // namespace

AiHardware2024 ai_hardware_2024(const std::optional<std::string>& path) {
  return read_sourced_numbers(number_file(path, embedded_ai_hardware_2024, "ai_hardware_2024.toml"),
                              read_hardware);
}

}  // namespace examples
