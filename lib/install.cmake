# What `cmake --install` lays down: libraries, headers, and the files by which CMake and pkg-config find them.
include(CMakePackageConfigHelpers)

install(TARGETS fairvalue fairvalue_io EXPORT fairvalue-targets FILE_SET HEADERS)
set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/fairvalue)
install(EXPORT fairvalue-targets NAMESPACE fairvalue:: DESTINATION ${package_dir})
if(TARGET fairvalue_mpi)  # apart, so that only who asks for it needs MPI
  install(TARGETS fairvalue_mpi EXPORT fairvalue-mpi-targets FILE_SET HEADERS)
  install(EXPORT fairvalue-mpi-targets NAMESPACE fairvalue:: DESTINATION ${package_dir})
endif()
# A static archive needs the others whenever it is linked, a shared library has no need of their development packages.
get_target_property(library_type fairvalue TYPE)
configure_package_config_file(${CMAKE_CURRENT_LIST_DIR}/fairvalueConfig.cmake.in fairvalueConfig.cmake
                              INSTALL_DESTINATION ${package_dir})
write_basic_package_version_file(fairvalueConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/fairvalueConfig.cmake
              ${CMAKE_CURRENT_BINARY_DIR}/fairvalueConfigVersion.cmake ${CMAKE_CURRENT_LIST_DIR}/xlsxwriter.cmake
        DESTINATION ${package_dir})

# Where the package file lies below the prefix, the prefix is told from its place, so that the tree can be moved.
if(IS_ABSOLUTE "${CMAKE_INSTALL_LIBDIR}" OR IS_ABSOLUTE "${CMAKE_INSTALL_INCLUDEDIR}")
  set(pc_prefix ${CMAKE_INSTALL_PREFIX})
  set(pc_libdir ${CMAKE_INSTALL_FULL_LIBDIR})
  set(pc_includedir ${CMAKE_INSTALL_FULL_INCLUDEDIR})
else()
  file(RELATIVE_PATH up /${CMAKE_INSTALL_LIBDIR}/pkgconfig /)
  set(pc_prefix "\${pcfiledir}/${up}")
  set(pc_libdir "\${prefix}/${CMAKE_INSTALL_LIBDIR}")
  set(pc_includedir "\${prefix}/${CMAKE_INSTALL_INCLUDEDIR}")
endif()
if(library_type STREQUAL "SHARED_LIBRARY")
  set(requirement "")
  set(io_requirement "Requires: fairvalue")
else()
  set(requirement "Requires: fmt >= 9 tbb >= 2021 libhwy >= 1")
  set(io_requirement "Requires: fairvalue fmt >= 9 xlsxwriter")
endif()
configure_file(${CMAKE_CURRENT_LIST_DIR}/fairvalue.pc.in fairvalue.pc @ONLY)
configure_file(${CMAKE_CURRENT_LIST_DIR}/fairvalue-io.pc.in fairvalue-io.pc @ONLY)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/fairvalue.pc ${CMAKE_CURRENT_BINARY_DIR}/fairvalue-io.pc
        DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
install(FILES ${PROJECT_SOURCE_DIR}/LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR})

# The calculator with what is made from its help, and the shipped cases.
if(TARGET fairvalue_program)
  file(RELATIVE_PATH to_library ${CMAKE_INSTALL_FULL_BINDIR} ${CMAKE_INSTALL_FULL_LIBDIR})
  set_target_properties(fairvalue_program PROPERTIES INSTALL_RPATH $ORIGIN/${to_library})
  install(TARGETS fairvalue_program OPTIONAL)
  get_target_property(help_dir fairvalue_program BINARY_DIR)
  install(FILES ${help_dir}/fairvalue.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 OPTIONAL)
  install(FILES ${help_dir}/fairvalue.bash RENAME fairvalue OPTIONAL
          DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
  install(FILES ${help_dir}/_fairvalue DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/site-functions OPTIONAL)
  install(DIRECTORY ${PROJECT_SOURCE_DIR}/examples/cases DESTINATION ${CMAKE_INSTALL_DATADIR}/fairvalue)
endif()
