# Applying templates

template-syntax = The template “{ $template }” is not well written: { $error }
    .help = Mend the marked place; every {"{%"} needs its {"%}"}, and every {"{{"} its {"}}"}.
template-failed = The template “{ $template }” failed: { $error }
    .help = Mend the marked place; if you have not changed the theme, tell its author these words.
internal = The program itself failed at “{ $name }”
    .help = This is a fault of the program, not yours. Please send its authors this file and what was printed above; if you are in a hurry, put the post back as it was.
template-undefined = The template uses the name “{ $name }”, which does not exist
    .help = Check the spelling; what may be missing is asked for with {"{% if … %}"} first.
template-endless = The template “{ $template }” did not come to an end and was stopped
    .help = Look at its loops, and at templates that include each other.
