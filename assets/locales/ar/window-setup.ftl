# The door, first run, coming back in, settings and help, in Arabic: see ../en/window-setup.ftl. The words
# and the manner stand at the head of errors.ftl.

## The door

door-title = سند
locked-by-idle = لم يكن هنا أحد منذ مدة، فقُفلت الخزنة.
locked-by-system = دخل هذا الحاسوب في السكون أو أُغلق غطاؤه أو قُفلت شاشته، فقُفلت الخزنة معه.
locked-by-page-broke = توقّفت النافذة عن العمل، فقُفلت الخزنة. والمحفوظ سليم.
locked-by-wiped = مُحيت الخزنة التي كانت مفتوحة، ولن تُفتح من جديد.
door-which = أي خزنة
door-passphrase = عبارة المرور
door-unlock = فتح
door-opening = تُفتح الخزنة. يستغرق ذلك لحظات عن قصد، كي يصير التخمين بطيئًا.
door-open = هي مفتوحة.
door-away = مجلد هذه الخزنة ليس هناك الآن. إن كان على قرص آخر أو وحدة USB فيلزم وصلها.
door-look-again = البحث من جديد
door-unknow = رفعها من هذه القائمة
door-unknow-detail = القائمة وحدها لا تعود تذكرها. أما الخزنة نفسها فلا تُمسّ.
door-cannot-get-in = لا أستطيع الدخول
door-other = فتح خزنة أخرى
door-new = إنشاء خزنة جديدة
door-language = اللغة
door-warnings =
    { $count ->
        [zero] لا تنبيه بشأن هذا الحاسوب
        [one] أمر واحد تحسن معرفته عن هذا الحاسوب
        [two] أمران تحسن معرفتهما عن هذا الحاسوب
        [few] { $count } أمور تحسن معرفتها عن هذا الحاسوب
        [many] { $count } أمرًا تحسن معرفتها عن هذا الحاسوب
       *[other] { $count } أمر تحسن معرفتها عن هذا الحاسوب
    }

warning-swap-open = يستطيع هذا الحاسوب أن يكتب على قرصه، دون تشفير، أجزاء مما يُعرض عليه (ذاكرة التبديل swap). يمنع ذلك تشفير القرص كله، أو إيقاف ذاكرة التبديل.
warning-hibernation = عند الإسبات يكتب هذا الحاسوب كل ذاكرته على القرص. يمنع ذلك إيقاف الإسبات، أو إطفاء الحاسوب بدلًا منه.
warning-no-sandbox = لا يتيح هذا النظام لبرنامج «سند» أن يعزل نافذته في صندوق خاص بها. وقد تُحدث صورة خبيثة أو فيلم خبيث ضررًا أكبر هنا. ربما يفيد تثبيت bubblewrap.
warning-memory-not-locked = لا يتيح هذا النظام لبرنامج «سند» أن يُبقي مفاتيحه خارج ذاكرة التبديل.
warning-development-build = هذه نسخة للمطوّرين. هي أبطأ، وتستطيع الأدوات النظر في داخلها. لا ينبغي أن يُحفظ فيها شيء حقيقي.

## I cannot get in

recover-title = لا أستطيع الدخول
recover-lead = لا يحدث شيء للخزنة مهما تكرّرت المحاولة.
recover-which = ما المتوفّر لديك؟
recover-sheet = ورقة الاسترداد
recover-sheet-detail = سطرا المفتاح فيها يفتحان الخزنة بدون عبارة المرور.
recover-halves = نصفا ورقة الاسترداد
recover-halves-detail = يلزم النصفان معًا. نصف واحد لا يفتح شيئًا.
recover-backup = نسخة احتياطية
recover-backup-detail = تُستعاد في مجلد جديد. ويفتحها ما كان يفتح الخزنة وقت عمل النسخة.
recover-nothing = لا شيء من هذا
recover-nothing-detail = لم تبقَ إلا عبارة المرور.
recover-go-on = متابعة
recover-nothing-title = عبارة المرور وحدها تفتح هذه الخزنة
recover-nothing-try = قد يكون السبب لغة لوحة المفاتيح أو مفتاح Caps Lock. ويمكن تجربة الصيغ التي اعتدت كتابتها. لا حدّ لعدد المحاولات.
recover-nothing-nobody = لا يستطيع أحد غيرك فتحها: لا من يصنعون «سند»، ولا من يأخذ هذا الحاسوب.
recover-nothing-partner = ما استلمه شريك ما زال عند الشريك.
recover-sheet-title = الفتح بورقة الاسترداد
recover-halves-title = الفتح بنصفي الورقة
recover-sheet-lead = المطلوب كتابة الأسطر التي تبدأ بـ { "\u2066AGE-SECRET-KEY\u2069" }، أو لصقها. لا أهمية للمسافات ولا لنهايات الأسطر ولا للحروف الصغيرة.
recover-sheet-field = سطرا المفتاح في الورقة
recover-first-half = سطر المفتاح في النصف الأول
recover-second-half = سطر المفتاح في النصف الثاني
recover-open = فتح الخزنة
recover-afterwards = بعد فتحها يمكن وضع عبارة مرور جديدة لها في الإعدادات.
recover-keys-seen =
    { $count ->
        [zero] لا سطر مفتاح بعد.
        [one] سطر مفتاح واحد حتى الآن.
        [two] سطرا مفتاح.
        [few] { $count } أسطر مفاتيح.
        [many] { $count } سطر مفاتيح.
       *[other] { $count } سطر مفاتيح.
    }

## Bringing a backup back

restore-title = استعادة نسخة احتياطية
restore-lead = تُنسخ النسخة الاحتياطية إلى مجلد جديد على هذا الحاسوب. لا يُكتب فوق شيء، ولا تتغيّر النسخة الاحتياطية.
restore-from = النسخة الاحتياطية
restore-from-hint = المجلد الذي فيه backup.txt وSHA256SUMS.
restore-into = مكانها الجديد
restore-into-hint = مجلد فارغ على قرص في هذا الحاسوب، لا على شبكة.
restore-choose = اختيار
restore-choose-again = اختيار غيره
restore-not-chosen = لم يُختر بعد
restore-log = يبدأ لكل قضية سجلّ حيازة جديد يسمّي القديم ويقول السبب، فلا يستطيع أحد أن يعدّ الانقطاع تلاعبًا.
restore-begin = استعادتها
restore-running = تُنسخ النسخة الاحتياطية
restore-stop = إيقاف
restore-stopped = توقّفت الاستعادة. ويمكن بدؤها من جديد بالمكانين نفسيهما، فتتابع من حيث توقّفت.
restore-done-title = عادت الخزنة
restore-done = يفتحها ما كان يفتحها وقت عمل النسخة. ومتى فُتحت مرة واحدة اكتملت الاستعادة.
restore-to-door = إلى الباب لفتحها

## First run

first-step = الخطوة { $step } من { $steps }: { $name }
first-name-what = لماذا «سند»
first-name-limits = ما يستطيعه
first-name-passphrase = عبارة المرور
first-name-way-in = طريق العودة
first-name-backup = النسخة الاحتياطية
first-next = التالي
first-back = السابق
first-leave = العودة إلى الباب

first-what-title = مكان آمن للأدلة
first-what-lead = يحفظ «سند» الصور والأفلام والأصوات والأوراق في خزنة مشفّرة على هذا الحاسوب، ويوصلها إلى من هم موضع ثقتك. وكل خطوة مدوّنة، كي تستطيع محكمة التحقّق منها بعد سنوات.
first-not-yet-title = ليس لشهادات حقيقية بعد
first-not-yet = لم يفحص هذا الإصدارَ أحد من خارج المشروع. يمكن تجربته بما لا يضرّ أحدًا.
first-role = ما دورك هنا؟
first-role-collect = أوثّق
first-role-collect-detail = أحفظ الأدلة على هذا الحاسوب وأرسلها إلى جهة أثق بها.
first-role-receive = نستلم
first-role-receive-detail = نحن جهة بعيدة عن الخطر. ترسل إلينا الأطراف الموثِّقة، فنتحقّق مما ترسله ونحفظه.
first-role-needed = المطلوب اختيار أحد الاثنين أولًا.
first-have-vault = عندي خزنة من قبل
first-have-backup = عندي نسخة احتياطية

first-limits-title = ما يستطيعه، وما لا يستطيعه
first-limits-lead = هذا يستحقّ قراءة واحدة على مهل. فقد تتوقّف عليه سلامتك.
first-can = ما يستطيعه
first-can-locked = ما دامت الخزنة مقفلة، لا يقرأ أحد ما فيها بدون عبارة مرورك أو ورقة الاسترداد.
first-can-road = ما يُرسل لا يفتحه إلا الشريك المقصود به. ومن يحمله لا يستطيع فتحه.
first-can-whole = ما يُحفظ يخرج كما دخل، بايتًا بايتًا. وأي تغيير يظهر.
first-can-lost = ما قيل إنه محفوظ يبقى محفوظًا، مهما انقطعت الكهرباء.
first-cannot = ما لا يستطيعه
first-cannot-unlocked = حماية حاسوب مفتوح. من يجلس أمامه يرى كل شيء. ويقفله الاختصار { $keys } كلما غاب عنه نظرك.
first-cannot-forced = حمايتك ممّن يُكرهك على فتحها. لا توجد خزنة مخفية. وأنفع شيء ألا تكون المادة هنا: متى خزّنها شريك، يمكن أن ينساها هذا الحاسوب.
first-cannot-camera = ملاحظة كاميرا وراءك، أو برنامج تجسّس على هذا الحاسوب. فهما يريان ما يظهر لك.
first-cannot-copy = الوصول إلى نسخة أقدم من هذا القرص. فهي تُفتح بعبارة المرور التي كانت وقتها، مهما تغيّر أو حُذف بعد ذلك.
first-cannot-swap = إبقاء كل شيء خارج ذاكرة التبديل والإسبات، حيث قد يكتب النظام أجزاء من ذاكرته على القرص.
first-cannot-flash = الحذف المؤكّد من ذاكرة الفلاش: أقراص SSD والبطاقات ووحدات USB تُبقي أجزاء قديمة حيث لا يصل أي برنامج.
first-cannot-screen = منع تصوير الشاشة.
first-cannot-seen = إخفاء وجود خزنة، أو مقدار ما فيها تقريبًا.
first-cannot-around = حذف ما بقي حولها: في الكاميرا والبطاقة والهاتف ومجلد التنزيلات.

first-pass-title = عبارة مرورك
first-pass-lead = هي التي تفتح الخزنة. لا تُحفظ في أي مكان، ولا يستطيع أحد أن يذكّرك بها.
first-pass-place = أين توضع الخزنة
first-pass-place-usual = في المكان المعتاد
first-pass-place-usual-detail = في مجلد هذا الحساب، على هذا الحاسوب.
first-pass-place-chosen = في مجلد أختاره
first-pass-place-chosen-detail = مجلد فارغ، على قرص في هذا الحاسوب أو على وحدة USB.
first-pass-place-free = المتاح { $size }
first-pass-place-removable = هو على شيء يمكن فصله. وبدونه لا تُفتح الخزنة.
first-pass-partner = الاسم كما تقرؤه الأطراف الموثِّقة
first-pass-partner-hint = يرد في كل دعوة. الأسلم اسم لا خطر على من يوجد معه.
first-pass-needed = المطلوب كتابة عبارة المرور مرتين، بالصيغة نفسها.
first-pass-place-needed = المطلوب اختيار مجلد، أو المكان المعتاد.
first-pass-name-needed = المطلوب اسم لجهتك.

first-way-title = طريق العودة
first-way-lead = إن نُسيت عبارة المرور فإما أن يفتح الخزنةَ شيء آخر، وإما ألا يفتحها شيء. وقد يكون كلاهما صوابًا.
first-way-choose = من يستطيع غيرك أن يفتحها؟
first-way-sheet = من بيده ورقة الاسترداد
first-way-sheet-detail = سطران على ورق. ومع نسخة من الخزنة يفتحان كل شيء، بدون عبارة المرور. ومن يجد الورقة يستطيع استعمالها أيضًا.
first-way-halves = شخصان معًا
first-way-halves-detail = لكل منهما نصف ورقة. ونصف واحد لا يفتح شيئًا. هذا مناسب إن كان هناك من هو موضع ثقتك، في مكان آخر.
first-way-none = لا أحد
first-way-none-detail = لا شيء يُعثر عليه أو يُنتزع من أحد. ونسيان عبارة المرور نهائي: لا تُفتح الخزنة بعده أبدًا.
first-way-needed = المطلوب اختيار واحد من الثلاثة أولًا.
first-way-make = إنشاء الخزنة
first-way-making = تُنشأ الخزنة. يستغرق ذلك لحظات عن قصد، كي يصير التخمين بطيئًا.
first-way-made = أُنشئت الخزنة. من هنا يكون السير إلى الأمام؛ ويمكن تغيير كل شيء لاحقًا في الإعدادات.
first-way-none-made = لا توجد ورقة استرداد. عبارة المرور وحدها تفتح الخزنة.

first-backup-title = نسخة احتياطية، في مكان آخر
first-backup-lead = الخزنة على قرص واحد. فإن تعطّل هذا الحاسوب أو أُخذ، فالباقي هو نسخة احتياطية على قرص آخر.
first-backup-where = الأفضل وحدة USB أو قرص يوضع في بيت آخر.
first-backup-encrypted = النسخة الاحتياطية مشفّرة كالخزنة: من يجدها يرى أنها موجودة، ولا يرى شيئًا مما فيها.
first-backup-fresh = ما يُستغنى عنه هنا لا يغادر النسخة الاحتياطية إلا حين تُعمل من جديد.
first-backup-again = الأفضل عملها من جديد بعد كل يوم حُفظ فيه شيء. ولا يُنسخ إلا الجديد.
first-backup-now = فتح الخزنة وعمل نسخة احتياطية
first-backup-later = فتح الخزنة، والنسخة الاحتياطية لاحقًا
first-entering = تُفتح الخزنة.

## Passphrases

pass-new = عبارة مرور جديدة
pass-again = العبارة نفسها مرة أخرى
pass-again-differs = العبارتان غير متطابقتين بعد.
pass-offer = اقتراح عبارة مرور
pass-offer-title = عبارة مرور صنعتها المصادفة
pass-offer-lead = الكلمات المسحوبة مصادفةً أصعب كثيرًا على التخمين من كلمات تخطر على البال. يمكن كتابتها على ورقة حتى تُحفظ عن ظهر قلب، ثم حرق الورقة.
pass-offer-another = عبارة غيرها
pass-offer-use = استعمال هذه العبارة
pass-offer-hide = سأضع عبارتي بنفسي
pass-least = ثمانية أحرف على الأقل. أربع كلمات أو خمس لا يجمع بينها أحد أفضل من كلمة واحدة صعبة.
strength-0 = تُخمَّن في الحال.
strength-1 = تُخمَّن في ساعات.
strength-2 = توقف فضوليًّا، ولا توقف من لديه إمكانات دولة.
strength-3 = جيدة. وكلمة واحدة أخرى تجعلها جيدة جدًّا.
strength-4 = جيدة جدًّا. لا يخمّنها أحد في عمر كامل.
pass-worthless = لا تُقبل: من بيده الحاسوب يدخل بها فورًا. يمكن إضافة كلمات لا يجمعها شيء.
pass-limit = هذا صحيح فقط إن لم يرَها أحد، ولم تُستعمل في مكان آخر.
weakness-common-word = فيها كلمة شائعة أو اسم شائع.
weakness-date = فيها تاريخ. والتواريخ أول ما يُجرَّب.
weakness-repeat = فيها شيء يتكرّر.
weakness-keyboard-run = فيها مفاتيح متجاورة على لوحة المفاتيح.
weakness-short = هي قصيرة.

## Recovery sheets

recovery-sheet = ورقة الاسترداد
recovery-first-half = النصف الأول
recovery-second-half = النصف الثاني
sheet-copy = نقل هذه الورقة
sheet-copy-halves = نقل النصفين
sheet-lead-sheet = المطلوب نقل السطرين بخط اليد، حرفًا حرفًا، أو كتابتهما في ملف ثم طباعته. لا يظهران إلا الآن.
sheet-lead-halves = المطلوب نقل كل نصف إلى ورقة خاصة به. يبقى أحدهما لديك، ويُعطى الآخر لشخص غيرك. لا يظهران إلا الآن.
sheet-line = سطر المفتاح { $number }
sheet-write = كتابتها في ملف
sheet-write-detail = من يجد ذلك الملف يستطيع استعماله. الأسلم كتابته على وحدة USB، ثم طباعته، ثم التخلّص من الملف. لا يجوز أن يبقى على هذا الحاسوب.
sheet-written-to = كُتبت في:
sheet-written-next = بقيت طباعتها، ثم التخلّص من الملف.
sheet-where = الأسلم إخفاء الورقة بعيدًا عن هذا الحاسوب. فمع نسخة من الخزنة تفتح كل شيء.
sheet-where-halves = الأسلم أن يكون النصفان في بيتين مختلفين. فهما معًا، مع نسخة من الخزنة، يفتحان كل شيء.
sheet-go-rehearse = نقلتُها
sheet-skip = المتابعة بلا تجربة
sheet-skip-title = المتابعة بلا تجربة؟
sheet-skip-what = إن كان حرف واحد على الورقة خطأً فلن تفتح شيئًا، ولن يُعرف ذلك إلا يوم الحاجة إليها. ويمكن تجربتها لاحقًا في الإعدادات.
sheet-skip-stay = العودة إلى الورقة
sheet-rehearse-title = تجربة الورقة
sheet-rehearse-lead = المطلوب كتابة سطري المفتاح من الورقة، أو لصقهما. وبذلك يُعرف أن الورقة تفتح الخزنة.
sheet-rehearse-check = تجربتها
sheet-rehearse-show = عرض الورقة من جديد
sheet-rehearsed-title = الورقة تفتح الخزنة
sheet-rehearsed = مكانها حيث لا يبحث أحد.

## Settings

settings-title = الإعدادات
settings-group-window = هذه النافذة
settings-group-keys = الدخول
settings-group-keep = الحفظ بأمان
settings-group-road = الطريق
settings-group-computer = هذا الحاسوب
settings-group-end = النهاية
settings-to-settings = إلى الإعدادات
settings-never = لم يحدث بعد
settings-last = آخر مرة في

settings-looks = اللغة والمظهر
settings-looks-lead = ما يُختار هنا يُحفظ على هذا الحاسوب دون تشفير. ولا يقول شيئًا عن أي قضية.
settings-language-system = كما في النظام
settings-theme = الألوان
settings-theme-system = كما في النظام
settings-theme-light = نهار
settings-theme-light-detail = حبر على ورق.
settings-theme-dark = مساء
settings-theme-dark-detail = حروف فاتحة على أرضية داكنة.
settings-theme-night = ليل
settings-theme-night-detail = خافت ودافئ، لغرفة مظلمة.
settings-text-size = حجم النص
settings-text-size-sample = هذا هو حجم الكلمات.

settings-lock = القفل
settings-lock-status =
    { $minutes ->
        [zero] بلا انتظار
        [one] بعد دقيقة واحدة من غيابك
        [two] بعد دقيقتين من غيابك
        [few] بعد { $minutes } دقائق من غيابك
        [many] بعد { $minutes } دقيقة من غيابك
       *[other] بعد { $minutes } دقيقة من غيابك
    }
settings-lock-lead = عند القفل تُنسى المفاتيح وكل ما عُرض. والعمل الذي اكتمل محفوظ.
settings-lock-idle = القفل إن غاب الجميع مدة
settings-lock-minutes =
    { $minutes ->
        [zero] بلا انتظار
        [one] دقيقة واحدة
        [two] دقيقتان
        [few] { $minutes } دقائق
        [many] { $minutes } دقيقة
       *[other] { $minutes } دقيقة
    }
settings-lock-sleep = القفل عند سكون هذا الحاسوب
settings-lock-sleep-detail = وكذلك عند إغلاق الغطاء أو قفل الشاشة.
settings-cover = تغطية كل صورة وفيلم
settings-cover-detail = لا يظهر أيّ منها إلا إذا كُشف باليد. يفيد ذلك حيث يستطيع آخرون رؤية الشاشة.
settings-lock-keys = القفل في أي وقت: { $keys }

settings-passphrase = تغيير عبارة المرور
settings-passphrase-lead = بعد التغيير تفتح العبارة الجديدة الخزنة، ولا تفتحها القديمة.
settings-passphrase-old-copies = النسخة الأقدم من الخزنة تبقى تُفتح بعبارة المرور القديمة. فإن كان أحد قد عرفها، فالأنسب هو «عبارة مروري انكشفت».
settings-passphrase-current = عبارة المرور الآن
settings-passphrase-sheet-hint = إن كان الدخول بورقة الاسترداد فيُترك هذا فارغًا.
settings-passphrase-change = تغييرها
settings-passphrase-changing = تتغيّر عبارة المرور. يستغرق ذلك لحظات عن قصد.
settings-passphrase-done = عبارة المرور الجديدة تفتح الخزنة. والقديمة لم تعد تفتحها.

settings-seen = عبارة مروري انكشفت
settings-seen-status = يعطي الخزنة مفاتيح جديدة
settings-seen-lead = يُعطى كل ما في الخزنة مفاتيح جديدة. وبعدها لا تفتح عبارة المرور القديمة والورقة القديمة إلا نسخًا أقدم منها.
settings-seen-copies = النسخ والنسخ الاحتياطية التي عُملت من قبل تبقى تُفتح بعبارة المرور القديمة. الأسلم عمل نسخ احتياطية جديدة، والتخلّص من القديمة حيث يمكن.
settings-seen-begin = إعطاؤها مفاتيح جديدة
settings-seen-working = تُعطى الخزنة مفاتيح جديدة. الأسلم ألا يُطفأ الحاسوب؛ وإن انقطعت الكهرباء تبقى الخزنة تُفتح بعبارة المرور القديمة أو الجديدة.
settings-seen-done = صارت لكل شيء مفاتيح جديدة.

settings-rehearse = تجربة طريق العودة
settings-rehearse-lead = مرة أو مرتين في السنة تُكتب الورقة هنا. لا يتغيّر شيء؛ وإنما يُعرف هل تفتح هذه الخزنة.
settings-rehearse-last = آخر تجربة

settings-sheet = ورقة استرداد جديدة
settings-sheet-status = تحلّ محلّ التي قبلها
settings-sheet-unsure-status = تلزم ورقة جديدة
settings-sheet-lead = بعدها لا تفتح الورقة السابقة إلا نسخًا أقدم من هذه الخزنة.
settings-sheet-unsure-title = تلزم ورقة جديدة
settings-sheet-unsure = انقطع تغيير للمفاتيح ذات مرة. وربما لا توجد ورقة استرداد تفتح هذه الخزنة.
settings-sheet-make = إنشاؤها
settings-sheet-making = تُنشأ الورقة. يستغرق ذلك لحظات عن قصد.
settings-sheet-none-done = لم تعد هناك ورقة استرداد. عبارة المرور وحدها تفتح الخزنة.

settings-backup = النسخة الاحتياطية
settings-backup-lead = نسخة من الخزنة، مشفّرة كما هي، في مكان آخر. والأفضل أن تكون في بيت آخر.
settings-backup-last = آخر نسخة من هذه النافذة
settings-backup-place-hint = مجلد فارغ، أو مجلد النسخة السابقة: فلا يُنسخ عندئذ إلا الجديد.
settings-backup-opens = ما الذي يفتحها؟
settings-backup-opens-both = عبارة المرور وورقة الاسترداد
settings-backup-opens-both-detail = أيٌّ منهما.
settings-backup-opens-passphrase = عبارة المرور وحدها
settings-backup-opens-passphrase-detail = من يجد ورقة الاسترداد لا يستطيع فتحها.
settings-backup-opens-sheet = ورقة الاسترداد وحدها
settings-backup-opens-sheet-detail = لا يمكن إكراه أحد على قول عبارة مرور لها. ولا يُتاح هذا إلا إذا كان الدخول بالورقة.
settings-backup-place = إلى أين
settings-backup-fixed-disk = هذا قرص في هذا الحاسوب. فإن كان هو قرص الخزنة، ضاعت الاثنتان معًا.
settings-backup-begin = عمل النسخة الاحتياطية
settings-backup-running = يجري النسخ إلى النسخة الاحتياطية
settings-backup-stopped = توقّف النسخ. في ذلك المجلد النسخة السابقة، أو لا شيء. ويمكن بدؤه من جديد فيتابع.
settings-backup-done-title = النسخة الاحتياطية سليمة كاملة
settings-backup-done =
    { $copied ->
        [zero] لم يكن هناك جديد يُنسخ.
        [one] نُسخ أصل واحد، وحجمه { $size }.
        [two] نُسخ أصلان، وحجمهما معًا { $size }.
        [few] نُسخت { $copied } أصول، وحجمها معًا { $size }.
        [many] نُسخ { $copied } أصلًا، وحجمها معًا { $size }.
       *[other] نُسخ { $copied } أصل، وحجمها معًا { $size }.
    } { $already ->
        [zero] النسخة الاحتياطية جديدة كلها.
        [one] وكان أصل واحد هناك من قبل.
        [two] وكان أصلان هناك من قبل.
        [few] وكانت { $already } أصول هناك من قبل.
        [many] وكان { $already } أصلًا هناك من قبل.
       *[other] وكان { $already } أصل هناك من قبل.
    }
settings-backup-done-next = تستحقّ تجربة واحدة: فالنسخة الاحتياطية التي لم تُجرَّب مجرّد أمل.
settings-backup-to-drill = تجربة النسخة الاحتياطية
settings-again = من جديد
settings-meanwhile = يظهر سير العمل في أعلى كل صفحة، وكذلك زرّ إيقافه. ويمكن مواصلة العمل في الأثناء.

settings-drill = تجربة نسخة احتياطية
settings-drill-status = بلا كتابة أي شيء
settings-drill-lead = تُفتح النسخة الاحتياطية وتُقرأ كلها حيث هي، كما لو كانت تُستعاد. لا يُكتب شيء، ولا يتغيّر شيء.
settings-drill-place = النسخة الاحتياطية
settings-drill-passphrase = عبارة مرور النسخة الاحتياطية
settings-drill-passphrase-hint = التي كانت تفتح الخزنة وقت عمل النسخة.
settings-drill-begin = تجربتها
settings-drill-running = تُقرأ النسخة الاحتياطية
settings-drill-stopped = توقّفت التجربة. لم يتغيّر شيء.
settings-drill-whole-title = هذه النسخة الاحتياطية تعيد كل شيء
settings-drill-damaged-title = هذه النسخة الاحتياطية لا تعيد كل شيء
settings-drill-damaged = الأسلم عمل نسخة احتياطية جديدة في مجلد فارغ. والخزنة نفسها لم تُمسّ.

settings-check = فحص كل شيء
settings-check-status = يقارن كل أصل بخلاصته الرقمية
settings-check-lead = يُقرأ كل أصل من جديد ويُقارن بخلاصته الرقمية، وكل سجلّ حيازة من أوله. لا يتغيّر شيء؛ ويُدوَّن الفحص نفسه.
settings-check-long = يُقرأ { $size }. وعلى قرص بطيء يستغرق ذلك وقتًا.
settings-check-begin = فحص كل شيء
settings-check-running = يُقرأ كل شيء من جديد
settings-check-stopped = توقّف الفحص. لم يتغيّر شيء.
settings-check-whole-title = كل شيء كما كان
settings-check-read =
    { $whole ->
        [zero] لا أصل يُقرأ بعد.
        [one] أصل واحد هو كما ضُمّ، وحجمه { $size }.
        [two] أصلان هما كما ضُمّا، وحجمهما معًا { $size }.
        [few] { $whole } أصول هي كما ضُمّت، وحجمها معًا { $size }.
        [many] { $whole } أصلًا هي كما ضُمّت، وحجمها معًا { $size }.
       *[other] { $whole } أصل هي كما ضُمّت، وحجمها معًا { $size }.
    } { $entries ->
        [zero] ولم يكن هناك قيد يُفحص.
        [one] وفُحص قيد واحد من سجلّات الحيازة.
        [two] وفُحص قيدان من سجلّات الحيازة.
        [few] وفُحصت { $entries } قيود من سجلّات الحيازة.
        [many] وفُحص { $entries } قيدًا من سجلّات الحيازة.
       *[other] وفُحص { $entries } قيد من سجلّات الحيازة.
    }
settings-check-damaged-title =
    { $count ->
        [zero] كل شيء كما كان
        [one] شيء واحد ليس كما كان
        [two] شيئان ليسا كما كانا
        [few] { $count } أشياء ليست كما كانت
        [many] { $count } شيئًا ليست كما كانت
       *[other] { $count } شيء ليست كما كانت
    }
settings-check-damaged = قد تكون لدى الشركاء وفي النسخ الاحتياطية نسخ سليمة. الأسلم نسخ مجلد الخزنة أولًا قبل أي شيء، وألا يُكتب على هذا القرص إلا ما لا بدّ منه.
settings-check-findings = ما ليس كما كان
fixity-original-damaged = أصل معطوب أو مفقود.
fixity-record-damaged = بطاقة معطوبة.
fixity-entry-missing = قيد مفقود من سجلّ الحيازة.
fixity-entry-damaged = قيد معطوب في سجلّ الحيازة.
fixity-entry-link-wrong = قيد لا يذكر القيد الذي قبله.
fixity-log-damaged = سجلّ الحيازة ليس الذي وُقّع.
fixity-store-damaged = صفحة معطوبة في ملف الخزنة.
fixity-record-missing = بطاقة مفقودة يذكرها قيد أو حزمة.
fixity-record-unsealed = بطاقة لا يختمها أي قيد في سجلّ حيازة.
fixity-item-missing = مادة مفقودة يذكرها سجلّ الحيازة.
fixity-item-state-wrong = لا يفسّر سجلّ الحيازة حالة مادة.
fixity-case-missing = قضية مفقودة لها سجلّ حيازة أو مواد.
fixity-log-cut-back = سجلّ الحيازة أقصر مما ذكرته حزمة خرجت.
fixity-log-forked = سجلّ الحيازة ليس الذي ذكرته حزمة خرجت.
fixity-item-unsealed = مادة ليست كما تقول بطاقتها المختومة.
fixity-person-missing = شخص مفقود تذكره بطاقة.
fixity-person-unsealed = شخص ليس كما تقول أحدث بطاقة مختومة.
fixity-identity-state-wrong = لا يفسّر سجلّ الحيازة حالة نصف هوية.
fixity-approval-damaged = إذن يستند إليه تجاوُز معطوب أو مفقود.
fixity-account-missing = رواية يسمّيها سجلّ الحيازة مفقودة.
fixity-account-state-wrong = لا يفسّر سجلّ الحيازة حالة رواية.
fixity-account-unsealed = رواية ليست كما تقول بطاقتها المختومة.

settings-where = ما الموجود وأين
settings-where-status = الخزنة، والإعدادات، والبرنامج
settings-where-lead = كل ما يحفظه «سند» على هذا الحاسوب. ولا يكتب في غيره إلا حيث تُخرَج الملفات، وعلى وحدات USB والمجلدات التي تُختار.
where-vault = الخزنة
where-vault-detail = مشفّرة. فيها كل شيء عن قضاياك، وفيها وحدها.
where-settings = الإعدادات
where-settings-detail = دون تشفير: اللغة، والمظهر، والقفل، وأماكن خزناتك.
where-program = البرنامج
where-program-detail = «سند» نفسه. لا شيء منك فيه.
where-web = مجلد النافذة نفسها
where-web-detail = في الذاكرة، لا على قرص. يُفرَّغ عند القفل.
settings-where-size-unknown = الحجم غير معروف
settings-vault-facts = هذه الخزنة
settings-vault-name = المجلد
settings-vault-role = لِمَن
settings-role-collector = طرف موثِّق
settings-role-partner = شريك
settings-vault-number = الرقم
settings-vault-made = أُنشئت في
settings-vault-agent = رمزك في سجلّات الحيازة
settings-vault-cases = القضايا
settings-vault-items = المواد
settings-vault-size = حجم الأصول
settings-vault-free = المتاح على قرصها

settings-diagnostics = التشخيص
settings-diagnostics-status = يُقرأ، ثم يُنسخ لمن يساعدك
settings-diagnostics-lead = هذا كل ما يستطيع «سند» أن يقوله عن نفسه لمن يساعدك. لا يسمّي قضية ولا شخصًا ولا مسارًا. ولا يُرسل شيء من تلقاء نفسه: النسخ بعد القراءة، ولمن أراد فقط.
settings-diagnostics-copy = نسخه كله
settings-diagnostics-copied = نُسخ. ويبقى في الحافظة حتى يُنسخ شيء آخر.
settings-diagnostics-not-copied = تعذّر نسخه. يمكن تحديد النص أعلاه ونسخه بالمفتاحين Ctrl+C.

settings-about = عن «سند»
settings-about-lead = «سند» بالعربية والدرية والبشتوية والفارسية والأردية والتركية: وثيقة، وما يُستند إليه؛ وهو أيضًا سلسلة الأشخاص الذين وصلت عنهم شهادة.
settings-about-version = الإصدار
settings-about-licence = الرخصة
settings-about-development = نسخة للمطوّرين

settings-wipe = محو هذه الخزنة
settings-wipe-status = يقضي عليها نهائيًّا
settings-wipe-goes = ما يذهب
settings-wipe-goes-what =
    المفاتيح أولًا، ثم كل ما في المجلد: { $items ->
        [zero] لا مواد
        [one] مادة واحدة
        [two] مادتان
        [few] { $items } مواد
        [many] { $items } مادة
       *[other] { $items } مادة
    } في { $cases ->
        [zero] لا قضايا
        [one] قضية واحدة
        [two] قضيتين
        [few] { $cases } قضايا
        [many] { $cases } قضية
       *[other] { $cases } قضية
    }. ولا تفتحها بعد ذلك عبارة مرور ولا ورقة استرداد.
settings-wipe-stays = ما يبقى
settings-wipe-stays-what = النسخ الاحتياطية، وما لدى الشركاء، والنسخ الأقدم من هذا القرص. وتبقى هذه تُفتح بعبارة المرور القديمة والورقة القديمة.
settings-wipe-undone = ما لا رجعة فيه
settings-wipe-undone-what = كل ذلك.
settings-wipe-law = في بعض البلدان يُؤخذ المحو نفسه على صاحبه.
settings-wipe-passphrase = عبارة مرور هذه الخزنة
settings-wipe-hold = محو هذه الخزنة بالضغط المطوّل
settings-wipe-keep = إبقاء الخزنة
settings-wipe-working = يجري المحو.

## Help

help-title = المساعدة
help-page-lead = إجابات قصيرة. كل ما هنا موجود على هذا الحاسوب؛ ولا يُبحث عن شيء في أي مكان آخر.
help-part-both = للجميع
help-part-collect = لمن يوثّق
help-part-review = لمن يستلم
help-q-lost = ماذا يحدث إن ضاعت عبارة المرور؟
help-a-lost = تفتح ورقة الاسترداد الخزنة، أو نصفاها معًا: «لا أستطيع الدخول» عند الباب. وبدون ورقة لا يستطيع أحد المساعدة، ولا حتى من يصنعون «سند».
help-a-lost-now = إن كانت الخزنة مفتوحة الآن فالأسلم إنشاء ورقة من الإعدادات، ووضع عبارة مرور يسهل تذكّرها.
help-q-read = من يستطيع قراءة هذا؟
help-a-read = كل من يفتح الخزنة: بعبارة المرور، أو بورقة الاسترداد. وما يُرسل يستطيع الشريك أيضًا قراءته والاحتفاظ به. وما دامت الخزنة مفتوحة، فمن يجلس أمام هذا الحاسوب يستطيع قراءتها كلها.
help-a-read-not = ولا أحد غيرهم: لا من يحمل وحدة USB، ولا من يأخذ الحاسوب مقفلًا، ولا من يصنعون «سند».
help-q-claimed = ما معنى «الوقت المدّعى»؟
help-a-claimed = هو ما قالته ساعة جهاز. وقد تخطئ الساعات أو تُضبط باليد، فلا يسمّيه «سند» إلا ادّعاءً. ويعرضه مع ما يشهد به آخرون: ليس قبل هذا، وليس بعد ذاك.
help-q-checkpoint = ما العمل عند حاجز تفتيش؟
help-a-checkpoint-lock = القفل بالاختصار { $keys }، ثم إطفاء الحاسوب قبل الخروج. فهو في السكون يحتفظ بذاكرته.
help-a-checkpoint-less = الأسلم حمل أقل ما يمكن. وما خزّنه شريك يمكن أن ينساه هذا الحاسوب قبل السفر.
help-a-checkpoint-stick = وحدة USB المخصّصة لشريك تُظهر أن عليها ملفات مشفّرة، ومتى كُتبت. ولا تُظهر من صنعها، ولا لمن، ولا ما تقوله. وفي بعض الأماكن يكفي وجودها سببًا للتوقيف.
help-a-checkpoint-forced = عند الإكراه على فتحها: لا توجد خزنة مخفية. حياتك أولًا.
help-q-stick = كيف تُحمل وحدة USB؟
help-a-stick-out = تُختار وحدة USB في «الصادر»، ثم يُنتظر حتى يقول «سند» إن فصلها آمن، ثم تُفصل. وإن ضاعت أو أُخذت فكل أصل ما زال هنا، ويمكن إرسال الحزمة من جديد.
help-a-stick-back = وحدة USB نفسها تعود بقبول الشريك. تُختار من جديد في «الصادر»، فيدوّن «سند» الردّ.
help-q-net = ماذا يحدث عند الإرسال عبر الإنترنت؟
help-a-net = لا يخرج إلا ما أُذن به لشريك، مشفّرًا قبل خروجه، إلى صندوق بريد ذلك الشريك. لا يستطيع الصندوق فتح شيء. وهو يوقّع على ما لديه، وليست هذه كلمة الشريك. فالقبول وحده يقول إنه فُتح وصحّ التحقّق منه.
help-a-net-seen = حيث يُراقَب الخطّ يمكن أن يُرى أن هذا الحاسوب يخاطب صندوق بريد، وكم يخرج. وتقول «الإعدادات › الشبكة» ما يراه الآخرون، وكيف يكون المرور عبر Tor.
help-a-net-cut = إن انقطع الخطّ فلا يضيع شيء: يُتابَع من الجزء الذي كان يُرسل. ويمكن إيقاف النقل مؤقتًا، وسحبه ما لم يكن كله في صندوق البريد.
help-q-forget = متى يجوز أن ينسى هذا الحاسوب شيئًا؟
help-a-forget = متى قال قبول من شريك إنه مخزَّن لديه، وكانت الأرقام قد قورنت مع ذلك الشريك. وقبل ذلك قد تكون هذه هي النسخة الوحيدة.
help-q-source = هل ذهب الملف الذي ضممتُه من مكانه القديم؟
help-a-source = لا. إنما يقرؤه «سند». وما زال في الكاميرا والبطاقة والهاتف ومجلد التنزيلات، وقد يتذكّر النظام اسمه.
help-q-desk = كيف تدخل حزمة؟
help-a-desk = في «الوارد» يُجلب من صندوق البريد، أو تُختار وحدة USB أو المجلد. فيجلب «سند» ما هناك ويتحقّق منه كله عند الاستلام. وما لا يصحّ لا يُحفظ، وتقول النتائج لماذا. ثم يأتي القبول، ثم إيصاله إلى الطرف الموثِّق.
help-q-digits = لماذا تُقارن الأرقام مع الطرف الموثِّق؟
help-a-digits = هي الاسم القصير لمفتاحه. وقبل أن يقرأها كل منكما للآخر، صوتًا أو وجهًا لوجه، ربما كان غيره قد أخذ الدعوة.
help-q-court = كيف تتحقّق محكمة من هذا؟
help-a-court = بأدواتها هي. يتألّف الإثبات والإضبارة من ملفات عادية: خلاصات رقمية وتواقيع وسجلّ الحيازة. وفيهما نص اسمه VERIFY.txt يشرح خطوة خطوة كيفية التحقّق منها بدون «سند». ولا بدّ أن يكون الأصل مطابقًا، بايتًا بايتًا، لما تسمّيه الخلاصة الرقمية.
help-a-court-not = ما يمكن بيانه هو أن شيئًا لم يتغيّر منذ الضمّ. وهذا لا يبيّن أن ما يقوله ملف صحيح.
help-q-keys = ما المفاتيح التي يمكن استعمالها؟
help-keys-lock = قفل
help-keys-search = العثور على شيء
help-keys-back = رجوع، أو إغلاق
help-keys-move = من شيء إلى الذي يليه
help-keys-press = ضغط ما حوله الإطار
help-keys-choose = اختيار داخل مجموعة أو قائمة
