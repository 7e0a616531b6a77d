#include <fairvalue/book/journal.hpp>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <iterator>
#include <system_error>

#include <fmt/core.h>

#include <fairvalue/core/checksum.hpp>
#include <fairvalue/core/error.hpp>

#include "core/detail/byte_stream.hpp"

namespace fairvalue {
namespace {

/// What a record begins with. The last two digits are the version of the form of records.
constexpr std::string_view mark =
    "\x8B"
    "fvrow01";
constexpr std::size_t head_size = 8 + 4 * sizeof(std::uint64_t);
constexpr std::uint64_t longest = std::uint64_t{1} << 30;

struct RecordHead {
  std::uint64_t key;
  std::uint64_t length;
  std::uint64_t content_sum;
};

std::string head_bytes(const RecordHead& head) {
  detail::ByteWriter to;
  to.number(head);
  const std::string numbers = to.take();
  detail::ByteWriter sum;
  sum.number(checksum(numbers));
  return std::string{mark} + numbers + sum.take();
}

/// None where the bytes are no whole head.
std::optional<RecordHead> head_from(std::string_view bytes) {
  if (bytes.size() < head_size || !bytes.starts_with(mark)) return std::nullopt;
  detail::ByteReader from{bytes.substr(mark.size())};
  const auto head = from.number<RecordHead>();
  const auto sum = from.number<std::uint64_t>();
  const bool is_whole = sum == checksum(bytes.substr(mark.size(), sizeof(RecordHead)));
  return is_whole && head.length <= longest ? std::optional{head} : std::nullopt;
}

/// Whether a journal may be at the name: nothing is there, or a file that is no link, pipe or device.
bool is_file_or_free(const std::string& path) {
  std::error_code error;
  const auto status = std::filesystem::symlink_status(path, error);
  return std::filesystem::is_regular_file(status) || !std::filesystem::exists(status);
}

int opened(const std::string& path) {
  if (!path.empty() && !is_file_or_free(path))
    throw Error{path +
                ": must be a file of its own, no link, pipe or device, for it is the journal; move it "
                "away or choose another output"};
  if (!path.empty()) return open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0666);
  std::error_code error;
  std::string name = (std::filesystem::temp_directory_path(error) / "fairvalue.XXXXXX").string();
  const int number = mkostemp(name.data(), O_CLOEXEC);
  if (number >= 0) unlink(name.c_str());
  return number;
}

/// Up to `size` bytes from a place on; fewer at the end of the file.
std::string bytes_at(int file, JournalPlace place, std::size_t size) {
  std::string bytes(size, '\0');
  std::size_t got = 0;
  while (got < size) {
    const ssize_t more = pread(file, bytes.data() + got, size - got, static_cast<off_t>(place + got));
    if (more < 0 && errno == EINTR) continue;
    if (more <= 0) break;
    got += static_cast<std::size_t>(more);
  }
  bytes.resize(got);
  return bytes;
}

}  // namespace

struct Journal::State {
  struct IndexEntry {
    std::uint64_t key;
    JournalPlace place;
  };

  /// An open file, closed with the object.
  class Descriptor {
   public:
    explicit Descriptor(int number) : number_(number) {}
    ~Descriptor() {
      if (number_ >= 0) close(number_);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int number() const { return number_; }

   private:
    int number_;
  };

  State(std::string its_path, int number) : path(std::move(its_path)), file(number) {}

  [[noreturn]] void refuse(const char* rule) const {
    throw Error{
        fmt::format("{}: {}", path.empty() ? "the journal in the folder for temporary files" : path, rule)};
  }

  void write_all(std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t done = pwrite(file.number(), bytes.data(), bytes.size(), static_cast<off_t>(end));
      if (done < 0 && errno == EINTR) continue;
      if (done <= 0) refuse("cannot be written to: is the disk full?");
      end += static_cast<std::uint64_t>(done);
      bytes.remove_prefix(static_cast<std::size_t>(done));
    }
  }

  /// The head of a whole record there; none else.
  std::optional<RecordHead> record_at(JournalPlace place, std::string* content) const {
    const auto head = head_from(bytes_at(file.number(), place, head_size));
    if (!head) return std::nullopt;
    std::string bytes = bytes_at(file.number(), place + head_size, head->length);
    if (bytes.size() != head->length || checksum(bytes) != head->content_sum) return std::nullopt;
    if (content != nullptr) *content = std::move(bytes);
    return head;
  }

  /// Where the next mark stands at or after a place; the end of the file without one.
  JournalPlace next_mark(JournalPlace place) const {
    constexpr std::size_t window = 1U << 16;
    while (place < end) {
      const std::string bytes = bytes_at(file.number(), place, window);
      const std::size_t found = bytes.find(mark);
      if (found != std::string::npos) return place + found;
      if (bytes.size() < window) break;
      place += window - mark.size() + 1;
    }
    return end;
  }

  /// A file of something else is nobody's to write to: neither begins it as a record does, cut short or not,
  /// nor has it one.
  void require_journal() const {
    const std::string first = bytes_at(file.number(), 0, mark.size());
    if (index.empty() && !mark.starts_with(first))
      refuse("must be a journal or not be there, and is another file; move it away or choose another output");
  }

  void read_index() {
    const off_t size = lseek(file.number(), 0, SEEK_END);
    end = size > 0 ? static_cast<std::uint64_t>(size) : 0;
    std::uint64_t whole = 0;
    for (JournalPlace place = 0; place < end;) {
      const auto head = record_at(place, nullptr);
      if (!head) {
        place = next_mark(place + 1);
        continue;
      }
      index.push_back({head->key, place});
      whole += head_size + head->length;
      place += head_size + head->length;
    }
    damaged = end - whole;
    require_journal();
    std::ranges::stable_sort(index, {}, &IndexEntry::key);
  }

  std::string path;
  Descriptor file;
  std::uint64_t end = 0;
  std::uint64_t damaged = 0;
  std::vector<IndexEntry> index{};  ///< by key, then by place
};

Journal::Journal(const std::string& path) : state_(std::make_unique<State>(path, opened(path))) {
  if (state_->file.number() < 0) state_->refuse("must be a file that can be read and written");
  if (flock(state_->file.number(), LOCK_EX | LOCK_NB) != 0)
    state_->refuse("is in use by another run; wait for it, or choose another output");
  state_->read_index();
}
Journal::~Journal() = default;
Journal::Journal(Journal&&) noexcept = default;
Journal& Journal::operator=(Journal&&) noexcept = default;

std::uint64_t Journal::records() const { return state_->index.size(); }
std::uint64_t Journal::damaged_bytes() const { return state_->damaged; }

std::optional<JournalPlace> Journal::find(std::uint64_t key) const {
  const auto& index = state_->index;
  const auto behind = std::ranges::upper_bound(index, key, {}, &State::IndexEntry::key);
  if (behind == index.begin() || std::prev(behind)->key != key) return std::nullopt;
  return std::prev(behind)->place;
}

std::string Journal::read(JournalPlace place) const {
  std::string content;
  if (!state_->record_at(place, &content)) state_->refuse("was damaged while it was in use; start again");
  return content;
}

JournalPlace Journal::add(std::uint64_t key, std::string_view content) {
  if (content.size() > longest) state_->refuse("must have records of at most 1 GB");
  const JournalPlace place = state_->end;
  std::string bytes = head_bytes({key, content.size(), checksum(content)});
  bytes.append(content);
  state_->write_all(bytes);
  return place;
}

void Journal::sync() { fdatasync(state_->file.number()); }

void Journal::keep_only(std::vector<JournalPlace> places) {
  if (state_->path.empty()) return;
  std::ranges::sort(places);
  places.erase(std::unique(places.begin(), places.end()), places.end());
  const std::string part = state_->path + ".part";
  {
    Journal kept{part};  // throws on a file of something else
    if (ftruncate(kept.state_->file.number(), 0) != 0) kept.state_->refuse("cannot be written to");
    kept.state_->end = 0;
    for (const JournalPlace place : places) {
      std::string content;
      const auto head = state_->record_at(place, &content);
      if (head) kept.add(head->key, content);
    }
    kept.sync();
    if (std::rename(part.c_str(), state_->path.c_str()) != 0) state_->refuse("cannot be replaced");
  }
}

}  // namespace fairvalue
