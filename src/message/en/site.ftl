# The site

address-twice = { $kind ->
        [term] “{ $name }” and “{ $other }” have the same address name “{ $address }”
       *[page] Two pages want the same address “{ $address }”
    }
    .help = { $kind ->
        [term] Give one of them another address name: each name needs its own.
       *[page] Rename the file of one of them, or give it another address name (slug) in its front matter.
    }
bad-address = The address “{ $address }” cannot be used: { $reason ->
        [absolute] it must not begin with / or a drive
        [climbs] it must not climb with ..
        [reserved] it holds a name that the system or this program keeps for itself
        [characters] it holds characters that cannot stand in a file name
        [long] it is too long
        [hidden] a name must not begin with a dot or an underscore
        [empty] it is empty
        [gap] nothing stands between two slashes
        [website] it names a website
        [query] what stands behind ? and # is no part of a former address
        [home] the home page has its place
        [file] that of a folder must not end in .html
       *[other] it is not allowed
    }
    .help = { $reason ->
        [website] Write only what stands behind the name of the website: of https://www.example.gov.cn/news/1.html, /news/1.html.
        [gap] Delete the slash that is too many.
        [query] Write only what stands before the question mark. If several addresses differ only behind it, those who run the server have to lead them on.
       *[other] Choose another address name, best of small letters, digits and hyphens, such as flood-control.
    }
address-not-kept = { $reason ->
        [home] This program makes the home page itself, so the post cannot be at “{ $address }”; its address comes from the name of its file
       *[pattern] “{ $address }” is a pattern of another system and does nothing here; the address of this post comes from the name of its file
    }
    .help = { $reason ->
        [home] If the home page is to show this text, move it to content/_index.md; otherwise delete this line.
       *[pattern] If the old address is to stay, write here what it was for this post, such as permalink: /blog/welcome/.
    }
undeclared-category = The category “{ $name }” is not declared in jianbao.toml
    .help = Check the spelling; if it is new, add [[categories]] and name = "{ $name }" to jianbao.toml.
term-spelling = “{ $spelling }” and “{ $used }” are two spellings of one word; it was taken as “{ $used }”
    .help = Write “{ $used }” here, as everywhere else.
term-address = “{ $name }” would have the same address name as “{ $other }”; it has “{ $slug }” instead
    .help = To choose one yourself, write [slugs.{ $taxonomy }] in jianbao.toml, and below it "{ $name }" = "your-name".
slug-unused = No post has these names of [slugs.{ $taxonomy }], which do nothing: { $names }
    .help = See whether they are spelt as in the posts; if nobody needs one, delete its line.
field-missing = Posts of “{ $category }” must say { $title }{ $named ->
        [yes] {" "}({ $key })
       *[no] {""}
    }; this one does not
    .help = Add a line to its front matter: { $form ->
        [toml] { $own } = "…"
       *[yaml] { $own }: …
    } (with the value). The demand stands with this category in jianbao.toml.
section-category-twice = Two folders say that they are the category “{ $name }”
    .help = A category has one folder: change one of the two.
dead-link = The link leads to the file “{ $target }”, which is not there
    .help = Check the file name and the folder; the path starts at the folder of this post.
link-to-hidden = The link leads to “{ $target }”, which { $state ->
        [draft] is a draft
        [scheduled] is not due yet
        [expired] has expired
        [withdrawn] was withdrawn
       *[other] is not published
    }; readers cannot open it
    .help = Remove the link, or publish that post first.
dead-anchor = “{ $target }” has no heading “{ $anchor }”
    .help = Check the words behind the #; when a heading changes, links to it must change too.
attachment-missing = The attachment “{ $target }” is not there
    .help = Put the attachment in the folder of the post and check its name.
image-missing = { $kind ->
        [page] “{ $target }” is a page and no picture: nothing is shown here
       *[file] The picture “{ $target }” is not there
    }
    .help = { $kind ->
        [page] For a picture write the name of its file, such as ![what it shows](photo.jpg); for a link delete the exclamation mark before the bracket.
       *[file] Put the picture in the folder of the post and check its name.
    }
path-outside = “{ $target }” leads out of the site's folder
    .help = Copy the file into the site's folder and change the path here.
file-not-linked = { $kind ->
        [post] “{ $name }” looks like a post, but its name does not end as it should: it is not read and not published
       *[file] This file lies beside the posts, but no post links it
    }
    .help = { $kind ->
        [post] Rename it to “{ $wanted }”: a dot and md at its end, without spaces.
       *[file] Link it in a post; if nobody needs it, move it away so that it is not published by mistake.
    }
windows-name = Windows can have no file of the name “{ $name }”
    .help = Give it another: without < > : " | ? * \, without a dot or space at its end, and none such as con, nul or aux.
office-file = “{ $name }” is a document of a word processor: it becomes no page, and no post links it
    .help = To publish it as a post, copy its text into an .md file; to hand it out, write a line “attachments: { $name }” in the front matter of a post (attachments = ["{ $name }"] between +++ lines); otherwise move it away.
photo-position = This photo tells where it was taken, for everybody to see
    .help = Remove the position from the photo first. In Windows: right click, “Properties”, “Details”, “Remove Properties and Personal Information”.
output-twice = { $one ->
        [home] the home page
        [page] the page of { $one-name }
        [category] the page of the category “{ $one-name }”
        [taxonomy] the index of the taxonomy “{ $one-name }”
        [tag] the page of the tag “{ $one-name }”
        [term] the page of “{ $one-name }”
        [timeline] the timeline
        [map] the map of the site
        [not-found] the 404 page
        [redirect] a former address
        [file] the file { $one-name }
        [theme] the theme's file { $one-name }
        [feed] a feed
        [sitemap] the sitemap
        [robots] robots.txt
        [list] the list of former addresses
       *[here] What stands here
    } and { $other ->
        [home] the home page
        [page] the page of { $other-name }
        [category] the page of the category “{ $other-name }”
        [taxonomy] the index of the taxonomy “{ $other-name }”
        [tag] the page of the tag “{ $other-name }”
        [term] the page of “{ $other-name }”
        [timeline] the timeline
        [map] the map of the site
        [not-found] the 404 page
        [redirect] a former address
        [file] the file { $other-name }
        [theme] the theme's file { $other-name }
        [feed] a feed
        [sitemap] the sitemap
        [robots] robots.txt
        [list] the list of former addresses
       *[other] something else
    } { $shape ->
        [folder] cannot stand together: “{ $address }” would be a file and a folder
       *[file] want to become the same file “{ $address }”
    }
    .help = Give one of them another file name or address name (slug).
reserved-address = “{ $address }” lies in _jianbao/, a folder that the preview keeps for itself
    .help = Give it another folder or address name (slug).
alias-unlisted = Only a server can lead these former addresses on, and there is no list for one; readers would not find: { $names }
    .help = Write redirect_lists = ["iis", "nginx"] in jianbao.toml, with the server that you use, and hand the list to those who run it.
menu-dead = The link “{ $name }” { $reason ->
        [scheme] leads out of the site in a way that browsers cannot follow or should not: { $target }
       *[dead] leads to no page of the site: { $target }
    }
    .help = Write a post's path that begins with @/, or an address of the site that begins with /, such as /timeline/; addresses of other sites begin with http:// or https://, those of mail and telephone with mailto: or tel:.
page-setting-dead = “{ $target }” in “{ $key }” is { $reason ->
        [scheme] no web page
       *[dead] no page of the site
    }
    .help = Write a page of the site, such as @/privacy.md, or the address of a page elsewhere with https:// before it; if there is none, delete this line.
no-content = The site has no folder content, and so not a single post
    .help = See whether the folder was renamed or moved. For a new site, make a folder content and put the posts there.
no-posts = There is not a single post in the folder content
    .help = See whether the posts lie elsewhere. Their names must end in .md.
local-path = “{ $target }” is a path on your own computer: readers cannot open it, and it tells about your computer
    .help = Copy the file into the post's folder and write its name alone. Write / instead of \ in paths.
image-outside = The picture “{ $target }” is on another site; our pages do not load it, so readers would not see it
    .help = Save the picture in the post's folder and write its name alone.
redirect-dead = { $reason ->
        [circle] redirect_to leads in a circle: { $circle }
        [scheme] redirect_to leads to “{ $target }”, which is no web page
       *[dead] redirect_to leads to “{ $target }”, which is no page of this site
    }
    .help = { $reason ->
        [circle] Let one of them lead to a page that leads no further, or delete its line redirect_to.
       *[dead] Write a page of the site, such as @/notices/_index.md, or an address of another site that begins with https://; if nobody is to be led away, delete the line.
    }
