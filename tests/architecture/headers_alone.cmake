# Each public header of an area compiles alone, and reaches no header of Boost, Eigen or fmt. With TOGETHER all are
# compiled as one source, many times as quickly: then only the first is known to compile alone.
#   cmake -D ROOT=<checkout> -D AREA=<area, or * for all> -D CXX=<compiler> [-D TOGETHER=ON] -P headers_alone.cmake
cmake_policy(VERSION 3.25)

file(GLOB headers RELATIVE ${ROOT}/include ${ROOT}/include/fairvalue/${AREA}/*.hpp)
list(LENGTH headers count)
if(count EQUAL 0)
  message(FATAL_ERROR "no headers below ${ROOT}/include/fairvalue/${AREA}")
endif()
list(TRANSFORM headers REPLACE "(.+)" "#include <\\1>" OUTPUT_VARIABLE sources)
if(TOGETHER)
  list(JOIN sources "\n" sources)
endif()
foreach(source IN LISTS sources)
  execute_process(COMMAND ${CMAKE_COMMAND} -E echo "${source}"
                  COMMAND ${CXX} -std=c++20 -fsyntax-only -H -I ${ROOT}/include -x c++ -
                  RESULT_VARIABLE status ERROR_VARIABLE included)
  if(NOT status EQUAL 0)
    message(SEND_ERROR "${source}: does not compile alone\n${included}")
  elseif(included MATCHES "[^\n]*/(boost|[Ee]igen3?|fmt)/[^\n]*")
    message(SEND_ERROR "${source}: reaches ${CMAKE_MATCH_0}")
  endif()
endforeach()
message(STATUS "headers alone: ${count} of ${AREA}")
