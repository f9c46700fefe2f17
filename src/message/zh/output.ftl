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
output-unlocked = “{ $path }”所在的磁盘不能加锁，无法防止两个人同时生成
    .help = 请不要在两台电脑上同时生成到这里。
output-other-kind = { $kind ->
        [preview] “{ $path }”里是带草稿的样稿，不能用来放正式网站
       *[other] “{ $path }”里是正式网站，不能放带草稿的样稿
    }
    .help = 请用 --out 另写一个文件夹，或者去掉 --out，用各自默认的文件夹。
output-incomplete = 有文件没能写出来，所以整个网站都没有更新
    .help = 请先解决上面的问题，再生成一次。
output-half = 更新到“{ $path }”时停了下来，又没能退回去：{ $error }
    .help = 请解决这个问题后马上再生成一次，它会先把没做完的部分补完。
output-recovered = { $how ->
        [completed] 上一次生成在更新网站时中断了，这次先把它没做完的部分补完
       *[other] 上一次生成在更新网站时中断了，这次先把它退回到更新前
    }
    .help = 不用做什么；如果经常出现，请检查是不是断电或被别的程序结束。
output-spare = 更新前的网站没能留下备份“{ $path }”：{ $error }
    .help = 网站已经更新，只是这一次不能退回到更新前；请检查磁盘空间和权限。
output-left-behind = 用完的文件夹“{ $path }”删不掉：{ $error }
    .help = 不影响网站；下次生成时会再删一次，也可以自己删掉。
