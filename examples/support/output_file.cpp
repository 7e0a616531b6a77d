#include "output_file.hpp"

#include <fcntl.h>
#include <sys/file.h>
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

bool is_named(int descriptor, const std::string& name) {
  Status open = {}, named = {};
  return fstat(descriptor, &open) == 0 && lstat(name.c_str(), &named) == 0 && open.st_dev == named.st_dev &&
         open.st_ino == named.st_ino;
}

/// Takes away a part that no run holds: its run was killed.
void remove_left_over(const std::string& name) {
  const int descriptor = open(name.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  if (descriptor < 0) return;
  if (flock(descriptor, LOCK_EX | LOCK_NB) == 0 && is_named(descriptor, name)) unlink(name.c_str());
  close(descriptor);
}

struct Part {
  std::string name{};  ///< empty where there can be none
  int lock = -1;       ///< holds it against other runs
};

/// Creates a file beside the other one and with its mode and owner if there is one.
Part new_part(const std::string& file, const std::optional<Status>& old) {
  const SignalsHeld held;
  Part part;
  for (int i = 0; part.lock < 0 && (i == 0 || errno == EEXIST); ++i) {
    part.name = file + ".fairvalue.part" + std::to_string(i);
    remove_left_over(part.name);
    part.lock = open(part.name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  }
  if (part.lock < 0) return {};
  flock(part.lock, LOCK_EX | LOCK_NB);  // where the file system has no locks, none is left over either
  remove_on_signal(part.name);
  const bool ours = !old || fchown(part.lock, old->st_uid, old->st_gid) == 0 || old->st_uid == geteuid();
  const bool same_mode = !old || fchmod(part.lock, old->st_mode & (ours ? 07777 : 0777)) == 0;
  if (same_mode && is_named(part.lock, part.name)) return part;
  unlink(part.name.c_str());
  keep_on_signal(part.name);
  close(part.lock);
  return {};
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
  const Part part = new_part(target_, old);
  if (part.name.empty()) throw refusal(option_, path_);
  part_ = part.name;
  lock_ = part.lock;
  is_new_ = !old;
}

OutputFile::~OutputFile() {
  if (!part_.empty()) {
    unlink(part_.c_str());
    keep_on_signal(part_);
  }
  if (lock_ >= 0) close(lock_);
}

void OutputFile::write(const std::function<void(std::ostream&)>& write) {
  fill(write);
  OutputFile* const all[] = {this};
  place(all);
}

void OutputFile::fill(const std::function<void(std::ostream&)>& write) {
  const bool done = stream_ != nullptr ? is_written(*stream_, write)
                                       : is_file_written(part_.empty() ? path_ : part_, write);
  if (!done) throw refusal(option_, path_);
}

bool OutputFile::is_placed() {
  if (part_.empty()) return true;  // written through
  if (std::rename(part_.c_str(), target_.c_str()) != 0) return false;
  keep_on_signal(std::exchange(part_, ""));
  return true;
}

void OutputFile::place(std::span<OutputFile* const> all) {
  const SignalsHeld held;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i]->is_placed()) continue;
    for (OutputFile* const before : all.first(i)) {
      if (before->is_new_) unlink(before->target_.c_str());
    }
    throw refusal(all[i]->option_, all[i]->path_);
  }
}

}  // namespace examples
