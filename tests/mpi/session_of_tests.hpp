// The one MPI session of a test binary.
#pragma once
#include <fairvalue/mpi/mpi_session.hpp>

namespace fairvalue::fixtures {
const MpiSession& session_of_tests();
}
