//! Which slug a name gets, and which slugs an author may choose.

use std::collections::HashSet;

use proptest::prelude::*;

use super::*;

#[test]
fn names_get_the_slug_that_a_reader_expects() {
    let expected = [
        // Latin letters and digits.
        ("hello", "hello"),
        ("Hello World", "hello-world"),
        ("2026-01-15-first-post", "2026-01-15-first-post"),
        ("v1.2", "v1-2"),
        ("__init__", "init"),
        ("  --a -- b--  ", "a-b"),
        ("C++", "c"),
        ("C#", "c"),
        ("AT&T", "at-t"),
        ("index", "index"),
        ("ＡＢＣ１２３", "abc123"),
        ("Café Zoë", "cafe-zoe"),
        ("Cafe\u{301}", "cafe"),
        ("Straße Øresund Łódź", "strasse-oresund-lodz"),
        ("①②③", "123"),
        ("100㎡", "100m2"),
        ("a\u{200b}b", "ab"),
        ("Привет 2026", "2026"),
        // Chinese.
        ("下步打算", "xia-bu-da-suan"),
        ("2026年工作要点", "2026-nian-gong-zuo-yao-dian"),
        ("二〇二六年", "er-ling-er-liu-nian"),
        ("第3期（总第128期）", "di-3-qi-zong-di-128-qi"),
        ("“一网通办”", "yi-wang-tong-ban"),
        ("e政务App上线", "e-zheng-wu-app-shang-xian"),
        ("党建·引领", "dang-jian-yin-ling"),
        ("工作动态🎉", "gong-zuo-dong-tai"),
        ("乡村\u{3000}振兴", "xiang-cun-zhen-xing"),
        ("绿色旅游", "lv-se-lv-you"),
        ("女职工权益", "nv-zhi-gong-quan-yi"),
        ("战略合作", "zhan-lve-he-zuo"),
        ("公示", "gong-shi"),
        ("公式", "gong-shi"),
        // Places.
        ("重庆", "chong-qing"),
        ("长沙市长寿路", "chang-sha-shi-chang-shou-lu"),
        ("成都都江堰", "cheng-du-du-jiang-yan"),
        ("厦门大厦", "xia-men-da-sha"),
        ("六安蚌埠亳州涡阳", "lu-an-beng-bu-bo-zhou-guo-yang"),
        ("台州丽水乐清", "tai-zhou-li-shui-yue-qing"),
        ("单县莘县", "shan-xian-shen-xian"),
        ("西藏喀什", "xi-zang-ka-shi"),
        ("佛山番禺", "fo-shan-pan-yu"),
        // Words of offices.
        ("县长镇长乡长村长", "xian-zhang-zhen-zhang-xiang-zhang-cun-zhang"),
        ("中国银行行长", "zhong-guo-yin-hang-hang-zhang"),
        ("推进长效机制", "tui-jin-chang-xiao-ji-zhi"),
        ("经济增长", "jing-ji-zeng-zhang"),
        ("重复信访", "chong-fu-xin-fang"),
        ("重点项目的调度", "zhong-dian-xiang-mu-de-diao-du"),
        ("调研与调整", "diao-yan-yu-tiao-zheng"),
        ("政协调研", "zheng-xie-diao-yan"),
        ("部门协调会", "bu-men-xie-tiao-hui"),
        ("为了解决难题", "wei-le-jie-jue-nan-ti"),
        ("了解民情", "liao-jie-min-qing"),
        ("注重建设", "zhu-zhong-jian-she"),
        ("灾后重建", "zai-hou-chong-jian"),
        ("三重一大", "san-zhong-yi-da"),
        ("会计培训", "kuai-ji-pei-xun"),
        ("全会计划", "quan-hui-ji-hua"),
        ("目的与目标", "mu-di-yu-mu-biao"),
        ("着力解决", "zhuo-li-jie-jue"),
        ("有着重要意义", "you-zhe-zhong-yao-yi-yi"),
        ("率先垂范", "shuai-xian-chui-fan"),
        ("效率领先", "xiao-lv-ling-xian"),
        ("行业情况", "hang-ye-qing-kuang"),
        ("执行情况", "zhi-xing-qing-kuang"),
        ("充分行使职权", "chong-fen-xing-shi-zhi-quan"),
        ("没收到与没收", "mei-shou-dao-yu-mo-shou"),
        ("退耕还林还草", "tui-geng-huan-lin-huan-cao"),
        ("供给侧改革", "gong-ji-ce-gai-ge"),
        ("个人参保", "ge-ren-can-bao"),
        ("人参种植", "ren-shen-zhong-zhi"),
        ("参差不齐", "cen-ci-bu-qi"),
        ("角色转变", "jue-se-zhuan-bian"),
        ("三审三校", "san-shen-san-jiao"),
        ("馆藏文物", "guan-cang-wen-wu"),
        ("便民不便宜", "bian-min-bu-pian-yi"),
        ("称职的职称", "chen-zhi-de-zhi-cheng"),
        ("出差找出差距", "chu-chai-zhao-chu-cha-ju"),
        ("模范模板", "mo-fan-mu-ban"),
        ("畜牧与牲畜", "xu-mu-yu-sheng-chu"),
        // Traditional characters are read one by one.
        ("簡報", "jian-bao"),
    ];
    let wrong: Vec<_> = expected
        .iter()
        .map(|(name, slug)| (name, Slug::from_name(name), slug))
        .filter(|(_, found, slug)| found.as_str() != **slug)
        .collect();
    assert!(wrong.is_empty(), "name, found, expected: {wrong:#?}");
}

#[test]
fn a_name_without_words_gets_digits_of_its_own() {
    let [party, rocket, nothing] = ["🎉", "🚀", ""].map(Slug::from_name);
    for slug in [&party, &rocket, &nothing] {
        assert!(slug.as_str().starts_with("x-") && slug.as_str().len() == 8, "{slug}");
    }
    assert_eq!(HashSet::from([&party, &rocket, &nothing]).len(), 3);
    assert_eq!(Slug::from_name("🎉\u{fe0f} "), party, "what is not seen does not count");
}

#[test]
fn long_names_that_begin_alike_stay_different() {
    let begin = "关于进一步加强全县安全生产隐患排查整治和应急值守工作有关事项的紧急通知";
    let [one, two] = ["第一部分", "第二部分"].map(|end| Slug::from_name(&format!("{begin}{end}")));
    assert_ne!(one, two);
    assert!(one.as_str().starts_with("guan-yu-jin-yi-bu-jia-qiang-quan-xian-an-quan-sheng-chan-"), "{one}");
    let (kept, digits) = one.as_str().rsplit_once('-').unwrap();
    assert_eq!(digits.len(), 6);
    assert!(kept.ends_with("-pai-cha"), "cut between two words: {kept}");
}

#[test]
fn a_slug_of_exactly_the_longest_length_is_whole() {
    let name = "a".repeat(MAX_SLUG_LENGTH);
    assert_eq!(Slug::from_name(&name).as_str(), name);
    let longer = Slug::from_name(&format!("{name}a"));
    assert_eq!(longer.as_str().len(), MAX_SLUG_LENGTH);
    assert!(longer.as_str().starts_with(&"a".repeat(MAX_SLUG_LENGTH - 7)));
    // 73 characters leave room for the suffix to the character.
    let fits = format!("{}-{}", "b".repeat(73), "c".repeat(20));
    assert!(Slug::from_name(&fits).as_str().starts_with(&format!("{}-", "b".repeat(73))));
}

#[test]
fn the_spelling_of_a_long_name_makes_no_difference() {
    let composed = format!("é {}", "x".repeat(100));
    let decomposed = format!("e\u{301} {}", "X".repeat(100));
    assert_eq!(Slug::from_name(&composed), Slug::from_name(&decomposed));
}

#[test]
fn devices_of_windows_are_not_addresses() {
    let numbered = (0..=9).flat_map(|number| [format!("com{number}"), format!("lpt{number}")]);
    for device in ["con", "prn", "aux", "nul"].map(str::to_owned).into_iter().chain(numbered) {
        assert_eq!(Slug::from_name(&device.to_uppercase()).as_str(), format!("{device}-page"));
        for wish in [device.clone(), device.to_uppercase(), format!("{device}.txt"), format!("{device}.a.b")]
        {
            assert_eq!(Slug::explicit(&wish), Err(BadSlug::Reserved), "{wish}");
        }
        assert_eq!(check_path(&format!("a/{device}/b")), Err(BadSlug::Reserved));
        assert_eq!(check_path(&format!("{device}.html")), Err(BadSlug::Reserved));
    }
    for harmless in ["com", "com10", "lpt", "console", "a.con", "con-text", "index"] {
        assert_eq!(Slug::explicit(harmless).unwrap().as_str(), harmless);
    }
}

#[test]
fn an_authors_slug_is_taken_as_written_or_refused() {
    for (wish, slug) in [("about", "about"), ("V1.2", "v1.2"), ("a--b-", "a--b-"), ("0", "0")] {
        assert_eq!(Slug::explicit(wish).unwrap().as_str(), slug);
    }
    let refused = [
        ("", BadSlug::Empty),
        ("/about", BadSlug::Absolute),
        ("\\about", BadSlug::Absolute),
        ("c:about", BadSlug::Absolute),
        ("https://a.cn", BadSlug::Absolute),
        ("..", BadSlug::Climbs),
        ("../about", BadSlug::Climbs),
        ("a\\..\\b", BadSlug::Climbs),
        (".", BadSlug::Hidden),
        (".about", BadSlug::Hidden),
        ("_about", BadSlug::Hidden),
        ("a/b", BadSlug::Characters),
        ("a b", BadSlug::Characters),
        ("a_b", BadSlug::Characters),
        ("-a", BadSlug::Characters),
        ("a.", BadSlug::Characters),
        ("a..b", BadSlug::Characters),
        ("a%20b", BadSlug::Characters),
        ("简报", BadSlug::Characters),
        ("é", BadSlug::Characters),
        ("ａ", BadSlug::Characters),
        ("a\0", BadSlug::Characters),
    ];
    for (wish, reason) in refused {
        assert_eq!(Slug::explicit(wish), Err(reason), "{wish:?}");
    }
    assert_eq!(Slug::explicit(&"a".repeat(81)), Err(BadSlug::Long));
}

#[test]
fn every_reason_has_its_name() {
    let names = [
        (BadSlug::Absolute, "absolute"),
        (BadSlug::Climbs, "climbs"),
        (BadSlug::Reserved, "reserved"),
        (BadSlug::Characters, "characters"),
        (BadSlug::Long, "long"),
        (BadSlug::Hidden, "hidden"),
        (BadSlug::Empty, "empty"),
        (BadSlug::Gap, "gap"),
        (BadSlug::Website, "website"),
    ];
    for (reason, name) in names {
        assert_eq!(reason.id(), name);
    }
}

#[test]
fn every_part_of_a_path_is_a_slug() {
    for (path, kept) in [
        ("about", "about"),
        ("About/Us/", "about/us/"),
        ("2026/First.HTML", "2026/first.html"),
        ("a.b/c.d.html", "a.b/c.d.html"),
        ("feed.xml", "feed.xml"),
    ] {
        assert_eq!(check_path(path).unwrap(), kept);
    }
    for (path, reason) in [
        ("", BadSlug::Empty),
        ("a//b", BadSlug::Gap),
        ("a//", BadSlug::Gap),
        ("a/.html", BadSlug::Gap),
        ("https://a/b", BadSlug::Website),
        ("/a", BadSlug::Absolute),
        ("/", BadSlug::Absolute),
        ("a/../b", BadSlug::Climbs),
        ("a/..", BadSlug::Climbs),
        ("a/./b", BadSlug::Hidden),
        ("a/_b", BadSlug::Hidden),
        ("a/b..html", BadSlug::Characters),
        ("a/b c", BadSlug::Characters),
        ("a?b", BadSlug::Characters),
    ] {
        assert_eq!(check_path(path), Err(reason), "{path:?}");
    }
    assert_eq!(check_path(&format!("a/{}", "b".repeat(81))), Err(BadSlug::Long));
    assert_eq!(check_path(&format!("{}end", "part/".repeat(40))), Err(BadSlug::Long));
}

#[test]
fn two_spellings_of_a_term_have_one_key() {
    for (one, two) in [
        ("LUG", "lug"),
        ("ＬＵＧ", "lug"),
        (" 乡村　 振兴\t", "乡村 振兴"),
        ("e\u{301}", "É"),
        ("工作\u{200b}动态\u{feff}", "工作动态"),
        ("Σας", "ΣΑς"),
        ("（一）", "(一)"),
    ] {
        assert_eq!(fold(one), fold(two), "{one:?}, {two:?}");
    }
    for (one, two) in [("公示", "公式"), ("C++", "C#"), ("乡村振兴", "乡村 振兴"), ("簡報", "简报")]
    {
        assert_ne!(fold(one), fold(two));
    }
}

#[test]
fn every_character_folds_once() {
    for c in ('\0'..='\u{323af}').chain('\u{e0000}'..='\u{e01ef}') {
        let key = fold(&format!("a{c}b"));
        assert_eq!(fold(&key), key, "{c:?}");
    }
}

#[test]
fn terms_with_one_slug_can_be_told_apart() {
    let names = ["公示", "公式", "攻势", "工时"];
    let slug = Slug::from_name("公示");
    let told: HashSet<Slug> = names.iter().map(|name| distinguish(&slug, name)).collect();
    assert_eq!(told.len(), names.len());
    assert!(told.iter().all(|slug| slug.as_str().starts_with("gong-shi-")));
    let long = Slug::from_name(&"长".repeat(90));
    assert_ne!(distinguish(&long, &"长".repeat(90)), long);
}

/// Addresses of published sites hang on every one of these readings. If this fails, something changed them:
/// the phrases, or a new version of `pinyin` or `unicode-normalization`. Undo that change; a new value here
/// is right only before the first release.
#[test]
fn readings_never_change() {
    let mut hasher = blake3::Hasher::new();
    for line in reading::PHRASES.lines() {
        hasher.update(line.as_bytes());
    }
    for c in ('\0'..='\u{33ff}').chain('\u{3400}'..='\u{9fff}').chain('\u{f900}'..='\u{ffef}') {
        hasher.update(Slug::from_name(&format!("{c}a{c}")).as_str().as_bytes());
    }
    hasher.update(Slug::from_name("🎉").as_str().as_bytes());
    hasher.update(distinguish(&Slug::from_name("C++"), "C++").as_str().as_bytes());
    assert_eq!(
        hasher.finalize().to_hex().as_str(),
        "00a602a1fbc85898fe67580e711e5229e9565aefe5f67f6b61832247adf3586e"
    );
}

/// Names as people write them, beside those of pure chance.
fn name() -> impl Strategy<Value = String> {
    let office = "[一二三年月日县长行重会计调研着了解目的藏乐参率还都的银政协校对\u{4e00}-\u{9fa5}]";
    prop_oneof![
        any::<String>(),
        proptest::collection::vec(any::<char>(), 0..40).prop_map(String::from_iter),
        proptest::string::string_regex(&format!("({office}|[a-zA-Z0-9 ._/+-]){{0,90}}")).unwrap(),
        proptest::string::string_regex("(con|aux|com[0-9]|nul|[.é -]){0,3}").unwrap(),
    ]
}

proptest! {
    #[test]
    fn every_name_has_a_slug_that_an_author_could_have_written(name in name()) {
        let slug = Slug::from_name(&name);
        prop_assert!(slug.as_str().len() <= MAX_SLUG_LENGTH);
        prop_assert_eq!(Slug::explicit(slug.as_str()), Ok(slug));
    }

    #[test]
    fn the_slug_of_a_slug_is_that_slug(name in name()) {
        let slug = Slug::from_name(&name);
        prop_assert_eq!(Slug::from_name(slug.as_str()), slug);
    }

    #[test]
    fn a_distinguished_slug_is_a_slug_and_another(name in name(), wish in "[a-z0-9][a-z0-9.-]{0,79}") {
        for slug in [Slug::from_name(&name)].into_iter().chain(Slug::explicit(&wish)) {
            let told = distinguish(&slug, &name);
            prop_assert_ne!(&told, &slug);
            prop_assert_eq!(Slug::explicit(told.as_str()), Ok(told));
        }
    }

    #[test]
    fn a_key_folds_to_itself(name in name()) {
        let key = fold(&name);
        prop_assert_eq!(fold(&key), key);
    }

    #[test]
    fn a_good_path_is_good_again(path in "[aA/.]{0,9}(/|\\.html)?") {
        if let Ok(kept) = check_path(&path) {
            prop_assert_eq!(check_path(&kept), Ok(kept));
        }
    }
}
