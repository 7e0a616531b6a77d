# Reads #include lines of both kinds, <...> and "...", as paths below ROOT.

# Sets `result` to the project's own files that `file` (relative to ROOT) includes, as paths relative to ROOT.
function(own_includes file result)
  set(found "")
  file(STRINGS ${ROOT}/${file} lines REGEX "^[ \t]*#[ \t]*include[ \t]*[<\"]")
  foreach(line IN LISTS lines)
    string(REGEX REPLACE "^[ \t]*#[ \t]*include[ \t]*[<\"]([^>\"]+)[>\"].*" "\\1" target "${line}")
    if(target MATCHES "^fairvalue/")
      list(APPEND found include/${target})
    elseif(line MATCHES "include[ \t]*\"")
      cmake_path(GET file PARENT_PATH folder)
      set(path ${folder}/${target})
      cmake_path(NORMAL_PATH path)
      list(APPEND found ${path})
    endif()
  endforeach()
  set(${result} ${found} PARENT_SCOPE)
endfunction()

# Sets `result` to the area a path relative to ROOT belongs to, empty when to none.
function(area_of path result)
  if(path MATCHES "^(include/fairvalue|lib)/([^/]+)/")
    set(${result} ${CMAKE_MATCH_2} PARENT_SCOPE)
  else()
    set(${result} "" PARENT_SCOPE)
  endif()
endfunction()
