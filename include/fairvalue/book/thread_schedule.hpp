/// \file book/thread_schedule.hpp
/// A book on the threads of this process.
#pragma once
#include <fairvalue/book/schedule.hpp>

namespace fairvalue {

/// A schedule on threads of this process: one item a thread; a long one on all of them. threads >= 0; 0: one
/// a core that this process may use. Throws DomainError on fewer.
Schedule on_threads(int threads = 0);

/// Cores that this process may use.
int usable_cores();

}  // namespace fairvalue
