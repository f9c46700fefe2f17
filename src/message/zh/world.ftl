# 读取文件

unreadable = 读不了这个文件或文件夹：{ $error }
    .help = 请确认它还在原处、您有权限打开，也没有被别的程序占用，然后再试一次。
name-not-unicode = 文件名“{ $name }”里有认不出的字符，已跳过这个文件
    .help = 请把文件改名，只用汉字、字母、数字和短横线。
link-outside = 这是一个符号链接，它指向站点之外，或指向不存在的地方，或绕成了圈，已跳过
    .help = 请把真正的文件复制到站点文件夹里，再删掉这个链接。
special-file = 这不是普通文件（而是管道、套接字或设备），已跳过
    .help = 请把它移出站点文件夹。
converted = 这个文件是用 { $encoding } 编码保存的，已经按它读出来了，网页不受影响
    .help = 想不再看到这条提示，用记事本打开文件，选“文件”菜单的“另存为”，把“编码”改成“UTF-8”后保存。
control-character = 这里有看不见的控制字符，已经去掉
    .help = 多半是从别的程序复制时带进来的，请删去这一处，重新打一遍；如果写的是路径，请把反斜杠 \ 改成 /。
not-utf8 = { $reason ->
        [wide] 这个文件里夹着许多空字符，读不了：多半是 UTF-32 或者没有标记的 UTF-16，也可能不是文本文件
       *[bytes] 这个文件的文字编码认不出来（不是 UTF-8、GBK，也不是带标记的 UTF-16），从这里起读不了
    }
    .help = { $reason ->
        [wide] 用记事本打开文件，选“文件”菜单的“另存为”，把“编码”改成“UTF-8”后保存；打开是乱码的，请从原来的系统重新导出成 UTF-8。
       *[bytes] 用记事本打开文件，改好标出的地方，再选“文件”菜单的“另存为”，把“编码”改成“UTF-8”后保存。
    }

# 值和日期

toml-syntax = 写法不对：{ $error }
    .help = 每行写成 名称 = "值"：文字放在一对英文双引号里；数字、日期、true、false 不加引号。
yaml-syntax = 写法不对：{ $error }
    .help = { $kind ->
        [line] 请把这一行改成：{ $line }
       *[any] 每行写成 名称: 值，用英文冒号，冒号后空一格；一段文字写在一行里；行首要缩进时用空格，不用 Tab 键。
    }
duplicate-key = “{ $key }”写了两次
    .help = 请只留一处，删去另一处。
untidy-mark = { $kind ->
        [space] 这里的空格不是普通的空格（是全角的，或者是从网页、Word 里复制来的），已经当作普通空格读了
        [gap] 冒号后面少一个空格，已经当作有空格读了
        [form] 这里写的是冒号，已经当作等号读了
       *[mark] 这里写的是「{ $found }」，已经当作「{ $wanted }」读了
    }
    .help = 这一行照常起作用。想不再看到这条提示，{ $kind ->
        [space] 请删去这里的空格，用空格键重打一个。
        [gap] 请在冒号后面空一格。
        [form] 请把冒号改成等号：用 +++ 围住的文头写“名称 = 值”。
       *[mark] 请把输入法切换到英文，把这一行的符号重打一遍（这里是「{ $wanted }」）。
    }
untidy-date = 日期“{ $value }”的写法不规范，已经读作 { $read }
    .help = 请核对是不是这一天；想不再看到这条提示，请写成 { $read }。
text-cut = “{ $text }”没有读进去：空格后面的井号（#）表示后面是说明
    .help = 要连井号一起写，请把这一行改成：{ $line }。真是说明的，请在井号后面空一格。
wrong-type = “{ $key }”应当是{ $expected ->
        [text] 文字
        [bool] 真假值（true 或 false）
        [integer] 整数
        [count] 不小于 0 的整数
        [date] 日期或时间
        [texts] 一个词或几个词
        [table] 一组“名称 = 值”
        [tables] 几组内容，每组前面写两层方括号的名称
        [list] 列表
        [corrections] 一条或几条更正，每条写明日期和内容
        [withdrawn] 撤稿的日期和原因
        [attachments] 附件的文件名，有几个就写几行
       *[other] 另一种值
    }，这里写的是{ $found ->
        [null] 空值
        [bool] 真假值（true 或 false）
        [negative] 负数
        [integer] 整数
        [float] 小数
        [huge] 太大的数
        [text] 文字
        [date] 日期
        [list] 列表
        [table] 一组“名称 = 值”
       *[other] 别的值
    }
    .help = { $expected ->
        [text] 请把值放在一对英文双引号里，例如 "通知"。
        [bool] 请写 true（是）或 false（否），不加引号。
        [integer] 请写一个整数，不加引号，例如 10。
        [count] 请写 0 或更大的整数，不加引号，例如 20。
        [date] 请写日期或时间，例如 2026-11-22 或 2026-11-22T09:30。
        [texts] 请写一个词，或用英文方括号写几个词，例如 ["会议", "通知"]。
        [table] { $form ->
            [yaml] 请在下面另起几行，每行行首空两格，写“名称: 值”。
           *[toml] 请另起一行写方括号里的名称，再在下面逐行写“名称 = 值”。
        }
        [tables] 请写成两层方括号，例如 [[{ $key }]]，下面逐行写“名称 = 值”。
        [list] 请用英文方括号写成列表，例如 ["甲", "乙"]。
        [corrections] { $form ->
            [toml] 请移到文头的最后，照这样写：
                {"[["}corrections]]
                on = 2026-11-20
                text = "改了什么"
           *[yaml] 请照这样写：
                { $key }:
                {"  - "}日期: 2026-11-20
                {"    "}内容: 改了什么
        }
        [withdrawn] { $form ->
            [toml] 请移到文头的最后，照这样写：
                {"["}withdrawn]
                on = 2026-11-20
                reason = "为什么撤下"
           *[yaml] 请照这样写：
                { $key }:
                {"  "}日期: 2026-11-20
                {"  "}原因: 为什么撤下
        }
        [attachments] { $form ->
            [toml] 请写成 { $key } = ["清单.xlsx", "说明.pdf"]。
           *[yaml] 请照这样写：
                { $key }:
                {"  - "}清单.xlsx
                {"  - "}说明.pdf
        }
       *[other] 请改成所要的那种值。
    }
not-allowed = “{ $key }”不能写成“{ $value }”
    .help = { $reason ->
        [language] 请写语言的代号，例如 zh-CN（简体中文）或 en（英文）。
        [domain] 只写域名，前面不要 https://，后面不要斜杠：{ $allowed }。
        [police] 请写完整的公安备案号，里面要有数字，例如 示公网安备 00000000000000号。
        [pattern] 这个匹配文件名的写法不完整，多半是方括号没有成对。
        [taxonomy] 这个名称在文头里已经有别的用处，请换一个。
       *[allowed] 可以写的有：{ $allowed }。
    }
bad-date = { $reason ->
        [year] “{ $value }”的年份不在 1900 到 2199 之间
        [day] “{ $value }”：没有这一天
        [time] “{ $value }”里的时间不对
        [name] 文件名开头的“{ $value }”不是正确的日期
       *[form] “{ $value }”不是正确的日期或时间
    }
    .help = { $reason ->
        [year] 请核对年份；没有期限的，不写这一项，或者写一个近些的日期。
        [day] 请核对月和日：小月只有 30 天，2 月只有 28 天或 29 天。
        [time] 请用 24 小时制，写成 2026-11-22 15:00 的样子；半夜 24 点请写成第二天的 00:00。
        [name] 请改正文件名开头的日期（年四位，月、日各两位，例如 2026-11-22-通知.md），或者在文头里写明日期。
       *[form] 请写成 2026-11-22 或 2026-11-22T09:30 的样子（年写四位，月、日各写两位，用英文短横线），并核对这一天确实存在。
    }

# 配置和主题

no-site = { $reason ->
        [notepad] “{ $root }”不是站点文件夹：设置的文件名末尾多了 .txt，是 { $file }
        [other] “{ $root }”是 { $system } 的站点（里面有 { $file }），本程序不能直接读
       *[missing] “{ $root }”不是站点文件夹：在这里找不到 jianbao.toml
    }
    .help = { $reason ->
        [notepad] 请把它改名为 jianbao.toml。电脑可能藏起了 .txt：在资源管理器的“查看”里勾选“文件扩展名”，就看得到，也改得掉。
        [other] 请用 jianbao init 在别处建一个新站点，再把稿件复制到它的 content 文件夹里，见手册里的“从 Hugo、Jekyll 搬过来”。
       *[missing] 放有 jianbao.toml 的文件夹才是站点。请先进入站点文件夹，或用 --root 指明它；要建新站点，请运行 jianbao init 文件夹（换成您要的文件夹名）。
    }
foreign-site = 这是 { $system } 的站点：稿件和设置照样读，稿件和列表的网址不变，放在稿件旁边的图片和附件改用本程序的网址；它的模板和主题没有运行，网页用的是本程序自带的样式
    .help = 想用本程序的全部功能，请运行 jianbao init 在别处建一个新站点，参照里面的 jianbao.toml 写一份放在这里。
foreign-keys = { $system } 的这些设置没有起作用：{ $names }{ $languages ->
        [yes] 。各种语言的稿件放在一起，别的语言的网址和原来不一样
       *[no] {""}
    }
    .help = 其余的设置都读了，不用处理。以后改用 jianbao.toml 时，网址的规则会变，请先看手册里的“从 Zola 搬过来”。
unknown-config-key = 配置里没有“{ $key }”这一项
    .help = 请检查拼写；自己给主题用的内容写在 [extra] 下面。
missing-key = { $reason ->
        [empty] “{ $key }”是空的
       *[missing] 缺少必填的“{ $key }”
    }
    .help = { $reason ->
        [empty] 请在引号里填上内容：{ $key } = "……"
       *[missing] 请补上一行：{ $form ->
            [yaml] { $own }: ……
           *[toml] { $key } = "……"
        }
    }
placeholder = 这里还是要换掉的文字：{ $value }
    .help = 请把【请填写……】换成本单位的内容；除了简报名称（title），用不着的也可以删去这一行。
bad-base-url = { $reason ->
        [user] “{ $value }”里有用户名或密码，会写进每一个网页
        [port] “{ $value }”的端口号不对
        [host] “{ $value }”的网站名不对
        [climbs] “{ $value }”里有跳到上一级的 ..
        [escape] “{ $value }”里的百分号后面不是两位编码
       *[form] “{ $value }”不是网站地址
    }
    .help = 请写完整的地址，以 https:// 或 http:// 开头，例如 https://www.example.gov.cn/jianbao。
bad-time-zone = 没有叫“{ $value }”的时区
    .help = 在中国请写 Asia/Shanghai；不写这一项，用的也是它。
bad-color = “{ $value }”不是颜色
    .help = 请写英文井号加六位数字或字母（a 到 f），例如 #c00000 是红色；不能写成三位的 #c00。
too-old = 这个站点要用 jianbao { $needed } 或更新的版本，现在用的是 { $ours }
    .help = 请换用新版的 jianbao。
bad-version = “{ $value }”不是版本号
    .help = 请写成 0.1.0 的样子。
category-twice = 栏目“{ $name }”和另一个栏目同名，或用了同一个网址名
    .help = 请删去多余的一个，或给其中一个换名称、换网址名（slug）。
taxonomy-twice = 分类“{ $name }”不能在这里再写一次
    .help = 同一个分类只写一段 [[taxonomies]]；栏目（categories）另有设置，请写在 [[categories]] 里。
feed-name = “{ $name }”不能作订阅源的文件名
    .help = 请写成 atom.xml 或 rss.xml 这样的名字：只用字母、数字、短横线，以 .xml 结尾，不要重复。
phase-twice = 有两个阶段都叫“{ $name }”
    .help = 请给其中一个换名称。
phase-order = 阶段“{ $name }”的日期不对：{ $problem ->
        [backwards] 结束早于开始
       *[overlap] 上一个阶段还没有结束它就开始了
    }
    .help = 请核对 start 和 end：每个阶段的开始不晚于结束，并且在上一个阶段结束之后。
unknown-code = 没有“{ $name }”这种提示
    .help = 请照提示里方括号中的代号写，例如 dead-link = "error"；运行 jianbao explain 可以看到全部代号。
severity-fixed = “{ $name }”是错误，不能降为警告或关掉
    .help = 请删去这一行。错误说明会有页面缺失、出错或者说不清，只能改好稿件；能调整的只有警告。
no-theme = 找不到主题“{ $name }”
    .help = 请检查 jianbao.toml 里的 theme；自己的主题放在 themes 文件夹里，文件夹名就是主题名。
theme-circle = 主题之间互相沿用，绕成了圈：又回到了“{ $name }”
    .help = 请在其中一个主题的 theme.toml 里删去 extends 这一行。
theme-too-old = 这个主题是按旧的模板约定（第 { $wanted } 版）写的，本程序用的是第 { $ours } 版
    .help = 请换用主题的新版本，或者换用别的主题。
theme-too-new = 这个主题要用新的模板约定（第 { $wanted } 版），本程序只到第 { $ours } 版
    .help = 请换用新版的 jianbao，或者换用主题的旧版本。
option-mistyped = [extra] 里的“{ $key }”不是这个主题的设置，没有起作用
    .help = 请检查拼写；确实是自己另用的内容，请换一个不易混淆的名称。
no-template = 主题里缺少模板“{ $name }”
    .help = 请在主题的 templates 文件夹里补上这个文件，或者换用别的主题。
wrong-mark = { $kind ->
        [form] 用 --- 围住的文头写“名称: 值”，这一行写成了“名称 = 值”
       *[mark] 这里写的是「{ $found }」，应当是英文的「{ $wanted }」
    }
    .help = { $kind ->
        [form] 请把等号改成英文冒号，冒号后面空一格：{ $line }
       *[mark] 请把输入法切换到英文，把它改成「{ $wanted }」。
    }
