# 读取稿件时的提示：文头、正文

front-matter-open = 文头没有结束：只有开头的 { $mark }，没有结尾的 { $mark }
    .help = 在文头最后一项的下一行单独写一行 { $mark }。

front-matter-missing = 这篇稿件没有文头
    .help = 在文件最前面加上文头，写明标题和日期：先写一行 +++，再写 title = "标题" 和 date = 2026-11-22，最后再写一行 +++。

unknown-key = 文头里的“{ $key }”不是已知的项目，没有起作用
    .help = 检查拼写；如果是给主题用的自定义内容，请写到 [extra] 下面。

no-title = 这篇稿件没有标题
    .help = 在文头里写上 title = "标题"。

no-date = 这篇稿件没有日期
    .help = 在文头里写上 date = 2026-11-22（换成发布日期）。

date-order = 文头里的“{ $key }”与“{ $other }”对不上
    .help = 核对这两项：截止时间要晚于开始时间，有期限的设置要先启用。

html-removed = 正文里的 { $tag } 没有写进网页
    .help = 为了安全，只保留常用的排版标签和普通网址。能用 Markdown 写的请改用 Markdown；如果原文就是要写尖括号，请在前面加反斜杠：\<。

literal-emphasis = 强调符号会原样显示在网页上：{ $text }
    .help = 加粗请用成对的 **，符号和文字之间不要有空格或换行；如果就是要显示这个符号，请在每个符号前加反斜杠：\*。

footnote-missing = 脚注 [^{ $name }] 只有引用，没有注文
    .help = 在文末另起一行补上注文：[^{ $name }]: 注文内容。
front-matter-unmarked = 这篇稿件开头像是文头，但没有用单独一行的“{ $mark }”起头，会被当作正文发出去
    .help = 请把第一行改成单独的英文 { $mark }，前面不留空行和空格；文头写完后再用一行 { $mark } 结束。
key-mistyped = 文头里的“{ $key }”不是已知的项目；如果它本来是用来拦住发布的，这篇稿件就会误发
    .help = 请改正拼写（都用小写）；确实是给主题用的自定义内容，请换个名称写到 [extra] 下面。
key-misplaced = “{ $key }”写在了别的项目里面，没有起作用，这篇稿件会被发出去
    .help = 请把这一行移到文头的最前面，放在所有方括号标题（如 [extra]）之上。
pin-missing = 写了 pinned_until，却没有写 pinned = true，这篇稿件不会置顶
    .help = 要置顶，请加一行 pinned = true；不要置顶，就删去 pinned_until。
cascade-key = “{ $key }”只能写在每篇稿件自己的文头里，写在 [cascade] 下面不起作用
    .help = 请删去这一行，需要的话写到各篇稿件里。[cascade] 下面可以写栏目、标签、来源、作者、责任编辑、供稿单位、系列、模板、draft、render 和 [cascade.extra]。
several-categories = 这里写了几个栏目，一篇稿件只归一个栏目，已经归入“{ $name }”
    .help = 请只留一个栏目；其余的可以写成标签（tags）。
empty-link = 这个链接是空的：{ $text }
    .help = 链接要有文字，也要有网址，写成 [文字](网址)；只是要写方括号，请在前面加反斜杠：\[。
template-tag = 正文里有别的系统的模板标记：{ $names }，在这里不起作用，会原样显示
    .help = 请删去这些标记，或者换成 Markdown 的写法，例如图片写成 ![说明](照片.jpg)。
notepad-ending = 文件名是“{ $name }”，多了一个 .txt，已经当作“{ $wanted }”读了
    .help = 记事本保存时会自己加上 .txt。请改名为“{ $wanted }”；看不到 .txt 的，先在资源管理器“查看”里勾选“文件扩展名”。
