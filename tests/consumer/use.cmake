# Builds the consumer against the library in one of five ways, runs it and reads what it prints.
#   cmake -D WAY=find_package|components|pkg_config|add_subdirectory|shared -D ROOT=<checkout> -D BUILD=<build>
#         -D CXX=<compiler> -D LAUNCHER=<compiler launcher> -P use.cmake
cmake_policy(VERSION 3.25)

set(here ${CMAKE_CURRENT_LIST_DIR})
set(work ${BUILD}/consumer/${WAY})
set(prefix ${work}/installed)
set(program ${work}/readme.cpp)
set(ENV{CMAKE_CXX_COMPILER_LAUNCHER} "${LAUNCHER}")
file(REMOVE_RECURSE ${work})

# Fails unless the command does as `expected` says, 0 or 1; leaves what it prints in `output`.
function(run_expecting expected)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE status OUTPUT_VARIABLE output ERROR_VARIABLE output)
  if(NOT status EQUAL expected)
    list(JOIN ARGN " " command)
    message(FATAL_ERROR "${command}\n${output}")
  endif()
  set(output "${output}" PARENT_SCOPE)
endfunction()

function(run)
  run_expecting(0 ${ARGN})
  set(output "${output}" PARENT_SCOPE)
endfunction()

function(expect_output program expected)
  run(${program})
  if(NOT output STREQUAL expected)
    message(FATAL_ERROR "${program}: must print '${expected}', prints '${output}'")
  endif()
endfunction()

function(expect_programs folder)
  expect_output(${folder}/consumer "173.70 is +36.36 %\n")
  expect_output(${folder}/consumer_io "target\n173.7\n")
endfunction()

set(configure ${CMAKE_COMMAND} -G Ninja -S ${here} -B ${work} -D README_PROGRAM=${program}
              -D CMAKE_CXX_COMPILER=${CXX} -D CMAKE_BUILD_TYPE=Release)

function(build_with_cmake)
  run(${configure} ${ARGN})
  run(${CMAKE_COMMAND} --build ${work} --target consumer consumer_io)
  expect_programs(${work})
endfunction()

# Further arguments go to the compiler.
function(build_with_pkg_config)
  file(GLOB_RECURSE pc_file ${prefix}/fairvalue.pc)
  cmake_path(GET pc_file PARENT_PATH pc_folder)
  set(ENV{PKG_CONFIG_PATH} ${pc_folder})
  file(MAKE_DIRECTORY ${work}/pkg_config)
  foreach(package fairvalue fairvalue-io)
    run(pkg-config --cflags --libs ${package})
    separate_arguments(flags_${package} UNIX_COMMAND "${output}")
  endforeach()
  run(${CXX} -std=c++20 ${program} ${flags_fairvalue} ${ARGN} -o ${work}/pkg_config/consumer)
  run(${CXX} -std=c++20 ${here}/print_table.cpp ${flags_fairvalue-io} ${ARGN} -o ${work}/pkg_config/consumer_io)
  expect_programs(${work}/pkg_config)
endfunction()

run(${CMAKE_COMMAND} -D DOCUMENT=${ROOT}/README.md -D LANGUAGE=cpp -D OUTPUT=${program}
    -P ${ROOT}/tests/support/extract_code.cmake)

if(WAY STREQUAL "add_subdirectory")
  build_with_cmake(-D FAIRVALUE_SOURCE=${ROOT} -D FAIRVALUE_UNITY=ON)
elseif(WAY STREQUAL "shared")
  run(${CMAKE_COMMAND} -G Ninja -S ${ROOT} -B ${work}/library -D CMAKE_CXX_COMPILER=${CXX} -D BUILD_SHARED_LIBS=ON
      -D FAIRVALUE_UNITY=ON -D FAIRVALUE_BUILD_TESTS=OFF -D FAIRVALUE_BUILD_EXAMPLES=OFF)
  run(${CMAKE_COMMAND} --build ${work}/library)
  run(${CMAKE_COMMAND} --install ${work}/library --prefix ${prefix})
  build_with_cmake(-D CMAKE_PREFIX_PATH=${prefix} -D CMAKE_DISABLE_FIND_PACKAGE_fmt=ON  # asks for no other package
                   -D CMAKE_DISABLE_FIND_PACKAGE_TBB=ON -D CMAKE_DISABLE_FIND_PACKAGE_hwy=ON)
  file(GLOB_RECURSE library ${prefix}/libfairvalue.so)
  cmake_path(GET library PARENT_PATH library_folder)
  set(ENV{PKG_CONFIG_LIBDIR} ${prefix})  # where no package lies
  build_with_pkg_config(-Wl,-rpath,${library_folder})
else()
  run(${CMAKE_COMMAND} --install ${BUILD} --prefix ${prefix})
  if(WAY STREQUAL "find_package")
    build_with_cmake(-D CMAKE_PREFIX_PATH=${prefix})
  elseif(WAY STREQUAL "pkg_config")
    build_with_pkg_config()
  else()
    run_expecting(1 ${configure} -D CMAKE_PREFIX_PATH=${prefix} -D COMPONENTS=parser)
    if(NOT output MATCHES "component must be fairvalue or io, or mpi where it was[ \n]+built, got[ \n]+'parser'")
      message(FATAL_ERROR "an unknown component must be refused by name, but find_package says\n${output}")
    endif()
  endif()
endif()
