# Installs the build, builds the consumer against it in one of three ways, runs it and reads what it prints.
#   cmake -D WAY=find_package|add_subdirectory|pkg_config -D ROOT=<checkout> -D BUILD=<build> -D CXX=<compiler>
#         -D LAUNCHER=<compiler launcher> -P use.cmake
cmake_policy(VERSION 3.25)

set(here ${CMAKE_CURRENT_LIST_DIR})
set(work ${BUILD}/consumer/${WAY})
set(prefix ${work}/installed)
file(REMOVE_RECURSE ${work})

function(run)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE status OUTPUT_VARIABLE output ERROR_VARIABLE output)
  if(NOT status EQUAL 0)
    list(JOIN ARGN " " command)
    message(FATAL_ERROR "${command}\n${output}")
  endif()
  set(output "${output}" PARENT_SCOPE)
endfunction()

function(expect_output program expected)
  run(${program})
  if(NOT output STREQUAL expected)
    message(FATAL_ERROR "${program}: must print '${expected}', prints '${output}'")
  endif()
endfunction()

set(program ${work}/readme.cpp)
run(${CMAKE_COMMAND} -D DOCUMENT=${ROOT}/README.md -D LANGUAGE=cpp -D OUTPUT=${program}
    -P ${ROOT}/tests/support/extract_code.cmake)

if(NOT WAY STREQUAL "add_subdirectory")
  run(${CMAKE_COMMAND} --install ${BUILD} --prefix ${prefix})
endif()

if(WAY STREQUAL "pkg_config")
  file(GLOB_RECURSE pc_file ${prefix}/fairvalue.pc)
  cmake_path(GET pc_file PARENT_PATH pc_folder)
  set(ENV{PKG_CONFIG_PATH} ${pc_folder})
  foreach(package fairvalue fairvalue-io)
    run(pkg-config --cflags --libs ${package})
    separate_arguments(flags UNIX_COMMAND "${output}")
    set(flags_${package} ${flags})
  endforeach()
  run(${CXX} -std=c++20 ${program} ${flags_fairvalue} -o ${work}/consumer)
  run(${CXX} -std=c++20 ${here}/print_table.cpp ${flags_fairvalue-io} -o ${work}/consumer_io)
else()
  if(WAY STREQUAL "add_subdirectory")
    set(where -D FAIRVALUE_SOURCE=${ROOT})
  else()
    set(where -D CMAKE_PREFIX_PATH=${prefix})
  endif()
  set(ENV{CMAKE_CXX_COMPILER_LAUNCHER} "${LAUNCHER}")
  run(${CMAKE_COMMAND} -G Ninja -S ${here} -B ${work} -D README_PROGRAM=${program} -D CMAKE_CXX_COMPILER=${CXX}
      -D CMAKE_BUILD_TYPE=Release ${where})
  run(${CMAKE_COMMAND} --build ${work} --target consumer consumer_io)
endif()

expect_output(${work}/consumer "173.70 is +36.36 %\n")
expect_output(${work}/consumer_io "target\n173.7\n")
