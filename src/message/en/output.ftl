# Writing the site

output-unsafe = The site cannot be written to “{ $path }”: this is the site's own folder, holds it, or lies among the posts
    .help = Choose a folder for this alone, such as --out public.
output-foreign = “{ $path }” holds files that jianbao did not make; nothing was touched
    .help = Choose an empty folder; if those files may stay beside the site, add --force.
output-not-folder = “{ $path }” is a file, not a folder
    .help = Choose another folder with --out, or move the file away.
output-occupied = A page goes to “{ $path }”, but a file that jianbao did not make lies there
    .help = Move that file away, or rename it.
output-locked = Another jianbao is writing “{ $path }”
    .help = Try again when it is done.
output-manifest = The record of the last build, “{ $path }”, cannot be read: { $error }
    .help = Build again into an empty folder.
output-failed = “{ $path }” cannot be written: { $error }
    .help = Look whether the disk is full, whether you may write there and whether the file is open, then try again.
output-journalled = “{ $path }” cannot be exchanged as a whole; its files are replaced one by one
    .help = There is nothing to do. If the power fails on the way, the next run completes the work.
output-unlocked = The disk of “{ $path }” knows no locks, so two people could build at once
    .help = Do not build into it from two computers at the same time.
