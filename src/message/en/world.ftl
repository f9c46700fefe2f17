# Reading files

unreadable = This file or folder cannot be read: { $error }
    .help = Make sure that it is still there, that you may open it and that no other program holds it, then try again.
name-not-unicode = The file name “{ $name }” contains unreadable characters; the file was skipped
    .help = Rename the file with letters, digits and hyphens.
link-outside = This symbolic link leads out of the site, to nothing, or in a circle; it was skipped
    .help = Copy the real file into the site and delete the link.
special-file = This is not an ordinary file (but a pipe, a socket or a device); it was skipped
    .help = Move it out of the site's folder.
converted = This file is saved as { $encoding }; it was read so, and the page is not affected
    .help = To be rid of this message, open the file in Notepad, choose Save As, and set the encoding to UTF-8.
control-character = An invisible control character stood here; it was left out
    .help = It most likely came with text copied from another program. Delete this place and type it anew; in a path, write / for each backslash.
not-utf8 = { $reason ->
        [wide] This file is full of zero bytes and cannot be read: it is most likely UTF-32, or UTF-16 without its mark, or no text at all
       *[bytes] The encoding of this file is not known (neither UTF-8 nor GBK, nor UTF-16 with its mark); it cannot be read from here on
    }
    .help = { $reason ->
        [wide] Open the file in your editor and save it again with the encoding “UTF-8”; if it shows nonsense there, export it once more as UTF-8.
       *[bytes] Open the file in your editor and save it again with the encoding “UTF-8”.
    }

# Values and dates

toml-syntax = This is not well written: { $error }
    .help = Write each line as: name = "value". Texts stand in straight double quotes; numbers, dates, true and false without.
yaml-syntax = This is not well written: { $error }
    .help = { $kind ->
        [line] Write this line as: { $line }
       *[any] Write each line as: name: value, with a space behind the colon. Indent with spaces, not with tabs.
    }
duplicate-key = “{ $key }” stands here twice
    .help = Keep one of them and delete the other.
untidy-mark = { $kind ->
        [space] The space here is no ordinary one (it is full-width, or was copied from a web page or a document); it was read as one
        [gap] A space is missing behind the colon; it was read as if it were there
        [form] A colon stands here and was read as an equals sign
       *[mark] “{ $found }” stands here and was read as “{ $wanted }”
    }
    .help = The line works as it is. To be rid of this message, { $kind ->
        [space] delete the space here and type it anew.
        [gap] write a space behind the colon.
        [form] write an equals sign for the colon: between +++ lines stands “name = value”.
       *[mark] switch the keyboard to English and type the marks of this line anew (here “{ $wanted }”).
    }
untidy-date = The date “{ $value }” is not in a usual form and was read as { $read }
    .help = Check that this is the day you mean. To be rid of this message, write { $read }.
text-cut = “{ $text }” was left out: a number sign (#) behind a space begins a note
    .help = To keep it, write this line as: { $line }. If it is a note, put a space behind the sign.
wrong-type = “{ $key }” should be { $expected ->
        [text] a text
        [bool] true or false
        [integer] a whole number
        [count] a whole number from 0 up
        [date] a date or time
        [texts] a word or several words
        [table] a group of “name = value” lines
        [tables] groups, each below its name in double square brackets
        [list] a list
        [corrections] one correction or several, each with a date and a text
        [withdrawn] the date and the reason of the withdrawal
        [attachments] the names of files, one on each line
       *[other] another kind of value
    }, but this is { $found ->
        [null] empty
        [bool] true or false
        [negative] a negative number
        [integer] a whole number
        [float] a decimal number
        [huge] too large a number
        [text] a text
        [date] a date
        [list] a list
        [table] a group of “name = value” lines
       *[other] something else
    }
    .help = { $expected ->
        [text] Put the value in straight double quotes, such as "Notice".
        [bool] Write true or false, without quotes.
        [integer] Write a whole number without quotes, such as 10.
        [count] Write a whole number from 0 up without quotes, such as 20.
        [date] Write a date or time, such as 2026-11-22 or 2026-11-22T09:30.
        [texts] Write one word, or several in square brackets, such as ["meeting", "notice"].
        [table] { $form ->
            [yaml] Write lines “name: value” below it, each with two spaces before it.
           *[toml] Write the name in square brackets on a line of its own, and “name = value” lines below it.
        }
        [tables] Write the name in double brackets, such as [[{ $key }]], and “name = value” lines below it.
        [list] Write a list in square brackets, such as ["one", "two"].
        [corrections] { $form ->
            [toml] Move it to the end of the front matter and write:
                {"[["}corrections]]
                on = 2026-11-20
                text = "what was changed"
           *[yaml] Write it so:
                { $key }:
                {"  - "}on: 2026-11-20
                {"    "}text: what was changed
        }
        [withdrawn] { $form ->
            [toml] Move it to the end of the front matter and write:
                {"["}withdrawn]
                on = 2026-11-20
                reason = "why it was withdrawn"
           *[yaml] Write it so:
                { $key }:
                {"  "}on: 2026-11-20
                {"  "}reason: why it was withdrawn
        }
        [attachments] { $form ->
            [toml] Write { $key } = ["list.xlsx", "notes.pdf"].
           *[yaml] Write it so:
                { $key }:
                {"  - "}list.xlsx
                {"  - "}notes.pdf
        }
       *[other] Write the kind of value that is wanted.
    }
not-allowed = “{ $key }” cannot be “{ $value }”
    .help = { $reason ->
        [language] Write the tag of a language, such as zh-CN (Chinese) or en (English).
        [domain] Write the domain alone, with no https:// before it and no slash behind it: { $allowed }.
        [police] Write the whole number of the public security record (公安备案号), with its digits.
        [pattern] This pattern of file names is not complete; most likely a bracket is not closed.
        [taxonomy] This name has another meaning in front matter: choose another one.
       *[allowed] It can be one of these: { $allowed }.
    }
bad-date = { $reason ->
        [year] The year of “{ $value }” is not between 1900 and 2199
        [day] There is no such day: “{ $value }”
        [time] The time of “{ $value }” is not right
        [name] “{ $value }” at the beginning of the file's name is not a date
       *[form] “{ $value }” is not a date or time
    }
    .help = { $reason ->
        [year] Check the year; if there is no end, leave the key out, or write a nearer day.
        [day] Check the month and the day: short months have 30 days, and February 28 or 29.
        [time] Write the time with 24 hours, like 2026-11-22 15:00; midnight is 00:00 of the next day.
        [name] Mend the date in the file's name, such as 2026-11-22-notice.md, or write the date in the front matter.
       *[form] Write it like 2026-11-22 or 2026-11-22T09:30, and make sure that this day exists.
    }

# Configuration and theme

no-site = { $reason ->
        [notepad] “{ $root }” is not the folder of a site: its settings have a second ending, .txt: { $file }
        [other] “{ $root }” is a { $system } site (it holds { $file }), which this program does not read as it is
       *[missing] “{ $root }” is not the folder of a site: there is no jianbao.toml here
    }
    .help = { $reason ->
        [notepad] Rename that file to jianbao.toml. Windows may hide the .txt: tick “File name extensions” in the view of the Explorer, then it can be seen and taken away.
        [other] Make a new site elsewhere with jianbao init and copy the posts into its content folder; see “Coming from Hugo and Jekyll” in the manual.
       *[missing] A folder is a site if it holds a jianbao.toml. Go to your site's folder first, or name it with --root. For a new site, run jianbao init FOLDER with the name of the folder that you want.
    }
foreign-site = This is a { $system } site: its posts and settings are read, and posts and lists keep their addresses; pictures and files beside the posts have addresses of this program; its templates and themes were not run, and the pages have the built-in style
    .help = For everything that this program can do, make a new site elsewhere with jianbao init, and write a jianbao.toml after its model here.
foreign-keys = These settings of { $system } do nothing here: { $names }{ $languages ->
        [yes] . Posts of all languages stand together, and those of other languages have other addresses than before
       *[no] {""}
    }
    .help = All others were read; nothing needs to be done. With a jianbao.toml addresses follow other rules: see “Coming from Zola” in the manual first.
unknown-config-key = There is no setting “{ $key }”
    .help = Check the spelling; values of your own for the theme go below [extra].
missing-key = { $reason ->
        [empty] “{ $key }” is empty
       *[missing] The required “{ $key }” is missing
    }
    .help = { $reason ->
        [empty] Write something between the quotes: { $key } = "…"
       *[missing] Add a line: { $form ->
            [yaml] { $own }: …
           *[toml] { $key } = "…"
        }
    }
placeholder = This is still a text to be replaced: { $value }
    .help = Write your own words in place of 【请填写……】; but for the title, a line that is not needed may be deleted.
bad-base-url = { $reason ->
        [user] “{ $value }” holds a user name or a password, which would stand in every page
        [port] the port of “{ $value }” is wrong
        [host] the host of “{ $value }” is wrong
        [climbs] “{ $value }” climbs with ..
        [escape] a percent sign in “{ $value }” has no two digits behind it
       *[form] “{ $value }” is not the address of a website
    }
    .help = Write the full address, beginning with https:// or http://, such as https://www.example.org/bulletin.
bad-time-zone = There is no time zone “{ $value }”
    .help = In China write Asia/Shanghai, which is also what holds when you write none.
bad-color = “{ $value }” is not a colour
    .help = Write a # and six digits or letters from a to f; #c00000 is red. The short form #c00 will not do.
too-old = This site needs jianbao { $needed } or newer; this is { $ours }
    .help = Use a newer jianbao.
bad-version = “{ $value }” is not a version
    .help = Write it like 0.1.0.
category-twice = The category “{ $name }” has the name or the address name of another one
    .help = Delete one of them, or give one another name or address name (slug).
taxonomy-twice = The taxonomy “{ $name }” cannot be declared here again
    .help = Write one [[taxonomies]] for each; categories have a setting of their own, [[categories]].
feed-name = “{ $name }” cannot be the file name of a feed
    .help = Write a name such as atom.xml or rss.xml: letters, digits and hyphens, ending in .xml, each only once.
phase-twice = Two phases are called “{ $name }”
    .help = Give one of them another name.
phase-order = The dates of the phase “{ $name }” are wrong: { $problem ->
        [backwards] it ends before it starts
       *[overlap] it starts before the one before it has ended
    }
    .help = Check start and end: a phase starts no later than it ends, and after the one before it has ended.
unknown-code = There is no message “{ $name }”
    .help = Write the code that stands in brackets in a report, such as dead-link = "error"; jianbao explain lists all of them.
severity-fixed = “{ $name }” is an error and cannot be made a warning or switched off
    .help = Delete this line. An error means that a page would be missing, wrong or ambiguous; only warnings can be changed.
no-theme = There is no theme “{ $name }”
    .help = Check theme in jianbao.toml. A theme of your own lies in the folder themes, in a folder of the theme's name.
theme-circle = The themes extend one another in a circle, back to “{ $name }”
    .help = Delete the line extends in the theme.toml of one of them.
theme-too-old = This theme was made for version { $wanted } of the template contract; this program keeps version { $ours }
    .help = Use a newer version of the theme, or another theme.
theme-too-new = This theme needs version { $wanted } of the template contract; this program keeps version { $ours }
    .help = Use a newer jianbao, or an older version of the theme.
option-mistyped = “{ $key }” below [extra] is no option of this theme and does nothing
    .help = Check the spelling; if it is a key of your own, give it a name that is not so close.
no-template = The theme lacks the template “{ $name }”
    .help = Add this file to the theme's folder templates, or use another theme.
wrong-mark = { $kind ->
        [form] Between --- lines stands “name: value”, but this line is written “name = value”
       *[mark] This is “{ $found }”, but “{ $wanted }” is meant here
    }
    .help = { $kind ->
        [form] Write a colon and a space for the equals sign: { $line }
       *[mark] Switch the keyboard to English and write “{ $wanted }”.
    }
