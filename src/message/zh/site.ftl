# 站点

address-twice = 有两个页面要用同一个网址“{ $address }”
    .help = 请给其中一篇改文件名，或在文头里给它写一个不同的网址名（slug）。
bad-address = 网址“{ $address }”不能用：{ $reason ->
        [absolute] 不能写成以 / 开头或带网站名的完整地址
        [climbs] 不能用 .. 跳到上一级
        [reserved] 里面有电脑系统或本程序留用的名字
        [characters] 里面有不能用在文件名中的符号
        [long] 太长
        [hidden] 名字不能以点开头
        [empty] 是空的
        [home] 首页的网址不能改
       *[other] 不合要求
    }
    .help = 请换一个网址名，最好只用小写字母、数字和短横线，例如 flood-control。
undeclared-category = 栏目“{ $name }”没有在 jianbao.toml 里登记
    .help = 请检查有没有写错字；确实是新栏目，就在 jianbao.toml 里加上 [[categories]] 和 name = "{ $name }"。
term-spelling = “{ $spelling }”和“{ $used }”是同一个词的两种写法，已按“{ $used }”处理
    .help = 请把这里改成“{ $used }”，全站保持一致。
term-address = “{ $name }”的网址名和“{ $other }”的相同，已改用“{ $slug }”
    .help = 想自己定，请在 jianbao.toml 里写 [slugs.{ $taxonomy }]，下一行写 "{ $name }" = "想用的网址名"。
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
image-missing = 图片“{ $target }”不存在
    .help = 请把图片放到稿件所在的文件夹，并核对文件名。
path-outside = “{ $target }”指到了站点文件夹的外面
    .help = 请把文件复制到站点文件夹里，再改这里的路径。
file-not-linked = 这个文件放在稿件旁边，却没有哪篇稿件链接它
    .help = 请在稿件里链接它；用不着的，就把它移走，免得误发。
office-file = “{ $name }”是文字处理软件的文档，不会变成网页，也没有哪篇稿件链接它
    .help = 要发成稿件，请把文字复制到一个 .md 文件里；要当附件，请在稿件的文头里写一行“附件: { $name }”（文头用 +++ 围住的，写 attachments = ["{ $name }"]）；用不着的请移走。
photo-position = 这张照片里记着拍摄地点，发布后人人都能看到
    .help = 请先去掉照片里的位置：在 Windows 里右击照片，选“属性”“详细信息”“删除属性和个人信息”。
output-twice = 有两样内容要写成同一个文件“{ $address }”
    .help = 请给其中一个改文件名或网址名（slug）。
reserved-address = “{ $address }”在 _jianbao/ 里，这个文件夹名留给预览使用
    .help = 请换一个文件夹名或网址名（slug）。
menu-dead = 导航里的“{ $name }”没有指到本站的页面：{ $target }
    .help = 请写 @/ 开头的稿件路径，或以 / 开头的站内网址，例如 /timeline/；外面的网址以 https:// 开头。
page-setting-dead = “{ $key }”所指的“{ $target }”不是本站的页面
    .help = 请写站内的页面，例如 @/privacy.md；用不着就删去这一行。
no-content = 站点里没有 content 文件夹，也就没有一篇稿件
    .help = 请检查文件夹是不是改了名、移了位置；新站点请建一个 content 文件夹，把稿件放进去。
no-posts = content 文件夹里没有一篇稿件
    .help = 请检查稿件是不是放到了别处；稿件的文件名要以 .md 结尾。
local-path = “{ $target }”是您电脑上的路径，读者打不开，还会泄露电脑里的信息
    .help = 请把文件复制到稿件所在的文件夹，这里只写文件名；路径里的 \ 要写成 /。
image-outside = 图片“{ $target }”在别的网站上，本简报的网页不会加载它，读者看不到
    .help = 请把图片下载到稿件所在的文件夹，只写文件名。
redirect-dead = redirect_to 所指的“{ $target }”不是本站的页面
    .help = 请写站内的页面，例如 @/notices/_index.md；不要转走，就删去这一行。
