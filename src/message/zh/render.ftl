# 套用模板

template-syntax = 模板“{ $template }”的写法不对：{ $error }
    .help = 请改正标出的地方；每个 {"{%"} 都要有 {"%}"}，每个 {"{{"} 都要有 {"}}"}。
template-failed = 模板“{ $template }”用不了：{ $error }
    .help = 请改正标出的地方；如果没有动过主题，请把这段话告诉主题的作者。
internal = 程序做“{ $name }”时自己出了错
    .help = 这是程序的毛病，不是您写错了。请把屏幕上的英文和这个文件一起发给程序的作者；急着发布，可以先把这一篇改回原来的样子。
template-undefined = 模板里用了不存在的名称“{ $name }”
    .help = 请检查拼写；可能没有的内容，先用 {"{% if … %}"} 判断再用。
template-endless = 模板“{ $template }”一直运行不完，已停止
    .help = 请检查其中的循环和互相引用。
