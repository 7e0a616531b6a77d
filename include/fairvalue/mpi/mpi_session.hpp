/// \file mpi/mpi_session.hpp
/// A book spread over the processes that mpirun starts, on one machine or many.
#pragma once
#include <memory>
#include <string>

#include <fairvalue/book/schedule.hpp>

namespace fairvalue {

/// Whether a launcher (mpirun, srun with PMIx or PMI) started this process as one of several.
bool is_launched_by_mpi();

/// MPI from its start to its end; one a process. Only the thread that made it may use it. Rank 0 has the
/// items and the results; every rank values items, rank 0 too. A rank that ends before its time ends all.
class MpiSession {
 public:
  MpiSession();
  /// Ends MPI: call it on every rank, after `schedule` or `serve`.
  ~MpiSession();
  MpiSession(const MpiSession&) = delete;
  MpiSession& operator=(const MpiSession&) = delete;

  int rank() const;
  int ranks() const;
  /// Threads of this rank, so that all ranks of a node together have one a core: the cores that this rank
  /// may use, over the ranks that may use the same. `most` > 0 limits it; 0: no limit.
  int threads(int most = 0) const;
  /// "2 ranks of 1 thread on 1 node", with the threads of all. The same call on every rank.
  std::string description(int threads) const;

  /// On rank 0, while all others serve: gives an item to whichever rank is free, a few at a time where they
  /// are short. A long item is made by all ranks together, which share the blocks of its paths; results have
  /// the same bits for any number of ranks. What the work throws passes through; `abort` then.
  Schedule schedule(int threads) const;
  /// On the other ranks: values items until the schedule of rank 0 has ended.
  void serve(const BookWork& work, int threads) const;

  /// Ends all ranks at once with an exit status.
  [[noreturn]] void abort(int status) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace fairvalue
