#include <fairvalue/mpi/mpi_session.hpp>

#include <sched.h>

#include <algorithm>
#include <cstdlib>
#include <vector>

#include <fmt/core.h>

#include <fairvalue/book/thread_schedule.hpp>
#include <fairvalue/core/error.hpp>

#include "exchange/block_share.hpp"
#include "exchange/message.hpp"
#include "exchange/rank_feed.hpp"

namespace fairvalue {
namespace {

using detail::RankFeed;

cpu_set_t own_cores() {
  cpu_set_t set;
  CPU_ZERO(&set);
  sched_getaffinity(0, sizeof set, &set);
  return set;
}

/// Ranks of this node that may use the same cores, this one among them.
int ranks_on_same_cores(MPI_Comm node) {
  int count = 1;
  MPI_Comm_size(node, &count);
  const cpu_set_t own = own_cores();
  std::vector<cpu_set_t> all(static_cast<std::size_t>(count));
  MPI_Allgather(&own, sizeof own, MPI_BYTE, all.data(), sizeof own, MPI_BYTE, node);
  return static_cast<int>(
      std::ranges::count_if(all, [&](const cpu_set_t& one) { return CPU_EQUAL(&one, &own) != 0; }));
}

/// Values the long items, which rank 0 has, on all ranks together.
void value_long(const BookWork& work, const std::vector<std::string>& items, int threads, bool is_first) {
  const RunControl control{.threads = threads, .exchange = detail::shared_blocks(threads)};
  for (std::size_t i = 0;; ++i) {
    const bool is_stopped = is_first && work.cancelled && work.cancelled();
    const bool is_last = is_first && (i == items.size() || is_stopped);
    const std::string item = detail::broadcast(is_last || !is_first ? "" : items[i]);
    if (item.empty()) return;
    const std::string result = work.value_together(item, control);
    if (is_first) work.finished(result);
  }
}

}  // namespace

bool is_launched_by_mpi() {
  constexpr const char* names[] = {"OMPI_COMM_WORLD_SIZE", "PMIX_RANK", "PMI_RANK"};
  return std::ranges::any_of(names, [](const char* name) { return std::getenv(name) != nullptr; });
}

struct MpiSession::State {
  int rank = 0;
  int ranks = 1;
  int threads = 1;
  int nodes = 1;
};

MpiSession::MpiSession() : state_(std::make_unique<State>()) {
  int provided = MPI_THREAD_SINGLE;
  MPI_Init_thread(nullptr, nullptr, MPI_THREAD_FUNNELED, &provided);
  MPI_Comm_rank(MPI_COMM_WORLD, &state_->rank);
  MPI_Comm_size(MPI_COMM_WORLD, &state_->ranks);
  if (provided < MPI_THREAD_FUNNELED) throw Error{"MPI: must allow threads beside the one that calls it"};
  MPI_Comm node;
  MPI_Comm_split_type(MPI_COMM_WORLD, MPI_COMM_TYPE_SHARED, 0, MPI_INFO_NULL, &node);
  state_->threads = std::max(1, usable_cores() / ranks_on_same_cores(node));
  int rank_on_node = 0;
  MPI_Comm_rank(node, &rank_on_node);
  const int is_first = rank_on_node == 0 ? 1 : 0;
  MPI_Allreduce(&is_first, &state_->nodes, 1, MPI_INT, MPI_SUM, MPI_COMM_WORLD);
  MPI_Comm_free(&node);
}

MpiSession::~MpiSession() { MPI_Finalize(); }

int MpiSession::rank() const { return state_->rank; }
int MpiSession::ranks() const { return state_->ranks; }

int MpiSession::threads(int most) const {
  return most > 0 ? std::min(most, state_->threads) : state_->threads;
}

std::string MpiSession::description(int threads) const {
  int total = 0;
  MPI_Allreduce(&threads, &total, 1, MPI_INT, MPI_SUM, MPI_COMM_WORLD);
  return fmt::format("{} rank{}, {} thread{} in all, on {} node{}", state_->ranks,
                     state_->ranks == 1 ? "" : "s", total, total == 1 ? "" : "s", state_->nodes,
                     state_->nodes == 1 ? "" : "s");
}

Schedule MpiSession::schedule(int threads) const {
  return [ranks = state_->ranks, threads](const BookWork& work) {
    RankFeed feed{work, ranks, threads};
    const std::vector<std::string> long_items = feed.run();
    value_long(work, long_items, threads, true);
  };
}

void MpiSession::serve(const BookWork& work, int threads) const {
  detail::serve_items(work, threads);
  value_long(work, {}, threads, false);
}

void MpiSession::abort(int status) const {
  MPI_Abort(MPI_COMM_WORLD, status);
  std::abort();
}

}  // namespace fairvalue
