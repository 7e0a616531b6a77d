/// \file casefile/read/fingerprint.hpp
/// Checksums of what a case was read from, by which a change of it is noticed.
#pragma once
#include <cstdint>
#include <map>
#include <mutex>
#include <string>

#include <fairvalue/core/checksum.hpp>

#include "casefile/toml/node.hpp"
#include "sources.hpp"

namespace fairvalue::detail {

/// Checksums of data files, each read once. May be asked from several threads.
class FileFingerprints {
 public:
  /// Of the file that the case file `owner` calls `name`; 0 where none can be read there.
  std::uint64_t of(const std::string& owner, const std::string& name) const;

 private:
  mutable std::mutex mutex_{};
  mutable std::map<std::string, std::uint64_t> known_{};
};

/// Adds all that a tree states, the places of it, and the data files that its table `data` names.
void add_tree(Checksum& sum, const Node& root, const Findings& findings, const FileFingerprints& files);

}  // namespace fairvalue::detail
