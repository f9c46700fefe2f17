//! Every message that the program can give about its input, by code.
//!
//! The words of a code are in `message/zh/*.ftl` and `message/en/*.ftl`: the message itself, and under
//! `.help` how to mend it. A test fails when a code lacks one of them.

use super::Severity;

macro_rules! codes {
    ($( $(#[$doc:meta])* $variant:ident = $id:literal $severity:ident, )*) => {
        /// A message, named for ever: scripts and the configuration may refer to it.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $( $(#[$doc])* $variant, )* }

        impl Code {
            /// All of them, in the order of the stages.
            pub const ALL: &'static [Code] = &[ $( Code::$variant, )* ];

            /// The name by which it is printed and looked up.
            pub const fn id(self) -> &'static str {
                match self { $( Code::$variant => $id, )* }
            }

            /// What it weighs unless the configuration says otherwise.
            pub const fn severity(self) -> Severity {
                match self { $( Code::$variant => Severity::$severity, )* }
            }
        }
    };
}

codes! {
    // ── world ──
    /// A file or folder could not be read. `error`.
    Unreadable = "unreadable" Error,
    /// A file name is not Unicode. `name`.
    NameNotUnicode = "name-not-unicode" Warning,
    /// A symbolic link that leads out of the site, or nowhere, or in a circle.
    LinkOutside = "link-outside" Warning,
    /// A FIFO, a socket or a device.
    SpecialFile = "special-file" Warning,
    /// The text was read in another encoding than UTF-8. `encoding`.
    Converted = "converted" Warning,
    /// A control character was left out.
    ControlCharacter = "control-character" Warning,
    /// The text is in none of the encodings that are read. `reason` (`wide` for UTF-32 and the like, or `bytes`).
    NotUtf8 = "not-utf8" Error,

    // ── values and dates ──
    /// TOML that cannot be read. `error`.
    TomlSyntax = "toml-syntax" Error,
    /// YAML that cannot be read. `error`.
    YamlSyntax = "yaml-syntax" Error,
    /// A key that stands twice. `key`.
    DuplicateKey = "duplicate-key" Error,
    /// A full-width or wrong mark in a place where an ASCII one is meant. `found`, `wanted`.
    WrongMark = "wrong-mark" Error,
    /// A full-width mark, read as the ASCII one that it looks like. `found`, `wanted`.
    UntidyMark = "untidy-mark" Warning,
    /// A date whose form is not the usual one, read all the same. `value`, `read`.
    UntidyDate = "untidy-date" Warning,
    /// What stands behind a number sign in a text without quotes, and was left out. `text`, `line` (as it should
    /// be).
    TextCut = "text-cut" Warning,
    /// A value of the wrong kind. `key`, `expected` (the id of a kind), `found`.
    WrongType = "wrong-type" Error,
    /// A value that is not among the allowed ones, or cannot be one. `key`, `value`, `allowed`, `suggestion`,
    /// `reason` where no list says what can stand there (`language`, `domain`, `police` or `taxonomy`).
    NotAllowed = "not-allowed" Error,
    /// A date or time that does not exist or cannot be read. `value`, `reason` (`year`, `time`, or `name` for one of
    /// a file name).
    BadDate = "bad-date" Error,

    // ── configuration and theme ──
    /// No `jianbao.toml` anywhere. `root`, and of another system that is not read, `system` and `file`.
    NoSite = "no-site" Error,
    /// The site was made for another system. `system`.
    ForeignSite = "foreign-site" Warning,
    /// Settings of another system that are not taken over. `system`, `names`.
    ForeignKeys = "foreign-keys" Warning,
    /// A key that the configuration does not know. `key`, `suggestion`.
    UnknownConfigKey = "unknown-config-key" Error,
    /// A required key is missing. `key`, `reason` (`empty` for one that says nothing).
    MissingKey = "missing-key" Error,
    /// A text of the starter that was to be replaced. `value`.
    Placeholder = "placeholder" Error,
    /// `base_url` is no http or https address. `value`, `reason`.
    BadBaseUrl = "bad-base-url" Error,
    /// An unknown time zone. `value`.
    BadTimeZone = "bad-time-zone" Error,
    /// A colour that is not `#rrggbb`. `value`.
    BadColor = "bad-color" Error,
    /// The site demands a newer program. `needed`, `ours`.
    TooOld = "too-old" Error,
    /// A version that cannot be read. `value`.
    BadVersion = "bad-version" Error,
    /// Two categories of one name, or of one address. `name`.
    CategoryTwice = "category-twice" Error,
    /// A taxonomy that is declared twice, or is the categories. `name`.
    TaxonomyTwice = "taxonomy-twice" Error,
    /// A name of a feed that is no plain name ending in `.xml`, or stands twice. `name`.
    FeedName = "feed-name" Error,
    /// Two phases of one name. `name`.
    PhaseTwice = "phase-twice" Error,
    /// A phase that ends before it begins, or begins before the one before has ended. `name`, `problem`
    /// (`backwards` or `overlap`).
    PhaseOrder = "phase-order" Error,
    /// `[severity]` names a message that does not exist. `name`, `suggestion`.
    UnknownCode = "unknown-code" Error,
    /// `[severity]` makes an error less than one. `name`.
    SeverityFixed = "severity-fixed" Error,
    /// No theme of that name. `name`, `suggestion`.
    NoTheme = "no-theme" Error,
    /// Themes that extend one another in a circle. `name`.
    ThemeCircle = "theme-circle" Error,
    /// A theme made for an older template contract. `wanted`, `ours`.
    ThemeTooOld = "theme-too-old" Error,
    /// A theme made for a newer template contract. `wanted`, `ours`.
    ThemeTooNew = "theme-too-new" Error,
    /// A key below `[extra]` that looks like an option of the theme. `key`, `suggestion`.
    OptionMistyped = "option-mistyped" Warning,
    /// A theme lacks a template. `name`.
    NoTemplate = "no-template" Error,

    // ── content ──
    /// Front matter that is not closed. `mark`.
    FrontMatterOpen = "front-matter-open" Error,
    /// A post whose front matter is there but not marked, so that it would be printed. `mark`, `kind` (`bare`,
    /// `json`, or `second` for more of it behind the first).
    FrontMatterUnmarked = "front-matter-unmarked" Error,
    /// A post without front matter.
    FrontMatterMissing = "front-matter-missing" Warning,
    /// A key in front matter, or of a theme, that nothing reads. `key`, `suggestion`, `place` (`theme`).
    UnknownKey = "unknown-key" Warning,
    /// A key that looks like one which keeps a post back, and would not. `key`, `suggestion`.
    KeyMistyped = "key-mistyped" Error,
    /// A key that keeps a post back, written into another table. `key`.
    KeyMisplaced = "key-misplaced" Error,
    /// A key below `[cascade]` that holds for one post only. `key`.
    CascadeKey = "cascade-key" Warning,
    /// A post that names several categories, of which the first counts. `name`.
    SeveralCategories = "several-categories" Warning,
    /// A post without a title.
    NoTitle = "no-title" Warning,
    /// A post without a date.
    NoDate = "no-date" Warning,
    /// `pinned_until` without `pinned`.
    PinMissing = "pin-missing" Warning,
    /// `expire_at` before the date, and the like. `key`, `other`.
    DateOrder = "date-order" Warning,
    /// Text that would be lost: raw HTML was cleaned away. `tag`.
    HtmlRemoved = "html-removed" Warning,
    /// Emphasis marks that stay visible in the page. `text`.
    LiteralEmphasis = "literal-emphasis" Warning,
    /// What was meant as a heading, a link, a picture or a table and stays text. `text`, `kind` (`heading`,
    /// `link`, `space` or `table`).
    LiteralMarkup = "literal-markup" Warning,
    /// A link without an address or without a text. `text`.
    EmptyLink = "empty-link" Warning,
    /// Template tags of another system. `names`.
    TemplateTag = "template-tag" Warning,
    /// A post that Notepad gave a second ending, `.md.txt`.
    NotepadEnding = "notepad-ending" Warning,
    /// A footnote that is used and nowhere defined. `name`.
    FootnoteMissing = "footnote-missing" Warning,

    // ── site ──
    /// There is no `content` folder.
    NoContent = "no-content" Error,
    /// There is not a single post.
    NoPosts = "no-posts" Warning,
    /// An address on the author's own computer. `target`.
    LocalPath = "local-path" Error,
    /// Two pages at one address, or two names with one part of an address. `address`, `name`, `other`, `kind`
    /// (`term`).
    AddressTwice = "address-twice" Error,
    /// An address that cannot be used. `address`, `reason` (the id of a reason).
    BadAddress = "bad-address" Error,
    /// The address that another system gave a post, which it does not have here. `address`, `reason` (`pattern`,
    /// `home`).
    AddressNotKept = "address-not-kept" Warning,
    /// A category that the configuration does not declare. `name`, `suggestion`.
    UndeclaredCategory = "undeclared-category" Warning,
    /// Two spellings of one term. `spelling`, `used`.
    TermSpelling = "term-spelling" Warning,
    /// Two terms with one address. `name`, `other`, `slug`, `taxonomy`.
    TermAddress = "term-address" Warning,
    /// Names below `[slugs]` that no post has. `names`, `taxonomy`.
    SlugUnused = "slug-unused" Warning,
    /// A post without what its category asks for. `key`, `title`, `category`.
    FieldMissing = "field-missing" Error,
    /// Two sections declare one category. `name`.
    SectionCategoryTwice = "section-category-twice" Error,
    /// A link to a file that is not there. `target`, `suggestion`.
    DeadLink = "dead-link" Warning,
    /// A link to a post that is held back or withdrawn. `target`, `state` (the id of a state).
    LinkToHidden = "link-to-hidden" Warning,
    /// A link to a heading that is not there. `target`, `anchor`, `suggestion`.
    DeadAnchor = "dead-anchor" Warning,
    /// An attachment that is not there. `target`.
    AttachmentMissing = "attachment-missing" Error,
    /// A picture that is not there. `target`, `kind` (`page` for one that is no picture).
    ImageMissing = "image-missing" Warning,
    /// A picture on another host, which the pages do not load. `target`.
    ImageOutside = "image-outside" Warning,
    /// A path that leaves the site. `target`.
    PathOutside = "path-outside" Error,
    /// A document or data file beside the posts that no post links. `name`, and for one that was meant as a post `kind`
    /// (`post`) and `wanted`, the name that it should have.
    FileNotLinked = "file-not-linked" Warning,
    /// A document of a word processor beside the posts that no post links. `name`.
    OfficeFile = "office-file" Warning,
    /// A published file whose name Windows cannot have. `name`.
    WindowsName = "windows-name" Warning,
    /// A photo that tells where it was taken.
    PhotoPosition = "photo-position" Error,

    // ── plan ──
    /// `redirect_to` leads nowhere. `target`, `reason` (`dead`, `scheme` or `circle`), `circle` (the files in it).
    RedirectDead = "redirect-dead" Error,
    /// A link of the settings leads nowhere. `name`, `target`, `reason` (`dead` or `scheme`).
    MenuDead = "menu-dead" Error,
    /// Former addresses that only a server can lead on, on a site that writes no list for one. `names`.
    AliasUnlisted = "alias-unlisted" Warning,
    /// A setting that names a page names none. `key`, `target`, `reason` (`dead` or `scheme`).
    PageSettingDead = "page-setting-dead" Error,
    /// Two outputs at one path. `address`, `other` (the id of what the other is), `other-name`, `shape` (`folder`
    /// for a file where another wants a folder), and where nobody wrote either of them `one`, `one-name`.
    OutputTwice = "output-twice" Error,
    /// An output at an address of the preview's own. `address`.
    ReservedAddress = "reserved-address" Error,

    // ── render ──
    /// A template that cannot be read. `template`, `error`.
    TemplateSyntax = "template-syntax" Error,
    /// A template that failed. `template`, `error`.
    TemplateFailed = "template-failed" Error,
    /// The program itself failed at a file. `name`.
    Internal = "internal" Error,
    /// A template uses a name that does not exist. `name`.
    TemplateUndefined = "template-undefined" Error,
    /// A template that does not come to an end. `template`.
    TemplateEndless = "template-endless" Error,

    // ── output ──
    /// The output folder is the site, holds it, or lies among its sources. `path`.
    OutputUnsafe = "output-unsafe" Error,
    /// The output folder is not empty and not ours. `path`.
    OutputForeign = "output-foreign" Error,
    /// The output is a file. `path`.
    OutputNotFolder = "output-not-folder" Error,
    /// A file that we did not make lies where a page goes. `path`.
    OutputOccupied = "output-occupied" Error,
    /// Another build is running. `path`.
    OutputLocked = "output-locked" Error,
    /// The manifest cannot be read. `path`, `error`.
    OutputManifest = "output-manifest" Error,
    /// Writing failed. `path`, `error`.
    OutputFailed = "output-failed" Error,
    /// The output folder holds a build with drafts and this is none, or the other way round. `path`,
    /// `kind` (what it holds: `preview` or `public`).
    OutputOtherKind = "output-other-kind" Error,
    /// A file could not be written, so the rest was not published.
    OutputIncomplete = "output-incomplete" Error,
    /// Moving files in failed half-way and could not be taken back; the next run completes it. `path`,
    /// `error`.
    OutputHalf = "output-half" Error,
    /// An earlier run was killed while it published; this one put things right first. `how`
    /// (`completed` or `undone`).
    OutputRecovered = "output-recovered" Warning,
    /// The tree that was replaced could not be kept. `path`, `error`.
    OutputSpare = "output-spare" Warning,
    /// A working folder could not be deleted. `path`, `error`.
    OutputLeftBehind = "output-left-behind" Warning,
    /// The folder's file system knows no locks. `path`.
    OutputUnlocked = "output-unlocked" Warning,
}
