#include <fairvalue/book/book_run.hpp>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <map>
#include <mutex>
#include <ostream>
#include <stop_token>
#include <string_view>
#include <thread>
#include <utility>

#include <fairvalue/book/book_file.hpp>
#include <fairvalue/casefile/case_file.hpp>
#include <fairvalue/core/checksum.hpp>
#include <fairvalue/core/outcome.hpp>

#include "core/detail/byte_stream.hpp"
#include "items/book_item.hpp"
#include "items/suitable.hpp"

namespace fairvalue {
namespace {

using detail::BookItem;
using detail::ItemResult;

/// A case under a shock, or as it is.
BookRow row_under(const CaseSource& source, const std::vector<PathSetting>& settings, const Shock& shock,
                  const PricingSettings& pricing) {
  std::vector<PathSetting> all = settings;
  all.insert(all.end(), shock.settings.begin(), shock.settings.end());
  const auto file = attempt([&] { return source.read(all, shock.shifts); });
  BookRow row = file.has_value() ? row_of(file.value(), pricing) : failed_row(file.reason());
  row.shock = shock.name;
  return row;
}

}  // namespace

struct BookValuer::State {
  /// Case files by their names, the last used ones kept.
  class SourceCache {
   public:
    std::shared_ptr<const CaseSource> at(const std::string& path) {
      if (auto known = find(path)) return known;
      auto source = std::make_shared<const CaseSource>(path);  // outside the lock: others go on
      const std::scoped_lock lock{mutex_};
      if (sources_.emplace(path, source).second) order_.push_back(path);
      if (order_.size() > most) {
        sources_.erase(order_.front());
        order_.pop_front();
      }
      return source;
    }

   private:
    static constexpr std::size_t most = 64;

    std::shared_ptr<const CaseSource> find(const std::string& path) {
      const std::scoped_lock lock{mutex_};
      const auto found = sources_.find(path);
      return found == sources_.end() ? nullptr : found->second;
    }

    std::mutex mutex_{};
    std::map<std::string, std::shared_ptr<const CaseSource>> sources_{};
    std::deque<std::string> order_{};
  };

  explicit State(BookRequest its_request) : request(std::move(its_request)) {}

  BookRequest request;
  SourceCache sources{};

  std::vector<PathSetting> settings_of(const BookPosition& position) const {
    std::vector<PathSetting> settings = request.settings;
    settings.insert(settings.end(), position.settings.begin(), position.settings.end());
    return settings;
  }

  /// With those of the shocks, which may name files of their own.
  std::vector<PathSetting> all_settings_of(const BookPosition& position) const {
    std::vector<PathSetting> settings = settings_of(position);
    for (const Shock& shock : request.shocks)
      settings.insert(settings.end(), shock.settings.begin(), shock.settings.end());
    return settings;
  }

  /// Rows of the case as it is and under each shock.
  std::vector<BookRow> rows_of(const CaseSource& source, const BookPosition& position,
                               PricingSettings pricing) const {
    const auto settings = settings_of(position);
    std::vector<BookRow> rows{row_under(source, settings, {}, pricing)};
    if (rows.front().paths > 0) {  // the shocks share the paths, however many the error took
      pricing.paths = rows.front().paths;
      pricing.error.reset();
    }
    for (const Shock& shock : request.shocks) rows.push_back(row_under(source, settings, shock, pricing));
    return rows;
  }

  std::vector<BookRow> failed_rows(const std::string& failure) const {
    std::vector<BookRow> rows{failed_row(failure)};
    for (const Shock& shock : request.shocks) {
      rows.push_back(failed_row(failure));
      rows.back().shock = shock.name;
    }
    return rows;
  }

  ItemResult result_of(const BookItem& item, const PricingSettings& pricing) {
    ItemResult result{.number = item.number};
    const BookPosition& position = item.position;
    const auto source = position.fault.empty()
                            ? attempt([&] { return sources.at(position.case_path); })
                            : Outcome<std::shared_ptr<const CaseSource>>::failure(position.fault);
    result.fingerprint = source.has_value() ? source.value()->fingerprint(all_settings_of(position))
                                            : checksum(source.reason());
    if (item.known == result.fingerprint) return result;
    result.rows = detail::bytes_of(source.has_value() ? rows_of(*source.value(), position, pricing)
                                                      : failed_rows(source.reason()));
    return result;
  }
};

BookValuer::BookValuer(BookRequest request) : state_(std::make_unique<State>(std::move(request))) {}
BookValuer::~BookValuer() = default;
BookValuer::BookValuer(BookValuer&&) noexcept = default;
BookValuer& BookValuer::operator=(BookValuer&&) noexcept = default;

void BookValuer::require_suitable() const { detail::require_suitable(state_->request); }

WorkResult BookValuer::value(const std::string& item) const {
  PricingSettings pricing = state_->request.pricing;
  pricing.run = {.threads = 1};
  pricing.most_steps = long_run_steps / static_cast<double>(1 + state_->request.shocks.size());
  try {
    return {.bytes = detail::bytes_of(state_->result_of(detail::item_from(item), pricing))};
  } catch (const LongRun&) {
    return {.is_long = true};
  }
}

std::string BookValuer::value_together(const std::string& item, const RunControl& control) const {
  PricingSettings pricing = state_->request.pricing;
  pricing.run = control;
  return detail::bytes_of(state_->result_of(detail::item_from(item), pricing));
}

namespace {

/// Brings a journal to the disk four times a second, on a thread of its own: a disk may take its time.
class SyncedJournal {
 public:
  explicit SyncedJournal(Journal& journal)
      : journal_(journal), thread_([this](const std::stop_token& stop) { sync_until(stop); }) {}

  JournalPlace add(std::uint64_t key, std::string_view content) {
    const JournalPlace place = journal_.add(key, content);
    is_behind_ = true;
    return place;
  }

 private:
  void sync_until(const std::stop_token& stop) {
    constexpr std::chrono::milliseconds between{250};
    std::unique_lock lock{mutex_};
    while (!wake_.wait_for(lock, stop, between, [&] { return stop.stop_requested(); })) {
      if (is_behind_.exchange(false)) journal_.sync();
    }
  }

  Journal& journal_;
  std::atomic<bool> is_behind_{false};
  std::mutex mutex_{};
  std::condition_variable_any wake_{};
  std::jthread thread_;
};

/// One run: items out, results into the journal.
class BookRun {
 public:
  BookRun(const BookRequest& request, Journal& journal, const BookWatch& watch)
      : reader_(request.inputs), journal_(journal), watch_(watch) {
    result_.places.resize(reader_.size());
    book_id_ = detail::id_of_request(request);
  }

  std::optional<std::string> next() {
    auto position = reader_.next();
    if (!position) return std::nullopt;
    BookItem item{.number = next_++, .position = std::move(*position)};
    if (const auto known = journal_.find(id_of(item))) {
      result_.places[item.number] = *known;
      item.known = detail::record_from(journal_.read(*known)).fingerprint;
    }
    ids_.emplace(item.number, id_of(item));
    return detail::bytes_of(item);
  }

  void finished(const std::string& bytes) {
    const ItemResult result = detail::result_from(bytes);
    const auto id = ids_.extract(result.number);
    if (result.rows.empty()) {
      ++result_.kept;
    } else {
      result_.places.at(result.number) = synced_.add(
          id.mapped(),
          detail::bytes_of(detail::BookRecord{.fingerprint = result.fingerprint, .rows = result.rows}));
      ++result_.valued;
    }
    if (watch_.progress) watch_.progress({result_.kept + result_.valued, result_.places.size()});
  }

  BookResult take() {
    journal_.sync();
    result_.is_whole = result_.kept + result_.valued == result_.places.size();
    return std::move(result_);
  }

 private:
  std::uint64_t id_of(const BookItem& item) const { return detail::id_of_position(book_id_, item.position); }

  BookReader reader_;
  Journal& journal_;
  const BookWatch& watch_;
  BookResult result_{};
  std::uint64_t book_id_ = 0;
  std::uint64_t next_ = 0;
  std::map<std::uint64_t, std::uint64_t> ids_{};  ///< of the items under way, by number
  SyncedJournal synced_{journal_};                ///< last: its thread uses the journal
};

}  // namespace

BookResult run_book(const BookRequest& request, Journal& journal, const Schedule& schedule,
                    const BookWatch& watch) {
  const BookValuer valuer{request};
  BookRun run{request, journal, watch};
  schedule({.next = [&] { return run.next(); },
            .value = [&](const std::string& item) { return valuer.value(item); },
            .value_together = [&](const std::string& item,
                                  const RunControl& control) { return valuer.value_together(item, control); },
            .finished = [&](const std::string& result) { run.finished(result); },
            .cancelled = watch.cancelled});
  return run.take();
}

void visit_rows(const BookRequest& request, const Journal& journal, const BookResult& result,
                const RowsVisitor& visit) {
  BookReader reader{request.inputs};
  std::uint64_t number = 0;
  while (const auto position = reader.next()) {
    const std::string record = journal.read(result.places.at(number++));
    std::vector<BookRow> rows = detail::rows_from(detail::record_from(record).rows);
    for (BookRow& row : rows) {  // the journal does not have the line, which moves with the rows above
      if (!row.failure.empty() && !position->place.empty())
        row.failure = position->place + ": " + row.failure;
    }
    visit({.position = number, .case_path = position->case_path}, rows);
  }
}

void write_rows(std::ostream& out, BookFormat format, const BookRequest& request, const Journal& journal,
                const BookResult& result) {
  if (format == BookFormat::csv) out << row_header();
  visit_rows(request, journal, result, [&](const RowPlace& place, const std::vector<BookRow>& rows) {
    for (const BookRow& row : rows) {
      const auto change = change_of(row, rows.front());
      out << (format == BookFormat::csv ? csv_line(place, row, change) : json_line(place, row, change));
    }
  });
}

std::optional<double> change_of(const BookRow& row, const BookRow& base) {
  if (row.shock.empty() || !row.warrants || !base.warrants) return std::nullopt;
  return *row.warrants - *base.warrants;
}

}  // namespace fairvalue
