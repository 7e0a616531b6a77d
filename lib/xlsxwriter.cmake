# libxlsxwriter as a target: it comes with a pkg-config file only. Used by the build and by the installed package.
if(NOT TARGET fairvalue::xlsxwriter)
  find_path(FAIRVALUE_XLSXWRITER_INCLUDE xlsxwriter.h)
  find_library(FAIRVALUE_XLSXWRITER_LIBRARY xlsxwriter)
  if(NOT FAIRVALUE_XLSXWRITER_INCLUDE OR NOT FAIRVALUE_XLSXWRITER_LIBRARY)
    message(FATAL_ERROR "fairvalue: libxlsxwriter is missing (Debian: libxlsxwriter-dev)")
  endif()
  add_library(fairvalue::xlsxwriter UNKNOWN IMPORTED GLOBAL)
  set_target_properties(fairvalue::xlsxwriter PROPERTIES IMPORTED_LOCATION ${FAIRVALUE_XLSXWRITER_LIBRARY}
                        INTERFACE_INCLUDE_DIRECTORIES ${FAIRVALUE_XLSXWRITER_INCLUDE})
endif()
