# 站点

address-twice = { $kind ->
        [term] “{ $name }”和“{ $other }”用了同一个网址名“{ $address }”
       *[page] 有两个页面要用同一个网址“{ $address }”
    }
    .help = { $kind ->
        [term] 请给其中一个换一个网址名，每个名称的网址名都要不同。
       *[page] 请给其中一篇改文件名，或在文头里给它写一个不同的网址名（slug）。
    }
bad-address = 网址“{ $address }”不能用：{ $reason ->
        [absolute] 不能以 / 开头，也不能带盘符
        [climbs] 不能用 .. 跳到上一级
        [reserved] 里面有电脑系统或本程序留用的名字
        [characters] 里面有不能用在文件名中的符号
        [long] 太长
        [hidden] 名字不能以点或下划线开头
        [empty] 是空的
        [gap] 两个斜杠之间是空的
        [website] 里面写了网站名
        [query] 问号（?）和井号（#）后面的内容不能写在旧网址里
        [home] 首页的网址不能改
        [file] 文件夹的网址不能以 .html 结尾
       *[other] 不合要求
    }
    .help = { $reason ->
        [website] 请去掉网站名，只写它后面的部分，例如 https://www.example.gov.cn/news/1.html 写成 /news/1.html。
        [gap] 请删去多余的斜杠。
        [query] 请只写问号前面的部分。几个旧网址只有问号后面不同的，请管服务器的同事另外设置。
       *[other] 请换一个网址名，最好只用小写字母、数字和短横线，例如 flood-control。
    }
address-not-kept = { $reason ->
        [home] 首页由本程序生成，这篇稿件不能放在“{ $address }”，网址改由文件名得出
       *[pattern] “{ $address }”是别的系统的网址格式，在这里不起作用，这篇稿件的网址由文件名得出
    }
    .help = { $reason ->
        [home] 想在首页上显示这些文字，请移到 content/_index.md；不想，请删去这一行。
       *[pattern] 想让旧网址继续能打开，请把这一行换成这篇稿件原来的网址，例如 permalink: /blog/welcome/。
    }
undeclared-category = 栏目“{ $name }”没有在 jianbao.toml 里登记
    .help = 请检查有没有写错字；确实是新栏目，就在 jianbao.toml 里加上 [[categories]] 和 name = "{ $name }"。
term-spelling = “{ $spelling }”和“{ $used }”是同一个词的两种写法，已按“{ $used }”处理
    .help = 请把这里改成“{ $used }”，全站保持一致。
term-address = “{ $name }”的网址名和“{ $other }”的相同，已改用“{ $slug }”
    .help = 想自己定，请在 jianbao.toml 里写 [slugs.{ $taxonomy }]，下一行写 "{ $name }" = "想用的网址名"。
slug-unused = [slugs.{ $taxonomy }] 里的这些名称没有哪篇稿件用到，没有起作用：{ $names }
    .help = 请核对和稿件里写的是不是一个字不差；用不着的，删去这一行。
field-missing = “{ $category }”的稿件要写{ $title }{ $named ->
        [yes] （{ $key }）
       *[no] {""}
    }，这一篇没有写
    .help = 请在文头里补上一行：{ $form ->
        [toml] { $own } = "……"
       *[yaml] { $own }: ……
    }（换成要写的内容）。这项要求写在 jianbao.toml 的这个栏目下面。
section-category-twice = 有两个文件夹都写明自己是栏目“{ $name }”
    .help = 一个栏目只能有一个文件夹，请改掉其中一处。
dead-link = 链接所指的文件“{ $target }”不存在
    .help = 请核对文件名；路径从稿件所在的文件夹算起，@/ 开头的从 content 算起，外面的网址以 https:// 开头。
link-to-hidden = 链接所指的“{ $target }”{ $state ->
        [draft] 还是草稿
        [scheduled] 还没到发布时间
        [expired] 已经过期
        [withdrawn] 已经撤回
       *[other] 没有发布
    }，读者会打不开
    .help = 请去掉这个链接，或者先让那一篇发布。
dead-anchor = “{ $target }”里没有“{ $anchor }”这个小标题
    .help = 请核对井号（#）后面的文字；小标题改过以后，链接也要跟着改。
attachment-missing = 附件“{ $target }”不存在
    .help = 请把附件放到稿件所在的文件夹，并核对文件名。
image-missing = { $kind ->
        [page] “{ $target }”是网页，不是图片，这里显示不出来
       *[file] 图片“{ $target }”不存在
    }
    .help = { $kind ->
        [page] 要放图片，请写图片的文件名，例如 ![说明](照片.jpg)；要做链接，请删去方括号前面的感叹号。
       *[file] 请把图片放到稿件所在的文件夹，并核对文件名。
    }
path-outside = “{ $target }”指到了站点文件夹的外面
    .help = 请把文件复制到站点文件夹里，再改这里的路径。
file-not-linked = { $kind ->
        [post] “{ $name }”像是一篇稿件，但文件名的结尾写得不对，没有当作稿件，也不会发布
       *[file] 这个文件放在稿件旁边，却没有哪篇稿件链接它
    }
    .help = { $kind ->
        [post] 请把文件改名为“{ $wanted }”：结尾是英文的点和 md，中间没有空格。
       *[file] 请在稿件里链接它；用不着的，就把它移走，免得误发。
    }
windows-name = Windows 上不能有“{ $name }”这个名字的文件
    .help = 请改名：不用 < > : " | ? * \ 这些符号，末尾不用点和空格，也不叫 con、nul、aux 之类。
office-file = “{ $name }”是文字处理软件的文档，不会变成网页，也没有哪篇稿件链接它
    .help = 要发成稿件，请把文字复制到一个 .md 文件里；要当附件，请在稿件的文头里写一行“附件: { $name }”（文头用 +++ 围住的，写 attachments = ["{ $name }"]）；用不着的请移走。
photo-position = 这张照片里记着拍摄地点，发布后人人都能看到
    .help = 请先去掉照片里的位置：在 Windows 里右击照片，选“属性”“详细信息”“删除属性和个人信息”。
output-twice = { $one ->
        [home] 首页
        [page] { $one-name }的网页
        [category] 栏目“{ $one-name }”的网页
        [taxonomy] 分类“{ $one-name }”的总页
        [tag] 标签“{ $one-name }”的网页
        [term] “{ $one-name }”的网页
        [timeline] 时间轴
        [map] 站点地图
        [not-found] 404 页
        [redirect] 旧网址
        [file] 文件 { $one-name }
        [theme] 主题的文件 { $one-name }
        [feed] 订阅文件
        [sitemap] 网站地图
        [robots] robots.txt
        [list] 旧网址的清单
       *[here] 这里的内容
    }和{ $other ->
        [home] 首页
        [page] { $other-name }的网页
        [category] 栏目“{ $other-name }”的网页
        [taxonomy] 分类“{ $other-name }”的总页
        [tag] 标签“{ $other-name }”的网页
        [term] “{ $other-name }”的网页
        [timeline] 时间轴
        [map] 站点地图
        [not-found] 404 页
        [redirect] 旧网址
        [file] 文件 { $other-name }
        [theme] 主题的文件 { $other-name }
        [feed] 订阅文件
        [sitemap] 网站地图
        [robots] robots.txt
        [list] 旧网址的清单
       *[other] 另一样内容
    }{ $shape ->
        [folder] 放不到一起：“{ $address }”既要是文件，又要是文件夹
       *[file] 要写成同一个文件“{ $address }”
    }
    .help = 请给其中一个改文件名或网址名（slug）。
reserved-address = “{ $address }”在 _jianbao/ 里，这个文件夹名留给预览使用
    .help = 请换一个文件夹名或网址名（slug）。
alias-unlisted = 这些旧网址要由服务器来转，可是没有写出给服务器的清单，读者打开会找不到：{ $names }
    .help = 请在 jianbao.toml 里写 redirect_lists = ["iis", "nginx"]（用哪种服务器就写哪种），再把生成的清单交给管服务器的同事。
menu-dead = 链接“{ $name }”{ $reason ->
        [scheme] 指到站外，但写法浏览器打不开，或者不安全：{ $target }
       *[dead] 没有指到本站的页面：{ $target }
    }
    .help = 请写 @/ 开头的稿件路径，或以 / 开头的站内网址，例如 /timeline/；外面的网址以 http:// 或 https:// 开头，邮箱以 mailto: 开头，电话以 tel: 开头。
page-setting-dead = “{ $key }”所指的“{ $target }”不是{ $reason ->
        [scheme] 网页
       *[dead] 本站的页面
    }
    .help = 请写站内的页面，例如 @/privacy.md，或者写外面网页的完整网址，以 https:// 开头；用不着就删去这一行。
no-content = 站点里没有 content 文件夹，也就没有一篇稿件
    .help = 请检查文件夹是不是改了名、移了位置；新站点请建一个 content 文件夹，把稿件放进去。
no-posts = content 文件夹里没有一篇稿件
    .help = 请检查稿件是不是放到了别处；稿件的文件名要以 .md 结尾。
local-path = “{ $target }”是您电脑上的路径，读者打不开，还会泄露电脑里的信息
    .help = 请把文件复制到稿件所在的文件夹，这里只写文件名；路径里的 \ 要写成 /。
image-outside = 图片“{ $target }”在别的网站上，本简报的网页不会加载它，读者看不到
    .help = 请把图片下载到稿件所在的文件夹，只写文件名。
redirect-dead = { $reason ->
        [circle] redirect_to 转来转去又转回了原处：{ $circle }
        [scheme] redirect_to 所指的“{ $target }”不是网页
       *[dead] redirect_to 所指的“{ $target }”不是本站的页面
    }
    .help = { $reason ->
        [circle] 请让其中一个转到不再转走的页面，或者删去它的 redirect_to 一行。
       *[dead] 请写站内的页面，例如 @/notices/_index.md，或者写外面的网址，以 https:// 开头；不要转走，就删去这一行。
    }
