#include "book_text.hpp"

#include <cmath>

#include <fmt/core.h>

#include <fairvalue/math/normal.hpp>
#include <fairvalue/math/philox.hpp>

namespace make_book {
namespace {

/// Uniform numbers between 0 and 1, of one warrant.
class Draws {
 public:
  Draws(std::uint64_t seed, std::uint64_t index) : seed_(seed), index_(index) {}

  double next() {
    const auto words = fairvalue::philox4x32(
        {static_cast<std::uint32_t>(index_), static_cast<std::uint32_t>(index_ >> 32), number_++, 0},
        fairvalue::philox_key(seed_));
    return fairvalue::uniform(words[0]);
  }
  double between(double low, double high) { return low + (high - low) * next(); }

 private:
  std::uint64_t seed_;
  std::uint64_t index_;
  std::uint32_t number_ = 0;
};

double cents(double amount) { return std::round(100.0 * amount) / 100.0; }
double rounded(double number) { return std::round(1e4 * number) / 1e4; }

}  // namespace

InventedWarrant warrant_of(BookKind kind, std::uint64_t seed, std::uint64_t index) {
  Draws draws{seed, index};
  const double price = cents(110.0 * std::exp(0.7 * fairvalue::normal_quantile(draws.next())));
  InventedWarrant warrant{
      .name = fmt::format("warrant {}", index),
      .price = price,
      .volatility = rounded(draws.between(0.25, 0.80)),
      .rate = rounded(draws.between(0.03, 0.05)),
      .strike = draws.next() < 1.0 / 3.0 ? 0.01 : cents(price * draws.between(0.8, 1.2)),
      .expiry = fmt::format("{}-{:02}-15", 2027 + static_cast<int>(draws.between(0.0, 9.0)),
                            1 + static_cast<int>(draws.between(0.0, 12.0))),
      .hurdles = {cents(price * draws.between(1.1, 1.8))}};
  const std::size_t tranches = kind == BookKind::simulated ? 6 : 1;
  while (warrant.hurdles.size() < tranches)
    warrant.hurdles.push_back(cents(warrant.hurdles.back() * draws.between(1.1, 1.4)));
  return warrant;
}

std::string case_text(BookKind kind, const InventedWarrant& of) {
  const char* const rule = kind == BookKind::simulated ? "{ average_of = 20 }" : "\"continuous\"";
  std::string text = fmt::format(
      "schema = 1\nname = \"{}\"\n\n[company]\nname = \"an invented company\"\ncurrency = "
      "\"USD\"\n\n[market]\n"
      "price = {}\nas_of = 2025-10-06\nvolatility = {}\nrisk_free_rate = {}\nstanding = \"assumed\"\n"
      "source = \"invented\"\n\n[[award]]\nname = \"warrant\"\n\n[award.warrant]\nholder = \"a customer\"\n"
      "shares = {}\nstrike = {}\ngranted = 2025-10-06\nexpiry = {}\nmonitoring = {}\nstanding = \"assumed\"\n"
      "source = \"invented\"\n",
      of.name, of.price, of.volatility, of.rate, 1'000'000 * of.hurdles.size(), of.strike, of.expiry, rule);
  for (std::size_t i = 0; i < of.hurdles.size(); ++i) {
    text += fmt::format("\n[[award.warrant.tranche]]\nname = \"{}\"\nshares = 1_000_000\nprice_hurdle = {}\n",
                        i + 1, of.hurdles[i]);
  }
  return text;
}

std::string case_name(std::uint64_t index) { return fmt::format("warrant_{:08}.toml", index); }

std::string csv_header(BookKind kind) {
  std::string header =
      "case,name,market.price,market.volatility,market.risk_free_rate,award[0].warrant.strike,"
      "award[0].warrant.expiry";
  const std::size_t tranches = kind == BookKind::simulated ? 6 : 1;
  for (std::size_t i = 0; i < tranches; ++i)
    header += fmt::format(",award[0].warrant.tranche[{}].price_hurdle", i);
  return header + "\n";
}

std::string csv_row(const InventedWarrant& of) {
  std::string row = fmt::format("base.toml,{},{},{},{},{},{}", of.name, of.price, of.volatility, of.rate,
                                of.strike, of.expiry);
  for (const double hurdle : of.hurdles) row += fmt::format(",{}", hurdle);
  return row + "\n";
}

}  // namespace make_book
