#include "output_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <optional>
#include <utility>

#include <fairvalue/core/error.hpp>

#include "interrupt.hpp"

namespace examples {
namespace {

namespace fs = std::filesystem;
using Status = struct stat;

std::optional<Status> status_of(const std::string& path) {
  Status status = {};
  return stat(path.c_str(), &status) == 0 ? std::optional{status} : std::nullopt;
}

/// The program's own stream when the file is what it writes to.
std::ostream* standard_stream(const Status& file) {
  const auto same = [&](int descriptor) {
    Status status = {};
    return fstat(descriptor, &status) == 0 && status.st_dev == file.st_dev && status.st_ino == file.st_ino;
  };
  return same(STDOUT_FILENO) ? &std::cout : same(STDERR_FILENO) ? &std::cerr : nullptr;
}

/// Where a link leads, also one that leads nowhere yet.
std::string target_of(fs::path path) {
  for (int links = 0; links < 40 && fs::is_symlink(fs::symlink_status(path)); ++links) {
    path = path.parent_path() / fs::read_symlink(path);
  }
  return path.string();
}

/// Creates a file that was not there, beside the other one and with its mode and owner if there is one. Its
/// name; empty when there can be none.
std::string new_part(const std::string& file, const std::optional<Status>& old) {
  const SignalsHeld held;
  int descriptor = -1;
  std::string name;
  for (int i = 0; descriptor < 0 && (i == 0 || errno == EEXIST); ++i) {
    name = file + ".part" + std::to_string(i);
    descriptor = open(name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  }
  if (descriptor < 0) return "";
  remove_on_signal(name);
  const bool ours = !old || fchown(descriptor, old->st_uid, old->st_gid) == 0 || old->st_uid == geteuid();
  const bool same_mode = !old || fchmod(descriptor, old->st_mode & (ours ? 07777 : 0777)) == 0;
  close(descriptor);
  if (same_mode) return name;
  unlink(name.c_str());
  keep_on_signal(name);
  return "";
}

bool is_written(std::ostream& stream, const std::function<void(std::ostream&)>& write) {
  if (stream) write(stream);
  return static_cast<bool>(stream.flush());
}

bool is_file_written(const std::string& file, const std::function<void(std::ostream&)>& write) {
  std::ofstream stream{file};
  const bool written = is_written(stream, write);
  stream.close();
  return written && stream;
}

fairvalue::Error refusal(const std::string& option, const std::string& path) {
  return fairvalue::Error{option + ": must be a file that can be written, got '" + path + "'"};
}

}  // namespace

OutputFile::OutputFile(std::string option, std::string path)
    : option_(std::move(option)), path_(std::move(path)) {
  const auto old = status_of(path_);
  stream_ = old ? standard_stream(*old) : nullptr;
  if (stream_ != nullptr) return;
  if (old && (S_ISDIR(old->st_mode) || access(path_.c_str(), W_OK) != 0)) throw refusal(option_, path_);
  if (old && !S_ISREG(old->st_mode)) return;
  target_ = target_of(path_);
  part_ = new_part(target_, old);
  if (part_.empty()) throw refusal(option_, path_);
}

OutputFile::~OutputFile() {
  if (part_.empty()) return;
  unlink(part_.c_str());
  keep_on_signal(part_);
}

void OutputFile::write(const std::function<void(std::ostream&)>& write) {
  bool done = stream_ != nullptr ? is_written(*stream_, write)
                                 : is_file_written(part_.empty() ? path_ : part_, write);
  if (!part_.empty() && done) {
    done = std::rename(part_.c_str(), target_.c_str()) == 0;
    if (done) keep_on_signal(std::exchange(part_, ""));
  }
  if (!done) throw refusal(option_, path_);
}

}  // namespace examples
