# 每种提示的说明：什么时候出现、程序怎样处理，以及一个例子（jianbao explain）
# 例子里以方括号、花括号开头的行，行首的空格写在引号里面：Fluent 会去掉放在引号外面的。

# 读取文件

explain-unreadable =
    程序打不开这个文件或文件夹：您没有读取的权限，它正被别的程序占用，网络盘断开了，或者它刚被移走、删掉。
    少读一个文件，网站上就可能缺一页、缺一张图，还不容易发现，所以程序不会跳过它接着做。
    改好之前不生成网站，原来的网站不动。
    .example =
        情形：
            content/notices/2026-03-01-通知.md 是同事从服务器上拷来的，您的账号没有读它的权限。
        办法：
            右击这个文件，选“属性”“安全”，给自己的账号加上“读取”权限；改不了的，请同事把内容发给您，另存成新文件。

explain-name-not-unicode =
    文件名里有程序认不出的字符，多半是从压缩包里解出来、或者从别的系统拷来时变成了乱码。
    程序说不清它叫什么，就跳过它，网站照常生成。它不会出现在网站上：如果是一篇稿件，读者就看不到这篇稿件。
    .example =
        情形：
            content/notices 里有一个文件，名字是一串乱码，本来应当叫“2026-03-01-通知.md”。
        办法：
            把它改名为 2026-03-01-通知.md。

explain-link-outside =
    站点文件夹里有一个“符号链接”：它本身没有内容，只是指向别处的入口。它指向站点之外，或者所指的地方已经没有了，或者几个链接绕成了圈。（Windows 桌面上的快捷方式不算。）
    站点外面的文件不该随网站发布出去，所以程序跳过它，网站照常生成；里面的内容不会出现在网站上。
    .example =
        情形：
            content/notices/附件 是一个符号链接，指向站点外的 /home/share/附件。
        办法：
            删掉这个链接，新建 content/notices/附件 文件夹，把要发布的文件复制进去。

explain-special-file =
    它看上去是文件，其实不能存放内容，而是程序之间传送数据用的管道、套接字，或者代表一台设备。一般是别的程序留下的，多见于 Linux 系统。
    它没有内容可以发布，程序跳过它，网站照常生成。
    .example =
        情形：
            static 文件夹里有一个别的程序留下的管道 upload.pipe。
        办法：
            把 upload.pipe 移出站点文件夹；确认没有用处的，直接删掉。

explain-converted =
    文件不是用 UTF-8 编码保存的，而是 GBK（记事本里叫“ANSI”）或 UTF-16（记事本里叫“Unicode”）。程序认得，已经照它读了，做出来的网页和用 UTF-8 保存的一模一样。
    只是提醒：换一台电脑、换一个软件打开它，可能会是乱码。
    .example =
        情形：
            用旧版记事本写的稿件，保存时“编码”选的是“ANSI”。
        办法：
            不改也能发布。想统一的话，用记事本打开，选“文件”“另存为”，“编码”改成“UTF-8”。

explain-control-character =
    文字里夹着看不见的控制字符，多半是从别的程序、网页或扫描识别的结果里复制时带进来的。
    网页和订阅源里不能有这种字符，程序已经把它们去掉，其余文字一个不少，网站照常生成。
    .example =
        情形：
            从旧系统里复制“一季度进展”，中间带进了一个响铃符，屏幕上看不出来。
        办法：
            照提示的行号找到那里，删去前后各一个字，重新打上。

explain-not-utf8 =
    文件的编码认不出来（编码就是电脑存放文字的办法）。UTF-8、GBK（记事本里叫“ANSI”）和带标记的 UTF-16 都能读；这个文件不是其中任何一种，多半是文件没有存完整，或者是把 Word 文档直接改名成了 .md。
    硬读下去，网页上会是一片乱码。改好之前不生成网站，原来的网站不动。
    .example =
        情形：
            把“通知.docx”直接改名成了 content/notices/2026-03-01-通知.md。
        办法：
            用 Word 打开原来的文档，把文字复制出来，贴到新建的文本文件里，按 UTF-8 保存。
            文件没有存完整的，请找出备份，或者打开它，删去末尾的乱码再保存。

# 值和日期

explain-toml-syntax =
    jianbao.toml，或者稿件开头两行 +++ 之间的文头（写标题、日期的地方），有一行没有按“名称 = 值”的规矩写：文字没加引号、引号没有成对、等号后面没有值、括号没有写全等。主题的设置文件也会这样检查。
    程序猜不准您的意思，猜错了可能把草稿发出去，所以不猜。改好之前不生成网站，原来的网站不动。
    .example =
        错误写法（content/notices/2026-03-01-通知.md 的文头）：
            title = 关于召开推进会的通知
        正确写法：
            title = "关于召开推进会的通知"

explain-yaml-syntax =
    稿件的文头（写标题、日期的地方）用两行 --- 围住时，里面要一行一行写“名称: 值”。有一行不合规矩：文字里另有英文冒号却没加引号、行首用了 Tab 键、缩进不齐、括号没有写全等。
    程序猜不准您的意思，猜错了可能把草稿发出去，所以不猜。改好之前不生成网站，原来的网站不动。
    .example =
        错误写法（content/notices/2026-03-01-通知.md）：
            ---
            title: 通知: 三月五日召开推进会
            date: 2026-03-01
            ---
        正确写法：
            ---
            title: "通知: 三月五日召开推进会"
            date: 2026-03-01
            ---

explain-duplicate-key =
    同一项写了两次，常见于拿旧稿件改、忘了删掉原来那一行。
    两处写的不一样时，程序不知道该照哪一处办，所以不猜。改好之前不生成网站，原来的网站不动。
    .example =
        错误写法（content/notices/2026-07-01-进展.md 的文头）：
            标题: 一季度工作进展
            标题: 二季度工作进展
        正确写法：
            标题: 二季度工作进展

explain-wrong-mark =
    该用英文标点的地方打成了中文标点，例如中文的引号、逗号、冒号、方括号。在 jianbao.toml 和稿件的文头里，围住文字、隔开各项的标点都要用英文的；引号里面的文字用什么标点都可以。文头用两行 --- 围住的，每行写“名称: 值”；用两行 +++ 围住的，每行写“名称 = 值”，也不能混用。
    这一行程序读不懂。改好之前不生成网站，原来的网站不动。
    .example =
        错误写法（content/notices/2026-03-01-通知.md 的文头）：
            ---
            标题 = "关于召开推进会的通知"
            ---
        正确写法：
            ---
            标题: 关于召开推进会的通知
            ---

explain-untidy-mark =
    该用英文标点或半角字母、数字的地方打成了全角的，例如“标题：通知”里的冒号；或者冒号后面少了空格，空格是从网页、Word 里复制来的。这里只有一种意思，程序已经照它读了，网站照常生成。
    引号里面的文字用什么标点都可以，程序一个字也不动。
    .example =
        能读、但会提醒（content/notices/2026-03-01-通知.md 的文头）：
            标题：关于召开推进会的通知
        规范写法：
            标题: 关于召开推进会的通知

explain-untidy-date =
    日期的写法不规范：月、日没有写两位，用了全角数字，中间有空格，或者写成了“22号”等。程序认得出是哪一天，已经照它读了，网站照常生成。
    请看一眼读得对不对：发稿日期错了要负责任。
    .example =
        能读、但会提醒（content/notices/通知.md 的文头）：
            日期: 2021-9-9 9:05:00 +0800
        规范写法：
            日期: 2021-09-09T09:05:00

explain-text-cut =
    在两行 --- 之间的文头里，空格后面的井号（#）表示“后面是说明”，从它起到行末都不算内容。这里井号后面紧跟着文字，多半是内容的一部分，例如“1 号”前面的井号。
    网站照常生成，但是这一项少了后面一截。
    .example =
        少了一截（content/notices/2026-03-01-通知.md 的文头）：
            标题: 关于 #1 楼停电的通知
        正确写法：
            标题: "关于 #1 楼停电的通知"

explain-wrong-type =
    这一项填的东西种类不对：该填 true（是）或 false（否）的写了文字，该填数字的加了引号，该填日期的写了数字等。jianbao.toml、稿件的文头和主题的设置都会检查。
    程序不替您换算：像 draft = "对" 这样的写法，猜错了就会把草稿发出去。改好之前不生成网站，原来的网站不动。
    .example =
        错误写法（content/notices/2026-03-01-通知.md 的文头）：
            draft = "对"
        正确写法：
            draft = true

explain-not-allowed =
    这一项只能从几个固定的词里选（提示里会一一列出），写的却不在其中，多半是拼错了；也有的要照规定的样子写，例如语言代号、域名、公安备案号。
    程序不知道您要哪一种。改好之前不生成网站，原来的网站不动。
    .example =
        错误写法（jianbao.toml）：
            addresses = "files"
        正确写法：
            addresses = "file"

explain-bad-date =
    日期或时间不存在（例如 2 月 30 日）、写法认不出，或者年份不在 1900 到 2199 年之间。稿件的文头、文件名开头的日期、jianbao.toml 里的日期都会检查。
    日期决定稿件什么时候发布、排在哪里，程序从不自己编一个。改好之前不生成网站，原来的网站不动。
    .example =
        错误写法（content/notices/2026-03-01-通知.md 的文头）：
            日期: 2026-02-30
        正确写法：
            日期: 2026-02-28

# 配置和主题

explain-no-site =
    放有 jianbao.toml 的文件夹才是站点。您运行命令的文件夹和它上面的各级文件夹里都没有这个文件；如果写了 --root，就是 --root 后面的文件夹里没有。记事本存成的 jianbao.toml.txt 不算，要改掉末尾的 .txt。
    程序不知道要处理哪个站点，什么也不做，什么也不改。
    .example =
        情形：
            站点在 D:\简报，您却在 D:\ 里运行了 jianbao build。
        办法：
            先进入 D:\简报 再运行，或者写明站点在哪里：
            jianbao --root D:\简报 build

explain-foreign-site =
    站点里没有 jianbao.toml，但有 Zola 的配置（zola.toml 或 config.toml）。程序照 Zola 的规矩读它：稿件、栏目、标签、网址都和原来一样，原来的链接不会断。
    Zola 的模板是另一种语言，程序不运行它们，网页用自带的样式。网站照常生成。
    .example =
        情形：
            在原来的 Zola 站点里运行 jianbao build。
        办法：
            看一看生成的网站。满意的话，写一份 jianbao.toml 放在站点里，就成了本程序的站点。

explain-foreign-keys =
    别的系统的配置里，有些设置在这里没有对应的功能，例如语法高亮、Sass、图片处理。程序一次列出它们，其余的照样起作用，网站照常生成。
    .example =
        情形：
            config.toml 里有 compile_sass = true 和 build_search_index = true。
        办法：
            不用做什么。以后写一份 jianbao.toml，提示就没有了，不过网址的规则会变，请先看手册里的“从 Zola 搬过来”。

explain-unknown-config-key =
    jianbao.toml 里有一项程序不认识，多半是拼错了，或者写到了别的方括号标题下面。
    要是悄悄放过，您会以为这项设置起了作用，其实没有，所以算错误。改好之前不生成网站，原来的网站不动。
    自己给主题用的内容请写在 [extra] 下面，那里的名称可以自定。
    .example =
        错误写法（jianbao.toml）：
            pagenate_by = 10
        正确写法：
            paginate_by = 10

explain-missing-key =
    有一项必须写的没有写。必须写的有：jianbao.toml 里的简报名称 title、每个栏目的 name，稿件文头里附件的文件名、更正的日期和内容等。
    少了它，网页上就会缺一块。改好之前不生成网站，原来的网站不动。
    .example =
        错误写法（jianbao.toml）：
        {"    [["}categories]]
            slug = "notices"
        正确写法：
        {"    [["}categories]]
            name = "通知公告"
            slug = "notices"

explain-bad-base-url =
    网站的正式地址（jianbao.toml 里的 base_url，或者命令里的 --base-url）不是以 https:// 或 http:// 开头的完整网址，或者里面有空格、问号、井号等符号，有用户名和密码，端口不对，等等。中文的网站名和路径可以照写，程序会换成服务器认的写法。
    网页里写明的本页网址要从它来，写错了，别人就会照错的网址来找。改好之前不生成网站，原来的网站不动。
    还没有正式地址的，删去这一行就行。
    .example =
        错误写法（jianbao.toml）：
            base_url = "www.example.gov.cn/jianbao"
        正确写法：
            base_url = "https://www.example.gov.cn/jianbao"

explain-bad-time-zone =
    jianbao.toml 里的 time_zone 不是时区的正式名称。
    定时发布、到期撤下都按时区算钟点，时区错了，稿件会早发或晚发几个小时。改好之前不生成网站，原来的网站不动。
    .example =
        错误写法（jianbao.toml）：
            time_zone = "北京"
        正确写法：
            time_zone = "Asia/Shanghai"

explain-bad-color =
    要填颜色的地方，写的不是英文井号加六位数字或字母（a 到 f）。颜色的中文名、英文名和三位的简写（如 #c00）都不行。
    程序不知道您要什么颜色。改好之前不生成网站，原来的网站不动。
    .example =
        错误写法（jianbao.toml）：
        {"    [["}categories]]
            name = "通知公告"
            color = "红色"
        正确写法：
        {"    [["}categories]]
            name = "通知公告"
            color = "#c00000"

explain-too-old =
    jianbao.toml 或主题的 theme.toml 里用 min_version 写明了至少要哪一版程序，您电脑上的比它旧。
    旧程序不认识新的功能，生成的网站会和原来想的不一样，所以不生成；原来的网站不动。
    .example =
        错误写法（jianbao.toml，而您的程序是 0.1.0）：
            min_version = "9.0"
        正确写法：
            换用 9.0 或更新的 jianbao。运行 jianbao --version 可以看现在是哪一版。

explain-bad-version =
    min_version 后面写的不是版本号。版本号是用点隔开的一到三个数字，前面不加 v。
    程序没法判断自己够不够新。改好之前不生成网站，原来的网站不动。
    .example =
        错误写法（jianbao.toml）：
            min_version = "v0.1.0"
        正确写法：
            min_version = "0.1.0"

explain-category-twice =
    jianbao.toml 里有两个栏目名称相同，或者网址名（slug）相同。
    名称相同，稿件不知道归哪一个；网址名相同，两个栏目的网页会互相覆盖。改好之前不生成网站，原来的网站不动。
    .example =
        错误写法（jianbao.toml）：
        {"    [["}categories]]
            name = "通知公告"
            slug = "notices"

        {"    [["}categories]]
            name = "通报表扬"
            slug = "notices"
        正确写法：
        {"    [["}categories]]
            name = "通知公告"
            slug = "notices"

        {"    [["}categories]]
            name = "通报表扬"
            slug = "commendation"

explain-taxonomy-twice =
    jianbao.toml 里的 [[taxonomies]] 用来设置稿件的分类办法，例如标签、供稿单位。同一个名称写了两段，程序不知道照哪一段办；或者写的是 categories，而栏目另有设置，要写在 [[categories]] 里。
    改好之前不生成网站，原来的网站不动。
    .example =
        错误写法（jianbao.toml）：
        {"    [["}taxonomies]]
            name = "tags"
            title = "标签"

        {"    [["}taxonomies]]
            name = "tags"
            title = "关键词"
        正确写法：
        {"    [["}taxonomies]]
            name = "tags"
            title = "关键词"

explain-feed-name =
    订阅源是供读者用阅读软件接收更新的文件，文件名写在 jianbao.toml 的 feed_filenames 里。这个名字不合要求：只能用英文字母、数字、短横线、下划线和点，不能以点开头，要以 .xml 结尾，不能带文件夹，也不能重复。
    名字不合要求，有的服务器就打不开它；改好之前不生成网站，原来的网站不动。
    .example =
        错误写法（jianbao.toml）：
            feed_filenames = ["简报.xml"]
        正确写法：
            feed_filenames = ["atom.xml"]

explain-phase-twice =
    jianbao.toml 的 [campaign] 里，有两个阶段同名，常见于复制一段后忘了改名称。
    网页上会出现两个分不清的阶段。改好之前不生成网站，原来的网站不动。
    .example =
        错误写法（jianbao.toml）：
        {"    ["}campaign]
            name = "基层减负专项行动"

        {"    [["}campaign.phases]]
            name = "动员部署"
            start = 2025-11-20
            end = 2026-02-28

        {"    [["}campaign.phases]]
            name = "动员部署"
            start = 2026-03-01
            end = 2026-06-30
        正确写法：
        {"    ["}campaign]
            name = "基层减负专项行动"

        {"    [["}campaign.phases]]
            name = "动员部署"
            start = 2025-11-20
            end = 2026-02-28

        {"    [["}campaign.phases]]
            name = "集中整治"
            start = 2026-03-01
            end = 2026-06-30

explain-phase-order =
    jianbao.toml 的 [campaign] 里，有一个阶段的结束（end）早于开始（start），或者上一个阶段还没结束它就开始了。各阶段要按先后次序写；结束那一天也算在阶段里，所以下一阶段最早从第二天开始。
    照错的日期，网页上标的“当前阶段”就会不对。改好之前不生成网站，原来的网站不动。
    .example =
        错误写法（jianbao.toml）：
        {"    ["}campaign]
            name = "基层减负专项行动"

        {"    [["}campaign.phases]]
            name = "动员部署"
            start = 2025-11-20
            end = 2026-02-28

        {"    [["}campaign.phases]]
            name = "集中整治"
            start = 2026-02-28
            end = 2026-06-30
        正确写法：
        {"    ["}campaign]
            name = "基层减负专项行动"

        {"    [["}campaign.phases]]
            name = "动员部署"
            start = 2025-11-20
            end = 2026-02-28

        {"    [["}campaign.phases]]
            name = "集中整治"
            start = 2026-03-01
            end = 2026-06-30

explain-unknown-code =
    jianbao.toml 的 [severity] 用来调整各种提示的轻重，左边要写提示的代号，就是每条提示开头方括号里的英文。这里写的代号不存在，多半是拼错了。
    拼错的设置不起作用，您却会以为它起了作用，所以算错误。改好之前不生成网站，原来的网站不动。
    .example =
        错误写法（jianbao.toml）：
        {"    ["}severity]
            dead-links = "error"
        正确写法：
        {"    ["}severity]
            dead-link = "error"

explain-severity-fixed =
    jianbao.toml 的 [severity] 里，想把一种错误降为警告，或者关掉。
    只有警告可以调整。错误说明会有页面缺失、出错，或者不该公开的内容会发出去，只能把稿件或设置改好。改好之前不生成网站，原来的网站不动。
    .example =
        错误写法（jianbao.toml）：
        {"    ["}severity]
            attachment-missing = "warning"
        正确写法：
            删去这一行，再把缺少的附件补上。

explain-placeholder =
    jianbao.toml 里还留着新站点自带的提示文字【请填写……】，没有换成本单位的内容。
    照这样发出去，读者会在网页上看到“请填写”几个字。改好之前不生成正式网站，原来的网站不动；预览（jianbao serve）和带草稿的样稿（jianbao build --drafts）不受影响。
    .example =
        错误写法（jianbao.toml）：
        {"    ["}extra]
            unit = "【请填写单位名称】"
        正确写法：
        {"    ["}extra]
            unit = "示例县政务服务中心"

explain-no-theme =
    主题决定网页的样子。jianbao.toml 里的 theme 写的主题，程序没有自带，站点的 themes 文件夹里也没有。自己的主题要放在 themes 下以它的名称命名的文件夹里，里面要有 theme.toml。
    没有主题就做不出网页。改好之前不生成网站，原来的网站不动。
    .example =
        错误写法（jianbao.toml）：
            theme = "hongtuo"
        正确写法：
            theme = "hongtou"

explain-no-template =
    模板规定一种网页的样子，每个模板是 templates 文件夹里的一个文件。主题缺少一个不可少的模板，或者稿件、别的模板里写明要用的模板不存在。
    没有模板，那一页就做不出来。改好之前不生成网站，原来的网站不动。
    .example =
        错误写法（content/notices/2026-03-01-通知.md 的文头）：
            template = "notice.html"
        正确写法：
            删去这一行；或者先在站点的 templates 文件夹里放好 notice.html。

explain-theme-too-old =
    主题是照旧的模板约定写的（模板约定是程序交给主题的各项内容的名称和写法），现在的程序已经不再支持那一版约定。
    勉强用下去，网页上会缺内容。改好之前不生成网站，原来的网站不动。
    .example =
        情形：
            把几年前做的主题放进 themes/laoyangshi 文件夹，又把程序换成了新版。
        办法：
            请主题的作者更新主题；在那以前，可以在 jianbao.toml 里改用程序自带的主题：
            theme = "hongtou"

explain-theme-too-new =
    主题是照更新的模板约定写的（模板约定是程序交给主题的各项内容的名称和写法），现在的程序还没有那一版约定里的内容。
    勉强用下去，网页上会缺内容。改好之前不生成网站，原来的网站不动。
    .example =
        情形：
            从别的单位拿来一个新做的主题，放进 themes/xinyangshi 文件夹，而您电脑上的程序还是旧版。
        办法：
            换用新版的 jianbao；暂时换不了的，在 jianbao.toml 里改用程序自带的主题：
            theme = "hongtou"

explain-option-mistyped =
    jianbao.toml 的 [extra] 下面有一项，名称和主题提供的某项设置只差一两个字，多半是拼错了。
    在 [extra] 下面可以写自己的内容，程序不知道您是写错了还是另有用处，所以只是警告：网站照常生成，这一项对主题不起作用。
    .example =
        错误写法（jianbao.toml）：
        {"    ["}extra]
            contcat = "示例县行政中心三号楼"
        正确写法：
        {"    ["}extra]
            contact = "示例县行政中心三号楼"

explain-theme-circle =
    一个主题可以写明在另一个主题的基础上改。这里几个主题互相以对方为基础，绕成了圈，找不到最底下的那一个。
    程序不知道从哪里开始。改好之前不生成网站，原来的网站不动。
    .example =
        情形：
            themes/jia/theme.toml 写明以 yi 为基础，themes/yi/theme.toml 又写明以 jia 为基础。
        办法：
            让其中一个以程序自带的 hongtou 为基础，或者不以任何主题为基础。

# 文头

explain-front-matter-open =
    稿件的第一行是单独的 +++（或 ---），表示下面是文头（写标题、日期的地方），可是后面再没有一行同样的 +++（或 ---）来结束它。
    程序分不清哪些是文头、哪些是正文。改好之前不生成网站，原来的网站不动。
    .example =
        错误写法（content/notices/2026-03-01-通知.md）：
            ---
            标题: 关于召开推进会的通知
            日期: 2026-03-01

            各乡镇、县直各单位：
        正确写法：
            ---
            标题: 关于召开推进会的通知
            日期: 2026-03-01
            ---

            各乡镇、县直各单位：

explain-front-matter-unmarked =
    稿件开头十来行里写着 title、date、draft 之类文头（写标题、日期的地方）的项目，可第一行不是单独的 +++（或 ---）：可能漏了这一行，也可能它前面多了空行或空格。
    也可能文头是 JSON 格式（开头是大括号）的，这里不认；或者文头已经结束，后面又跟着一段文头。
    照这样，这几行会印在网页上，写了“草稿: true”的草稿也会当作正式稿件发出去。改好之前不生成网站，原来的网站不动。
    .example =
        错误写法（content/notices/2026-03-01-通知.md）：
            标题: 关于召开推进会的通知
            草稿: true
            ---

            各乡镇、县直各单位：
        正确写法：
            ---
            标题: 关于召开推进会的通知
            草稿: true
            ---

            各乡镇、县直各单位：

explain-front-matter-missing =
    稿件没有文头（写标题、日期的地方，放在最前面，用两行 --- 或 +++ 围住），从第一行起就是正文。
    网站照常生成，这篇稿件也会发布：标题用正文里第一个井号（#）开头的标题，没有就用文件名；日期用文件名开头的日期，没有就不写日期。这样得来的标题和日期不一定是您想要的，也没法写明它是草稿。
    .example =
        错误写法（content/notices/2026-03-01-通知.md）：
            各乡镇、县直各单位：
        正确写法：
            ---
            标题: 关于召开推进会的通知
            日期: 2026-03-01
            ---

            各乡镇、县直各单位：

explain-unknown-key =
    稿件的文头里有一项程序不认识，多半是拼错了。
    网站照常生成，稿件也会发布，只是这一项不起作用：例如栏目一项拼错了，这篇稿件就不在您想放的栏目里。自己给主题用的内容请写在 extra 下面。
    .example =
        错误写法（content/notices/2026-03-01-通知.md 的文头）：
            拦目: 通知公告
        正确写法：
            栏目: 通知公告

explain-key-mistyped =
    文头里有一项很像 draft（草稿）、withdrawn（撤回）、publish_at（定时发布）或 expire_at（到期撤下），但是拼错了，或者用了大写字母。
    这几项用来拦住不该发的稿件，拼错就拦不住，稿件会误发，所以算错误。改好之前不生成网站，原来的网站不动。
    .example =
        错误写法（content/notices/2026-03-01-通知.md 的文头）：
            Draft: true
        正确写法：
            草稿: true

explain-key-misplaced =
    draft（草稿）、withdrawn（撤回）、publish_at（定时发布）或 expire_at（到期撤下）写到了别的项目（如 extra）里面：在 --- 之间是行首空了两格，在 +++ 之间是写在方括号标题 [extra] 的下面。这样它只属于那个项目，拦不住稿件。
    稿件会误发，所以算错误。改好之前不生成网站，原来的网站不动。
    .example =
        错误写法（content/notices/2026-03-01-通知.md 的文头）：
            标题: 关于召开推进会的通知
            日期: 2026-03-01
            extra:
              草稿: true
        正确写法：
            标题: 关于召开推进会的通知
            日期: 2026-03-01
            草稿: true

explain-cascade-key =
    栏目文件夹的 _index.md 里，写在 cascade 下面的内容会传给文件夹里的每一篇稿件。标题、日期、网址名等每篇各不相同，不能这样往下传。
    网站照常生成，只是这一项不起作用；cascade 里的其他各项照常传下去。
    .example =
        错误写法（content/notices/_index.md 的文头）：
            标题: 通知公告
            cascade:
              日期: 2026-03-01
              来源: 示例县减负办
        正确写法：
            标题: 通知公告
            cascade:
              来源: 示例县减负办

explain-several-categories =
    一篇稿件的栏目写了不止一个，例如“栏目: 动员部署、下步打算”。一篇稿件只归一个栏目，这样每个栏目的篇数才加得起来。
    程序取第一个，其余的没有起作用，网站照常生成。
    .example =
        会提醒（content/notices/2026-03-01-通知.md 的文头）：
            栏目: 动员部署、下步打算
        规范写法：
            栏目: 动员部署
            标签: [下步打算]

explain-no-title =
    文头里没有写标题（title）。
    网站照常生成，稿件也会发布：标题用正文里第一个井号（#）开头的标题，没有就用文件名；文件夹的 _index.md 用文件夹名。读者在首页看到的可能只是“通知”两个字。
    .example =
        错误写法（content/notices/2026-03-01-通知.md）：
            ---
            日期: 2026-03-01
            ---

            各乡镇、县直各单位：
        正确写法：
            ---
            标题: 关于召开推进会的通知
            日期: 2026-03-01
            ---

            各乡镇、县直各单位：

explain-no-date =
    文头里没有写日期（date），文件名开头也没有 2026-03-01- 这样的日期。
    网站照常生成，稿件马上发布，但是页面上没有日期，在首页的列表里排在最后，在时间轴里归入“未注明日期”，读者看不出它是新是旧。
    .example =
        错误写法（content/notices/通知.md）：
            ---
            标题: 关于召开推进会的通知
            ---

            各乡镇、县直各单位：
        正确写法：
            ---
            标题: 关于召开推进会的通知
            日期: 2026-03-01
            ---

            各乡镇、县直各单位：

explain-pin-missing =
    文头里写了置顶到哪一天（pinned_until），却没有写要置顶（pinned）。
    网站照常生成，稿件也会发布，只是不会置顶。
    .example =
        错误写法（content/notices/2026-03-01-通知.md 的文头）：
            置顶至: 2026-03-31
        正确写法：
            置顶: true
            置顶至: 2026-03-31

explain-date-order =
    文头里的两个日期对不上：到期撤下的日期（expire_at）早于发布的日期（publish_at，没有写就是 date），或者更新的日期（updated）早于 date。也可能是页面上印的日期比发布时间晚，或者更正、撤稿的日期还没有到。
    程序照您写的办，网站照常生成。如果是 expire_at 写早了，这篇稿件一到发布时间就算过期，读者永远看不到它。
    .example =
        错误写法（content/notices/2026-03-10-通知.md 的文头）：
            日期: 2026-03-10
            到期时间: 2026-03-01
        正确写法：
            日期: 2026-03-10
            到期时间: 2026-03-31

# 正文

explain-html-removed =
    正文里夹带的网页代码（尖括号里的英文）不在允许之列，例如字体颜色、嵌入的视频窗口、脚本，或者以 javascript: 开头的链接。常见于从网页上复制来的文字。
    为了读者的安全，程序把它去掉：标签里的文字一般会留下，嵌入的内容、脚本就没有了。网站照常生成，请看看那一处少了什么。
    .example =
        错误写法（content/notices/2026-03-01-通知.md 的正文）：
            请于 <font color="red">3 月 5 日前</font> 报送。
        正确写法：
            请于 **3 月 5 日前** 报送。

explain-literal-emphasis =
    表示加粗的星号（**）或下划线（__）没有起作用，会原样印在网页上：多半是符号和文字之间有空格或换行，或者只写了一半。
    网站照常生成，只是读者会看到这几个符号，重点也没有加粗。
    .example =
        错误写法（content/notices/2026-03-01-通知.md 的正文）：
            请务必于 ** 3 月 5 日前 ** 报送。
        正确写法：
            请务必于 **3 月 5 日前** 报送。

explain-literal-markup =
    正文里有一处像是小标题、链接、图片或表格，但写得差一点，程序只能当作普通文字：井号后面少了空格，括号用了全角，文件名里有空格，或者表头下面少了一行横线。
    网站照常生成，只是读者会看到这些符号，链接点不开，图片不显示。
    .example =
        错误写法（content/notices/2026-03-01-通知.md 的正文）：
            ##会议情况

            见[通知]（通知.pdf）。
        正确写法：
            ## 会议情况

            见[通知](通知.pdf)。

explain-empty-link =
    链接缺了文字或者网址，例如 []() 或 [任务清单]()。读者看不到它，或者点了没有反应。
    只是提醒，网站照常生成。
    .example =
        会提醒：
            详见[任务清单]()。
        规范写法：
            详见[任务清单](任务清单.csv)。

explain-template-tag =
    正文里有别的系统（Hugo、Jekyll、Zola 等）的模板标记，多半是从旧网站搬来的。本程序不运行稿件里的模板标记，它们会原样显示在网页上。
    不论有多少篇稿件，只提醒一次，并列出有哪些标记；网站照常生成。
    .example =
        会提醒：
            {"{{"}{"<"} figure src="会场.jpg" {">"}{"}}"}
        改成：
            ![会场](会场.jpg)

explain-notepad-ending =
    用记事本保存时，文件名后面自动加上了 .txt；Windows 默认不显示扩展名，所以看不出来。
    程序已经把它当作稿件读了，网站照常生成，网址里没有 .txt。
    .example =
        情形：
            在记事本里另存为“2026-03-01-通知.md”，得到的文件其实叫“2026-03-01-通知.md.txt”。
        办法：
            改名，去掉末尾的 .txt。保存时“保存类型”选“所有文件”，就不会再加上。

explain-footnote-missing =
    正文里用了脚注的记号，例如 [^1]，文中却没有这个脚注的内容。
    网站照常生成，记号会原样印在网页上，读者找不到注文。
    .example =
        错误写法（content/notices/2026-03-01-通报.md 的正文）：
            全县共压减报表 62 张[^1]。
        正确写法：
            全县共压减报表 62 张[^1]。

        {"    ["}^1]: 数据截至 2026 年 2 月底。

# 站点

explain-no-content =
    站点文件夹里没有 content 文件夹，而稿件都应当放在它里面。多半是它被改了名、移了位置。
    程序不会拿一个空网站去盖掉原来的网站：改好之前不生成，原来的网站不动。
    .example =
        情形：
            站点在 D:\简报，里面的 content 文件夹被人改名为“稿件”。
        办法：
            把 D:\简报\稿件 改回 D:\简报\content。

explain-no-posts =
    content 文件夹在，里面却一篇稿件也没有。稿件的文件名要以 .md 结尾；文件夹的 _index.md 不算稿件，Word 文档也不算。
    网站照常生成，但是里面没有稿件；以前发布过的稿件，网页会从网站上撤下。新站点可以不管它，老站点请马上看看稿件去了哪里。
    .example =
        情形：
            content/notices 里只有 _index.md 和 2026-03-01-通知.docx。
        办法：
            把通知的文字复制出来，存成 content/notices/2026-03-01-通知.md（编码选 UTF-8）。

explain-local-path =
    链接、图片、附件或封面写的是您自己电脑上的路径：以 D: 之类的盘符、file: 或 \\ 开头，或者里面有反斜杠 \。
    读者的电脑上没有这个文件，打不开；路径还会泄露您电脑里的信息，所以算错误。改好之前不生成网站，原来的网站不动。
    .example =
        错误写法（content/notices/2026-03-01-通知.md 的正文）：
            附件：[任务清单](D:\工作\任务清单.xlsx)
        正确写法（先把任务清单.xlsx 复制到 content/notices 文件夹里）：
            附件：[任务清单](任务清单.xlsx)

explain-address-twice =
    有两个页面要用同一个网址。常见于拿旧稿件改、忘了改网址名（slug），或者两个文件名的拼音相同；草稿也算在内。只有大小写不同的也算相同，因为在 Windows 上那是同一个文件。在 [slugs] 里给两个栏目写了同一个网址名，也是这个提示。
    一个网址只能放一页，另一页读者就看不到了。改好之前不生成网站，原来的网站不动。
    .example =
        已有（content/notices/2026-04-01-一季度.md 的文头）：
            slug = "progress"
        错误写法（content/notices/2026-07-01-二季度.md 的文头）：
            slug = "progress"
        正确写法：
            slug = "progress-second-quarter"

explain-bad-address =
    您自己定的网址不能用。网址名（slug）只能用英文字母、数字、短横线，中间可以有点，最长 80 个字符；不能有汉字和空格，不能以点、下划线或短横线开头，不能用 .. ，不能用 con、nul 等 Windows 留用的名字。path 写的网址也照这样检查。旧网址（aliases、redirect_from）和从别的系统搬来的网址（permalink、url）原来怎样就怎样，可以有汉字、大写字母、下划线，但也要 Windows 上能有这样的文件名，也不能用 .. 。首页的网址不能改。
    这样的网址在有的电脑或服务器上打不开。改好之前不生成网站，原来的网站不动。
    .example =
        错误写法（content/notices/2026-03-01-通知.md 的文头）：
            slug = "推进会 通知"
        正确写法：
            slug = "meeting-notice"

explain-address-not-kept =
    从别的系统搬来的稿件在 permalink 或 url 里写的不是一个网址，而是这个系统的网址格式，例如 /blog/:title/；或者写的是首页的网址“/”。格式只有原来的系统才会换算，首页由本程序自己生成。
    网站照常生成，这篇稿件的网址由文件名得出。别处原来指向它的链接会打不开。
    .example =
        不起作用的写法（content/_posts/2026-03-01-welcome.md 的文头）：
            permalink: /blog/:title/
        正确写法：
            permalink: /blog/welcome/

explain-undeclared-category =
    稿件写的栏目没有在 jianbao.toml 的 [[categories]] 里登记：可能写错了字，也可能是新栏目还没有登记。
    网站照常生成，程序会为它另开一个栏目，排在登记过的栏目后面。如果只是写错了字，读者在原来的栏目里就找不到这篇稿件。
    .example =
        已有（jianbao.toml）：
        {"    [["}categories]]
            name = "通报表扬"
        错误写法（content/notices/2026-03-01-通报.md 的文头）：
            category = "通报表杨"
        正确写法：
            category = "通报表扬"

explain-term-spelling =
    同一个栏目、标签之类的名称在各处写法不同：大小写不一样、全角半角不一样，或者空格不一样。
    网站照常生成，程序把它们当作同一个，按 jianbao.toml 里登记的写法显示；没有登记的，按日期最早的那篇稿件里的写法显示。
    .example =
        已有（content/notices/2026-03-01-方案.md 的文头）：
            tags = ["APP整治"]
        错误写法（content/notices/2026-04-01-进展.md 的文头）：
            tags = ["App整治"]
        正确写法：
            tags = ["APP整治"]

explain-term-address =
    两个栏目（或标签之类）名称不同，拼音却相同，自动得出的网址名就一样了。
    网站照常生成，程序给其中一个的网址名末尾加上几位字母和数字，以示区别。网址公布以后不宜再改，要想好看些，请趁早自己定一个。
    .example =
        已有（content/notices/2026-03-01-表扬.md 的文头）：
            category = "事迹"
        错误写法（content/notices/2026-04-01-进展.md 的文头）：
            category = "实绩"
        正确写法（在 jianbao.toml 里加上）：
        {"    ["}slugs.categories]
            "实绩" = "results"

explain-slug-unused =
    jianbao.toml 的 [slugs] 里给一个名称定了网址名，可是没有哪篇稿件用这个名称，多半是写错了字。
    网站照常生成，只是稿件里真正用的那个名称，网址名还是程序按拼音定的，不是您想要的。网址公布以后不宜再改，请趁早核对。
    .example =
        已有（content/notices/2026-03-01-通知.md 的文头）：
            tags = ["为基层减负"]
        错误写法（jianbao.toml）：
        {"    ["}slugs.tags]
            "基层减负" = "jianfu"
        正确写法：
        {"    ["}slugs.tags]
            "为基层减负" = "jianfu"

explain-field-missing =
    jianbao.toml 里规定了这个栏目的稿件必须写哪几项（required 或 categories.fields），这一篇缺了一项。规定里给项目起了标题（title）的，稿件里写标题或名称（name）都行。草稿不检查。
    缺项的稿件发出去不合要求，所以算错误。补上之前不生成网站，原来的网站不动。
    .example =
        规定（jianbao.toml）：
        {"    [["}categories]]
            name = "通报表扬"
            required = ["doc_no", "source"]
        缺项的稿件：
            栏目: 通报表扬
        补上：
            栏目: 通报表扬
            文号: 示减负办〔2026〕4号
            来源: 县减负办

explain-section-category-twice =
    有两个文件夹的 _index.md 都写明自己是同一个栏目（category）的页面。
    一个栏目只能有一个页面，程序不知道该用哪一个。改好之前不生成网站，原来的网站不动。
    .example =
        已有（content/notices/_index.md 的文头）：
            标题: 通知公告
            栏目: 通知公告
        错误写法（content/news/_index.md 的文头）：
            标题: 动态
            栏目: 通知公告
        正确写法：
            标题: 动态
            栏目: 工作动态

explain-dead-link =
    链接所指的稿件或文件不存在：文件名写错了、改了名、移了位置，或者忘了放进来。路径从稿件所在的文件夹算起，以 @/ 开头的从 content 文件夹算起。
    网站照常生成，这个链接变成普通文字，读者点不了。
    .example =
        错误写法（content/notices/2026-03-01-通知.md 的正文，而文件夹里的文件叫“任务清单（定稿）.csv”）：
            附件：[任务清单](任务清单.csv)
        正确写法：
            附件：[任务清单](任务清单（定稿）.csv)

explain-link-to-hidden =
    链接所指的稿件在站点里，但是还没有公开：还是草稿、没到发布时间、已经过期，或者已经撤回。
    网站照常生成，这个链接先变成普通文字，也不会透露那篇稿件的网址。那一篇公开以后，再生成一次，链接就能用了。
    .example =
        已有（content/notices/2026-03-05-方案.md 的文头）：
            draft = true
        错误写法（content/notices/2026-03-01-通知.md 的正文）：
            详见[实施方案](2026-03-05-方案.md)。
        正确写法：
            实施方案另行印发。

explain-dead-anchor =
    链接的井号（#）后面写的小标题，在那一页里没有，多半是小标题后来改了。小标题前面的“一、”之类的序号不用写。
    网站照常生成，链接仍能打开那一页，只是停在开头，不会跳到那一段。
    .example =
        已有（content/notices/2026-03-05-方案.md 的正文）：
            ## 一、时间安排
        错误写法（content/notices/2026-03-01-通知.md 的正文）：
            见方案中的[时间安排](2026-03-05-方案.md#日程安排)。
        正确写法：
            见方案中的[时间安排](2026-03-05-方案.md#时间安排)。

explain-attachment-missing =
    文头的 attachments 里写的附件不存在：文件名写错了，或者忘了放进来。路径从稿件所在的文件夹算起。
    附件通常就是要读者照办的文件，缺了它稿件就不完整，所以算错误。改好之前不生成网站，原来的网站不动。
    .example =
        错误写法（content/notices/2026-03-01-通知.md 的文头，而文件夹里的文件叫“任务清单（定稿）.csv”）：
            attachments = ["任务清单.csv"]
        正确写法：
            attachments = ["任务清单（定稿）.csv"]

explain-image-missing =
    图片文件不存在：文件名写错了，或者忘了放进来；文头里的封面（cover）也这样检查。路径从稿件所在的文件夹算起。
    网站照常生成，放图片的地方只显示方括号里的文字说明；缺的是封面，就没有封面。
    .example =
        错误写法（content/notices/2026-03-01-会议.md 的正文，而文件夹里的文件叫“会场.png”）：
            ![推进会会场](会场.jpg)
        正确写法：
            ![推进会会场](会场.png)

explain-image-outside =
    正文里的图片放在别的网站上。为了不把读者的访问情况透露给别的网站，也为了在内网里能看，网页只显示本站的图片。
    网站照常生成，但是读者看不到这张图，只能看到方括号里的文字说明。
    .example =
        错误写法（content/notices/2026-03-01-会议.md 的正文）：
            ![推进会会场](https://img.example.com/huichang.png)
        正确写法（先把图片下载到 content/notices 文件夹里）：
            ![推进会会场](huichang.png)

explain-path-outside =
    链接、图片、附件或封面的路径用 .. 一级一级往上，走到了站点文件夹的外面。
    站点外面的文件不会、也不该发布出去。改好之前不生成网站，原来的网站不动。
    .example =
        错误写法（content/notices/2026-03-01-通知.md 的正文）：
            附件：[任务清单](../../../共享/任务清单.csv)
        正确写法（先把任务清单.csv 复制到 content/notices 文件夹里）：
            附件：[任务清单](任务清单.csv)

explain-file-not-linked =
    content 文件夹里有一个不是稿件的文件，没有一篇稿件链接它、用它作附件或图片。可能是忘了写链接，也可能是不该放在这里的内部文件。
    网站照常生成，这个文件不会发布。
    .example =
        情形：
            content/notices 里放着“名单.csv”，通知里没有提到它。
        办法：
            要发布的，在稿件里写上 [名单](名单.csv)，或者在文头里写 attachments = ["名单.csv"]；不发布的，把它移出站点文件夹。

explain-windows-name =
    static 文件夹里有一个文件，它的名字在 Windows 上是不允许的：有不能用的符号，末尾是点或者空格，或者和 con、nul 等留给设备的名字相同。
    网站照常生成，但是复制到 Windows 电脑、传到 IIS 服务器时，这个文件会丢掉。
    .example =
        情形：
            在 UOS 上做的站点，static 里有一张 9:00现场.jpg。
        办法：
            改名为 9点现场.jpg，稿件里的链接也照着改。

explain-office-file =
    稿件文件夹里有 Word、WPS 的文档，没有哪篇稿件链接它。程序只把 .md 文件变成网页，不读这种文档；它也不会被发布。
    只是提醒，网站照常生成。
    .example =
        情形：
            把“通知.docx”放进了 content/notices 文件夹，以为会变成一篇稿件。
        办法：
            新建 2026-03-01-通知.md，把文字复制进去；原来的文档要给读者下载的，在文头写一行“附件: 通知.docx”。

explain-photo-position =
    要发布的照片里存着拍摄地点的经纬度。手机拍照时多半会自动记下，照片上看不出来，但是下载照片的人都能查到。
    这会泄露拍摄的地点，例如走访的农户住在哪里，所以算错误。改好之前不生成网站，原来的网站不动。
    .example =
        情形：
            “走访.jpg”是手机拍的原图，稿件里用 ![走访](走访.jpg) 放了它。
        办法：
            在 Windows 里右击“走访.jpg”，选“属性”“详细信息”“删除属性和个人信息”，去掉 GPS 一组后保存。

explain-redirect-dead =
    文件夹的 _index.md 里用 redirect_to 写明打开它时转到另一页，可是那一页不在本站，或者还没有公开；也可能是两个文件夹互相转来转去。
    读者点进来会无处可去。要转到外面的网站，请写 https:// 开头的网址。改好之前不生成网站，原来的网站不动。
    .example =
        已有（content/notices/_index.md 的文头）：
            标题: 通知公告
        错误写法（content/old/_index.md 的文头）：
            标题: 旧栏目
            redirect_to: "@/notice/_index.md"
        正确写法：
            标题: 旧栏目
            redirect_to: "@/notices/_index.md"

explain-alias-unlisted =
    旧网址以 .asp、.aspx、.php、.jsp、.do 等结尾，是由服务器上的程序做出来的网页。在那里放一个文件没有用：服务器会去运行它，或者当成文件让人下载。所以程序不放文件，只写进给服务器的清单，由服务器来转。
    网站照常生成，但没有清单，读者从旧网址进来会找不到稿件。
    .example =
        已有（content/notices/2026-03-01-通知.md 的文头）：
            title = "通知"
            aliases = ["/show.aspx"]
        正确写法（jianbao.toml 的最上面加一行）：
            redirect_lists = ["iis"]

explain-menu-dead =
    jianbao.toml 里导航（[[menu]]）或页脚的一个链接没有指到本站的页面：路径写错了，或者那一页还没有公开。也可能是指到站外，用的却不是 http、https、mailto、tel。
    这些链接每一页都有，点不开的话读者处处碰壁，所以算错误。改好之前不生成网站，原来的网站不动。
    .example =
        已有（content/notices/_index.md 的文头）：
            title = "通知公告"
        错误写法（jianbao.toml）：
        {"    [["}menu]]
            name = "通知公告"
            url = "@/notice/_index.md"
        正确写法：
        {"    [["}menu]]
            name = "通知公告"
            url = "@/notices/_index.md"

explain-page-setting-dead =
    jianbao.toml 的 [government] 里，privacy（隐私声明）所指的页面不在本站，或者还没有公开。也可以写外面网页的网址，例如县政府网站的隐私声明，以 https:// 开头。
    每一页的页脚都要链接到它，点不开不合要求。改好之前不生成网站，原来的网站不动；没有这一页的，删去这一行。
    .example =
        已有（content/privacy.md 的文头）：
            title = "隐私声明"
            date = 2026-03-01
        错误写法（jianbao.toml）：
        {"    ["}government]
            privacy = "@/yinsi.md"
        正确写法：
        {"    ["}government]
            privacy = "@/privacy.md"

explain-output-twice =
    有两样内容要写成网站里的同一个文件，例如 static 里的文件和一篇稿件的网页，或者 aliases（旧网址）写的网址上现在还有页面。
    一个文件只能放一样内容，另一样读者就看不到了。改好之前不生成网站，原来的网站不动。
    .example =
        已有（content/notices/2026-03-01-通知.md 的文头）：
            title = "三月份通知"
        错误写法（content/notices/2026-04-01-通知.md 的文头）：
            title = "四月份通知"
            aliases = ["/notices/2026-03-01-tong-zhi.html"]
        正确写法：
            title = "四月份通知"

explain-reserved-address =
    网站里有文件要放到 _jianbao 文件夹里，而预览（jianbao serve）自己的网页要用这个文件夹名，放在里面的文件预览时会被挡住。
    改好之前不生成网站，原来的网站不动。
    .example =
        情形：
            徽标放在 static/_jianbao/logo.png。
        办法：
            移到 static/images/logo.png，用到它的地方也跟着改。

# 套用模板

explain-template-syntax =
    模板里有一处写法不对：条件、循环没有写结束的标记，括号没有成对，或者用了没有的过滤器。没有动过主题的话，这是主题的毛病。
    模板读不懂，用它的网页都做不出来。改好之前不生成网站，原来的网站不动。
    .example =
        错误写法（templates/page.html）：
        {"    {"}% if page.source %{"}"}
            <p>来源：{"{{"} page.source {"}}"}</p>
        正确写法：
        {"    {"}% if page.source %{"}"}
            <p>来源：{"{{"} page.source {"}}"}</p>
        {"    {"}% endif %{"}"}

explain-template-failed =
    模板写法没错，用它做某一页时却出了错：例如 asset 里的文件不存在、trans 里的词没有译文、拿文字去做算术。提示里写明了正在做哪一页。没有动过主题的话，请把提示告诉主题的作者。
    那一页做不出来。改好之前不生成网站，原来的网站不动。
    .example =
        错误写法（templates/page.html）：
            <link rel="stylesheet" href="{"{{"} asset("sytle.css") {"}}"}">
        正确写法：
            <link rel="stylesheet" href="{"{{"} asset("style.css") {"}}"}">

explain-internal =
    程序做这个文件时遇到了它的作者没有料到的情形，停在了半路。稿件和设置没有写错，或者至少程序没能说出哪里写错了。
    别的文件照常检查；这一个做不出来，所以不生成网站，原来的网站不动。预览接着运行，改了稿件会再试。
    .example =
        情形：
            昨天还好好的一篇，今天加了一张很特别的表格，就出现这条提示。
        办法：
            先把那张表格拿掉，看是不是好了；再把原来的文件和屏幕上的英文发给程序的作者。

explain-template-undefined =
    模板里用了一个不存在的名称，多半是拼错了。提示里写明了正在做哪一页。
    要是放过，网页上那一处会悄悄空着。改好之前不生成网站，原来的网站不动。
    .example =
        错误写法（templates/page.html）：
            <p>来源：{"{{"} page.sorce {"}}"}</p>
        正确写法：
            <p>来源：{"{{"} page.source {"}}"}</p>

explain-template-endless =
    模板做一页用的步数太多，像是永远做不完，程序把它停了下来。多半是循环的次数写得太大，或者循环套着循环。
    那一页做不出来。改好之前不生成网站，原来的网站不动。
    .example =
        错误写法（templates/page.html）：
        {"    {"}% for a in range(90000) %{"}{"}% for b in range(90000) %{"}"}·{"{"}% endfor %{"}{"}% endfor %{"}"}
        正确写法：
        {"    {"}% for a in range(90) %{"}"}·{"{"}% endfor %{"}"}

# 写出网站

explain-output-unsafe =
    输出文件夹（放生成的网站的地方）选得不对：它就是站点文件夹，或者站点文件夹在它里面，或者它和 content、static、templates、themes 等放原稿的文件夹重在一起。
    往那里写，网页和稿件会混在一起，以后清理旧网页时还可能碰到稿件。什么也没有写，什么也没有动。
    .example =
        错误写法（站点在 D:\简报）：
            jianbao build --out D:\简报\content
        正确写法：
            jianbao build --out D:\简报\public

explain-output-foreign =
    输出文件夹里已经有文件，而且不是 jianbao 生成的。它可能是别的网站，也可能是放资料的文件夹。
    为了不弄乱别人的东西，程序什么也没有写，什么也没有动。
    .example =
        情形：
            运行 jianbao build --out D:\wwwroot，而 D:\wwwroot 里放着单位的旧网站。
        办法：
            换一个空文件夹：jianbao build --out D:\wwwroot\jianbao
            确实要和旧网站放在一起的，加上 --force：同名的文件会被换掉，其余的不动。

explain-output-not-folder =
    输出的地方已经有一个同名的文件，不是文件夹，网站没法放进去。
    程序不会替您删掉它。什么也没有写，什么也没有动。
    .example =
        情形：
            站点里有一个文件就叫 public（没有扩展名），而网站要写到 public 文件夹里。
        办法：
            把这个文件移走或改名，再生成一次；或者用 --out 另写一个文件夹。

explain-output-occupied =
    输出文件夹里有一个不是 jianbao 生成的文件，正占着一个网页该放的位置，多半是有人后来放进去的。
    程序不会盖掉别人的文件，所以整个网站都没有更新，原来的网站不动。
    .example =
        情形：
            有人把自己做的 notices.html 放进了 public 文件夹，新稿件的网页也要叫这个名字。
        办法：
            把这个文件移到别处。要长期随网站发布的文件，请放在站点的 static 文件夹里；确认可以换掉的，加上 --force。

explain-output-locked =
    另一个 jianbao 正在往同一个文件夹里写网站：可能是您开了两个窗口，也可能是同事在共享盘上同时生成。
    两边一起写会互相打乱，所以这一次什么也没有写。
    .example =
        情形：
            您和同事同时在共享盘的 Z:\简报 里运行 jianbao build。
        办法：
            等对方生成完，再运行一次。

explain-output-manifest =
    输出文件夹里有一份记录（.jianbao-manifest.json），记着哪些文件是 jianbao 生成的。这份记录读不了：被人改过、没有存完整，或者是更新版本的程序写的。上一次生成中途断了留下的记录读不了时，也是这个提示。
    没有它，程序分不清哪些文件可以更新、哪些是别人的，所以什么也不动。
    .example =
        情形：
            有人用记事本打开 public/.jianbao-manifest.json，改动后存了盘。
        办法：
            换一个空文件夹重新生成：jianbao build --out public2
            看过没有问题，再用它代替原来的文件夹。如果是别人用新版程序生成的，请换用新版的 jianbao。

explain-output-failed =
    往输出文件夹写文件时没有写成：磁盘满了、您没有写入的权限、文件正被别的程序打开，或者网络盘断开了。
    网站没有更新，原来的网站还是原来的样子。
    .example =
        情形：
            U 盘满了，运行 jianbao build --out E:\jianbao 时写不下。
        办法：
            清出地方，或者换一个文件夹，再生成一次。

explain-output-unlocked =
    输出文件夹所在的磁盘（多半是某些网络盘）不能加锁，程序没法知道另一台电脑是不是也在往这里写。
    网站照常生成。要紧的是不要两个人同时生成，否则两边的文件会混在一起。
    .example =
        情形：
            运行 jianbao build --out Z:\jianbao，而 Z: 是单位的共享盘。
        办法：
            约好由一个人生成；或者先生成到自己电脑上，再整个复制到共享盘。

explain-output-other-kind =
    带草稿、未到时间或过期稿件的样稿，和正式网站，不能放在同一个文件夹里。
    混在一起，草稿就可能当作正式网页发出去。什么也没有写，什么也没有动。
    .example =
        错误写法：
            jianbao build --drafts --out public
        正确写法（不写 --out，样稿会放到 preview 文件夹里）：
            jianbao build --drafts

explain-output-incomplete =
    有一部分文件没能写出来，原因在前面的提示里。
    缺了它们，网站上会少几页，所以整个网站都没有更新，原来的网站不动。
    .example =
        情形：
            一张照片复制到一半，磁盘满了。
        办法：
            照前面的提示解决，例如清出磁盘空间，再生成一次。

explain-output-half =
    这个文件夹不能一步换成新网站，要一个文件一个文件地更新。更新到一半停了下来，想退回去也没有成功，所以现在网站有一部分是新的，一部分是旧的。
    下一次生成会先把没做完的部分补完，请尽快处理。
    .example =
        情形：
            更新放在网络盘上的网站时，网络断了。
        办法：
            接好网络，确认能打开那个文件夹，马上再运行一次 jianbao build。

explain-output-recovered =
    上一次生成在更新网站时中断了，例如断电、关了窗口。这一次在开始前先把它处理好：能做完的做完，不能做完的退回到更新前。
    网站是完整的，读者不受影响；这一次的生成接着照常进行。
    .example =
        情形：
            昨天生成到一半停电，今天再运行 jianbao build。
        办法：
            不用做什么。经常出现的话，请看看是不是常断电，或者杀毒软件会中途结束程序。

explain-output-spare =
    网站已经更新，读者看到的是新网站。在能够一步换新的磁盘上，程序会把更新前的网站留作备份（例如 .public.jianbao-previous 文件夹），这一次没有留成。
    想退回到更新前，就没有这份备份可用。
    .example =
        情形：
            网站放在服务器上，旁边的备份文件夹 .public.jianbao-previous 被别人改了权限，您换不掉它。
        办法：
            请管理服务器的同事改回权限，下次生成时会再留备份；在那以前，可以自己复制一份 public 文件夹。

explain-output-left-behind =
    生成时用过的一个临时文件夹没有删掉，多半是里面的文件正被别的程序打开。
    网站已经更新，不受影响；它只占一点磁盘空间，下次生成时会再删一次。
    .example =
        情形：
            public 旁边多出一个 .public.jianbao-staging 文件夹。
        办法：
            关掉打开着它的窗口和程序，再生成一次；也可以自己删掉它。
