# What each message means: when it appears, what the program does then, and an example (jianbao explain)
# Lines of examples that begin with a bracket or a brace have their indent within the quotes: Fluent drops one outside.

# Reading files

explain-unreadable =
    The program cannot open this file or folder: you may not read it, another program holds it, the network drive is gone, or it was moved or deleted a moment ago.
    With one file missing the site could lack a page or a picture and nobody would notice, so the program does not go on without it.
    Until this is mended nothing is built, and the site as it was stays.
    .example =
        Case:
            A colleague copied content/notices/2026-03-01-notice.md from a server, and your account may not read it.
        What to do:
            In Windows, right click the file, choose “Properties”, “Security” and give your account the right to read; or ask your colleague to send you the text, and save it as a new file.

explain-name-not-unicode =
    The file's name holds characters that the program cannot make out. Most such names come from an archive, or from another system.
    The program cannot name the file, so it passes over it and builds the site all the same. The file is not on the site: if it is a post, readers will not see this post.
    .example =
        Case:
            A file in content/notices has a garbled name; it should be called “2026-03-01-notice.md”.
        What to do:
            Rename it to 2026-03-01-notice.md.

explain-link-outside =
    There is a “symbolic link” in the site's folder: an entry without content of its own that points elsewhere. It points out of the site, or to something that is gone, or several links point at each other in a circle. (The shortcuts of the Windows desktop do not count.)
    Files from outside are not to be published with the site, so the program passes over the link and builds the site all the same; what lies behind the link is not on the site.
    .example =
        Case:
            content/notices/files is a symbolic link to /home/share/files, which is outside the site.
        What to do:
            Delete the link, make a folder content/notices/files, and copy into it the files that are to be published.

explain-special-file =
    This looks like a file but holds no content: it is a pipe or a socket, through which programs hand data to each other, or it stands for a device. Another program left it there, most likely on Linux.
    There is nothing in it to publish, so the program passes over it and builds the site all the same.
    .example =
        Case:
            The folder static holds a pipe, upload.pipe, that another program left behind.
        What to do:
            Move upload.pipe out of the site's folder, or delete it if nobody needs it.

explain-converted =
    The file is not saved as UTF-8 but as GBK (which Notepad calls ANSI in China) or UTF-16 (which it calls Unicode). The program knows both and has read it so; the page is the same as that of a UTF-8 file.
    This is only a reminder: on another computer or in another program the file may show as nonsense.
    .example =
        Case:
            A post written in an old Notepad, with ANSI as its encoding.
        What to do:
            It can be published as it is. To have all files alike, open it in Notepad, choose Save As, and set the encoding to UTF-8.

explain-control-character =
    The text holds an invisible control character, most likely copied from another program, a web page or a scan.
    Pages and feeds must not hold such characters, so it was left out; nothing else was, and the site is built.
    .example =
        Case:
            Text copied from an old system brought a bell character with it, which no screen shows.
        What to do:
            Go to the line that the message names, delete a character before and after, and type them anew.

explain-not-utf8 =
    The encoding of this file, the way in which it stores text, is not known. UTF-8, GBK (“ANSI” in a Chinese Notepad) and UTF-16 with its mark are read; this is none of them. Perhaps the file was not saved to its end, or a Word document was simply renamed to .md.
    Read the wrong way, the text would be nonsense on the page. Until this is mended nothing is built, and the site as it was stays.
    .example =
        Case:
            notice.docx was renamed to content/notices/2026-03-01-notice.md.
        What to do:
            Open the document in Word, copy the text into a new text file, and save that as UTF-8.
            If the file was cut short, take it from a backup, or delete the nonsense at its end and save it again.

# Values and dates

explain-toml-syntax =
    A line of jianbao.toml, or of a post's front matter (the lines with title and date between two lines +++), is not written as “name = value”: a text has no quotes, a quote is not closed, nothing follows the equals sign, a bracket is missing. The settings of a theme are read in the same way.
    The program cannot be sure what you mean, and a wrong guess could publish a draft, so it does not guess. Until this is mended nothing is built, and the site as it was stays.
    .example =
        Wrong (front matter of content/notices/2026-03-01-notice.md):
            title = Notice of the spring meeting
        Right:
            title = "Notice of the spring meeting"

explain-yaml-syntax =
    A post's front matter (the lines with title and date) that stands between two lines --- must consist of lines “name: value”, and one of them does not: a text holds another colon and has no quotes, a line begins with a tab, lines are not indented alike, a bracket is missing.
    The program cannot be sure what you mean, and a wrong guess could publish a draft, so it does not guess. Until this is mended nothing is built, and the site as it was stays.
    .example =
        Wrong (content/notices/2026-03-01-notice.md):
            ---
            title: Notice: spring meeting on 5 March
            date: 2026-03-01
            ---
        Right:
            ---
            title: "Notice: spring meeting on 5 March"
            date: 2026-03-01
            ---

explain-duplicate-key =
    The same entry stands here twice. This happens when an old post is reused and the old line is forgotten.
    If the two differ, the program does not know which one holds, so it does not guess. Until this is mended nothing is built, and the site as it was stays.
    .example =
        Wrong (front matter of content/notices/2026-07-01-progress.md):
            title: Progress in the first quarter
            title: Progress in the second quarter
        Right:
            title: Progress in the second quarter

explain-wrong-mark =
    A Chinese mark stands where an English one is meant, such as a curly quote, or a full-width comma, colon or bracket. In jianbao.toml and in front matter, the marks around texts and between entries must be English ones; within the quotes any mark will do. Between two lines --- each line reads “name: value”, between two lines +++ “name = value”; the two cannot be mixed.
    The program cannot read this line. Until this is mended nothing is built, and the site as it was stays.
    .example =
        Wrong (front matter of content/notices/2026-03-01-notice.md):
            ---
            title = "Notice of the spring meeting"
            ---
        Right:
            ---
            title: Notice of the spring meeting
            ---

explain-untidy-mark =
    A mark, letter or digit was typed in full width where an ASCII one belongs, as in 标题：通知; or no space stands behind a colon, or one that was copied from a web page. It can mean one thing only, was read so, and the site is built.
    Within quotes any mark may stand, and nothing there is touched.
    .example =
        Read, with a message (front matter of content/notices/2026-03-01-notice.md):
            title：Meeting on Monday
        As it should be:
            title: Meeting on Monday

explain-untidy-date =
    The date is in an unusual form: one digit where two belong, full-width digits, spaces within. The day is clear, was read so, and the site is built.
    Look once whether it is the right one: somebody answers for the date of a publication.
    .example =
        Read, with a message (front matter of content/notices/notice.md):
            date: 2021-9-9 9:05:00 +0800
        As it should be:
            date: 2021-09-09T09:05:00

explain-text-cut =
    In front matter between two lines ---, a number sign (#) behind a space begins a note: nothing from there to the end of the line is content. Here text follows the sign at once, so that it was most likely meant.
    The site is built, but the end of this entry is missing.
    .example =
        With the end missing (front matter of content/notices/2026-03-01-notice.md):
            title: Power cut in building #1
        Right:
            title: "Power cut in building #1"

explain-wrong-type =
    The value is of the wrong kind: a text where true or false is meant, a number in quotes where a number is meant, a number where a date is meant. This is checked in jianbao.toml, in front matter and in the settings of themes.
    The program does not convert: a wrong guess at something like draft = "yes" would publish a draft. Until this is mended nothing is built, and the site as it was stays.
    .example =
        Wrong (front matter of content/notices/2026-03-01-notice.md):
            draft = "yes"
        Right:
            draft = true

explain-not-allowed =
    Only a few words can stand here (the message lists them), and this is none of them. Most likely it is misspelt. Some values have a form instead, such as the tag of a language, a domain, or the number of a public security record.
    The program does not know which one you want. Until this is mended nothing is built, and the site as it was stays.
    .example =
        Wrong (jianbao.toml):
            addresses = "files"
        Right:
            addresses = "file"

explain-bad-date =
    The date or time does not exist (such as 30 February), is written in a way that cannot be read, or its year is not between 1900 and 2199. Front matter, dates at the beginning of file names and dates in jianbao.toml are all checked.
    A date decides when a post appears and where it stands, so the program never makes one up. Until this is mended nothing is built, and the site as it was stays.
    .example =
        Wrong (front matter of content/notices/2026-03-01-notice.md):
            date: 2026-02-30
        Right:
            date: 2026-02-28

# Configuration and theme

explain-no-site =
    A folder is a site if it holds a jianbao.toml. There is none in the folder where you gave the command, nor in those around it; or, if you wrote --root, there is none in the folder named there. A jianbao.toml.txt, as Notepad saves it, does not count until its .txt is gone.
    The program does not know which site you mean. It does nothing and changes nothing.
    .example =
        Case:
            The site is D:\bulletin, and you ran jianbao build in D:\.
        What to do:
            Go to D:\bulletin first, or say where the site is:
            jianbao --root D:\bulletin build

explain-foreign-site =
    There is no jianbao.toml here, but a configuration of Zola (zola.toml or config.toml). It is read as Zola reads it: posts, sections, tags and addresses are as they were, and no link from outside breaks.
    Zola's templates are another language. They are not run; the pages have the built-in style. The site is built.
    .example =
        Case:
            jianbao build was run in a Zola site.
        What to do:
            Look at the result. If you like it, write a jianbao.toml, and the site is one of this program.

explain-foreign-keys =
    Some settings of the other system have nothing here that they could mean, such as highlighting, Sass or the processing of images. They are listed once; all others work, and the site is built.
    .example =
        Case:
            config.toml holds compile_sass = true and build_search_index = true.
        What to do:
            Nothing. With a jianbao.toml the message goes away, but addresses follow other rules: see “Coming from Zola” in the manual first.

explain-unknown-config-key =
    jianbao.toml holds a setting that the program does not know. It is misspelt, or stands below the wrong name in square brackets.
    If it were passed over, you would believe that it works, and it would not, so this is an error. Until this is mended nothing is built, and the site as it was stays.
    Values of your own for the theme go below [extra], where you choose the names.
    .example =
        Wrong (jianbao.toml):
            pagenate_by = 10
        Right:
            paginate_by = 10

explain-missing-key =
    Something that must be written is missing: title, the bulletin's name, in jianbao.toml; the name of a category; in front matter the path of an attachment, or on and text of a correction, and the like.
    Without it a part of the page would be missing. Until this is mended nothing is built, and the site as it was stays.
    .example =
        Wrong (jianbao.toml):
        {"    [["}categories]]
            slug = "notices"
        Right:
        {"    [["}categories]]
            name = "Notices"
            slug = "notices"

explain-bad-base-url =
    The site's public address (base_url in jianbao.toml, or --base-url in the command) is not a full address that begins with https:// or http://, or it holds spaces, a question mark, a #, a user name and password, a wrong port or the like. A host and a path in Chinese may be written as they are: the program writes them as servers know them.
    The address that each page gives as its own is made from it, and readers would look for the site in the wrong place. Until this is mended nothing is built, and the site as it was stays.
    If there is no public address yet, delete this line.
    .example =
        Wrong (jianbao.toml):
            base_url = "www.example.gov.cn/bulletin"
        Right:
            base_url = "https://www.example.gov.cn/bulletin"

explain-bad-time-zone =
    time_zone in jianbao.toml is not the official name of a time zone.
    When a post appears and when it is taken down is counted in this zone; with a wrong one posts would be hours early or late. Until this is mended nothing is built, and the site as it was stays.
    .example =
        Wrong (jianbao.toml):
            time_zone = "Beijing"
        Right:
            time_zone = "Asia/Shanghai"

explain-bad-color =
    A colour is wanted, and this is not a # with six digits or letters from a to f. Names of colours and short forms such as #c00 do not count.
    The program does not know which colour you mean. Until this is mended nothing is built, and the site as it was stays.
    .example =
        Wrong (jianbao.toml):
        {"    [["}categories]]
            name = "Notices"
            color = "red"
        Right:
        {"    [["}categories]]
            name = "Notices"
            color = "#c00000"

explain-too-old =
    jianbao.toml, or the theme's theme.toml, says with min_version which version of the program is the oldest that will do, and yours is older.
    An older program does not know the newer features and would build another site than was meant, so nothing is built, and the site as it was stays.
    .example =
        Wrong (jianbao.toml, with a program of version 0.1.0):
            min_version = "9.0"
        Right:
            Use jianbao 9.0 or newer. The command jianbao --version shows which one you have.

explain-bad-version =
    What stands behind min_version is not a version. A version is one to three numbers with dots between them and no v in front.
    The program cannot tell whether it is new enough. Until this is mended nothing is built, and the site as it was stays.
    .example =
        Wrong (jianbao.toml):
            min_version = "v0.1.0"
        Right:
            min_version = "0.1.0"

explain-category-twice =
    Two categories in jianbao.toml have the same name or the same address name (slug).
    With one name, posts would not know where they belong; with one address name, the pages of one would replace those of the other. Until this is mended nothing is built, and the site as it was stays.
    .example =
        Wrong (jianbao.toml):
        {"    [["}categories]]
            name = "Notices"
            slug = "notices"

        {"    [["}categories]]
            name = "Commendations"
            slug = "notices"
        Right:
        {"    [["}categories]]
            name = "Notices"
            slug = "notices"

        {"    [["}categories]]
            name = "Commendations"
            slug = "commendations"

explain-taxonomy-twice =
    {"[["}taxonomies]] in jianbao.toml says how posts are grouped, for example by tags or by contributing units. One name stands there twice, so that the program does not know which one holds; or the name is categories, which have a setting of their own, [[categories]].
    Until this is mended nothing is built, and the site as it was stays.
    .example =
        Wrong (jianbao.toml):
        {"    [["}taxonomies]]
            name = "tags"
            title = "Tags"

        {"    [["}taxonomies]]
            name = "tags"
            title = "Keywords"
        Right:
        {"    [["}taxonomies]]
            name = "tags"
            title = "Keywords"

explain-feed-name =
    A feed is a file from which readers' programs learn what is new; feed_filenames in jianbao.toml names these files. This name will not do: it may hold only English letters, digits, hyphens, underscores and dots, must not begin with a dot, must end in .xml, must not name a folder, and may stand only once.
    Some servers could not hand out such a file. Until this is mended nothing is built, and the site as it was stays.
    .example =
        Wrong (jianbao.toml):
            feed_filenames = ["our bulletin.xml"]
        Right:
            feed_filenames = ["atom.xml"]

explain-phase-twice =
    Two phases of the [campaign] in jianbao.toml have one name. This happens when a phase is copied and the new name is forgotten.
    Readers could not tell the two apart. Until this is mended nothing is built, and the site as it was stays.
    .example =
        Wrong (jianbao.toml):
        {"    ["}campaign]
            name = "Less paperwork"

        {"    [["}campaign.phases]]
            name = "Preparation"
            start = 2025-11-20
            end = 2026-02-28

        {"    [["}campaign.phases]]
            name = "Preparation"
            start = 2026-03-01
            end = 2026-06-30
        Right:
        {"    ["}campaign]
            name = "Less paperwork"

        {"    [["}campaign.phases]]
            name = "Preparation"
            start = 2025-11-20
            end = 2026-02-28

        {"    [["}campaign.phases]]
            name = "Cleaning up"
            start = 2026-03-01
            end = 2026-06-30

explain-phase-order =
    A phase of the [campaign] in jianbao.toml ends before it starts, or starts before the one above it has ended. Phases are written in the order of time; the day of end belongs to the phase, so the next one can start on the day after it at the earliest.
    With wrong dates the pages would name the wrong phase as the present one. Until this is mended nothing is built, and the site as it was stays.
    .example =
        Wrong (jianbao.toml):
        {"    ["}campaign]
            name = "Less paperwork"

        {"    [["}campaign.phases]]
            name = "Preparation"
            start = 2025-11-20
            end = 2026-02-28

        {"    [["}campaign.phases]]
            name = "Cleaning up"
            start = 2026-02-28
            end = 2026-06-30
        Right:
        {"    ["}campaign]
            name = "Less paperwork"

        {"    [["}campaign.phases]]
            name = "Preparation"
            start = 2025-11-20
            end = 2026-02-28

        {"    [["}campaign.phases]]
            name = "Cleaning up"
            start = 2026-03-01
            end = 2026-06-30

explain-unknown-code =
    {"["}severity] in jianbao.toml changes how much messages weigh. On the left stands the code of a message, which is the word in square brackets at the beginning of each message. There is no message of this code; most likely it is misspelt.
    A misspelt setting would do nothing, and you would believe that it works, so this is an error. Until this is mended nothing is built, and the site as it was stays.
    .example =
        Wrong (jianbao.toml):
        {"    ["}severity]
            dead-links = "error"
        Right:
        {"    ["}severity]
            dead-link = "error"

explain-severity-fixed =
    {"["}severity] in jianbao.toml tries to make an error a warning, or to switch it off.
    Only warnings can be changed. An error means that a page would be missing or wrong, or that something not meant for the public would go out; the post or the setting has to be mended. Until then nothing is built, and the site as it was stays.
    .example =
        Wrong (jianbao.toml):
        {"    ["}severity]
            attachment-missing = "warning"
        Right:
            Delete this line, and put the missing attachment in its place.

explain-placeholder =
    jianbao.toml still holds a text 【请填写……】 (“please fill in”), which came with the new site, where your own words should be.
    Published like this, readers would see “please fill in” on the pages. Until this is mended nothing is built for the public, and the site as it was stays; the preview (jianbao serve) and builds with drafts (jianbao build --drafts) go on as usual.
    .example =
        Wrong (jianbao.toml):
        {"    ["}extra]
            unit = "【请填写单位名称】"
        Right:
        {"    ["}extra]
            unit = "Service Centre of Shili County"

explain-no-theme =
    A theme is the look of the pages. The one that jianbao.toml names as theme is neither part of the program nor in the site's folder themes. A theme of your own lies below themes, in a folder of the theme's name, with a theme.toml in it.
    Without a theme there are no pages. Until this is mended nothing is built, and the site as it was stays.
    .example =
        Wrong (jianbao.toml):
            theme = "hongtuo"
        Right:
            theme = "hongtou"

explain-no-template =
    A template is the look of one kind of page, one file in the folder templates. The theme lacks a template that every theme must have, or a post or another template asks for one that is not there.
    Without the template the page cannot be made. Until this is mended nothing is built, and the site as it was stays.
    .example =
        Wrong (front matter of content/notices/2026-03-01-notice.md):
            template = "notice.html"
        Right:
            Delete this line; or first put a notice.html into the site's folder templates.

explain-theme-too-old =
    The theme was written for an older template contract (the names and forms of what the program hands to themes), which this program no longer serves.
    Pages made all the same would lack content. Until this is mended nothing is built, and the site as it was stays.
    .example =
        Case:
            A theme that is some years old lies in themes/oldstyle, and you have changed to a new version of the program.
        What to do:
            Ask the theme's author for a newer one. Until then, the theme that comes with the program can be used; write in jianbao.toml:
            theme = "hongtou"

explain-theme-too-new =
    The theme was written for a newer template contract (the names and forms of what the program hands to themes) than this program has.
    Pages made all the same would lack content. Until this is mended nothing is built, and the site as it was stays.
    .example =
        Case:
            You have put a new theme from another office into themes/newstyle, and the program on your computer is still an old one.
        What to do:
            Use a newer jianbao. If that must wait, the theme that comes with the program can be used; write in jianbao.toml:
            theme = "hongtou"

explain-option-mistyped =
    Below [extra] in jianbao.toml stands a name that is nearly, but not quite, one of the options of the theme.
    Names of your own may stand there too, so the program cannot know which is meant: this is a warning, the site is built, and the theme does not see the value.
    .example =
        Wrong (jianbao.toml):
        {"    ["}extra]
            contcat = "Building 3, county offices"
        Right:
        {"    ["}extra]
            contact = "Building 3, county offices"

explain-theme-circle =
    A theme may say that it builds on another theme. Here several themes build on each other in a circle, and there is none at the bottom.
    The program does not know where to begin. Until this is mended nothing is built, and the site as it was stays.
    .example =
        Case:
            themes/one/theme.toml builds on two, and themes/two/theme.toml builds on one.
        What to do:
            Let one of them build on hongtou, which comes with the program, or on no theme at all.

# Front matter

explain-front-matter-open =
    The first line of the post is +++ (or ---), which says that front matter follows (the lines with title and date), but no second line +++ (or ---) ends it.
    The program cannot tell where the text begins. Until this is mended nothing is built, and the site as it was stays.
    .example =
        Wrong (content/notices/2026-03-01-notice.md):
            ---
            title: Notice of the spring meeting
            date: 2026-03-01

            To all towns and offices:
        Right:
            ---
            title: Notice of the spring meeting
            date: 2026-03-01
            ---

            To all towns and offices:

explain-front-matter-unmarked =
    Among the first dozen lines of the post are entries of front matter, such as title, date or draft, but the first line is not +++ (or ---) alone: it is missing, or a blank line or a space stands before it.
    Or the front matter is JSON (it begins with a brace), which is not read here; or it has ended, and more of it follows.
    Like this, those lines would be printed on the page, and a draft with draft: true would go out as a finished post. Until this is mended nothing is built, and the site as it was stays.
    .example =
        Wrong (content/notices/2026-03-01-notice.md):
            title: Notice of the spring meeting
            draft: true
            ---

            To all towns and offices:
        Right:
            ---
            title: Notice of the spring meeting
            draft: true
            ---

            To all towns and offices:

explain-front-matter-missing =
    The post has no front matter (the lines with title and date, which stand first, between two lines --- or +++); it begins with its text.
    The site is built and the post is published all the same. Its title is the first heading (a line that begins with #), or else the file's name; its date is the one at the beginning of the file's name, or else none. Title and date may not be what you want, and nothing can say that the post is a draft.
    .example =
        Wrong (content/notices/2026-03-01-notice.md):
            To all towns and offices:
        Right:
            ---
            title: Notice of the spring meeting
            date: 2026-03-01
            ---

            To all towns and offices:

explain-unknown-key =
    There is an entry in the post's front matter that the program does not know. Most likely it is misspelt.
    The site is built and the post is published all the same, but this entry does nothing: if it was meant as the category, the post is not where you want it. Values of your own for the theme go below extra.
    .example =
        Wrong (front matter of content/notices/2026-03-01-notice.md):
            catgory: Notices
        Right:
            category: Notices

explain-key-mistyped =
    An entry of the front matter looks like draft, withdrawn, publish_at (when the post appears) or expire_at (when it is taken down), but it is misspelt or has capital letters.
    These entries keep a post back. Misspelt, they do not, and the post would go out, so this is an error. Until it is mended nothing is built, and the site as it was stays.
    .example =
        Wrong (front matter of content/notices/2026-03-01-notice.md):
            Draft: true
        Right:
            draft: true

explain-key-misplaced =
    draft, withdrawn, publish_at (when the post appears) or expire_at (when it is taken down) stands within another entry such as extra: between --- lines two spaces stand before it, between +++ lines it stands below a name in square brackets such as [extra]. It belongs to that entry only and does not keep the post back.
    The post would go out, so this is an error. Until it is mended nothing is built, and the site as it was stays.
    .example =
        Wrong (front matter of content/notices/2026-03-01-notice.md):
            title: Notice of the spring meeting
            date: 2026-03-01
            extra:
              draft: true
        Right:
            title: Notice of the spring meeting
            date: 2026-03-01
            draft: true

explain-cascade-key =
    What stands below cascade in a folder's _index.md is handed down to every post in the folder. Title, date, address name and the like are each post's own and cannot be handed down.
    The site is built all the same, but this entry does nothing; the others below cascade are handed down.
    .example =
        Wrong (front matter of content/notices/_index.md):
            title: Notices
            cascade:
              date: 2026-03-01
              source: Office of Shili County
        Right:
            title: Notices
            cascade:
              source: Office of Shili County

explain-several-categories =
    A post names more than one category, as in category: notices, plans. A post belongs to one, so that the numbers of the categories add up.
    The first was taken, the others do nothing, and the site is built.
    .example =
        With a message (front matter of content/notices/2026-03-01-notice.md):
            category: notices, plans
        As it should be:
            category: notices
            tags: [plans]

explain-no-title =
    The front matter has no title.
    The site is built and the post is published all the same. Its title is the first heading in the text (a line that begins with #), or else the file's name; for a folder's _index.md it is the folder's name. On the home page readers may see nothing but “notice”.
    .example =
        Wrong (content/notices/2026-03-01-notice.md):
            ---
            date: 2026-03-01
            ---

            To all towns and offices:
        Right:
            ---
            title: Notice of the spring meeting
            date: 2026-03-01
            ---

            To all towns and offices:

explain-no-date =
    The front matter has no date, and the file's name does not begin with one such as 2026-03-01-.
    The site is built and the post is published at once, but its page shows no date, on the home page it comes last, and in the timeline it stands below “Undated”. Readers cannot tell whether it is new.
    .example =
        Wrong (content/notices/notice.md):
            ---
            title: Notice of the spring meeting
            ---

            To all towns and offices:
        Right:
            ---
            title: Notice of the spring meeting
            date: 2026-03-01
            ---

            To all towns and offices:

explain-pin-missing =
    The front matter says until when the post is pinned to the top (pinned_until), but not that it is pinned (pinned).
    The site is built and the post is published all the same, but it is not pinned.
    .example =
        Wrong (front matter of content/notices/2026-03-01-notice.md):
            pinned_until: 2026-03-31
        Right:
            pinned: true
            pinned_until: 2026-03-31

explain-date-order =
    Two dates in the front matter contradict each other: the post is taken down (expire_at) before it appears (publish_at, or else date), or its last change (updated) is before its date. Or the date that the page shows is later than publish_at, or a correction or a withdrawal has a date that is still to come.
    The program does as it is told and builds the site. If expire_at is too early, the post has expired by the time it is due, and readers never see it.
    .example =
        Wrong (front matter of content/notices/2026-03-10-notice.md):
            date: 2026-03-10
            expire_at: 2026-03-01
        Right:
            date: 2026-03-10
            expire_at: 2026-03-31

# Text

explain-html-removed =
    The text holds web code (English words in pointed brackets) that is not allowed, such as colours of letters, embedded video windows, scripts, or a link that begins with javascript:. It often comes along with text copied from a web page.
    For the safety of readers the program takes it away: words within the tags stay as a rule, embedded things and scripts are gone. The site is built all the same; please see what is missing there.
    .example =
        Wrong (text of content/notices/2026-03-01-notice.md):
            Please report <font color="red">by 5 March</font>.
        Right:
            Please report **by 5 March**.

explain-literal-emphasis =
    The marks for bold text (** or __) do not work and will show on the page as they are. Most likely there is a space or a line end between the marks and the text, or one half is missing.
    The site is built all the same, but readers see the marks, and the words are not bold.
    .example =
        Wrong (text of content/notices/2026-03-01-notice.md):
            Please report ** by 5 March **.
        Right:
            Please report **by 5 March**.

explain-literal-markup =
    Something in the text looks like a heading, a link, a picture or a table, but is not quite written as one, so that it stays plain text: a number sign without a space, full-width brackets, a space in a file's name, or no line below the head of a table.
    The site is built all the same, but readers see the marks, the link cannot be followed, and the picture is not shown.
    .example =
        Wrong (text of content/notices/2026-03-01-notice.md):
            ##会议 (the meeting)

            See the [notice]（notice.pdf）.
        Right:
            ## The meeting

            See the [notice](notice.pdf).

explain-empty-link =
    A link has no text or no address, such as []() or [list](). Readers cannot see it, or nothing happens when they follow it.
    This is only a reminder; the site is built.
    .example =
        With a message:
            See the [list of tasks]().
        As it should be:
            See the [list of tasks](tasks.csv).

explain-template-tag =
    The text holds template tags of another system (Hugo, Jekyll, Zola), most likely from an old site. The program runs no template tags in posts; they are shown as they stand.
    However many posts hold them, this is told once, with a list of the tags; the site is built.
    .example =
        With a message:
            {"{{"}{"<"} figure src="hall.jpg" {">"}{"}}"}
        Instead:
            ![The hall](hall.jpg)

explain-notepad-ending =
    Notepad added .txt to the name when the file was saved; Windows hides the endings of names, so it cannot be seen.
    The file was read as a post all the same; the site is built, and the address has no .txt.
    .example =
        Case:
            Saved in Notepad as 2026-03-01-notice.md, the file is really called 2026-03-01-notice.md.txt.
        What to do:
            Rename it without the .txt. With “All files” as the type, Notepad adds none.

explain-footnote-missing =
    The text uses the mark of a footnote, such as [^1], but the footnote's own text is nowhere.
    The site is built all the same; the mark shows on the page as it is, and readers find no note.
    .example =
        Wrong (text of content/notices/2026-03-01-report.md):
            The county has cut 62 forms[^1].
        Right:
            The county has cut 62 forms[^1].

        {"    ["}^1]: As of the end of February 2026.

# The site

explain-no-content =
    The site has no folder content, in which all posts should lie. Most likely it was renamed or moved.
    The program does not put an empty site in the place of the one that is there: until this is mended nothing is built, and the site as it was stays.
    .example =
        Case:
            The site is D:\bulletin, and somebody has renamed its folder content to “posts”.
        What to do:
            Rename D:\bulletin\posts back to D:\bulletin\content.

explain-no-posts =
    The folder content is there, but there is not a single post in it. The names of posts end in .md; the _index.md of a folder is no post, and neither is a Word document.
    The site is built all the same, without posts; posts that were published before are taken off the site. With a new site this does not matter; with an old one, please find out at once where the posts have gone.
    .example =
        Case:
            content/notices holds nothing but _index.md and 2026-03-01-notice.docx.
        What to do:
            Copy the text of the notice and save it as content/notices/2026-03-01-notice.md, with the encoding UTF-8.

explain-local-path =
    A link, a picture, an attachment or a cover is a path on your own computer: it begins with a drive such as D:, with file: or with \\, or there is a backslash in it.
    Readers do not have this file on their computers, and the path tells about yours, so this is an error. Until it is mended nothing is built, and the site as it was stays.
    .example =
        Wrong (text of content/notices/2026-03-01-notice.md):
            Attached: [task list](D:\work\task-list.xlsx)
        Right (after task-list.xlsx has been copied into content/notices):
            Attached: [task list](task-list.xlsx)

explain-address-twice =
    Two pages want the same address. This happens when an old post is reused and its address name (slug) is forgotten, or when two file names have the same pinyin; drafts count too. Addresses that differ only in capital letters are the same, as they are one file in Windows. Two categories with one address name below [slugs] are told in the same way.
    There is room for one page at an address, and readers would not see the other. Until this is mended nothing is built, and the site as it was stays.
    .example =
        Already there (front matter of content/notices/2026-04-01-first.md):
            slug = "progress"
        Wrong (front matter of content/notices/2026-07-01-second.md):
            slug = "progress"
        Right:
            slug = "progress-second-quarter"

explain-bad-address =
    An address that you chose cannot be used. An address name (slug) may hold English letters, digits, hyphens and, inside, dots, at most 80 characters; no Chinese characters or spaces, no dot, underscore or hyphen at the beginning, no .. and none of the names that Windows keeps for itself, such as con and nul. Addresses in path are checked in the same way. Former addresses (aliases, redirect_from), and those that come from another system (permalink, url), are what they were, with Chinese characters, capital letters or underscores; but Windows must have such names too, and .. cannot stand there either. The address of the home page cannot be changed.
    Some computers or servers could not open such an address. Until this is mended nothing is built, and the site as it was stays.
    .example =
        Wrong (front matter of content/notices/2026-03-01-notice.md):
            slug = "spring meeting"
        Right:
            slug = "spring-meeting"

explain-address-not-kept =
    A post that comes from another system has no address in permalink or url but a pattern of that system, such as /blog/:title/, or the address “/” of the home page. Only that system can work out its patterns, and this program makes the home page itself.
    The site is built, and the address of the post comes from the name of its file. Old links to it from elsewhere lead nowhere.
    .example =
        Does nothing (front matter of content/_posts/2026-03-01-welcome.md):
            permalink: /blog/:title/
        Right:
            permalink: /blog/welcome/

explain-undeclared-category =
    The post's category is not declared below [[categories]] in jianbao.toml: it is misspelt, or it is new and not declared yet.
    The site is built all the same, with a category of this name behind the declared ones. If it is merely misspelt, readers do not find the post in the category where they look for it.
    .example =
        Already there (jianbao.toml):
        {"    [["}categories]]
            name = "Notices"
        Wrong (front matter of content/notices/2026-03-01-notice.md):
            category = "Notises"
        Right:
            category = "Notices"

explain-term-spelling =
    The name of one category, tag or the like is written in different ways: with other capital letters, other widths of characters, or other spaces.
    The site is built all the same, and the program takes them as one. It shows the spelling that jianbao.toml declares, or else that of the earliest post.
    .example =
        Already there (front matter of content/notices/2026-03-01-plan.md):
            tags = ["Open Data"]
        Wrong (front matter of content/notices/2026-04-01-progress.md):
            tags = ["open data"]
        Right:
            tags = ["Open Data"]

explain-term-address =
    Two categories (or tags and the like) have different names, but the address names made of their pinyin are the same.
    The site is built all the same, and the program puts some letters and digits behind one of the address names to tell them apart. An address should not change once it is public, so if you want a nicer one, choose it soon.
    .example =
        Already there (front matter of content/notices/2026-03-01-praise.md):
            category = "事迹"
        Wrong (front matter of content/notices/2026-04-01-progress.md):
            category = "实绩"
        Right (to be added to jianbao.toml):
        {"    ["}slugs.categories]
            "实绩" = "results"

explain-slug-unused =
    Below [slugs] in jianbao.toml a name has an address name, but no post has that name. Most likely it is misspelt.
    The site is built as usual, but the name that the posts have gets its address from its sound, which is not what you chose. An address should not change once it is public, so look soon.
    .example =
        Already there (front matter of content/notices/2026-03-01-notice.md):
            tags = ["为基层减负"]
        Wrong (jianbao.toml):
        {"    ["}slugs.tags]
            "基层减负" = "jianfu"
        Right:
        {"    ["}slugs.tags]
            "为基层减负" = "jianfu"

explain-field-missing =
    jianbao.toml says what every post of this category must have (required or categories.fields), and this one lacks a part of it. Where the demand gives an entry a title, the post may use the title or the name. Drafts are not checked.
    A post without it would not be as it must be, so this is an error. Until it is there nothing is built, and the site as it was stays.
    .example =
        The demand (jianbao.toml):
        {"    [["}categories]]
            name = "Commendations"
            required = ["doc_no", "source"]
        A post that lacks it:
            category: Commendations
        Mended:
            category: Commendations
            doc_no: No. 4 of 2026
            source: County office

explain-section-category-twice =
    The _index.md files of two folders both say that they are the page of the same category.
    A category has one page, and the program does not know which one. Until this is mended nothing is built, and the site as it was stays.
    .example =
        Already there (front matter of content/notices/_index.md):
            title: Notices
            category: Notices
        Wrong (front matter of content/news/_index.md):
            title: News
            category: Notices
        Right:
            title: News
            category: News

explain-dead-link =
    The link leads to a post or file that is not there: its name is misspelt, it was renamed or moved, or it was never put in. The path starts at the folder of the post, or at the folder content if it begins with @/.
    The site is built all the same; the link becomes ordinary text, which readers cannot click.
    .example =
        Wrong (text of content/notices/2026-03-01-notice.md; the file in the folder is called “task-list-final.csv”):
            Attached: [task list](task-list.csv)
        Right:
            Attached: [task list](task-list-final.csv)

explain-link-to-hidden =
    The link leads to a post that is there but not public: it is a draft, is not due yet, has expired, or was withdrawn.
    The site is built all the same; for now the link becomes ordinary text and does not give away the post's address. Once that post is public, build again, and the link will work.
    .example =
        Already there (front matter of content/notices/2026-03-05-plan.md):
            draft = true
        Wrong (text of content/notices/2026-03-01-notice.md):
            See the [plan](2026-03-05-plan.md).
        Right:
            The plan will follow.

explain-dead-anchor =
    The page has no heading like the words behind the # of the link. Most likely the heading was changed later. The number before a heading, such as “1.”, is left out.
    The site is built all the same; the link still opens the page, but at its beginning and not at the heading.
    .example =
        Already there (text of content/notices/2026-03-05-plan.md):
            ## 1. Timetable
        Wrong (text of content/notices/2026-03-01-notice.md):
            See the [timetable](2026-03-05-plan.md#schedule) in the plan.
        Right:
            See the [timetable](2026-03-05-plan.md#timetable) in the plan.

explain-attachment-missing =
    An attachment that the front matter names below attachments is not there: its name is misspelt, or it was never put in. The path starts at the folder of the post.
    An attachment is often what readers are to act upon, and without it the post is not complete, so this is an error. Until it is mended nothing is built, and the site as it was stays.
    .example =
        Wrong (front matter of content/notices/2026-03-01-notice.md; the file in the folder is called “task-list-final.csv”):
            attachments = ["task-list.csv"]
        Right:
            attachments = ["task-list-final.csv"]

explain-image-missing =
    The picture is not there: its name is misspelt, or it was never put in. A cover in the front matter is checked in the same way. The path starts at the folder of the post.
    The site is built all the same; in place of the picture stand only the words in square brackets, and in place of a cover nothing.
    .example =
        Wrong (text of content/notices/2026-03-01-meeting.md; the file in the folder is called “hall.png”):
            ![The meeting](hall.jpg)
        Right:
            ![The meeting](hall.png)

explain-image-outside =
    The picture in the text is on another site. The pages show only pictures of their own site, so that no other site learns who reads them, and so that they work within a closed network.
    The site is built all the same, but readers do not see this picture, only the words in square brackets.
    .example =
        Wrong (text of content/notices/2026-03-01-meeting.md):
            ![The meeting](https://img.example.com/hall.png)
        Right (after the picture has been saved in content/notices):
            ![The meeting](hall.png)

explain-path-outside =
    The path of a link, a picture, an attachment or a cover climbs with .. until it is outside the site's folder.
    Files outside the site are not published, and should not be. Until this is mended nothing is built, and the site as it was stays.
    .example =
        Wrong (text of content/notices/2026-03-01-notice.md):
            Attached: [task list](../../../shared/task-list.csv)
        Right (after task-list.csv has been copied into content/notices):
            Attached: [task list](task-list.csv)

explain-file-not-linked =
    A file in the folder content is no post, and no post links it or uses it as an attachment or picture. Perhaps the link was forgotten, or this is an internal file that should not lie here.
    The site is built all the same, and this file is not published.
    .example =
        Case:
            “names.csv” lies in content/notices, and the notice does not mention it.
        What to do:
            To publish it, write [names](names.csv) in the post, or attachments = ["names.csv"] in its front matter; if it is not to be published, move it out of the site's folder.

explain-windows-name =
    A file in the folder static has a name that Windows does not allow: a forbidden mark, a dot or a space at its end, or a name kept for a device such as con or nul.
    The site is built all the same, but the file will be lost when it is copied to Windows or uploaded to IIS.
    .example =
        Case:
            A site made on Linux has 9:00-meeting.jpg in static.
        What to do:
            Call it 9-meeting.jpg, and change the links in the posts.

explain-office-file =
    A document of Word or WPS lies among the posts, and no post links it. Only .md files become pages; such documents are not read, and this one is not published.
    This is only a reminder; the site is built.
    .example =
        Case:
            notice.docx was put into content/notices in the belief that it becomes a post.
        What to do:
            Make a file 2026-03-01-notice.md and copy the text into it. If readers are to have the document too, write attachments: notice.docx in its front matter.

explain-photo-position =
    A photo that would be published holds the exact place where it was taken. Many phones write it into each photo; it does not show, but whoever saves the photo can read it.
    It would tell, for example, where the people live whom you visited, so this is an error. Until it is mended nothing is built, and the site as it was stays.
    .example =
        Case:
            “visit.jpg” comes straight from a phone, and a post shows it with ![A visit](visit.jpg).
        What to do:
            In Windows, right click visit.jpg, choose “Properties”, “Details”, “Remove Properties and Personal Information”, and remove the group “GPS”.

explain-redirect-dead =
    The _index.md of a folder says with redirect_to that readers are led to another page, but that page is not on this site, or not public; or two folders lead to one another in a circle.
    Readers who come there would be led nowhere. Addresses of other sites begin with https://. Until this is mended nothing is built, and the site as it was stays.
    .example =
        Already there (front matter of content/notices/_index.md):
            title: Notices
        Wrong (front matter of content/old/_index.md):
            title: Former notices
            redirect_to: "@/notice/_index.md"
        Right:
            title: Former notices
            redirect_to: "@/notices/_index.md"

explain-alias-unlisted =
    A former address that ends in .asp, .aspx, .php, .jsp, .do or the like was a page made by a program on the server. A file there would not help: the server would run it, or hand it out as a file. So there is no file; the address stands in the lists for servers alone.
    The site is built as usual, but without a list readers do not find the post at its former address.
    .example =
        Already there (front matter of content/notices/2026-03-01-notice.md):
            title = "Notice"
            aliases = ["/show.aspx"]
        Right (a line at the top of jianbao.toml):
            redirect_lists = ["iis"]

explain-menu-dead =
    A link in jianbao.toml, in the navigation below {"[["}menu]] or at the foot of the page, leads to no page of the site: the path is wrong, or the page is not public. Or it leads out of the site with something else than http, https, mailto or tel.
    Such links stand on every page, and readers would meet the dead one everywhere, so this is an error. Until it is mended nothing is built, and the site as it was stays.
    .example =
        Already there (front matter of content/notices/_index.md):
            title = "Notices"
        Wrong (jianbao.toml):
        {"    [["}menu]]
            name = "Notices"
            url = "@/notice/_index.md"
        Right:
        {"    [["}menu]]
            name = "Notices"
            url = "@/notices/_index.md"

explain-page-setting-dead =
    privacy, the privacy statement, below [government] in jianbao.toml leads to no page of this site, or to one that is not public. It may also be the address of a page elsewhere, such as that of the county's portal, which begins with https://.
    The foot of every page links it, and a link that does not open breaks the rules for such sites. Until this is mended nothing is built, and the site as it was stays; if there is no such page, delete the line.
    .example =
        Already there (front matter of content/privacy.md):
            title = "Privacy"
            date = 2026-03-01
        Wrong (jianbao.toml):
        {"    ["}government]
            privacy = "@/privacy-statement.md"
        Right:
        {"    ["}government]
            privacy = "@/privacy.md"

explain-output-twice =
    Two things want to become the same file of the site, such as a file in static and the page of a post, or there still is a page at an address that aliases calls a former one.
    There is room for one of them, and readers would not see the other. Until this is mended nothing is built, and the site as it was stays.
    .example =
        Already there (front matter of content/notices/2026-03-01-notice.md):
            title = "Notice of March"
        Wrong (front matter of content/notices/2026-04-01-notice.md):
            title = "Notice of April"
            aliases = ["/notices/2026-03-01-notice.html"]
        Right:
            title = "Notice of April"

explain-reserved-address =
    A file of the site would go into a folder _jianbao, a name that the preview (jianbao serve) uses for pages of its own; the preview could not show the file.
    Until this is mended nothing is built, and the site as it was stays.
    .example =
        Case:
            The emblem lies at static/_jianbao/logo.png.
        What to do:
            Move it to static/images/logo.png, and change the places that use it.

# Applying templates

explain-template-syntax =
    A template is not well written: a condition or a loop is not ended, a bracket is missing, or there is no such filter. If you have not changed the theme, this is a fault of the theme.
    A template that cannot be read makes no pages. Until this is mended nothing is built, and the site as it was stays.
    .example =
        Wrong (templates/page.html):
        {"    {"}% if page.source %{"}"}
            <p>Source: {"{{"} page.source {"}}"}</p>
        Right:
        {"    {"}% if page.source %{"}"}
            <p>Source: {"{{"} page.source {"}}"}</p>
        {"    {"}% endif %{"}"}

explain-template-failed =
    The template is well written, but failed when a page was made with it: for example, a file in asset is not there, a word in trans has no translation, or it calculates with a text. The message says which page it was. If you have not changed the theme, tell its author the words of the message.
    The page cannot be made. Until this is mended nothing is built, and the site as it was stays.
    .example =
        Wrong (templates/page.html):
            <link rel="stylesheet" href="{"{{"} asset("sytle.css") {"}}"}">
        Right:
            <link rel="stylesheet" href="{"{{"} asset("style.css") {"}}"}">

explain-internal =
    The program met something in this file that its authors did not foresee, and stopped half way. Your posts and settings are not wrong, or at least the program could not say where.
    The other files are checked as usual; this one cannot be made, so nothing is built, and the site as it was stays. A preview goes on and tries again when a post changes.
    .example =
        What happens:
            A post was all right yesterday; today it got a very unusual table, and this message appears.
        What to do:
            Take the table out to see whether that is it, and send the authors the file as it was and what was printed above.

explain-template-undefined =
    The template uses a name that does not exist; most likely it is misspelt. The message says which page it was.
    If it were passed over, that place on the page would be empty without a word. Until this is mended nothing is built, and the site as it was stays.
    .example =
        Wrong (templates/page.html):
            <p>Source: {"{{"} page.sorce {"}}"}</p>
        Right:
            <p>Source: {"{{"} page.source {"}}"}</p>

explain-template-endless =
    The template took so many steps for one page that it looked as if it would never end, and the program stopped it. Most likely a loop runs too often, or there are loops within loops.
    The page cannot be made. Until this is mended nothing is built, and the site as it was stays.
    .example =
        Wrong (templates/page.html):
        {"    {"}% for a in range(90000) %{"}{"}% for b in range(90000) %{"}"}·{"{"}% endfor %{"}{"}% endfor %{"}"}
        Right:
        {"    {"}% for a in range(90) %{"}"}·{"{"}% endfor %{"}"}

# Writing the site

explain-output-unsafe =
    The output folder, into which the finished site goes, cannot be this one: it is the site's own folder, or holds it, or overlaps with the folders of your originals such as content, static, templates and themes.
    Pages and posts would be mixed, and when old pages are cleared away, posts could be hit. Nothing was written, and nothing was touched.
    .example =
        Wrong (the site is D:\bulletin):
            jianbao build --out D:\bulletin\content
        Right:
            jianbao build --out D:\bulletin\public

explain-output-foreign =
    There are files in the output folder that jianbao did not make. It may be another website, or a folder with papers.
    So as not to muddle what belongs to others, the program wrote nothing and touched nothing.
    .example =
        Case:
            You ran jianbao build --out D:\wwwroot, and D:\wwwroot holds your office's old website.
        What to do:
            Choose an empty folder: jianbao build --out D:\wwwroot\bulletin
            If the bulletin is really to lie among the old files, add --force: files of the same name are replaced, the others stay.

explain-output-not-folder =
    At the place of the output folder lies a file of the same name, so the site cannot go there.
    The program does not delete it for you. Nothing was written, and nothing was touched.
    .example =
        Case:
            There is a file called public in the site's folder, and the site is to go into a folder public.
        What to do:
            Move or rename this file and build again, or name another folder with --out.

explain-output-occupied =
    In the output folder, a file that jianbao did not make lies where a page has to go. Most likely somebody put it there later.
    The program does not overwrite the files of others, so nothing was updated, and the site as it was stays.
    .example =
        Case:
            Somebody put a notices.html of their own into the folder public, and the page of a new post is to have this name.
        What to do:
            Move this file elsewhere. A file that is to be published with the site for good belongs in the site's folder static; if it may be replaced, add --force.

explain-output-locked =
    Another jianbao is writing the site into the same folder: perhaps you have two windows open, or a colleague is building on the shared drive at this moment.
    The two would disturb each other, so this one wrote nothing.
    .example =
        Case:
            You and a colleague run jianbao build in Z:\bulletin on the shared drive at the same time.
        What to do:
            Wait until the other one is done, then build again.

explain-output-manifest =
    A record in the output folder (.jianbao-manifest.json) says which files jianbao made. It cannot be read: it was changed by hand, was not saved as a whole, or comes from a newer version of the program. The same is said when the notes of a build that was cut short cannot be read.
    Without it the program cannot tell its own files from those of others, so it touches nothing.
    .example =
        Case:
            Somebody opened public/.jianbao-manifest.json in an editor, changed and saved it.
        What to do:
            Build again into an empty folder: jianbao build --out public2
            When you have seen that it is right, put it in the place of the old folder. If somebody built with a newer jianbao, use that version too.

explain-output-failed =
    A file could not be written to the output folder: the disk is full, you may not write there, another program has the file open, or the network drive is gone.
    The site was not updated and is as it was.
    .example =
        Case:
            The USB stick is full, and jianbao build --out E:\bulletin finds no room.
        What to do:
            Make room or choose another folder, then build again.

explain-output-unlocked =
    The disk of the output folder, such as some network drives, knows no locks, so the program cannot find out whether another computer is writing there too.
    The site is built all the same. But two people must not build at the same time, or the files of both would be mixed.
    .example =
        Case:
            You run jianbao build --out Z:\bulletin, and Z: is the office's shared drive.
        What to do:
            Agree that one person builds; or build on your own computer first and copy the whole folder to the shared drive.

explain-output-other-kind =
    A build with drafts, or with posts that are not due or have expired, cannot share a folder with the public site.
    Mixed up, a draft could go out as a public page. Nothing was written, and nothing was touched.
    .example =
        Wrong:
            jianbao build --drafts --out public
        Right (without --out, a build with drafts goes into the folder preview):
            jianbao build --drafts

explain-output-incomplete =
    Some files could not be written; the messages before this one say why.
    Without them the site would lack pages, so nothing was updated, and the site as it was stays.
    .example =
        Case:
            The disk was full when a photo was half copied.
        What to do:
            Do what the messages before this one say, for example make room on the disk, then build again.

explain-output-half =
    This folder cannot be changed to the new site in one step, only file by file. The update stopped half-way and could not be taken back, so that a part of the site is new and a part is old now.
    The next build completes what is missing before anything else; please see to it soon.
    .example =
        Case:
            The network failed while a site on a network drive was being updated.
        What to do:
            Restore the network, see that the folder opens, and run jianbao build again at once.

explain-output-recovered =
    An earlier build was cut short while it updated the site, for example by a power cut or a closed window. This one first put things right: it completed the update, or, where that could not be done, went back to the site from before it.
    The site is whole, and readers are not affected; this build then goes on as usual.
    .example =
        Case:
            There was a power cut during yesterday's build, and today you run jianbao build again.
        What to do:
            Nothing. If it happens often, look for power cuts, or for a virus scanner that ends programs.

explain-output-spare =
    The site is up to date, and readers see the new one. Where a disk can change from the old site to the new one in one step, the program keeps the site from before as a spare (such as the folder .public.jianbao-previous); this once it could not.
    There is no such spare if you want to go back to the site from before this update.
    .example =
        Case:
            The site lies on a server, and somebody changed the rights of the folder .public.jianbao-previous beside it, so that you cannot replace it.
        What to do:
            Ask whoever runs the server to mend the rights, and the next build keeps a spare again; until then, you can copy the folder public yourself.

explain-output-left-behind =
    A folder that was used only during the build could not be deleted; most likely another program has a file in it open.
    The site is up to date and not affected. The folder takes some room on the disk, and the next build tries to delete it again.
    .example =
        Case:
            A folder .public.jianbao-staging lies beside the folder public.
        What to do:
            Close the windows and programs that have it open and build again; or delete it yourself.
