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
output-unlocked = The disk of “{ $path }” knows no locks, so two people could build at once
    .help = Do not build into it from two computers at the same time.
output-other-kind = { $kind ->
        [preview] “{ $path }” holds a build with drafts; the public site cannot go there
       *[other] “{ $path }” holds the public site; a build with drafts cannot go there
    }
    .help = Name another folder with --out, or leave out --out: each kind has a folder of its own.
output-incomplete = Some files could not be written, so the site was left as it was
    .help = Mend the problems above and build again.
output-half = The update stopped at “{ $path }” and could not be taken back: { $error }
    .help = Mend this and build again at once: the next build first completes what is missing.
output-recovered = { $how ->
        [completed] An earlier build was stopped while it updated the site; this one has completed it first
       *[other] An earlier build was stopped while it updated the site; this one has taken it back first
    }
    .help = Nothing needs to be done. If it happens often, look for power cuts or programs that end others.
output-spare = The site from before the update could not be kept as “{ $path }”: { $error }
    .help = The site is up to date, but this once there is no way back. Check disk space and rights.
output-left-behind = The used folder “{ $path }” cannot be deleted: { $error }
    .help = The site is not affected. The next build tries again; you may also delete it.
