# Cases and items, in Arabic: see ../en/window-items.ftl. The words and the manner stand at the head of
# errors.ftl.

## Cases

cases-title = القضايا
cases-lead = تجمع القضية ما ينتمي بعضه إلى بعض، ولها سجلّ حيازة خاص بها.
cases-none-title = لا قضايا بعد
cases-none =
    القضية أمر واحد: شارع، أو حدث، أو عائلة. فيها يوضع ما يُحفظ عنه، ويُكتب كل ما يجري له.
    يمكن البدء بواحدة؛ وقضية تدريب لتجربة الأمور بداية جيدة.
cases-new = قضية جديدة
cases-code = الرمز
cases-code-hint = من ١ إلى ٤٠ من الحروف والأرقام و«-» و«_». يخرج الرمز مع النقل، فالأسلم رمز لا يدلّ على شخص ولا على مكان.
cases-note = موضوعها
cases-note-hint = لعينيك فقط. يبقى في هذه الخزنة ولا يُرسل أبدًا.
cases-make = إنشاء القضية
cases-not-now = ليس الآن
cases-items =
    { $count ->
        [zero] لا شيء فيها بعد
        [one] مادة واحدة
        [two] مادتان
        [few] { $count } مواد
        [many] { $count } مادة
       *[other] { $count } مادة
    }
cases-waiting =
    { $count ->
        [zero] لا نقل ينتظر في الصادر
        [one] نقل واحد ينتظر في الصادر
        [two] نقلان ينتظران في الصادر
        [few] { $count } عمليات نقل تنتظر في الصادر
        [many] { $count } عملية نقل تنتظر في الصادر
       *[other] { $count } عملية نقل تنتظر في الصادر
    }
cases-from = من { $collector }
cases-list = القضايا

## One case

case-title = القضية { $code }
case-note-none = لا ملاحظة بعد.
case-note-change = تغيير الملاحظة
case-note-save = حفظ الملاحظة
case-note-leave = تركها كما هي
case-add-files = إضافة ملفات
case-add-folder = إضافة مجلد
case-add-hint = يمكن أيضًا إفلات الملفات على هذه النافذة، أو لصق صورة أو نص بالمفتاحين Ctrl+V.
case-transfer = نقل إلى شريك
case-custody = حيازة هذه القضية
case-not-found = هذه القضية ليست هنا.
case-empty-title = لا شيء محفوظ هنا بعد
case-empty =
    يمكن إفلات ملفات أو مجلد على هذه النافذة، أو اختيارها من هنا. تُنسخ إلى الخزنة بايتًا بايتًا.
    أما الملفات في الخارج فتبقى كما هي.
case-empty-desk-title = لا مادة بعد
case-empty-desk = لم يُستلم شيء من هذه القضية بعد.
case-none-in-state = لا مادة من هذه القضية في تلك الحالة.

## The list of items

list-label = مواد القضية { $code }
list-view = طريقة العرض
list-view-list = قائمة
list-view-grid = صور
list-order = الترتيب
list-newest = الأحدث أولًا
list-oldest = الأقدم أولًا
list-state = عرض
list-all = كل شيء
list-kept = المحفوظة هنا
list-to-follow = التي ستصل لاحقًا
list-forgotten = المنسية هنا
list-disposed = المتلَفة
list-count =
    { $count ->
        [zero] لا مواد
        [one] مادة واحدة
        [two] مادتان
        [few] { $count } مواد
        [many] { $count } مادة
       *[other] { $count } مادة
    }
list-keys = مفاتيح الأسهم للتنقّل، وEnter للفتح، والمسافة للتحديد، وCtrl+A لتحديد الكثير.
list-coming = لحظة
list-covered = مغطّاة
list-selected =
    { $count ->
        [zero] لا مادة محدّدة
        [one] مادة واحدة محدّدة
        [two] مادتان محدّدتان
        [few] { $count } مواد محدّدة
        [many] { $count } مادة محدّدة
       *[other] { $count } مادة محدّدة
    }
list-most = أقصى ما يمكن تحديده من المواد معًا هو { $count }.
list-clear = إلغاء التحديد
list-set-basis = ذكر الأساس الذي تخرج عليه
list-cover = وسمها بأنها قاسية
list-uncover = رفع الوسم
list-many-done =
    { $count ->
        [zero] لم يُدوَّن شيء.
        [one] دُوِّن لمادة واحدة.
        [two] دُوِّن لمادتين.
        [few] دُوِّن من أجل { $count } مواد.
        [many] دُوِّن من أجل { $count } مادة.
       *[other] دُوِّن من أجل { $count } مادة.
    }
list-many-refused =
    { $count ->
        [zero] لم تُتجاوز أي مادة:
        [one] تُجووزت مادة واحدة:
        [two] تُجووزت مادتان:
        [few] تُجووزت { $count } مواد:
        [many] تُجووزت { $count } مادة:
       *[other] تُجووزت { $count } مادة:
    }
list-many-progress = يجري التدوين

## What an item is, in short

item-unnamed = المادة { $number }
item-name-erased = حُذف اسمها
item-damaged-name = بطاقة معطوبة
kind-picture = صورة
kind-film = فيلم
kind-sound = صوت
kind-pdf = PDF
kind-text = نص
kind-office = مستند مكتبي
kind-other = ملف
item-where-may-leave = محفوظة هنا. ويجوز أن تخرج مع النقل التالي.
item-where-kept = محفوظة هنا.
item-where-held = محفوظة هنا أمانةً. لا يجوز استعمالها ولا تسليمها إلى غيرك.
item-where-stays = محفوظة هنا. { $why }
item-where-to-follow = ليست هنا بعد. تصل مع نقل لاحق.
item-where-forgotten = لم تعد على هذا الحاسوب. وهي لدى شريك.
item-where-disposed = أُتلفت. والسبب مكتوب في سجلّ الحيازة.
item-where-damaged = بطاقتها معطوبة. وقد تكون لدى شريك أو في نسخة احتياطية بطاقة سليمة.

## Adding

add-title = حفظ هذه في القضية { $code }؟
add-count =
    { $count ->
        [zero] لا يمكن حفظ شيء منها
        [one] ملف واحد
        [two] ملفان
        [few] { $count } ملفات
        [many] { $count } ملفًّا
       *[other] { $count } ملف
    }
add-room = الحجم كله { $size }. والمتاح على هذا القرص { $free }.
add-no-room = لا يتّسع المكان لكل شيء. يُحفظ ما يتّسع له ويُذكر الباقي بالاسم؛ ولا يُحفظ نصف ملف.
add-more =
    { $count ->
        [zero] ولا شيء غيرها
        [one] وملف آخر
        [two] وملفان آخران
        [few] و{ $count } ملفات أخرى
        [many] و{ $count } ملفًّا آخر
       *[other] و{ $count } ملف آخر
    }
add-cannot =
    { $count ->
        [zero] كلها يمكن حفظها
        [one] ملف واحد لا يمكن حفظه، وهذا هو السبب
        [two] ملفان لا يمكن حفظهما، وهذا هو السبب
        [few] { $count } ملفات لا يمكن حفظها، وهذا هو السبب
        [many] { $count } ملفًّا لا يمكن حفظها، وهذا هو السبب
       *[other] { $count } ملف لا يمكن حفظها، وهذا هو السبب
    }
window-err-file-is-link = هذا رابط إلى ملف آخر، والروابط لا تُتبع.
add-copied = تُنسخ بايتًا بايتًا، وتُشفَّر أثناء الكتابة. أما الملفات في الخارج فتبقى كما هي.
add-keep = حفظها
add-not-now = ليس الآن
add-files = الملفات المراد حفظها
add-pasted-text = نص ملصق
add-pasted-picture = صورة ملصقة
add-nothing-to-paste = لا شيء في الحافظة يمكن حفظه.
add-paste-too-large = ما في الحافظة أكبر من أن يُلصق. يمكن حفظه في ملف ثم إضافة الملف.
add-under-way = تُحفظ الملفات
add-all = كل الملفات
add-stop = إيقاف
add-stopping = يتوقّف الحفظ بعد ما يُكتب الآن.
add-file-waiting = ينتظر
add-file-running = يُحفظ الآن
add-file-kept = محفوظ
add-file-same = محفوظ. البايتات نفسها موجودة هنا من قبل.
add-file-refused = لم يُحفظ
add-done =
    { $kept ->
        [zero] لم يُحفظ شيء.
        [one] حُفظ ملف واحد، مشفّرًا ومقيّدًا في سجلّ الحيازة.
        [two] حُفظ ملفان، مشفّرين ومقيّدين في سجلّ الحيازة.
        [few] حُفظت { $kept } ملفات، مشفّرة ومقيّدة في سجلّ الحيازة.
        [many] حُفظ { $kept } ملفًّا، وهي مشفّرة ومقيّدة في سجلّ الحيازة.
       *[other] حُفظ { $kept } ملف، وهي مشفّرة ومقيّدة في سجلّ الحيازة.
    }
add-refused =
    { $count ->
        [zero] لم يُرفض أي ملف.
        [one] لم يُحفظ ملف واحد.
        [two] لم يُحفظ ملفان.
        [few] لم تُحفظ { $count } ملفات.
        [many] لم يُحفظ { $count } ملفًّا.
       *[other] لم يُحفظ { $count } ملف.
    }
add-not-begun =
    { $count ->
        [zero] لم يبقَ ملف لم يُبدأ به.
        [one] لم يُبدأ بملف واحد.
        [two] لم يُبدأ بملفين.
        [few] بقيت { $count } ملفات لم يُبدأ بها.
        [many] بقي { $count } ملفًّا لم يُبدأ بها.
       *[other] بقي { $count } ملف لم يُبدأ بها.
    }
add-stopped = توقّف الحفظ قبل نهايته. ما اكتمل محفوظ؛ ولا يُحفظ نصف ملف.
add-failed = توقّف الحفظ. وما اكتمل قبل ذلك محفوظ.
add-after =
    البطاقة أو الملفات في الخارج كما كانت، ومن يجدها يستطيع قراءتها. وبعد مراجعة ما حُفظ هنا،
    ووجوده لدى شريك أو في نسخة احتياطية أيضًا، يحسن التفكير في المكان المناسب لها.
add-see-all = عرض ما جرى لكل ملف
add-close = تمّ

## One item

item-reading = تُفتح المادة.
item-not-found = هذه المادة ليست هنا
item-viewer = ما تُظهره
item-damaged = بطاقة هذه المادة معطوبة.
item-damaged-next = لم يُمسّ شيء آخر في الخزنة. يمكن فحص كل شيء من الإعدادات؛ وقد تكون لدى شريك أو في نسخة احتياطية بطاقة سليمة.
item-to-follow = لم يصل الأصل بعد.
item-to-follow-next = وصلت بطاقاته أولًا. ويأتي هو مع نقل لاحق من الطرف الموثِّق.
item-forgotten = لم يعد الأصل على هذا الحاسوب.
item-forgotten-next =
    { $held ->
        [none] كان شريك قد خزّنه. وما زالت هنا بطاقاته وسجلّ حيازته.
       *[other] هو لدى { $held }. وما زالت هنا بطاقاته وسجلّ حيازته.
    }
item-disposed = أُتلف الأصل هنا.
item-disposed-next = ما يبقى هو هذا الموضع في سجلّ الحيازة، والسبب: { $reason }
item-disposed-plain = ما يبقى هو هذا الموضع في سجلّ الحيازة.
item-not-shown = هذا النوع من الملفات لا يُعرض هنا.
item-not-shown-next = هو محفوظ كاملًا. ولفتحه في برنامج آخر يمكن كتابة نسخة خارج الخزنة من «النسخ والإثبات» في الأسفل.
item-cannot-show = لا يمكن عرضه هنا. وهو محفوظ كاملًا كما جاء.

### The cover

cover-covered = مغطّاة
cover-graphic = موسومة بأنها قاسية. لا يظهر شيء منها إلا بطلب منك.
cover-setting = الصور والأفلام مغطّاة حتى تُطلب، كما في الإعدادات.
cover-show = كشفها
cover-again = تغطيتها من جديد
cover-mark = وسمها بأنها قاسية
cover-unmark = ليست قاسية
cover-marked = موسومة بأنها قاسية: مغطّاة في كل قائمة.

### Viewers

view-picture-alt = الصورة { $name }
view-page-alt = الصفحة { $page } من { $pages } من { $name }
view-tools = العرض
view-fit = ملء الإطار
view-actual = الحجم الفعلي
view-closer = أكبر
view-farther = أصغر
view-turn = تدوير
view-keys = المفاتيح: 0 لملء الإطار، و1 للحجم الفعلي، و+ و- لتغيير الحجم، وR للتدوير. ولا يتغيّر الأصل أبدًا.
view-scale = { $percent } من حجمها
view-page = الصفحة { $page } من { $pages }
view-page-before = الصفحة السابقة
view-page-after = الصفحة التالية
view-page-keys = المفاتيح: Page Up وPage Down لتقليب الصفحات.
view-coming = يُجهَّز للعرض.
view-cut = ينتهي هذا الملف قبل تمامه.
view-cut-shown = يُعرض ما وُجد منه. والملف محفوظ كما جاء.
view-cut-not-shown = لا يمكن عرض صورته هنا. والملف محفوظ كما جاء.
view-wrap = لفّ الأسطر الطويلة
view-text-label = النص
view-text-office = كلام المستند. أما الصور والجداول والتنسيق فهي في الأصل.
view-text-truncated = في الأصل أكثر مما يُعرض هنا.
view-text-encoding = قُرئ بالترميز { $encoding }.
view-text-empty = لا نص فيه.
view-text-sign = علامة مخفية { $sign }
view-text-signs = العلامات التي تخفي النص أو تغيّر ترتيبه تظهر داخل مربّعات.

### Sound and film

play-label-film = الفيلم { $name }
play-label-sound = الصوت { $name }
play-play = تشغيل
play-pause = إيقاف مؤقت
play-seek = الموضع
play-time = { $now } من { $whole }
play-volume = مستوى الصوت
play-mute = كتم
play-unmute = إعادة الصوت
play-speed = السرعة
play-speed-times = { $times } ×
play-keys = المفاتيح: المسافة للتشغيل والإيقاف، والأسهم للتنقّل ٥ ثوانٍ، وM للكتم.
play-cannot = لا يمكن تشغيل هذا الصوت أو الفيلم هنا.
play-cannot-next = هو محفوظ كاملًا. ولتشغيله في برنامج آخر يمكن كتابة نسخة خارج الخزنة من «النسخ والإثبات» في الأسفل.

### Facts

facts-title = ما يُعرف عنها
facts-lead = ستّ حقائق يسأل عنها من يحكم. و«غير معروف» جواب أيضًا.
facts-unknown = غير معروف
facts-more = المزيد عنها
facts-not-stated = لم يُذكر بعد
facts-not-whole = التاريخ أو المكان لم يكتمل بعد.
fact-whole = كاملة أم جزء
fact-whole-whole = كاملة
fact-whole-part = جزء
fact-cut-by = من اقتطعها، ولماذا
fact-persons = أشخاص يُرون أو يُسمعون
fact-persons-hint = بالرمز حيث يوجد، لا بالاسم أبدًا.
fact-person = من
fact-person-agreed = الموافقة
fact-person-add = إضافة شخص
fact-shown-yes = الموافقة قائمة
fact-shown-no = لا موافقة
fact-shown-not-asked = لم يُسأل
fact-shown-unknown = غير معروف
fact-graphic = مدى قسوة النظر إليها
fact-graphic-none = لا شيء يثقل
fact-graphic-some = إصابة أو خوف أو إذلال
fact-graphic-severe = موت أو تعذيب أو عنف جنسي
fact-witness = من يستطيع الكلام عنها
fact-witness-hint = رمز شخص، مثل W-7F3K.
fact-willing = الاستعداد لأن يُسأل
fact-willing-yes = نعم
fact-willing-no = لا
fact-willing-later = يُسأل لاحقًا
fact-reached = كيف وصلت
fact-reached-cable = بسلك من الجهاز
fact-reached-card = على بطاقة ذاكرة
fact-reached-stick = على وحدة USB أو قرص
fact-reached-chat = عبر برنامج محادثة
fact-reached-mail = بالبريد الإلكتروني
fact-reached-paper = على ورق
fact-reached-made-here = صُنعت هنا
fact-reached-other = بطريقة أخرى
fact-reached-words = بأي طريقة
fact-chat-title = ربما غيّرها برنامج المحادثة
fact-chat-warning = برامج المحادثة تصغّر الصور والأفلام، وتزيل متى وأين صُنعت. إن كان الملف الأول ما زال لدى صاحبه فالأفضل طلبه بسلك أو بطاقة، وحفظ الاثنين معًا.
fact-itemtype = نوعها
fact-generation = مدى قربها من الأصل الأول
fact-languages = اللغات التي فيها
fact-language = لغة فيها
fact-language-add = إضافة لغة
fact-date = متى
fact-place = أين
fact-events = ما تُظهره
fact-author = من صنعها
fact-from-whom = ممّن جاءت
fact-custody = الأيدي التي مرّت بها
fact-item-title = العنوان
fact-note = ملاحظة
fact-item-title-hint = الأفضل عنوان محايد: بلا أسماء ولا أحكام.
fact-date-hint = متى وقع ما تُظهره، بقدر ما يُعرف.
fact-place-hint = بأقصى دقّة مأمونة.
fact-events-hint = ما يمكن أن يُرى أو يُسمع، لا معناه.
fact-author-hint = من التقطها أو كتبها أو سجّلها. وما لا يجوز أن يُكتب يُترك فارغًا.
fact-from-whom-hint = من أعطاها لك.
fact-custody-hint = الأيدي التي مرّت بها قبل يدك.
facts-change = ذكر ما يُعرف
facts-save = تدوينه
facts-leave = تركه كما كان
facts-recorded-note = ما دُوِّن من قبل يبقى في سجلّ الحيازة؛ وهذا يأتي بعده.
facts-foreign = وحده الطرف الموثِّق يذكر ما يُعرف عن هذه المادة وأساس الموافقة عليها.

### Consent basis

basis-title = الأساس الذي تخرج عليه
basis-none = لم يُدوَّن شيء، فتبقى في هذه الخزنة.
basis-answered = أجاب صاحبها عن كل غرض.
basis-not-needed = لا تلزم موافقة.
basis-taken-before = أُخذت الموافقة قبل وصولها إلى هنا.
basis-not-asked = لم يُسأل أحد. يجوز أن يحتفظ بها شريك، لا أن يستعملها.
basis-withdrawn = سُحبت الموافقة. تبقى هنا، ويوقَف كل ما ينتظر في الصادر وهي فيه.
basis-choose = أيّها ينطبق؟
basis-pick-answered = أجاب الشخص
basis-pick-answered-detail = سُئل في حديث هنا. تسري أجوبته عليها، وكل تغيير فيها.
basis-person = رمز الشخص
basis-person-hint = مثل W-7F3K.
basis-person-open = إلى الشخص
basis-pick-not-needed = لا تلزم موافقة
basis-pick-not-needed-detail = قرار رسمي، أو شارع، أو خطاب علني: ليست قصة أحد بعينه.
basis-pick-taken-before = أُخذت الموافقة من قبل
basis-pick-taken-before-detail = على ورق، أو في تسجيل، أو شفهيًّا. ويُذكر كيف ومتى ولأي غرض.
basis-pick-not-asked = لم يُسأل أحد
basis-pick-not-asked-detail = يجوز أن تُرسل إلى شريك للحفظ أمانةً فقط، وبشرط ألا تكون كلامًا رواه شخص.
basis-reason = لماذا لا تلزم موافقة
basis-why-not-asked = لماذا لم يُسأل أحد
basis-why = لماذا
basis-form = بأي شكل
basis-form-hint = مثلًا: ورقة موقّعة، أو كلام في أول التسجيل.
basis-date = متى
basis-scope = لأي غرض
basis-scope-hint = مثلًا: المحكمة، أو هذا الشريك، أو النشر بلا اسم.
basis-account = هل هي كلام رواه شخص؟
basis-account-yes = نعم، أو ربما
basis-account-yes-detail = عندئذ تبقى هنا حتى يُسأل صاحبها.
basis-account-no = لا
basis-account-no-detail = مكان، أو شيء، أو وثيقة ليست قصة أحد بعينه.
basis-fill = المطلوب ذكر هذا أيضًا.
basis-save = تدوين هذا الأساس
basis-leave = تركه كما كان
basis-change = ذكر الأساس
basis-change-again = تدوين أساس آخر
basis-many-title =
    { $count ->
        [zero] على أي أساس تخرج هذه المواد؟
        [one] على أي أساس تخرج هذه المادة؟
        [two] على أي أساس تخرج هاتان المادتان؟
        [few] على أي أساس تخرج هذه المواد ({ $count })؟
        [many] على أي أساس تخرج هذه المواد ({ $count })؟
       *[other] على أي أساس تخرج هذه المواد ({ $count })؟
    }
basis-withdraw = سحب الموافقة
basis-withdraw-title = سحب الموافقة على هذه المادة؟
basis-withdraw-what = تبقى من الآن في هذه الخزنة. ويوقَف كل نقل هي فيه ولم يخرج بعد.
basis-withdraw-none-out = لم يقل أي شريك إن هذه المادة لديه.
basis-withdraw-out = هي لدى { $held } من قبل. وما خرج لا يمكن استرجاعه؛ ويُخبَر الشريك مع النقل التالي لهذه القضية، وعليه أن يكفّ عن استعمالها.
basis-withdraw-why = السبب، لمن أراد ذكره
basis-withdraw-do = سحبها الآن
basis-withdraw-leave = تركها كما هي

### What the file says

claims-title = ما يقوله الملف عن نفسه
claims-lead = تكتبه الكاميرات والبرامج، ويستطيع أي أحد تغييره. ولا شيء منه مُثبَت.
claims-none = لا يقول الملف شيئًا عن نفسه.
claims-file-name = اسم الملف
claims-folder = المجلد الذي كان فيه
claims-changed = آخر تغيير
claim-taken_at = وقت الالتقاط
claim-created_at = وقت الصنع
claim-modified_at = وقت التغيير
claim-recorded_at = وقت التسجيل
claim-camera_make = صانع الكاميرا
claim-camera_model = الكاميرا
claim-camera_serial = الرقم التسلسلي للكاميرا
claim-lens = العدسة
claim-gps = المكان، بالأقمار الصناعية
claim-altitude = الارتفاع عن سطح البحر
claim-orientation = اتجاه الأعلى
claim-width = العرض
claim-height = الارتفاع
claim-duration = المدة
claim-pages = الصفحات
claim-title = العنوان
claim-subject = الموضوع
claim-description = الوصف
claim-comment = تعليق
claim-keywords = كلمات مفتاحية
claim-author = المؤلف
claim-last_author = آخر من غيّره
claim-artist = الفنان
claim-album = الألبوم
claim-copyright = حقوق النشر
claim-owner = المالك
claim-software = البرنامج
claim-producer = صُنع بواسطة
claim-language = اللغة
claim-codec = الترميز
claim-encoder = رُمّز بواسطة
claim-exposure = التعريض
claim-aperture = فتحة العدسة
claim-iso = الحساسية
claim-focal_length = البعد البؤري
claim-flash = الفلاش
claim-offset = المنطقة الزمنية
claim-brand = نوع الحاوية
claim-frame_rate = عدد الصور في الثانية
claim-sample_rate = عدد العيّنات في الثانية
claim-channels = القنوات
claims-pixels = حجم الصورة
claims-pixels-value = { "\u2066" }{ $width } × { $height }{ "\u2069" } بكسل
claims-length = المدة
claims-pages = الصفحات

### Digest, copies and proof

whole-title = الخلاصة الرقمية والحجم
whole-size = الحجم
whole-digest = SHA-256
whole-received = وصلت في
whole-kept-lead = تسمّي الخلاصة الرقمية هذه البايتات بعينها: لو تغيّر واحد منها لصارت خلاصة أخرى.
whole-check = قراءة كل شيء من جديد ومقارنته
whole-check-do = بدء
whole-check-lead = يُقرأ كل أصل من القرص ويُقارن بخلاصته الرقمية.
whole-checked =
    { $count ->
        [zero] لا أصول هنا تُفحص.
        [one] الأصل الوحيد الموجود هنا هو كما ضُمّ.
        [two] الأصلان الموجودان هنا هما كما ضُمّا.
        [few] الأصول الموجودة هنا، وعددها { $count }، كلها كما ضُمّت.
        [many] الأصول الموجودة هنا، وعددها { $count }، كلها كما ضُمّت.
       *[other] الأصول الموجودة هنا، وعددها { $count }، كلها كما ضُمّت.
    }
whole-checked-findings =
    { $count ->
        [zero] لم يتبيّن شيء.
        [one] تبيّن شيء واحد، وهو مذكور في الإعدادات.
        [two] تبيّن شيئان، وهما مذكوران في الإعدادات.
        [few] تبيّنت { $count } أشياء، وهي مذكورة في الإعدادات.
        [many] تبيّن { $count } شيئًا، وهي مذكورة في الإعدادات.
       *[other] تبيّن { $count } شيء، وهي مذكورة في الإعدادات.
    }
held-title = لدى من توجد أيضًا
held-none = لم يقل أي شريك إنها لديه. فإن ضاع هذا الحاسوب ضاعت المادة معه.
held-by = تحقّق منها { $name } وخزّنها.
out-title = النسخ والإثبات
out-export = كتابة نسخة خارج الخزنة
out-export-warning = النسخة غير مشفّرة: من يجدها يستطيع قراءتها. الأسلم اختيار مكانها بعناية، وحذفها متى زالت الحاجة إليها.
out-export-choose = اختيار مكان وكتابتها
out-export-leave = ليس الآن
out-exporting = تُكتب النسخة
out-exported = كُتبت النسخة، بايتًا بايتًا. وخلاصتها الرقمية هي المذكورة أعلاه.
out-exported-differs = قُرئت النسخة فظهرت لها خلاصة رقمية أخرى. لا تصلح للاستعمال؛ ويمكن كتابتها من جديد على قرص آخر.
out-prove = كتابة إثبات
out-prove-lead = في الإثبات بطاقة المادة وحيازتها، لا الأصل. ويستطيع أي أحد أن يتحقّق منه بمقارنته بالأصل.
out-proved = كُتب الإثبات.
out-proved-next = الأفضل إعطاء بصمة مفتاح سجلّ الحيازة بطريق آخر، كي لا يحتاج من يتحقّق إلى الاكتفاء بكلامك.

### Letting go

away-title = التخلّي عنها
away-forget = نسيانها على هذا الحاسوب
away-forget-lead = تحقّق منها { $held } وخزّنها. ويمكن أن ينسى هذا الحاسوب الأصل.
away-forget-goes = ما يذهب: الأصل على هذا الحاسوب ({ $size }).
away-forget-stays = ما يبقى: بطاقاتها، وسجلّ حيازتها، والنسخة التي لدى { $held }.
away-forget-undo = ما لا رجعة فيه: لا تُرى هنا من جديد إلا إذا أرسلها الشريك.
away-forget-hold = النسيان بالضغط المطوّل
away-dispose = إتلافها بلا نسخة في مكان آخر
away-dispose-lead = الإتلاف نهائي. وهو للخطر، أو لما ما كان ينبغي أن يُحفظ أصلًا.
away-dispose-goes = ما يذهب: الأصل ({ $size })، والكلام عنه.
away-dispose-stays = ما يبقى: سطر في سجلّ الحيازة يقول إنها كانت هنا، والسبب الذي ذكرته.
away-dispose-only = لم يقل أي شريك إنها لديه. فقد تكون هذه هي النسخة الوحيدة.
away-dispose-undo = ما لا رجعة فيه: كل ذلك. وتبقى في النسخ الاحتياطية التي عُملت من قبل حتى تُعمل من جديد.
away-dispose-reason = السبب
away-dispose-reason-hint = يبقى في سجلّ الحيازة ويخرج معه. الأسلم ألا يُسمّى فيه أحد.
away-dispose-reason-needed = المطلوب ذكر السبب أولًا.
away-dispose-hold = الإتلاف بالضغط المطوّل
away-leave = ترك كل شيء كما هو

## Custody

custody-title = الحيازة
custody-lead = كل ما جرى لها، بترتيب كتابته. ولا يمكن تغيير شيء هنا أو نزعه.
custody-lead-case = كل ما جرى في هذه القضية، الأحدث أولًا. ولا يمكن تغيير شيء هنا أو نزعه.
custody-action = الفعل
custody-none = لم يجرِ شيء هنا بعد.
custody-times =
    الأوقات ثلاثة أنواع. «بحسب ساعة الجهاز» هو ما قالته ساعة واحدة. و«بحسب الملف» هو ما يقوله الملف
    عن نفسه. و«في موعد أقصاه» هو قول غيرك: كانت بين يدي شريك حتى ذلك الحين.
custody-clock-synced = بحسب ساعة الجهاز المضبوطة من الشبكة:
custody-clock-unsynced = بحسب ساعة الجهاز، ولا شيء يؤكّدها:
custody-clock-wrong = بحسب ساعة الجهاز، وكان معروفًا أنها خاطئة:
custody-bounded = ما قبل هذا كان موجودًا، في موعد أقصاه قول الشريك.
custody-by = بيد { $agent }
custody-by-collector = بيد الطرف الموثِّق { $agent }
custody-details = القيد { $index } كاملًا
custody-digest = الخلاصة الرقمية للقيد
custody-thing = بشأن
custody-thing-item = المادة { $number }
custody-thing-case = القضية
custody-thing-bundle = الحزمة { $number }
custody-more = عرض القيود الأقدم
custody-shown = { $shown } من { $total } من القيود
action-Acquired = دخلت الخزنة، بايتًا بايتًا.
action-Described = دُوِّنت حقائق عنها.
action-RecordSealed = فُتحت القضية.
action-ConsentRecorded = دُوِّن الأساس الذي تخرج عليه.
action-ConsentWithdrawn = سُحبت الموافقة. ومنذئذ تبقى.
action-RecordingBegan = بدأ تسجيل.
action-FixityChecked = قُرئت من القرص من جديد وقورنت.
action-Sealed = خُتم كل ما سبق من أجل نقل.
action-Transferred = خرجت مع نقل.
action-ReceiptRecorded = قال صندوق بريد إن الأجزاء لديه.
action-AcceptanceRecorded = فتحها شريك وتحقّق منها وخزّنها.
action-TakenIn = استلمها شريك.
action-Disclosed = أُفصح عنها لجهة أبعد من الشريك.
action-Forgotten = نسيت هذه الخزنة الأصل، وهو لدى شريك.
action-Disposed = أُتلف الأصل هنا. والسبب باقٍ.
action-Restored = استُعيدت نسخة احتياطية، وبدأ سجلّ جديد.
custody-unknown = دُوِّن { $action }.
custody-outcome-whole = كان كل شيء سليمًا.
custody-outcome-damage-found = وُجد عطب.
custody-outcome-bag = وُضعت في مجلد مفتوح.
custody-outcome-carried-over = نُقلت بطاقة من السجلّ السابق.

## What a record is about, where it is not the opening of a case

action-RecordSealed-person = سُجّل ما يُعرف عن الشخص.
action-RecordSealed-identity = سُجّلت هوية الشخص تحت مفتاح خاص بها.
action-RecordSealed-account = خُتم ما رواه الشخص.
action-RecordSealed-plan = سُجّلت خطة. تبقى في هذه الخزنة.
action-ConsentRecorded-consent = سُجّلت أجوبة الشخص.
action-ConsentWithdrawn-consent = سُحبت موافقة الشخص. من ذلك الوقت تبقى هنا.
action-Disposed-account = أُتلفت كلمات الرواية هنا. السبب باقٍ.
action-Filed = وُضعت في هذه القضية، ومعها إثبات وقت قيدها الأول.
