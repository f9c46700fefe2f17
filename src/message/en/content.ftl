# What there is to say while a post is read: front matter and body

front-matter-open = the front matter does not end: there is an opening { $mark } and no closing { $mark }
    .help = Put { $mark } on a line of its own behind the last entry.

front-matter-missing = this post has no front matter
    .help = Begin the file with its title and date: a line ---, then title: The title and date: 2026-11-22 on a line each, then a line --- again.

unknown-key = { $place ->
        [theme] nothing reads the key "{ $key }" of the theme
       *[post] nothing reads the key "{ $key }" in the front matter
    }
    .help = { $place ->
        [theme] Check the spelling; if nobody needs it, delete the line.
       *[post] Check the spelling; values of your own for the theme go { $form ->
            [toml] below [extra].
           *[yaml] below a line extra: and begin with two spaces.
        }
    }

no-title = this post has no title
    .help = Write a line in the front matter: { $form ->
        [toml] { $own } = "The title of this post"
        [yaml] { $own }: The title of this post
       *[any] title: The title of this post
    }

no-date = this post has no date
    .help = Write a line with the day of publication in the front matter: { $form ->
        [toml] { $own } = 2026-11-22
        [yaml] { $own }: 2026-11-22
       *[any] date: 2026-11-22
    }

date-order = { $kind ->
        [later] "{ $key }" is later than "{ $other }": the post appears at "{ $other }", and its page shows a date that is still to come
        [future] "{ $key }" is still to come, and the page shows it all the same
       *[order] "{ $key }" and "{ $other }" in the front matter contradict each other
    }
    .help = { $kind ->
        [later] With "{ $other }", it alone decides when the post appears. Compare the two dates; if the post is to appear at "{ $key }", delete the line "{ $other }".
        [future] Check this date: most likely the year or the month is wrong.
       *[order] Compare the two: an end lies behind its beginning.
    }

html-removed = { $tag } in the text was left out of the page
    .help = For safety only the usual elements and ordinary addresses are kept. Use Markdown where it can say the same; if a pointed bracket is meant, put a backslash before it: \<.

literal-emphasis = emphasis marks will show in the page as they are: { $text }
    .help = Write ** on both sides, with no space or line end between the marks and the text; if the mark itself is meant, put a backslash before each: \*.

footnote-missing = the footnote [^{ $name }] is used and nowhere defined
    .help = Add its text on a line of its own at the end: [^{ $name }]: the text.
front-matter-unmarked = { $kind ->
        [json] This post begins with front matter in JSON, which is not read here: it would be published as text
        [second] The front matter has ended above, and this looks like front matter again: it would be published as text
       *[bare] This post begins like front matter, but not with a line “{ $mark }”: it would be published as text
    }
    .help = { $kind ->
        [json] Leave out the braces and quotes and write it like this: a line ---, then one entry a line such as "title: Title" and "date: 2026-11-22", then a line --- again.
        [second] Move these lines into the front matter above, with one line --- (or +++) before it and one behind it; if this is text, write a sentence before it.
       *[bare] Write a line with { $mark } and nothing else before the front matter (if there is one that is not quite right, change it to that), and another behind it.
    }
key-mistyped = The front matter knows no “{ $key }”; if it was to keep the post back, the post would go out
    .help = Mend the spelling, in small letters. If it is content of your own for the theme, give it another name { $form ->
        [toml] below [extra].
       *[yaml] below a line extra:, with two spaces before it.
    }
key-misplaced = “{ $key }” stands inside another item and does nothing: the post would go out
    .help = { $form ->
        [toml] Move this line to the top of the front matter, above everything in square brackets such as [extra].
       *[yaml] Move this line to the top of the front matter, without any space before it.
    }
pin-missing = There is “{ $key }”, but nothing says that the post is pinned: it is not
    .help = Not to pin it, delete this line; to pin it, add a line: { $form ->
        [toml] { $own } = true
        [yaml] { $own }: true
       *[any] pinned: true
    }
cascade-key = “{ $key }” can only stand in the front matter of each post; below cascade it does nothing
    .help = Delete this line and write it in the posts where it is needed. Below cascade may stand category, tags, source, authors, editor, contributors, series, template, draft, render, listed, in_search_index and extra.
several-categories = Several categories stand here; a post belongs to one, and this one was put into “{ $name }”
    .help = Keep one category; the others can be tags.
empty-link = This link is empty: { $text }
    .help = A link has a text and an address: [text](address). If brackets are meant, write a backslash before them: \[.
template-tag = The text holds template tags of another system: { $names }. They do nothing here and are shown as they are
    .help = Delete these tags, or write Markdown instead, such as ![what it shows](photo.jpg) for a picture.
notepad-ending = The file is called “{ $name }”, with a .txt too many; it was read as “{ $wanted }”
    .help = Notepad adds .txt by itself. Rename the file to “{ $wanted }”; if no .txt is to be seen, let the Explorer show the endings of file names first.
literal-markup = { $kind ->
        [heading] This line looks like a heading, but its mark is not written as one, so the page shows it as it is: { $text }
        [link] This looks like a link or a picture, but its brackets are full-width, so the page shows it as it is: { $text }
        [space] This looks like a link or a picture, but the file's name holds a space, so the page shows it as it is: { $text }
        [table] This looks like a table, but the line below its head is missing, so the page shows it as it is: { $text }
        [item] This line looks like an item of a list, but there is no space behind its hyphen, so the page shows it as it is: { $text }
        [wide] This looks like Markdown, but its marks are full-width and do nothing: { $text }
       *[other] This looks like Markdown, but it is not written as it should be, so the page shows it as it is: { $text }
    }
    .help = { $kind ->
        [heading] Write a heading as number signs and a space, such as "## The meeting", with nothing before them. To show the sign itself, put a backslash before it: \#.
        [link] Switch the keyboard to English and write the brackets again: [text](address), and ![text](photo.jpg) for a picture.
        [space] Rename the file without spaces, and change the name here too; or put the name in angle brackets: [text](<a file.pdf>).
        [table] Add a line below the first one, with --- for each column, such as | --- | --- |.
        [item] Put a space behind the hyphen: - first item. To show the hyphen itself, put a backslash before it: \-.
        [wide] Switch the keyboard to English and write the marks again: **bold**, ~~struck~~, | table |, - item, [^1], ![text](photo.jpg).
       *[other] Write a heading as "## text", a link as [text](address), a picture as ![text](photo.jpg), with ASCII brackets and number signs.
    }
