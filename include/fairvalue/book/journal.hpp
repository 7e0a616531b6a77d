/// \file book/journal.hpp
/// A file to which results are added as they finish, and which loses nothing but what was damaged.
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fairvalue {

/// Where a record begins in the file.
using JournalPlace = std::uint64_t;

/// Records by their keys. Each has a mark, its length, its key, and checksums of these and of its content, so
/// that a record cut short or with a flipped bit is told from a whole one, and the next whole one is found
/// behind it. A record is in the file when `add` returns: ending the process in any way keeps it; `sync`
/// brings it to the disk. One process at a time. Memory: 16 bytes a record.
class Journal {
 public:
  /// Opens or creates the file and reads what is whole; where `path` is empty, a file without a name that is
  /// gone with the process. Throws Error, and leaves what is there as it is, where it cannot be read and
  /// written, another process has it, it is no regular file (a link, a pipe, a device), or it is a file of
  /// something else: not empty, without a whole record, and without the mark at its head.
  explicit Journal(const std::string& path);
  ~Journal();
  Journal(Journal&&) noexcept;
  Journal& operator=(Journal&&) noexcept;

  std::uint64_t records() const;        ///< that were whole when it was opened
  std::uint64_t damaged_bytes() const;  ///< that belong to no whole record

  /// The last whole record with the key; none where there is none. Those added since do not count.
  std::optional<JournalPlace> find(std::uint64_t key) const;
  /// Throws Error where no whole record is there.
  std::string read(JournalPlace place) const;
  JournalPlace add(std::uint64_t key, std::string_view content);
  void sync();

  /// Leaves these records alone, in the order of the file: written beside it and put in its place. Their
  /// places change, and the object must not be used after. Throws Error where that cannot be written, or the
  /// name of the new file is taken by something else.
  void keep_only(std::vector<JournalPlace> places);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace fairvalue
