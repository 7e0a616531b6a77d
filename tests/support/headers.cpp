// Empty: its target compiles headers.hpp for the tests that are not optimized.
