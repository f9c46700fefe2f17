# Reports

severity-error = error
severity-warning = warning
label-help = help
label-page = page
label-related = the other place is here
did-you-mean = Did you mean “{ $suggestion }”?
on-page = while building { $page }
on-pages = while building { $page } and { $others }
other-places = the same in { $count } other places
    .one = the same in { $count } other place
other-pages = { $count } other pages
    .one = { $count } other page

# Causes of errors

cause-not-found = there is no such file or folder
cause-denied = permission denied
cause-is-folder = this is a folder
cause-not-folder = a part of the path is not a folder
cause-no-space = the disk is full
cause-read-only = the disk is read-only
cause-busy = another program is using the file
cause-name-long = the name is too long
cause-link-circle = the symbolic links lead in a circle
cause-too-many-open = too many files are open
cause-port-taken = another program uses it
cause-device = the disk failed
cause-boolean = truth values are written true or false
cause-date = the date or time is not well written
cause-template-end = the template ends too early: an end mark is missing, such as {"{%"} endfor %{"}"}, {"{%"} endif %{"}"} or {"{%"} endblock %{"}"}
cause-template-statement = there is no such statement
cause-template-word = trans finds no such word in the theme's i18n files
cause-template-asset = asset finds no such file
cause-template-function = there is no such function
cause-template-filter = there is no such filter
cause-template-date = the format of the date is not well written
cause-unquoted = a text must stand in straight double quotes
cause-inner-quotes = a quote stands within the quotes; write the inner ones as curly “” quotes
cause-no-value = there is no value behind the equals sign
cause-no-equals = there is no equals sign between name and value
cause-unclosed = a bracket is not closed
cause-comma = there is a comma too many or too few
cause-key = names consist of English letters, digits and hyphens; any other name must stand in straight double quotes
cause-number = this is not a proper number
cause-text = a quote is not closed, or the text within holds something that cannot stand there
cause-value = this is not a proper value
cause-unexpected = there is something too much here
cause-too-deep = this is nested too deeply
cause-tab = lines must be indented with spaces, not with tabs
cause-indent = the indentation is uneven
cause-colon = the colon is misplaced: a text with a colon must stand in quotes
cause-sign = a value cannot begin with this sign: put the whole text in straight double quotes
cause-pairs = “name: value” is expected here
cause-continued = this line is no entry; it seems to go on where the one before ended
cause-alias = references with * are not supported

# Results

count-pages = { $count } pages
    .one = { $count } page
count-errors = { $count } errors
    .one = { $count } error
count-warnings = { $count } warnings
    .one = { $count } warning
count-held = { $count } posts
    .one = { $count } post
count-unchanged = none of { $count } files has
    .one = the one file has not
held-drafts = { $count } drafts
    .one = { $count } draft
held-scheduled = { $count } scheduled
held-expired = { $count } expired
held-withdrawn = { $count } withdrawn
list-comma = ,{" "}
built-changed = Built { $pages } in { $time } s; files: { $new } new, { $changed } changed, { $unchanged } unchanged, { $removed } removed
built-same = Built { $pages } in { $time } s; { $files } changed
built-held = { $built }; { $posts } held back ({ $kinds })
built-sentence = { $words }.
built-where = The output is in { $folder }. Open { $page } to look at it.
built-here = The output is in the current folder. Open { $page } to look at it.
built-next = “{ $title }” is due on { $date }; build and upload again then.
built-journal = This folder cannot be exchanged in one step, so it was updated file by file; a build after a power cut completes it.
built-no-base-url = jianbao.toml gives no base_url, so the pages carry no canonical address, and there are no feeds and no sitemap.xml; the pages themselves are complete.
built-preview = Mind: this holds posts that are not yet public. It is for your own eyes; do not publish it.
tally-failed = { $found }: nothing was built, and the site of the last build is unchanged.
tally-failed-mixed = { $found }: nothing was built, and the site of the last build is unchanged. Mend what says “error” first; then the site can be built.
tally-strict = { $found }: under --strict, warnings count as failures; nothing was built, and the site of the last build is unchanged.
tally-warned = { $found }.

# Progress

stage-read = Reading posts
stage-render = Building pages
stage-write = Writing files
progress = { $stage } { $done }/{ $total }
progress-open = { $stage } { $done }

# Command line

about = jianbao: makes Markdown posts a website to publish
heading-usage = Usage
heading-commands = Commands
heading-arguments = Arguments
heading-options = Options
heading-global = Global options
heading-examples = Examples
heading-status = Exit status
usage = jianbao [OPTIONS] <COMMAND>
usage-build = jianbao build [OPTIONS]
usage-help = jianbao help [COMMAND]
value-folder = FOLDER
value-address = ADDRESS
value-time = TIME
value-command = COMMAND
status-codes = 0 fine (perhaps with warnings), 1 errors, 2 wrong use
help-more = Run jianbao <COMMAND> --help for more about a command.
about-build = Build the website
about-help = Show help
arg-root = The site's folder; by default the nearest one upwards that holds jianbao.toml
arg-lang = Speak Chinese or English; by default as the system does
arg-color = Use colours
arg-quiet = Show neither progress nor result, only warnings and errors
arg-help = Show help
arg-version = Show the version
arg-command = The command to show help for
arg-out = The output folder; by default output_dir in jianbao.toml, else public
arg-base-url = The site's public address, instead of base_url in jianbao.toml
arg-now = Take this time for now, such as 2026-11-22 or 2026-11-22T09:30
arg-strict = Let warnings count as failures
arg-format = The form of the report: text, or JSON for programs
arg-drafts = Build drafts too
arg-future = Build posts that are not yet due too
arg-expired = Build expired posts too
arg-force = Build even if the output folder holds other files (those of the same name are overwritten, the others stay)
example-build = Build the site whose folder you are in
example-drafts = Build with drafts into another folder, to look at it
example-root = Build a site that lies elsewhere

# Wrong use

misuse-unknown-option = There is no option “{ $option }”
misuse-unexpected = “{ $word }” is not expected here
misuse-unknown-command = There is no command “{ $command }”
misuse-no-command = Say what to do, such as jianbao build
misuse-no-value = “{ $option }” needs a value
misuse-bad-value = “{ $option }” cannot be “{ $value }”
misuse-not-a-time = “{ $option }” needs a date or time, and “{ $value }” is none
misuse-allowed = It can be one of these: { $allowed }
misuse-time-example = Write it like 2026-11-22 or 2026-11-22T09:30
misuse-port-example = A port is a whole number from 1 to 65535, such as 8080
misuse-poll-example = The interval is a whole number of milliseconds from 50 to 3600000, such as 1000
misuse-twice = “{ $option }” can be given only once
misuse-conflict = “{ $option }” cannot be used together with “{ $other }”
misuse-missing = This is missing: { $option }
misuse-no-such-day = “{ $option }” is “{ $value }”, and there is no such day
misuse-title-in-parts = A title with spaces must stand between double quotes as a whole, such as "One list for all"
misuse-extra-value = “{ $option }” does not take the value “{ $value }”
misuse-value-count = “{ $option }” has too many or too few values
misuse-equals = There must be an equals sign between “{ $option }” and its value
misuse-not-unicode = The command holds unreadable characters
misuse-other = The command is not right
misuse-see = Run { $command } to learn more.
write-failed = The output cannot be written: { $error }
no-current-folder = The current folder cannot be opened: { $error }

# A new site

about-init = Make a new site, with explained settings and five model posts
usage-init = jianbao init [OPTIONS] <FOLDER>
arg-folder = The folder for the new site, made if it is missing; . is the current folder
example-init = Make a folder “bulletin” with a site in it
example-init-here = Make a site in the current folder
misuse-missing-init = Say which folder the new site goes into, such as jianbao init bulletin; for the current folder, write jianbao init .
init-written = The new site is in “{ $folder }”; files: { $count }
init-written-here = The new site is in the current folder; files: { $count }
init-enter = Next, go to that folder: cd { $folder }
init-fill-in = Open jianbao.toml and write your own words in place of each 【请填写……】; every setting is explained there, in Chinese.
init-serve = Then run jianbao serve --open, and look at the site in the browser while you write.
init-drafts = The five model posts are drafts and will not be published; write after their model, and delete them when you like.
init-taken-help = Nothing that is there is ever overwritten. Take another folder, or move these elsewhere first.

# Writing files

edit-taken = These are there already, so nothing was written:
edit-not-folder = “{ $folder }” is not a folder, so nothing was written
edit-outside = The folder of “{ $path }” is a symbolic link that leads out of the site, so nothing was written
edit-changed = “{ $path }” has just been changed by another program, so it was left alone; please run this again
edit-failed = “{ $path }” cannot be written: { $error }; whatever had been written was taken back

# Looking at what templates see

about-inspect = List what the template of a page can use
usage-inspect = jianbao inspect [OPTIONS] <PAGE>
value-page = PAGE
arg-page = A post's path below content, or an address of the site
example-inspect = What the template of a post can use
example-inspect-address = What that of the timeline can use
inspect-nothing = There is no page “{ $page }”
inspect-example = Name a file of content or the address of a page, such as { $page }.
inspect-template = Template { $name }, file { $file }
inspect-how = The left side is what to write in a template: {"{{"} page.title {"}}"} prints its value; [3] is a list of three, {"{…}"} holds the names below, and {"{page}"} means the same names as below page.

# Explaining messages

about-explain = Explain a message: what it means, why it comes, and what to do
usage-explain = jianbao explain [OPTIONS] [CODE]
value-code = CODE
arg-code = The word in brackets of a message, such as dead-link; without it, all are listed
example-explain = Explain the message about a link to a file that is not there
example-explain-all = List all messages
explain-unknown = There is no message with the code “{ $code }”
explain-see-all = Run jianbao explain for all codes
explain-see-one = Run jianbao explain CODE for the cause of a message, an example, and what to do. The code is the word in brackets.
label-meaning = meaning
label-example = example
sample = ⟨…⟩
sample-address = ⟨address⟩
sample-allowed = ⟨what is allowed⟩
sample-anchor = ⟨heading⟩
sample-error = ⟨cause⟩
sample-found = ⟨the mark that stands there⟩
sample-key = ⟨key⟩
sample-mark = ⟨mark⟩
sample-name = ⟨name⟩
sample-needed = ⟨version⟩
sample-other = ⟨other⟩
sample-own = ⟨key⟩
sample-ours = ⟨present⟩
sample-path = ⟨path⟩
sample-root = ⟨folder⟩
sample-slug = ⟨slug⟩
sample-spelling = ⟨this spelling⟩
sample-tag = ⟨tag⟩
sample-target = ⟨target⟩
sample-taxonomy = ⟨taxonomy⟩
sample-template = ⟨template⟩
sample-text = ⟨text⟩
sample-used = ⟨the other spelling⟩
sample-value = ⟨value⟩
sample-wanted = ⟨wanted⟩

# Licences

about-licenses = Show the licences of the program and of the libraries in it
usage-licenses = jianbao licenses [OPTIONS]
example-licenses = Keep the licences in a file

# Files of the theme

about-theme = Look at the files of the theme, and copy some to make them your own
usage-theme = jianbao theme [OPTIONS] <COMMAND>
misuse-missing-theme = Say what to do, such as jianbao theme list
about-theme-list = List the files of the theme that can be copied
usage-theme-list = jianbao theme list [OPTIONS]
about-theme-eject = Copy files of the theme into the site, to make them your own
usage-theme-eject = jianbao theme eject [OPTIONS] <FILE>...
misuse-missing-theme-eject = Say which file to copy, such as jianbao theme eject page.html; jianbao theme list shows all
value-file = FILE
value-name = NAME
arg-file = The file, or several; a short name such as page.html will do unless there are two of it
arg-theme = The theme; by default the one that the site uses
example-theme-list = List the files of the site's theme
example-theme-eject = Copy the template of posts to templates/page.html
example-theme-eject-two = Copy the style sheet and the words
theme-files = Files of the theme { $theme }:
theme-replaced = the site has its own
theme-how-to-eject = To change one, run jianbao theme eject FILE, such as jianbao theme eject page.html.
theme-others = There are other themes: { $names }. To see their files, add --theme NAME.
theme-no-file = The theme has no file “{ $name }” that can be copied
theme-several = More than one file is called “{ $name }”; write the whole name
theme-can-be = It can be one of these:
theme-unreadable = “{ $path }” cannot be read: { $error }
theme-taken-help = Nothing that is there is overwritten; it is what the site uses. For a fresh copy, move it elsewhere first.
theme-written = These are in the site now:
theme-from-now-on = From now on the site uses this copy, so make your changes there; a newer jianbao will not update it. Delete it, and the site uses the theme's again.
theme-of-another = Mind: the site uses the theme { $used }, and this comes from the theme { $theme }; the two may not fit together.

# New posts, publishing, listing

about-new = Write a new post (a draft) into the folder of its category
usage-new = jianbao new [OPTIONS] <KIND> <TITLE>
value-kind = KIND
value-title = TITLE
value-slug = SLUG
arg-kind = The name of a category (such as 动员部署), or notice, practice, commendation, plan, progress, post; a site can add its own in the folder archetypes
arg-title = The title of the post, in double quotes if it has spaces
arg-date = The date of the post; today unless given
arg-slug = The last part of the address: small letters, digits and hyphens; the pinyin of the title unless given
arg-edit = Then open it in the program that this computer has for such files
example-new = A new post in the folder of 做法亮点
example-new-slug = With a date and an address
misuse-missing-new = Please say which kind of post and its title, such as jianbao new 做法亮点 "清溪镇：一张清单管到底"
new-no-title = The title is empty
new-no-kind = There is no kind of post “{ $kind }”
new-kinds = There are (either name will do):
new-kind-plain = a post of no category
new-address-taken = The address “{ $slug }” is taken: { $other }. Please choose another slug
new-bad-model = A post after “{ $path }” would have the errors above, so it was not written; please mend that model
new-taken-help = No file is overwritten. Please choose another title or date, or another address with --slug.
new-written = The new post is:
new-draft = It is a draft and not public yet. While you write, preview it with jianbao serve --open.
new-next = When it is finished, run jianbao publish { $path }, then jianbao build, and upload the site.
new-not-opened = The post has been written, but no program could open it; please open it yourself
new-bad-slug = The slug “{ $slug }” cannot be used: { $reason ->
        [reserved] the system keeps this name for itself
        [long] it is longer than 80 characters
        [empty] it is empty
       *[other] only small letters, digits and hyphens may stand in it
    }
new-bad-slug-help = For example flood-control: the last part only, without a folder and without .md.
new-kind-add = If it is a new category, declare it in jianbao.toml first: add [[categories]] and name = "{ $kind }". If it is only another form, put a { $kind }.md into the folder archetypes.
new-public = It is no draft, because { $model } says so: the next build makes it public.
new-unknown-place = In line { $line } of “{ $path }”, { $place } means nothing, so nothing was written
new-unknown-place-help = In the front matter of a model there may stand {"{{"} title {"}}"}, {"{{"} date {"}}"}, {"{{"} category {"}}"} and {"{{"} slug {"}}"}.
about-publish = End drafts and date them
usage-publish = jianbao publish [OPTIONS] <POST>...
value-post = POST
arg-post = Files of posts; paths may begin at the current folder, at the site's, or in content
arg-keep-date = Leave the date as it is
example-publish = A draft is finished
example-publish-keep = Several at once, with the dates that they have
misuse-missing-publish = Please say which post, such as jianbao publish content/practice/2026-11-22-x.md; jianbao list drafts shows all drafts
publish-done = { $path } is no longer a draft:
publish-changed = { $key }: { $before } → { $after }
publish-added = { $key }: { $after } (a new line)
publish-filled = { $key }: { $after } (was empty)
publish-no-draft = { $path } is no draft; nothing was changed.
publish-section-draft = { $path } is no draft itself, but the section around it is one: please change { $section }
publish-next = Next, run jianbao build and upload the site.
publish-scheduled = The date was left as it is: the post appears on { $date }, once the site is built and uploaded then.
publish-expired = Note: it expired on { $date }, so the site does not show it; please check its front matter.
publish-withdrawn = Note: it is withdrawn, so the site shows a notice only.
publish-in-draft = Note: the section around it is still a draft, so it is not public: { $section }
publish-date-kept = The date was left as it is: it is { $date }, which is to come.
publish-empty = Note: it has a title, but neither text nor attachments; please see whether something was forgotten.
publish-model = Line { $line } of “{ $path }” still explains how a model post is written, so it was left alone
publish-model-help = Please put your own content into the place of the model's, delete that paragraph, save the file and run this again.
posts-nothing = There is no post “{ $path }”
posts-section = “{ $path }” is a section, not a post
posts-unchanged = “{ $path }” has the errors above, and is left alone until they are mended
posts-encoding = “{ $path }” is in an encoding in which it cannot be written back as it was, and was left alone
posts-encoding-help = Please save it as UTF-8 and run this again.
posts-no-head = “{ $path }” has no front matter, and was left alone
posts-no-head-help = Please put front matter with a title and a date at its beginning, and run this again.
posts-unusual = The front matter of “{ $path }” is written in a way in which no single line can be changed safely, so it was left alone
posts-unusual-help = Please open it in an editor and change it yourself.
posts-nothing-help = jianbao list all lists all posts with their files; the file's name or the title alone will do.
posts-section-help = publish and rename are for posts. To change the name or the address of a section, or to publish or hide all of it, open this file and change its front matter.
posts-several = More than one post is called “{ $name }”:
posts-several-help = Please name the folder too.
about-rename = Give a post another address: the file is renamed, the old address leads to the new one, links in other posts follow
usage-rename = jianbao rename [OPTIONS] <POST> <SLUG>
arg-old = The file of the post; the path may begin at the current folder, at the site's, or in content
arg-new = The new last part of the address: small letters, digits and hyphens; the date in the file's name stays
example-rename = The file becomes 2026-11-22-one-list.md
misuse-missing-rename = Please say which post, and its new address, such as jianbao rename content/practice/2026-11-22-x.md one-list
rename-same = The address of { $path } is { $slug } already; nothing was changed.
rename-file = { $from } is now { $to }
rename-line = The address of { $path } stands in its front matter, so that was changed and the file keeps its name: { $key }: { $after }
rename-address = Address: { $old } → { $new }. The old one stands in the front matter at “{ $key }” and leads to the new one.
rename-address-draft = Address: { $old } → { $new }. It is still a draft: the old one never was public, and was not kept.
rename-address-home = Address: { $old } → { $new }.
rename-kept = The address stays, only the file has another name: { $address }.
rename-ending = The file's name ended in a .txt too many, which is gone.
rename-other-date = The date in “{ $slug }” is not the one in the file's name ({ $date })
rename-other-date-help = The date in the file's name stays; leave it out of the new name. To change the date, change it in the front matter.
rename-taken-help = No file is overwritten. Please choose another name, or rename the other file first.
rename-needed = These lines of the settings lead to the old file. The program does not change settings, and the site cannot be built before you do:
rename-mended = These links were mended:
rename-left = The old name still stands here; please see whether it should:
about-list = List posts that are drafts, scheduled, expired, pinned or withdrawn
usage-list = jianbao list [OPTIONS] [STATE]
value-state = STATE
arg-state = drafts, scheduled, expired, pinned, withdrawn, published, all (or 草稿, 定时, 过期, 置顶, 撤回, 已发布, 全部); all but the published ones unless given
example-list = Which posts are not public yet, or pinned
example-list-drafts = Which drafts there are
example-list-json = All posts, for another program
list-draft = draft
list-scheduled = scheduled
list-expired = expired
list-withdrawn = withdrawn
list-pinned = pinned
list-published = published
list-heading-state = State
list-heading-date = Date
list-heading-category = Category
list-heading-title = Title
list-heading-path = File
list-heading-note = Note
list-note-section = its section is a draft: { $section }
list-note-scheduled = appears on { $date }
list-note-expired = expired on { $date }
list-note-pinned = pinned until { $date }
list-nothing = There are no such posts.
list-nothing-special = No post is a draft, scheduled, expired, pinned or withdrawn.
list-others = Another { $count } are published; jianbao list all lists all.
list-problems = The site has { $count } errors, so the list may not be complete; run jianbao build to see them.
about-completions = Print a script that completes commands and options for the Tab key
usage-completions = jianbao completions [OPTIONS] <SHELL>
value-shell = SHELL
arg-shell = The shell: bash, zsh, fish, powershell or elvish
example-completions = For bash
misuse-missing-completions = Please say which shell, such as jianbao completions bash
