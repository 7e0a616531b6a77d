/// \file make_book/book_text.hpp
/// Invented warrants, and their text as a case and as a row of a CSV.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

namespace make_book {

enum class BookKind { closed_form, simulated };

struct InventedWarrant {
  std::string name;
  double price;
  double volatility;
  double rate;
  double strike;
  std::string expiry;  ///< a date
  std::vector<double> hurdles;
};

/// Number `index` of the book with this seed: a function of the three alone. Price log-normal around 110 with
/// a deviation of 0.7; volatility 25 to 80 %; rate 3 to 5 %; a third of the strikes a cent, the others 80 to
/// 120 % of the price; 2 to 10 years; the first hurdle 1.1 to 1.8 times the price, each of the others 1.1 to
/// 1.4 times the one before.
InventedWarrant warrant_of(BookKind kind, std::uint64_t seed, std::uint64_t index);

std::string case_text(BookKind kind, const InventedWarrant& warrant);
std::string case_name(std::uint64_t index);
std::string csv_header(BookKind kind);
std::string csv_row(const InventedWarrant& warrant);

}  // namespace make_book
