# Where a person tells what happened, where facts are stated, the tray, and search, in Arabic: see
# ../en/window-account.ftl. The words and the manner stand at the head of errors.ftl; account is رواية,
# draft مسودة, tray صينية الوارد, first question السؤال الأول.

## A date as far as it is known

dated-words = بالكلمات
dated-words-hint = كما قيل. «بعد العيد بيومين» جواب حسن.
dated-shape = كتاريخ
dated-shape-bare = كيف يُعرف
dated-shape-unknown = غير معروف كتاريخ
dated-shape-time = يوم أو شهر أو سنة
dated-shape-season = فصل من السنة
dated-shape-between = بين تاريخين
dated-shape-before = في يوم أو قبله
dated-shape-after = في يوم أو بعده
dated-calendar = التقويم
dated-part-day = اليوم
dated-part-month = الشهر
dated-part-year = السنة
dated-month-none = غير معروف
dated-from = من
dated-to = إلى
dated-which-season = الفصل
dated-season = فصل { $season }، من { $first } إلى { $last }
dated-season-of = فصل { $season } { $year }
season-0 = الربيع
season-1 = الصيف
season-2 = الخريف
season-3 = الشتاء
# Each begins with a word: what begins with a value would run from the left.
dated-day = يوم { $day } { $month } { $year }
dated-month = شهر { $month } { $year }
dated-between = بين { $first } و{ $last }
dated-before = في { $day } أو قبله
dated-after = في { $day } أو بعده
dated-in-gregorian = بالتقويم الميلادي: { $date }
dated-year-needed = بالسنة يصير تاريخًا. واليوم والشهر يمكن تركهما مفتوحين.
dated-wrong = لا تاريخ كهذا في هذا التقويم، أو أن نهايته قبل بدايته.
dated-basis = كيف عُرف التاريخ
dated-basis-none = لم يُذكر
dated-basis-said = قيل
dated-basis-seen = شوهد ممن يكتب هذا
dated-basis-embedded = الملف نفسه يذكره
dated-basis-person = ذكره شخص يعرف
dated-basis-content = يُفهم مما يظهر

## A place

placed-words = بالكلمات
placed-words-hint = كما قيل، دون دقة تزيد على ما هو آمن.
placed-kind = نوع المكان
placed-kind-none = لم يُذكر
placed-more = بدقة أكبر
placed-name = اسم المكان
placed-path = أين يقع
placed-path-hint = المديرية، الولاية، البلد.
placed-latitude = خط العرض
placed-longitude = خط الطول
placed-exact = حفظ المكان بدقته
placed-exact-why = وإلا يُقرَّب إلى نحو عشرة كيلومترات. نقطة على خريطة تقود إلى باب، وإلى من يسكن وراءه.
placed-kept-exact = تُحفظ النقطة كما كُتبت بدقتها.
placed-kept-coarse = تُحفظ دائرةً نصف قطرها { $metres } متر حول
placed-wrong = ليست هذه نقطة بعد. تُكتب الدرجات هكذا مثلًا: 34.5281 و69.1723.
placed-source = من أين عُرفت النقطة
placed-within = ضمن { $metres } متر

## A language

tongue-none = لم تُذكر
tongue-other = لغة أخرى
tongue-which = أي لغة

## Taking something in with nothing asked, and the tray

rapid-do = حفظ شيء الآن
rapid-kept =
    { $count ->
        [zero] لم يُحفظ شيء.
        [one] حُفظ ملف واحد في الوارد السريع.
        [two] حُفظ ملفان في الوارد السريع.
        [few] حُفظت { $count } ملفات في الوارد السريع.
        [many] حُفظ { $count } ملفًا في الوارد السريع.
       *[other] حُفظ { $count } ملف في الوارد السريع.
    }
rapid-later = خُتمت بايتاتها ووقت وصولها. أما إلى أي قضية تنتمي فيُقال لاحقًا.
rapid-tray = فتح الوارد السريع
rapid-seen = تمّ الاطلاع
tray-title = الوارد السريع
tray-lead = ما حُفظ دون أي سؤال، إلى أن يوضع في قضية. لا يُرسل الوارد السريع إلى أحد أبدًا.
tray-list = مواد الوارد السريع
tray-empty-title = لا شيء ينتظر قضيته
tray-empty = حين لا يتّسع الوقت لقول ما هو الشيء، يكفي إفلاته على هذه النافذة في أي موضع منها، أو حفظه من هنا. يُحفظ فورًا بايتًا بايتًا مع وقت وصوله.
tray-no-case = لا قضية بعد يوضع فيها. تُنشأ واحدة من «القضايا».
tray-file = وضعها في قضية
tray-filed =
    { $count ->
        [zero] لم يوضع شيء في قضية.
        [one] وُضعت مادة واحدة في القضية، ومعها خلاصتها الأولى ووقتها الأول.
        [two] وُضعت مادتان في القضية، ومعهما خلاصتاهما ووقتاهما الأولان.
        [few] وُضعت { $count } مواد في القضية، ومعها خلاصاتها وأوقاتها الأولى.
        [many] وُضعت { $count } مادة في القضية، ومعها خلاصاتها وأوقاتها الأولى.
       *[other] وُضعت { $count } مادة في القضية، ومعها خلاصاتها وأوقاتها الأولى.
    }
tray-into-title =
    { $count ->
        [zero] لا مواد لوضعها
        [one] وضع هذه المادة في قضية
        [two] وضع هاتين المادتين في قضية
        [few] وضع هذه المواد في قضية ({ $count })
        [many] وضع هذه المواد في قضية ({ $count })
       *[other] وضع هذه المواد في قضية ({ $count })
    }
tray-into = في أي قضية؟
tray-into-what = يذهب معها إثبات وقت قيدها الأول. ولا يمكن إعادتها إلى الوارد السريع.
tray-into-leave = ليس الآن
tray-into-do = وضعها هناك

## Search

search-title = بحث
search-field = عمّ البحث
search-hint = أي كلمات، بأي خط. يجب أن توجد كلها.
search-kind = البحث بين
search-kind-all = كل شيء
search-kind-item = المواد
search-kind-person = الأشخاص
search-kind-account = الروايات
search-kind-case = القضايا
search-narrow = تضييق البحث
search-case = في القضية
search-case-all = كل القضايا
search-person = عن الشخص ذي الرمز
search-person-hint = مثل W-7F3K.
search-place = المكان بالكلمات
search-code = موسوم بأنه
search-code-none = أي شيء
search-when = متى وقع
search-clear = من البداية
search-names = البحث في الأسماء أيضًا
search-names-on = يجري البحث في الأسماء أيضًا.
search-names-off = إبقاء الأسماء مغلقة
search-names-title = فتح أنصاف الهوية للبحث في الأسماء؟
search-names-why = يُفتح كل نصف هوية على حدة للمقارنة فقط، ثم يُغلق. لا يظهر منها شيء سوى لمن هي. ومن يرى هذه الشاشة يعرف حينها أي رمز يخصّ اسمًا ما.
search-names-leave = إبقاء الأسماء مغلقة
search-names-do = البحث في الأسماء
search-count =
    { $count ->
        [zero] لم يُعثر على شيء
        [one] نتيجة واحدة
        [two] نتيجتان
        [few] { $count } نتائج
        [many] { $count } نتيجة
       *[other] { $count } نتيجة
    }
search-at-least = عدد النتائج { $count } أو أكثر
search-keys = مفاتيح الأسهم للتنقّل، وEnter للفتح.
search-busy = البحث جارٍ.
search-empty = يشمل البحث العناوين والملاحظات والحقائق والروايات والرموز لكل ما في هذه الخزنة. ولا يُحفظ من البحث شيء.
search-nothing = لم يُعثر على شيء
search-nothing-next = كلمات أقل تعثر على أكثر. ولا يجري البحث في أسماء الأشخاص إلا عند طلب ذلك.
search-nobody = لا أحد يحمل الرمز { $code }.
search-untitled = بلا عنوان
search-more = عرض المزيد

## An account: before she begins

account-title = رواية
account-of = { $person } في القضية { $case }
account-kind-more = أنواع أخرى
account-opening = جارٍ فتحها.
account-begin-lead = قصيرة، بكلمات من يروي، ومرة واحدة. من يحقق لاحقًا يمكنه أن يسأل أكثر.
account-begin-next = كل شيء مهيّأ
account-kind = ما الذي يؤخذ
account-kind-first = ما حدث، ومتى، وأين، ومن، وكيف عُرف، كما يُروى. لا أكثر من ذلك.
account-kind-screening = من هو الشخص بالرمز، وكيف يمكن الوصول إليه بأمان، وما الذي يلزمه. لا يُسأل عما حدث.
account-kind-clarify = سؤال قصير واحد عن رواية أولى، مع كتابة السبب.
account-kind-written-self = يكتبها الشخص نفسه. يمكن توجيه الشاشة نحوه.
account-kind-spontaneous = كلمات قيلت دون سؤال.
account-kind-detailed = بعد تدريب فقط، وحين لا يستطيع غيرنا أخذها.
account-kind-specialist = يأخذها من تدرّب على العمل مع الأطفال أو الناجيات والناجين من العنف الجنسي.
account-told-before = رُوي هذا من قبل
account-told-before-why = إعادة الرواية قد تؤلم، وقد تُستعمل ضد الشخص. إن كانت الرغبة فيها قائمة مع ذلك، يُكتب السبب.
account-reason = لماذا مرة أخرى
account-reason-none = لم يُذكر
account-reason-words = بالكلمات
account-conditions = ما يُنظر فيه قبل البدء
account-conditions-hint = إن لم يتحقق واحد منها فالتوقف هنا. لا شيء يضيع بالانتظار.
account-condition-safety = المكان آمن
account-condition-safety-detail = لمن يروي، ولمن يسمع، ولطريق العودة.
account-condition-privacy = لا أحد يسمع
account-condition-privacy-detail = شخص واحد في كل مرة، بلا أقارب ولا جماعة.
account-condition-consent = الموافقة قائمة
account-condition-consent-detail = مع العلم بأن التوقف أو التخطي أو السحب ممكن.
account-condition-distress = ما يُفعل إن كان الأمر فوق الطاقة
account-condition-distress-detail = استراحة، ماء، شخص موثوق، عون قريب.
account-condition-referral = العون في المتناول
account-condition-referral-detail = قائمة من يمكن التوجّه إليهم جاهزة.
account-conditions-open = يُنظر في الخمسة كلها أولًا.
account-held = هناك في الأعلى ما يأتي أولًا.
account-present = من هنا
account-present-hint = بالرمز أو الدور، لا بالاسم أبدًا. ولا يلزم ذكر من يروي.
account-present-add = إضافة شخص
account-present-one = من { $role }: { $who }
account-role = الدور
account-role-interviewer = يسأل
account-role-notes = يدوّن
account-role-interpreter = يترجم
account-role-support = يساند
account-role-other = غير ذلك
account-who = من، بالرمز
account-who-hint = مثل A-7Q2M.
account-spoken = لغة الكلام
account-written = لغة الكتابة
account-method = كيف تؤخذ
account-method-own-words = كلمات الشخص أولًا، ثم أسئلة مفتوحة
account-method-written = يكتبها الشخص نفسه
account-method-telephone = بالهاتف
account-method-remote = عبر شاشة
account-place = نوع المكان
account-place-hint = لا عنوان أبدًا.
account-interpreter = المترجم، بالرمز
account-interpreter-hint = تُترك فارغة إن لم يوجد. لا يكون من الأقارب.

### What stands before it

gates-title = هذا يأتي أولًا
gate-risk-stop = تقدير المخاطر في هذه القضية يقول: توقُّف.
gate-risk-stop-next = لا تؤخذ رواية ولا يُرسل شيء حتى يُعاد التقدير.
gate-way-risk-stop = إلى تقدير المخاطر
gate-no-risk = لم تُقدَّر المخاطر بعد.
gate-no-risk-next = من قد يتضرر من هذا الكلام، وما الذي يُفعل لدرء ذلك؟
gate-way-no-risk = تقدير المخاطر
gate-no-referrals = لا قائمة بمن يمكن التوجّه إليهم طلبًا للعون.
gate-no-referrals-next = يجب أن تكون في المتناول قبل أن يروي أحد ما حدث.
gate-way-no-referrals = إعداد القائمة
gate-no-first-question = لم يُطرح السؤال الأول بعد: هل رُوي هذا من قبل؟
gate-no-first-question-next = هو السؤال الأول دائمًا. و«لا» جواب.
gate-way-no-first-question = طرح السؤال الأول
gate-no-consent = لا موافقة على حفظ ما يُروى.
gate-no-consent-next = أو أنها سُحبت. الحديث عن الموافقة يأتي قبل الرواية.
gate-way-no-consent = بدء الحديث
gate-prior-reason-needed = رُوي هذا من قبل. يُكتب أدناه سبب روايته مرة أخرى.
gate-child-or-sgbv = الشخص طفل، أو ممن نجا من عنف جنسي.
gate-child-or-sgbv-next = الآمن إذن مذكرة تواصل وعون. ما فوق ذلك يحتاج إلى تدريب مسجَّل، أو إلى شخص ثانٍ يوافق.
gate-way-child-or-sgbv = شخص ثانٍ
gate-note-only = كتابة مذكرة تواصل
gate-detailed-untrained = الرواية المفصّلة تحتاج إلى تدريب.
gate-detailed-untrained-next = قد تكفي رواية أولى. وإلا فلا بدّ من شخص ثانٍ يوافق.
gate-way-detailed-untrained = شخص ثانٍ
gate-other = هناك ما يأتي قبلها: { $code }

### Her own words

account-words-title = بكلمات من يروي
account-words = الكلمات كما قيلت
account-told-it = انتهى الكلام
account-turn-round = توجيه الشاشة نحو الشخص
account-note-title = مذكرة تواصل
account-note-lead = كيف يمكن الوصول بأمان، وما الذي يلزم، ومن تحدّث مع الشخص أيضًا. لا ما حدث.
account-note-words = مذكرة التواصل

### Open questions

account-questions = الأسئلة المطروحة
account-questions-title = أسئلة مفتوحة
account-questions-lead = عمّا بقي غير واضح فقط. يُحفظ كل سؤال مع جوابه، ليرى أي أحد ما الذي سُئل.
account-her-words = ما قيل
account-offered = أسئلة مفتوحة للاختيار منها
account-offered-why = يُختار واحد لطرحه. لا يلزم طرح أي منها.
account-own-question = سؤال آخر
account-closed-question = هذا يُجاب عنه بنعم أو لا، وقد يضع كلامًا في فم غيره. البدء بـ«ماذا» أو «كيف» أو «أين» أو «من» يتركه مفتوحًا.
account-ask-it = طرحه
account-answer = الجواب
account-no-answer = لم يُكتب جواب.
account-not-asked-after-all = لم يُطرح في النهاية
account-show-her = عرضه للشخص بخط كبير
ask-1 = ماذا حدث بعد ذلك؟
ask-2 = ماذا حدث قبل ذلك مباشرة؟
ask-3 = ما الذي يعود إلى الذاكرة عن ذلك أيضًا؟
ask-4 = أين كان ذلك؟
ask-5 = متى كان ذلك، بقدر ما يعود إلى الذاكرة؟
ask-6 = ماذا كان يجري غير ذلك في تلك الفترة؟
ask-7 = من كان هناك؟
ask-8 = ما الذي رأيته؟
ask-9 = ما الذي سمعته؟
ask-10 = ماذا قيل، بأي كلمات وبأي لغة؟
ask-11 = ما الذي يمكن قوله عن الذين فعلوا ذلك؟
ask-12 = ماذا كانوا يلبسون أو يحملون؟
ask-13 = أي سبب ذُكر؟
ask-14 = كيف عرفت ذلك؟
ask-15 = ماذا فعلت بعد ذلك؟
ask-16 = ما الذي صار مختلفًا منذ ذلك الحين؟
ask-17 = من يعرف ذلك أيضًا؟
ask-18 = ما الذي لم يُسأل عنه وينبغي أن يُقال؟

### Exact words

account-quotes = الكلمات الحرفية
account-quotes-title = كلمات الفاعلين حرفيًا
account-quotes-lead = إن بقيت في الذاكرة: كما قيلت، وباللغة التي قيلت بها. قد تبيّن لماذا حدث ما حدث.
account-quote = الكلمات
account-quote-language = اللغة
account-quote-who = من قالها
account-quote-who-hint = كما يُروى: رتبة، اسم سُمع، «الذي عند الباب».
account-quote-add = إضافة كلمات حرفية
account-line-away = إزالته

### What stands beside

account-rest-title = كيف عُرف، وما بقي دون قول
account-rest-lead = لا شيء ناقص هنا. ما يُحتفظ به في النفس حقّ لصاحبته أو صاحبه.
account-known-how = كيف عُرف ذلك
account-known-how-hint = واحد أو أكثر.
account-chose-not = ما لم تكن هناك رغبة في قوله
account-chose-not-hint = الموضوع فقط، كلٌّ في سطر.
account-not-asked = ما لم يُسأل عنه
account-not-asked-hint = مواضيع، كلٌّ في سطر: لم يتّسع الوقت، أو ليس هنا موضعه.

### Read back

account-read-title = القراءة على الشخص
account-read-lead = بلغة مفهومة، وببطء، ليمكن التصحيح.
account-read-back = هل قُرئت على الشخص؟
account-read-back-yes = نعم
account-read-back-no = لا
account-read-back-in = نعم، باللغة: { $language }
account-read-language = بأي لغة
account-corrections = ما صُحّح
account-corrections-hint = تبقى الكلمات أعلاه كما قيلت أولًا. وما يُصحَّح يُكتب هنا.
account-declared = أنها صحيحة بقدر العلم، وقيلت بحرية
account-declared-hint = بأي شكل مرغوب.
account-declared-oral = قيل ذلك
account-declared-mark = علامة على الورق
account-declared-signature = توقيع على الورق
account-declared-sound = يُسمع ذلك في تسجيل
account-declared-none = لم تكن هناك رغبة، أو لم يكن ممكنًا
account-unsigned = لماذا
account-recording = التسجيل، كاملًا دون قصّ
account-recording-none = لا صوت ولا فيلم في هذه القضية بعد. يُحفظ أولًا ثم يُؤشَّر هنا.

### Afterwards

account-after-title = حال الشخص، والعون الممكن
account-after-lead = قبل الانصراف.
account-referral = العون الذي عُرض
account-referral-hint = ما عُرض، وما نتج عنه.
account-referral-list = من يمكن التوجّه إليهم
account-referral-came = ما نتج عنه
account-referral-one = { $kind }، والنتيجة: { $came }
account-condition = كيف كانت الحال
account-condition-hint = ما أمكنت رؤيته فقط. بلا تشخيص.
account-distress = ما ثقل على النفس
account-distress-add = تدوين شيء الآن
account-distress-at = في { $when }
account-anything-given = هل أُعطي الشخص شيئًا؟
account-anything-given-hint = نفقات طريق، طعام. تُترك فارغة إن لم يُعطَ شيء.
account-impressions = رأي من يدوّن، على حدة
account-impressions-hint = يُحفظ بجانب الرواية لا فيها، ولا يُرسل أبدًا.

### The seal

account-sum-title = قبل الختم
account-sum-lead = بعد الختم لا تتغيّر أبدًا. التصحيحات تضاف وتقف بجانبها.
account-seal = ختمها
account-began = البداية
account-ended = النهاية
account-breaks = الاستراحات
account-break = من { $from } إلى { $to }
account-not-stated = لم يُذكر
account-none-yet = لا شيء بعد
account-she-stopped = كان التوقف هنا.
sealed-title = خُتمت
sealed-what = الكلمات محفوظة في هذه الخزنة. لا يخرج منها شيء إلا بما جرت الموافقة عليه.
sealed-person = العودة إلى الشخص
sealed-read = قراءتها

### Stop, and leaving

stop-what = التوقف ممكن في أي وقت، لأي سبب أو بلا سبب. وما كُتب حتى الآن محفوظ في الخزنة.
stop-keep = إبقاؤها مسودة
stop-keep-what = لا تُرسل المسودة إلى أحد. تمكن المتابعة في يوم آخر، أو لا.
stop-seal = ختمها إلى حيث وصلت
stop-seal-what = تُحفظ رواية جرى التوقف فيها. ولا تخرج إلا بما جرت الموافقة عليه.
stop-go-on = الرغبة في المتابعة قائمة
stop-discard = استبعاد ما كُتب
stop-discard-what = تُتلف المسودة ولا يمكن إرجاعها. وما جرت الموافقة عليه من قبل يبقى.
stop-discard-do = إتلافها نهائيًا
leave-title = الرواية ما زالت جارية
leave-what = لا يُفتح شيء آخر بجانب رواية. يمكن إبقاؤها مسودة والعودة إليها لاحقًا.
leave-stay = البقاء هنا
leave-do = إبقاؤها مسودة والخروج

### The screen turned round

turned-title = للقراءة
turned-words = الكلمات
turned-back = رجوع

## Reading an account

told-title = رواية { $code }
told-not-found = هذه الرواية ليست هنا
told-disposed = أُتلفت هذه الرواية
told-disposed-what = ذهبت كلماتها. بقي مكانها في سجلّ الحيازة، والسبب.
told-disposed-why = ذهبت كلماتها. بقي مكانها في سجلّ الحيازة، والسبب: { $reason }
told-closed = لا تُعرض هنا
told-versions = أي نسخة منها
told-newest = كما صُحّحت، { $when }
told-older = كما خُتمت في { $when }
told-correct = إضافة تصحيح
told-how = كيف أُخذت
told-may = ما الذي يجوز بها
told-may-lead = بقدر ما جرت الموافقة عليه، ولا أكثر.
told-impressions-lead = على حدة من الرواية. تبقى في هذه الخزنة.
may-here-nothing = تبقى في هذه الخزنة مغلقة.
may-here-safekeeping = يجوز حفظها هنا.
may-here-review = يجوز حفظها والعمل بها هنا.
may-here-disclosure = يجوز استعمالها دون الاسم.
may-here-disclosure-named = يجوز استعمالها مع الاسم.
may-here-publication = يجوز نشرها.
may-partner-nothing = لا يجوز أن تكون لدى { $name }.
may-partner-safekeeping = يجوز أن تُحفظ أمانةً لدى { $name }، لا أكثر.
may-partner-review = يجوز أن تُحفظ لدى { $name } وأن تكون خيطًا يُتبَع.
may-partner-disclosure = يجوز أن تُحفظ لدى { $name } وأن تُستعمل دون الاسم.
may-partner-disclosure-named = يجوز أن تُحفظ لدى { $name } وأن تُستعمل مع الاسم.
may-partner-publication = يجوز أن تُحفظ لدى { $name } وأن تُستعمل وتُنشر.
correct-lead = تُكتب كما يُراد لها أن تكون. وما خُتم من قبل يبقى مقروءًا بجانبها.
correct-what = ما الذي اختلف الآن، ومتى قيل ذلك.
correct-save = تسجيل التصحيح
correct-leave = تركها كما كانت
correct-stay = لم يُسجَّل التصحيح بعد. يُسجَّل، أو تُترك كما كانت.
dispose-told-title = إتلافها
dispose-told-open = إتلاف هذه الرواية
dispose-told-sure = إتلاف الكلمات؟
dispose-told-what = تُتلف هنا كلمات كل نسخة منها ولا يمكن إرجاعها. ويبقى في سجلّ الحيازة أن رواية كانت، ومتى خُتمت، والسبب المكتوب. وما لدى شريك لا يُمسّ.
dispose-told-why = السبب
dispose-told-why-hint = مثل: طُلب ذلك. بلا أسماء.
dispose-told-leave = تركها
dispose-told-do = إتلافها
