#include <fairvalue/book/book_summary.hpp>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>

namespace fairvalue {
namespace {

class Summing {
 public:
  explicit Summing(const BookRequest& request) : request_(request) {}

  void add(const RowPlace& place, const std::vector<BookRow>& rows) {
    ++summary_.positions;
    bool has_failed = false;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      add_row(place, rows[i], rows.front(), i);
      has_failed = has_failed || !rows[i].failure.empty();
    }
    if (has_failed) ++summary_.failed_positions;
    if (rows.front().status() != RowStatus::nothing_to_value) return;
    ++summary_.idle_positions;
    if (summary_.idle.size() < most_failures)
      summary_.idle.push_back({place.position, std::string{place.case_path}, rows.front().name});
  }

  BookSummary take() {
    auto unknown = totals_.extract("");
    for (auto& [currency, totals] : totals_) std::ranges::move(totals, std::back_inserter(summary_.totals));
    const bool one_currency = totals_.size() == 1;
    if (unknown) {
      auto& last = unknown.mapped();
      std::erase_if(last, [](const BookTotal& one) { return one.positions == 0; });
      std::ranges::move(last, std::back_inserter(summary_.totals));
    }
    for (Ranked& one : moves_) rank(one, one_currency);
    std::ranges::stable_sort(moves_, std::ranges::greater{}, &Ranked::size);
    if (moves_.size() > most_moves) moves_.resize(most_moves);
    for (Ranked& one : moves_) summary_.moves.push_back(std::move(one.move));
    return std::move(summary_);
  }

 private:
  struct Ranked {
    BookMove move;
    double size = 0.0;
  };

  static void rank(Ranked& one, bool in_currency) {
    const double change = std::abs(one.move.change);
    one.size = in_currency || one.move.base == 0.0 ? change : change / std::abs(one.move.base);
  }

  std::vector<BookTotal>& totals_of(const std::string& currency) {
    const auto [found, is_new] = totals_.try_emplace(currency);
    if (is_new) {
      found->second.push_back({.currency = currency, .shock = ""});
      for (const Shock& shock : request_.shocks)
        found->second.push_back({.currency = currency, .shock = shock.name});
    }
    return found->second;
  }

  void add_row(const RowPlace& place, const BookRow& row, const BookRow& base, std::size_t number) {
    ++summary_.rows;
    if (!row.doubts.empty()) ++summary_.doubtful_rows;
    if (row.is_read() && is_chosen(row.standing)) ++summary_.chosen_rows;
    if (!row.failure.empty()) add_failure(place, row);
    BookTotal& total = totals_of(row.currency.empty() ? base.currency : row.currency)[number];
    ++total.positions;
    if (row.status() == RowStatus::failed) ++total.failed;
    if (row.status() == RowStatus::nothing_to_value) ++total.nothing_to_value;
    add_if_any(total.warrants, row.warrants);
    add_if_any(total.error, row.error);
    add_if_any(total.deals_net_value, row.deals_net_value);
    const auto change = change_of(row, base);
    if (!change) return;
    add_if_any(total.change, change);
    add_move({.position = place.position,
              .name = row.name,
              .shock = row.shock,
              .currency = row.currency,
              .base = *base.warrants,
              .change = *change});
  }

  static void add_if_any(std::optional<double>& sum, const std::optional<double>& more) {
    if (more) sum = sum.value_or(0.0) + *more;
  }

  void add_failure(const RowPlace& place, const BookRow& row) {
    ++summary_.failed_rows;
    if (summary_.failures.size() == most_failures) return;
    summary_.failures.push_back({place.position, std::string{place.case_path}, row.shock, row.failure});
  }

  /// Keeps enough for both orders: by amount and by part.
  void add_move(BookMove move) {
    moves_.push_back({std::move(move)});
    if (moves_.size() < 64 * most_moves) return;
    std::vector<Ranked> kept;
    for (const bool in_currency : {true, false}) {
      for (Ranked& one : moves_) rank(one, in_currency);
      std::ranges::stable_sort(moves_, std::ranges::greater{}, &Ranked::size);
      const auto middle = moves_.begin() + most_moves;
      kept.insert(kept.end(), moves_.begin(), middle);
      moves_.erase(moves_.begin(), middle);
    }
    moves_ = std::move(kept);
  }

  const BookRequest& request_;
  BookSummary summary_{};
  std::map<std::string, std::vector<BookTotal>> totals_{};
  std::vector<Ranked> moves_{};
};

}  // namespace

BookSummary summary_of(const BookRequest& request, const Journal& journal, const BookResult& result) {
  Summing summing{request};
  visit_rows(request, journal, result,
             [&](const RowPlace& place, const std::vector<BookRow>& rows) { summing.add(place, rows); });
  return summing.take();
}

}  // namespace fairvalue
