# 报告

severity-error = 错误
severity-warning = 警告
label-help = 办法
label-page = 页面
label-related = 另一处在这里
did-you-mean = 您是不是想写“{ $suggestion }”？
on-page = 正在生成 { $page }
on-pages = 正在生成 { $page }，以及{ $others }
other-places = 另外 { $count } 处也是这样
    .one = 另外 { $count } 处也是这样
other-pages = 另外 { $count } 个页面
    .one = 另外 { $count } 个页面

# 错误的原因

cause-not-found = 文件或文件夹不存在
cause-denied = 没有权限
cause-is-folder = 这是一个文件夹
cause-not-folder = 路径中间有一处不是文件夹
cause-no-space = 磁盘满了
cause-read-only = 磁盘是只读的
cause-busy = 文件正被别的程序占用
cause-name-long = 名字太长
cause-link-circle = 符号链接绕成了圈
cause-too-many-open = 同时打开的文件太多
cause-port-taken = 正被别的程序占用
cause-device = 磁盘读写出错
cause-boolean = 真假值要写成 true 或 false
cause-date = 日期或时间写得不对
cause-template-end = 模板没有写完，缺少结束的标记，例如 {"{%"} endfor %{"}"}、{"{%"} endif %{"}"}、{"{%"} endblock %{"}"}
cause-template-statement = 没有这样的模板语句
cause-template-word = trans 里的词在主题的 i18n 文件中找不到
cause-template-asset = asset 里的文件不存在
cause-template-function = 没有这样的函数
cause-template-filter = 没有这样的过滤器
cause-template-date = 日期的格式写得不对
cause-unquoted = 文字要放在一对英文双引号里
cause-inner-quotes = 引号里面又用了英文双引号：里面的请改用中文的“”，例如 "关于“一网通办”的通知"
cause-no-value = 等号后面没有值
cause-no-equals = 名称和值之间缺少等号
cause-unclosed = 括号没有写完整
cause-comma = 逗号多了或少了
cause-key = 名称要用英文字母、数字和短横线写；用汉字做名称时，要放在一对英文双引号里
cause-number = 数字写得不对
cause-text = 引号没有成对，或者引号里有不能用的写法
cause-value = 值写得不对
cause-unexpected = 这里多出了内容
cause-too-deep = 嵌套太深
cause-tab = 行首不能用 Tab 键，请用空格
cause-indent = 行首的缩进不整齐
cause-colon = 冒号的用法不对：文字里有冒号时，要把整段文字放进引号
cause-sign = 值不能以这个符号开头：请把整段文字放进一对英文双引号
cause-pairs = 这里应当是“名称: 值”
cause-continued = 这一行不是新的一项，像是接着上一行的
cause-alias = 不支持 * 引用

# 结果

count-pages = { $count } 页
    .one = { $count } 页
count-errors = { $count } 个错误
    .one = { $count } 个错误
count-warnings = { $count } 个警告
    .one = { $count } 个警告
count-held = { $count } 篇
    .one = { $count } 篇
count-unchanged = { $count } 个文件
    .one = { $count } 个文件
held-drafts = 草稿 { $count }
    .one = 草稿 { $count }
held-scheduled = 定时 { $count }
held-expired = 过期 { $count }
held-withdrawn = 撤回 { $count }
list-comma = 、
built-changed = 生成 { $pages }，用时 { $time } 秒：新增 { $new }、更新 { $changed }、未变 { $unchanged }、移除 { $removed } 个文件
built-same = 生成 { $pages }，用时 { $time } 秒：{ $files }都没有变化
built-held = { $built }；暂不发布 { $posts }（{ $kinds }）
built-sentence = { $words }。
built-where = 输出在 { $folder }。打开 { $page } 查看。
built-here = 输出在当前文件夹。打开 { $page } 查看。
built-next = 《{ $title }》要等到 { $date } 才发布，到时请再生成一次，并重新上传。
built-journal = 这个文件夹不能一步切换，是逐个文件更新的；万一中途断电，下次生成时会自动补完。
built-no-base-url = jianbao.toml 里没有写网站的正式地址（base_url），所以页面里没有标明它，也没有生成订阅文件和供搜索引擎用的网站地图（sitemap.xml）；不影响查看和发布。
built-preview = 注意：里面有还不该公开的稿件，只供自己查看，请不要发布出去。
tally-failed = 有 { $found }，没有生成；原来的网站没有改动。
tally-failed-mixed = 有 { $found }，没有生成；原来的网站没有改动。先改标着“错误”的地方，改完就能生成。
tally-strict = 有 { $found }；按 --strict 的要求，警告也算没有通过，没有生成；原来的网站没有改动。
tally-warned = 有 { $found }。

# 进度

stage-read = 读取稿件
stage-render = 生成页面
stage-write = 写出文件
progress = { $stage } { $done }/{ $total }
progress-open = { $stage } { $done }

# 命令行

about = 简报：把 Markdown 稿件变成可以发布的网站
heading-usage = 用法
heading-commands = 命令
heading-arguments = 参数
heading-options = 选项
heading-global = 通用选项
heading-examples = 例子
heading-status = 退出码
usage = jianbao [选项] <命令>
usage-build = jianbao build [选项]
usage-help = jianbao help [命令]
value-folder = 文件夹
value-address = 网址
value-time = 时间
value-command = 命令
status-codes = 0 正常（可以有警告），1 有错误，2 命令写错了
help-more = 运行 jianbao <命令> --help，看某个命令的详细说明。
about-build = 生成网站
about-help = 显示说明
arg-root = 站点文件夹；不写时从当前文件夹往上找 jianbao.toml
arg-lang = 提示用中文还是英文；不写时随系统
arg-color = 彩色显示：自动、总是、从不
arg-quiet = 不显示进度和结果，只显示警告和错误
arg-help = 显示说明
arg-version = 显示版本
arg-command = 要看哪个命令的说明
arg-out = 输出文件夹；不写时用 jianbao.toml 里的 output_dir，没有就用 public
arg-base-url = 网站的正式地址，代替 jianbao.toml 里的 base_url
arg-now = 把这个时间当作现在，例如 2026-11-22 或 2026-11-22T09:30
arg-strict = 有警告也算没有通过
arg-format = 报告的格式：文字，或给程序读的 JSON
arg-drafts = 连草稿一起生成
arg-future = 连还没到时间的稿件一起生成
arg-expired = 连已经过期的稿件一起生成
arg-force = 输出文件夹里有别的文件也照样生成（同名的会被覆盖，其余不动）
example-build = 在站点文件夹里生成网站
example-drafts = 连草稿一起生成到另一个文件夹，自己先看
example-root = 生成别处的站点

# 命令写错了

misuse-unknown-option = 没有“{ $option }”这个选项
misuse-unexpected = “{ $word }”是多余的
misuse-unknown-command = 没有“{ $command }”这个命令
misuse-no-command = 请写明要做什么，例如 jianbao build
misuse-no-value = “{ $option }”后面要写一个值
misuse-bad-value = “{ $option }”不能是“{ $value }”
misuse-not-a-time = “{ $option }”后面应当是日期或时间，“{ $value }”不是
misuse-allowed = 可以写的有：{ $allowed }
misuse-time-example = 请写成 2026-11-22 或 2026-11-22T09:30 的样子
misuse-port-example = 端口是 1 到 65535 的整数，例如 8080
misuse-poll-example = 间隔是 50 到 3600000 的整数，单位是毫秒，例如 1000
misuse-twice = “{ $option }”只能写一次
misuse-conflict = “{ $option }”不能和“{ $other }”一起用
misuse-missing = 还缺少：{ $option }
misuse-no-such-day = “{ $option }”后面写的是“{ $value }”，没有这一天
misuse-title-in-parts = 标题里有空格，请把整个标题放进一对英文双引号里，例如 "清溪镇 一张清单管到底"
misuse-extra-value = “{ $option }”不需要“{ $value }”这个值
misuse-value-count = “{ $option }”后面的值多了或少了
misuse-equals = “{ $option }”和它的值之间要写等号
misuse-not-unicode = 命令里有认不出的字符
misuse-other = 命令写错了
misuse-see = 运行 { $command } 看详细说明。
write-failed = 写不了输出：{ $error }
no-current-folder = 打不开当前文件夹：{ $error }

# 新建站点

about-init = 新建一个站点，里面有写好说明的设置和五篇示范稿件
usage-init = jianbao init [选项] <文件夹>
arg-folder = 新站点放在哪个文件夹，没有就新建；写 . 是当前文件夹
example-init = 新建一个叫“简报”的文件夹，把站点放在里面
example-init-here = 把站点放在当前文件夹里
misuse-missing-init = 请写明新站点放在哪个文件夹，例如 jianbao init 简报；放在当前文件夹，就写 jianbao init .
init-written = 新站点已经写在“{ $folder }”里，共 { $count } 个文件：
init-written-here = 新站点已经写在当前文件夹里，共 { $count } 个文件：
init-enter = 接下来，请进入这个文件夹：cd { $folder }
init-fill-in = 请打开 jianbao.toml，把里面的【请填写……】换成本单位的内容，每一项都有说明。
init-serve = 再运行 jianbao serve --open，在浏览器里边写边看。
init-drafts = 五篇示范稿件都是草稿，不会公开；可以照着写，不要的可以删去。
init-taken-help = 已有的文件一个也不会覆盖。请换一个文件夹，或者先把这些移到别处。

# 写文件

edit-taken = 下面这些已经存在，所以什么也没有写：
edit-not-folder = “{ $folder }”不是文件夹，所以什么也没有写
edit-outside = “{ $path }”所在的文件夹是一个指向站点之外的符号链接，所以什么也没有写
edit-changed = “{ $path }”刚刚被别的程序改过，所以没有动它；请再运行一次
edit-failed = 写不了“{ $path }”：{ $error }；已经写的也撤回了

# 看模板能用的内容

about-inspect = 列出某一页的模板能用哪些内容
usage-inspect = jianbao inspect [选项] <页面>
value-page = 页面
arg-page = 稿件的路径（从 content 算起），或者网站里的网址
example-inspect = 看一篇稿件的模板能用哪些内容
example-inspect-address = 看时间轴页
inspect-nothing = 没有“{ $page }”这一页
inspect-example = 请写 content 里的文件，或者网页的网址，例如 { $page }。
inspect-template = 模板 { $name }，文件 { $file }
inspect-how = 左边是模板里的写法：写 {"{{"} page.title {"}}"} 就印出它的值；[3] 表示有三项，{"{……}"} 里是它下面还有的名称；{"{page}"} 表示和 page 下面的名称一样。

# 说明提示

about-explain = 说明一种提示是什么意思、为什么会有、怎么改
usage-explain = jianbao explain [选项] [代号]
value-code = 代号
arg-code = 提示里方括号中的那个词，例如 dead-link；不写就列出全部
example-explain = 说明“链接所指的文件不存在”这种提示
example-explain-all = 列出全部提示
explain-unknown = 没有代号是“{ $code }”的提示
explain-see-all = 运行 jianbao explain 可以看到全部代号
explain-see-one = 运行 jianbao explain 代号，看某一种提示的原因、例子和办法。代号就是提示里方括号中的那个词。
label-meaning = 说明
label-example = 例子
sample = 〈……〉
sample-address = 〈网址〉
sample-allowed = 〈可以写的值〉
sample-anchor = 〈小标题〉
sample-error = 〈原因〉
sample-found = 〈所写的符号〉
sample-key = 〈项目〉
sample-mark = 〈标记〉
sample-name = 〈名称〉
sample-needed = 〈版本〉
sample-other = 〈另一个〉
sample-own = 〈项目〉
sample-ours = 〈现有的〉
sample-path = 〈路径〉
sample-root = 〈文件夹〉
sample-slug = 〈网址名〉
sample-spelling = 〈这种写法〉
sample-tag = 〈标签〉
sample-target = 〈目标〉
sample-taxonomy = 〈分类〉
sample-template = 〈模板〉
sample-text = 〈文字〉
sample-used = 〈另一种写法〉
sample-value = 〈所写的值〉
sample-wanted = 〈所要的〉

# 许可

about-licenses = 显示程序和其中各程序库的许可
usage-licenses = jianbao licenses [选项]
example-licenses = 把许可存成一个文件

# 主题里的文件

about-theme = 查看主题里的文件，取出来改成自己的
usage-theme = jianbao theme [选项] <命令>
misuse-missing-theme = 请写明要做什么，例如 jianbao theme list
about-theme-list = 列出主题里可以取出的文件
usage-theme-list = jianbao theme list [选项]
about-theme-eject = 从主题里取出文件，放进站点，改成自己的
usage-theme-eject = jianbao theme eject [选项] <文件>...
misuse-missing-theme-eject = 请写明取出哪个文件，例如 jianbao theme eject page.html；运行 jianbao theme list 可以看到全部文件
value-file = 文件
value-name = 名称
arg-file = 文件名，可以写几个；有 page.html 这样的短名就够了，除非有重名
arg-theme = 哪个主题；不写时是站点用的那个
example-theme-list = 列出站点所用主题的文件
example-theme-eject = 取出稿件页的模板，放到 templates/page.html
example-theme-eject-two = 取出样式和提示用语
theme-files = 主题 { $theme } 的文件：
theme-replaced = 站点已有自己的一份
theme-how-to-eject = 要改哪一个，请运行 jianbao theme eject 文件名，例如 jianbao theme eject page.html。
theme-others = 另外还有主题：{ $names }。要看它的文件，请加上 --theme 名称。
theme-no-file = 主题里没有可以取出的文件“{ $name }”
theme-several = 不止一个文件叫“{ $name }”，请写完整
theme-can-be = 可以写的有：
theme-unreadable = 读不了“{ $path }”：{ $error }
theme-taken-help = 已有的文件不会覆盖，站点用的就是它。想重新取一份，请先把它移到别处。
theme-written = 已经放进站点：
theme-from-now-on = 从现在起，站点用这一份，请在里面改；程序升级后它不会自动更新。删去它，站点就又用主题里的。
theme-of-another = 注意：站点用的主题是 { $used }，取出的文件来自主题 { $theme }，放在一起不一定合用。

# 新建、发布、列出稿件

about-new = 新建一篇稿件（草稿），放在它的栏目的文件夹里
usage-new = jianbao new [选项] <种类> <标题>
value-kind = 种类
value-title = 标题
value-slug = 网址名
arg-kind = 栏目的名称（例如 动员部署、做法亮点），或者 notice、practice、commendation、plan、progress、post；站点可以在 archetypes 文件夹里自己加
arg-title = 稿件的标题，有空格时放在一对英文双引号里
arg-date = 稿件的日期；不写是今天
arg-slug = 网址名，用小写字母、数字和短横线；不写就用标题的拼音
arg-edit = 写好后，用电脑里打开这种文件的程序打开它
example-new = 在“做法亮点”的文件夹里新建一篇
example-new-slug = 写明日期和网址名
misuse-missing-new = 请写明是哪一种稿件和它的标题，例如 jianbao new 做法亮点 "清溪镇：一张清单管到底"
new-no-title = 标题是空的
new-no-kind = 没有“{ $kind }”这种稿件
new-kinds = 可以写的有（左右两种写法都行）：
new-kind-plain = 不归任何栏目的稿件
new-address-taken = 网址“{ $slug }”已经有了：{ $other }。请换一个网址名
new-bad-model = 照“{ $path }”写出来的稿件有上面这些错误，所以没有写；请改好这个样本
new-taken-help = 已有的文件不会覆盖。请换一个标题或日期，或者用 --slug 另起一个网址名。
new-written = 新稿件写在：
new-draft = 它是草稿，还不会公开。写的时候运行 jianbao serve --open 预览。
new-next = 写好以后运行 jianbao publish { $path }，再运行 jianbao build 生成网站、上传。
new-not-opened = 稿件已经写好，但是没有程序能打开它，请自己打开
new-bad-slug = 网址名“{ $slug }”不能用：{ $reason ->
        [reserved] 电脑系统留用这个名字
        [long] 太长，最多 80 个字符
        [empty] 是空的
       *[other] 只能用小写字母、数字和短横线
    }
new-bad-slug-help = 例如 flood-control。只写最后一段，不写文件夹，不加 .md。
new-kind-add = 真是新栏目，就先在 jianbao.toml 里登记：加上 [[categories]] 和 name = "{ $kind }"；只是换一种格式，就在 archetypes 文件夹里放一个 { $kind }.md。
new-public = 它不是草稿，因为 { $model } 里是这样写的：下一次生成就会公开。
new-unknown-place = “{ $path }”第 { $line } 行的 { $place } 认不出来，所以什么也没有写
new-unknown-place-help = 样本的文头里可以写 {"{{"} 标题 {"}}"}、{"{{"} 日期 {"}}"}、{"{{"} 栏目 {"}}"}、{"{{"} 网址名 {"}}"}，或者 {"{{"} title {"}}"}、{"{{"} date {"}}"}、{"{{"} category {"}}"}、{"{{"} slug {"}}"}。
about-publish = 把草稿变成正式稿件，写上发布日期
usage-publish = jianbao publish [选项] <稿件>...
value-post = 稿件
arg-post = 稿件文件，可以写几个；路径从当前文件夹、站点文件夹或者 content 算起都行
arg-keep-date = 日期不动
example-publish = 一篇草稿写好了
example-publish-keep = 几篇一起，日期还用原来写的
misuse-missing-publish = 请写明是哪篇稿件，例如 jianbao publish content/practice/2026-11-22-x.md；运行 jianbao list drafts 可以看到全部草稿
publish-done = { $path } 已不再是草稿：
publish-changed = { $key }：{ $before } → { $after }
publish-added = { $key }：{ $after }（新加的一行）
publish-filled = { $key }：{ $after }（原来是空的）
publish-no-draft = { $path } 不是草稿，没有改动。
publish-section-draft = { $path } 自己不是草稿，但它所在的栏目是草稿：请在 { $section } 里改
publish-next = 接下来运行 jianbao build 生成网站，再上传。
publish-scheduled = 日期没有改动：到 { $date } 才发布，届时须重新生成并上传。
publish-expired = 注意：它的到期时间 { $date } 已经过了，所以网站上看不到它；请核对文头。
publish-withdrawn = 注意：它已经撤稿，网站上只有一句说明。
publish-in-draft = 注意：它所在的栏目还是草稿，所以仍不公开：{ $section }
publish-date-kept = 日期没有改动：写的是以后的 { $date }。
publish-empty = 注意：它只有标题，没有正文，也没有附件；请看一看是不是忘了写。
publish-model = “{ $path }”第 { $line } 行还是示范稿件的写法说明，所以没有改动
publish-model-help = 请把示范的内容换成本单位的，删去这段说明，保存以后再运行一次。
posts-nothing = 没有“{ $path }”这篇稿件
posts-section = “{ $path }”是栏目页，不是稿件
posts-unchanged = “{ $path }”有上面这些错误，改好以前不去动它
posts-encoding = “{ $path }”的编码没法原样写回去，没有改动
posts-encoding-help = 请用记事本打开它，选“另存为”，“编码”改成“UTF-8”，再运行一次。
posts-no-head = “{ $path }”没有文头，没有改动
posts-no-head-help = 请在文件最前面加上文头，写明标题和日期，再运行一次。
posts-unusual = “{ $path }”的文头写法特别，程序没有把握只改该改的地方，所以没有改动
posts-unusual-help = 请用编辑器打开它，自己改。
posts-nothing-help = 运行 jianbao list all 可以看到全部稿件和它们的文件名；只写文件名或者标题也行。
posts-section-help = publish 和 rename 只管稿件。要改栏目的名称、网址，或者公开、藏起整个栏目，请打开这个文件改它的文头。
posts-several = 不止一篇稿件叫“{ $name }”：
posts-several-help = 请写上文件夹。
about-rename = 给稿件换网址名：文件改名，旧网址转到新网址，别的稿件里的链接跟着改
usage-rename = jianbao rename [选项] <稿件> <网址名>
arg-old = 稿件文件；路径从当前文件夹、站点文件夹或者 content 算起都行
arg-new = 新的网址名，用小写字母、数字和短横线；文件名里的日期不用写，会保留
example-rename = 文件改名为 2026-11-22-one-list.md
misuse-missing-rename = 请写明是哪篇稿件，换成什么网址名，例如 jianbao rename content/practice/2026-11-22-x.md one-list
rename-same = { $path } 的网址名已经是 { $slug }，没有改动。
rename-file = { $from } 已改名为 { $to }
rename-line = { $path } 的网址写在文头里，所以只改了这一项，文件没有改名：{ $key }：{ $after }
rename-address = 网址：{ $old } → { $new }。旧网址记在文头的“{ $key }”里，会自动转到新网址。
rename-address-draft = 网址：{ $old } → { $new }。它还是草稿，旧网址没有公开过，所以没有记下来。
rename-address-home = 网址：{ $old } → { $new }。
rename-kept = 网址没有变，只改了文件名：{ $address }。
rename-ending = 原来的文件名末尾多了 .txt，已经去掉。
rename-other-date = “{ $slug }”里的日期和文件名里的日期（{ $date }）不一样
rename-other-date-help = 文件名里的日期会保留，网址名里不用再写日期。要改日期，请改文头里的日期。
rename-taken-help = 已有的文件不会覆盖。请换一个网址名，或者先把已有的那个改名。
rename-needed = 设置里这几行指着旧文件，程序不改设置；不改就不能生成，请改成新的：
rename-mended = 已经改好这些链接：
rename-left = 这些地方还写着旧名字，没有改，请看一看要不要改：
about-list = 列出草稿、定时、过期、置顶和撤回的稿件
usage-list = jianbao list [选项] [状态]
value-state = 状态
arg-state = 草稿、定时、过期、置顶、撤回、已发布、全部（或 drafts、scheduled、expired、pinned、withdrawn、published、all）；不写就是除了已发布的
example-list = 有哪些稿件还没有公开，或者正在置顶
example-list-drafts = 有哪些草稿
example-list-json = 全部稿件，给别的程序用
list-draft = 草稿
list-scheduled = 定时
list-expired = 过期
list-withdrawn = 撤回
list-pinned = 置顶
list-published = 已发布
list-heading-state = 状态
list-heading-date = 日期
list-heading-category = 栏目
list-heading-title = 标题
list-heading-path = 文件
list-heading-note = 说明
list-note-section = 栏目是草稿：{ $section }
list-note-scheduled = { $date } 发布
list-note-expired = { $date } 到期
list-note-pinned = 置顶到 { $date }
list-nothing = 没有这样的稿件。
list-nothing-special = 没有草稿、定时、过期、置顶和撤回的稿件。
list-others = 另有 { $count } 篇已经发布；运行 jianbao list all 列出全部。
list-problems = 另外，站点里有 { $count } 个错误，列出来的可能不全；运行 jianbao build 看是哪些。
about-completions = 写出命令行补全的脚本：按 Tab 键补全命令和选项
usage-completions = jianbao completions [选项] <外壳>
value-shell = 外壳
arg-shell = 命令行程序的名字：bash、zsh、fish、powershell、elvish
example-completions = 让 bash 记住
misuse-missing-completions = 请写明是哪个命令行程序，例如 jianbao completions bash
