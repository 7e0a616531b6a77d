# Terms are checked where they are resolved, once: the sources that call require_warrant are those listed.
#   cmake -D ROOT=<checkout> -P call_sites.cmake
cmake_policy(VERSION 3.25)

# An open warrant is made; a case is checked as a whole, before its deal loop runs thousands of times; terms read from a
# file are refused at their place in it.
set(may_call lib/deal/open_warrant.cpp lib/model/case.cpp lib/casefile/read/checks.hpp)

file(GLOB_RECURSE sources RELATIVE ${ROOT} ${ROOT}/lib/*.cpp ${ROOT}/lib/*.hpp)
list(LENGTH sources count)
if(count EQUAL 0)
  message(FATAL_ERROR "no sources below ${ROOT}/lib")
endif()
set(callers)
foreach(source IN LISTS sources)
  file(READ ${ROOT}/${source} text)
  string(REPLACE "const Warrant& require_warrant(const Warrant& warrant) {" "" text "${text}")
  if(NOT text MATCHES "[^a-z_]require_warrant\\(")
    continue()
  endif()
  list(APPEND callers ${source})
  if(NOT source IN_LIST may_call)
    message(SEND_ERROR "${source}: calls require_warrant; take an OpenWarrant, or list it in call_sites.cmake")
  endif()
endforeach()
list(LENGTH callers calling)
message(STATUS "call sites: ${calling} of ${count} sources check terms")
