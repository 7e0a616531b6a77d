# Each public header of an area compiles alone, and reaches no header of Boost, Eigen or fmt.
#   cmake -D ROOT=<checkout> -D AREA=<area> -D CXX=<compiler> -P headers_alone.cmake
cmake_policy(VERSION 3.25)

file(GLOB headers RELATIVE ${ROOT}/include ${ROOT}/include/fairvalue/${AREA}/*.hpp)
list(LENGTH headers count)
if(count EQUAL 0)
  message(FATAL_ERROR "no headers below ${ROOT}/include/fairvalue/${AREA}")
endif()
foreach(header IN LISTS headers)
  execute_process(COMMAND ${CMAKE_COMMAND} -E echo "#include <${header}>"
                  COMMAND ${CXX} -std=c++20 -fsyntax-only -H -I ${ROOT}/include -x c++ -
                  RESULT_VARIABLE status ERROR_VARIABLE included)
  if(NOT status EQUAL 0)
    message(SEND_ERROR "${header}: does not compile alone\n${included}")
  elseif(included MATCHES "[^\n]*/(boost|[Ee]igen3?|fmt)/[^\n]*")
    message(SEND_ERROR "${header}: reaches ${CMAKE_MATCH_0}")
  endif()
endforeach()
message(STATUS "headers alone: ${count} of ${AREA}")
