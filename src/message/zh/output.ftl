# 写出网站

output-unsafe = 不能把网站写到“{ $path }”：它就是站点文件夹，或者包着站点，或者在稿件中间
    .help = 请换一个专门的文件夹，例如 --out public。
output-foreign = “{ $path }”里已有别的文件，不是 jianbao 生成的，没有动它
    .help = 请换一个空文件夹；确认里面的文件可以和网站放在一起，就加上 --force。
output-not-folder = “{ $path }”是一个文件，不是文件夹
    .help = 请用 --out 换一个文件夹，或者移走这个文件。
output-occupied = 网页要写到“{ $path }”，但那里已有一个不是 jianbao 生成的文件
    .help = 请移走这个文件，或者给它改名。
output-locked = 另一个 jianbao 正在写“{ $path }”
    .help = 请等它完成后再试。
output-manifest = 生成记录“{ $path }”读不了：{ $error }
    .help = 请换一个空的输出文件夹重新生成。
output-failed = 写不了“{ $path }”：{ $error }
    .help = 请看磁盘还有没有空间、您有没有写入的权限、文件是不是正被打开，然后再试一次。
output-journalled = “{ $path }”不能一次整体换新，改为逐个文件替换
    .help = 不用做什么。万一中途断电，再运行一次就会补完。
output-unlocked = “{ $path }”所在的磁盘不能加锁，无法防止两个人同时生成
    .help = 请不要在两台电脑上同时生成到这里。
