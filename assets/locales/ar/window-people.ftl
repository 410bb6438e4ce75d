# What the window says of persons, of consent and of plans, in Arabic. The words and the manner stand at the
# head of errors.ftl; the person present is «الشخص» or is not named at all, so that no sentence says a gender.

## A path of small pages

path-next = متابعة
path-skip = تخطّي هذه الصفحة
path-back = رجوع
path-pause = إيقاف مؤقت
path-stop = توقُّف
path-kept = محفوظ في الخزنة
path-keeping = جارٍ الحفظ
path-paused-title = إيقاف مؤقت
path-paused = لا يظهر شيء. كل ما كُتب محفوظ في الخزنة.
path-resume = متابعة من حيث توقّف العمل
path-stop-title = التوقّف هنا

## Words used in many places

yes = نعم
no = لا
not-known = غير معروف
change = تغيير
remove = إزالة
keep-this = حفظ هذا
leave-it = تركه كما هو

unkept-title = هناك كتابة لم تُحفظ
unkept = عند المغادرة الآن تضيع.
unkept-stay = البقاء هنا
unkept-leave = المغادرة دون حفظها

## The parts of a case

case-links = أجزاء هذه القضية
case-link-items = المواد
case-link-people = الأشخاص
case-link-facts = الحقائق والخطط

## The people of a case

people-title = أشخاص القضية { $code }
people-new = شخص جديد
people-by-code = غير حاضر: البحث بالرمز
people-count =
    { $count ->
        [zero] لا أحد
        [one] شخص واحد
        [two] شخصان
        [few] { $count } أشخاص
        [many] { $count } شخصًا
       *[other] { $count } شخص
    }
people-keys = الأسهم للتنقّل، و{ "\u2066" }Enter{ "\u2069" } للفتح.
people-none-title = لا أحد هنا بعد
people-none = يُسجَّل الشخص هنا برمز. أما الاسم فيُحفظ منفصلًا تحت مفتاح خاص به، وليس مطلوبًا أبدًا.
people-first-open = السؤال الأول لم يُطرح بعد
people-child = طفل أو طفلة
people-accounts =
    { $count ->
        [zero] لا رواية
        [one] رواية واحدة
        [two] روايتان
        [few] { $count } روايات
        [many] { $count } رواية
       *[other] { $count } رواية
    }
people-damaged = بطاقة هذا الشخص معطوبة
people-account-disposed = أُتلفت
consent-is-not-asked = لم يُسأل عن الموافقة بعد
consent-is-given = وافق على شيء
consent-is-not-given = لم يوافق على شيء
consent-is-withdrawn = سُحبت الموافقة
draft-conversation = محادثة بدأت ولم تنتهِ.
draft-account = رواية قيد الكتابة.
draft-person = بدأ تسجيل شخص جديد.
draft-identity = بدأ تسجيل هوية.
draft-facts = بدأت كتابة حقائق هذه القضية.
draft-resume = متابعة العمل
by-code-what = من لا يستطيع العودة قد يذكر الرمز الذي أُعطي له، أو يذكره من أُرسل عنه. والرمز المكتوب في القائمة صالح أيضًا.
by-code-label = الرمز
by-code-hint = مثل { "\u2066" }K7M2-9QXR-4TBD{ "\u2069" }، أو { "\u2066" }W-7F3K{ "\u2069" } من القائمة. لا فرق بين الحروف الكبيرة والصغيرة.
by-code-unknown = لا أحد هنا بهذا الرمز. يمكن النظر في كل علامة مرّة أخرى.
by-code-look = بحث

## Safety

safety-title = قبل أي اتصال بهذا الشخص

## A new person, and the coded half

tongue-add = إضافة لغة
tongue-more = لغة أخرى
tongue-remove = إزالة: { $name }
new-person-title = شخص جديد
new-person-lead = لا شيء هنا مطلوب. يُعطى رمز بالمصادفة، ولا مكان لاسم في هذه الصفحة.
new-person-make = تسجيل هذا الشخص
new-person-resumed = ما بدأت كتابته من قبل ظاهر هنا.
person-edit-title = ما هو معروف عن { $code }
person-edit-lead = ما كان هنا من قبل يبقى في سجلّ الحيازة.
person-safety = ما لا يجوز فعله أبدًا
person-safety-hint = يظهر حيثما قد يخطر الاتصال على البال، ويُنقل مع الشخص.
person-child = أهو طفل أو طفلة، أو قد يكون؟
person-child-hint = دون الثامنة عشرة، أو عند الشك.
person-languages = اللغات المفهومة
person-interpreter = هل يلزم مترجم شفهي؟
person-contact = هل يُرغب في اتصال لاحق؟
person-not-asked = لم يُسأل
person-more = المزيد عن هذا الشخص
person-counting = مَن المسجَّل
person-one = شخص واحد
person-group = مجموعة
person-group-of =
    { $count ->
        [0] مجموعة
        [zero] مجموعة
        [one] مجموعة من شخص واحد
        [two] مجموعة من شخصين
        [few] مجموعة من { $count } أشخاص
        [many] مجموعة من { $count } شخصًا
       *[other] مجموعة من { $count } شخص
    }
person-number = كم العدد
person-described = بكلمات بسيطة
person-described-hint = بلا أسماء، وبلا أماكن تدلّ على الشخص.
person-connection = كيف عرف بالأمر
person-age = العمر حين وقع الأمر
person-age-hint = يكفي مدى: 18-25.
person-vulnerable = ما يستدعي العناية
person-vulnerable-hint = يبقى هنا: ولا يدخل فيما يغادر.
person-referral = مساعدة عُرضت
person-referral-hint = ما نتج عنها، بأي كلمات.
person-note = أي شيء آخر
person-note-hint = يبقى هنا: ولا يدخل فيما يغادر.

## One person

person-title = الشخص { $code }
person-agreed = ما تمّت الموافقة عليه
person-agreed-none = لم يُسأل بعد. الفراغ يعني لا: لا يغادر شيء ممّا يخصّ هذا الشخص.
person-accounts = ما رواه الشخص
person-accounts-none = لا رواية بعد.
person-account-take = تدوين رواية
person-coded = ما هو معروف عن الشخص
person-coded-none = لم يُذكر شيء بعد، ولا يلزم ذكر شيء.
person-custody = الحيازة والحقائق التقنية
person-id = المعرّف
person-is-child-title = طفل أو طفلة، أو قد يكون
person-is-child = بلا تدريب على ذلك، تُكتب ملاحظة عن طريقة الوصول وتُعرض المساعدة. وما زاد يحتاج إلى شخص ثانٍ.
override-slot = بموافقة شخص ثانٍ هنا: { $kind }.
override-approval = بموافقة موقَّعة من الشريك: { $kind }.

## The first question

before-title = هل رُوي هذا من قبل؟
before-question = هل رُوي هذا لأحد من قبل؟
before-why = إعادة الرواية ثقيلة، والمحاكم تقارن. «لا» جواب كامل.
before-known = الجواب السابق:
before-open = لم يُطرح بعد. هو السؤال الأول دائمًا.
before-ask = طرحه الآن
before-another = رُوي لشخص آخر أيضًا
before-time = { $number }.
before-somebody = أحدهم
before-to-whom = لمَن
before-to-whom-hint = نوع الشخص أو المنظمة، ولا يلزم اسم.
before-when = متى
before-when-hint = بالكلمات التي قيلت، مثل: بعد العيد بيومين.
before-form = بأي شكل
before-form-hint = شفهيًّا، مكتوبًا، مصوَّرًا.
before-reachable = هل يمكن الوصول إلى نسخة؟
before-used = فيمَ استُخدم، بقدر ما هو معروف
told-yes = نعم، رُوي من قبل.
told-none = لا، لم يُروَ لأحد.
told-unknown = لا يُعرف.
told-did-not-say = لم تكن هناك رغبة في الإجابة.
reachable-yes = يمكن الوصول إلى نسخة.
reachable-no = لا يمكن الوصول إلى نسخة.
reachable-unknown = لا يُعرف إن كان الوصول إلى نسخة ممكنًا.

## The identity half

identity-section = الهوية
identity-title = هوية { $code }
identity-lead = لا شيء هنا مطلوب. يُحفظ تحت مفتاح خاص به ويبقى هنا في كل نقل، إلا عند الموافقة على ذكر الاسم وتأكيد ثانٍ هنا.
identity-no-draft = لا تحفظ هذه الصفحة شيئًا من تلقاء نفسها. الحفظ بزرّ «حفظ هذا».
identity-none = لم يُكتب شيء، ولا يلزم.
identity-not-come = لم تصل. تبقى لدى الطرف الموثِّق، إلا عند الموافقة على ذكر الاسم.
identity-empty = هي مفتوحة، ولا شيء فيها.
identity-covered = مغطّاة
identity-opening = فتحها يُظهر الاسم وطريقة الوصول على هذه الشاشة. يحسن النظر إلى مَن يراها.
identity-opening-desk = فتحها يُظهر الاسم على هذه الشاشة. تمّت الموافقة على ذكره، ويحسن النظر إلى مَن يراها.
identity-open = فتحها لدقيقتين
identity-cover = تغطيتها
identity-covers-itself = تُغطّى من جديد بعد دقيقتين، أو عند مغادرة الصفحة.
identity-write = كتابة الهوية
identity-change = تغييرها
identity-more = خانات أخرى
identity-destroy = إتلافها
identity-destroy-title = إتلاف الهوية
identity-destroy-goes = يذهب مفتاح هذا النصف: الأسماء، وطريقة الوصول، والعلامة المرسومة. لن يقرأها أحد بعد ذلك، لا هنا ولا في نسخة احتياطية تُصنع من الآن.
identity-destroy-stays = يبقى الرمز وما تمّت الموافقة عليه وما رُوي، ويبقى إثباته سليمًا.
identity-destroy-never = لا يمكن التراجع عن ذلك. أما النسخ الاحتياطية الأقدم وما لدى الشركاء فلا يصل إليها هذا.
identity-destroy-hold = ضغط مطوّل للإتلاف
identity-burned-title = أُتلفت الهوية
identity-burned = ذهب مفتاحها. وكل ما عداها باقٍ وإثباته سليم.
identity-names = الأسماء، بكتابتها الأصلية
identity-latin = بالحروف اللاتينية
identity-otherNames = أسماء أخرى
identity-gender = الجنس، بالكلمات التي قيلت
identity-traits = ما يقوله الشخص عن نفسه سوى ذلك، بكلماته
identity-birth = متى كانت الولادة
identity-birthPlace = أين كانت الولادة
identity-documents = الأوراق
identity-nationality = الجنسية
identity-contact = طريقة وصول آمنة
identity-codeWord = الكلمة التي يُعرف بها المتّصل
identity-safeHours = متى يكون الاتصال آمنًا
identity-trustedPerson = مَن يُوثَق به
identity-address = مكان السكن
identity-family = العائلة
identity-lawyer = المحامي
identity-medical = ما ينبغي أن يعرفه طبيب
identity-emergency = المرغوب فيه إن وقع مكروه
identity-note = أي شيء آخر
identity-gender-hint = فقط إن قيل ذلك. لا قائمة هنا، ولا تخمين.
identity-traits-hint = قوم أو دين أو لغة أو إعاقة، أو أي شيء يُذكر. فقط إن كانت هناك رغبة في كتابته.

## What she agreed to, in sentences

agreed-here-1 = يمكننا حفظه هنا أمانةً، دون أي استخدام.
agreed-here-2 = يمكننا حفظه وتتبّعه خيطًا للبحث، بلا اسم.
agreed-here-3 = يمكننا حفظه واستخدامه بلا اسم.
agreed-here-4 = يمكننا حفظه واستخدامه مع الاسم.
agreed-here-5 = يمكننا حفظه واستخدامه مع الاسم ونشره.
agreed-here-no = لا يمكننا حفظ شيء.
agreed-here-later = ينبغي السؤال مرّة أخرى قبل أن نحفظ شيئًا.
agreed-here-blank = لم يُسأل إن كان يمكننا حفظه. الفراغ يعني لا.
agreed-here-withdrawn = سُحب ما تمّت الموافقة عليه هنا.
agreed-them-1 = يمكن لـ{ $name } حفظه أمانةً، دون أي استخدام.
agreed-them-2 = يمكن لـ{ $name } حفظه وتتبّعه خيطًا للبحث، بلا اسم.
agreed-them-3 = يمكن لـ{ $name } حفظه واستخدامه بلا اسم.
agreed-them-4 = يمكن لـ{ $name } حفظه واستخدامه مع الاسم.
agreed-them-5 = يمكن لـ{ $name } حفظه واستخدامه مع الاسم ونشره.
agreed-them-no = لا يصل شيء إلى { $name }.
agreed-them-later = ينبغي السؤال مرّة أخرى قبل أن يصل شيء إلى { $name }.
agreed-them-blank = لم يُسأل عن { $name }. الفراغ يعني لا.
agreed-them-withdrawn = سُحبت الموافقة تجاه { $name }. لا يذهب إلى هناك شيء بعد الآن.
agreed-later-2 = ينبغي السؤال مرّة أخرى عن تتبّعه خيطًا للبحث.
agreed-later-3 = ينبغي السؤال مرّة أخرى عن استخدامه.
agreed-later-4 = ينبغي السؤال مرّة أخرى عن استخدامه مع الاسم.
agreed-later-5 = ينبغي السؤال مرّة أخرى عن نشره.
agreed-some = هذا عن بعض الأشياء فقط.
agreed-review = موعد السؤال من جديد:
notice-to-send = يذهب الإشعار إلى { $name } مع النقل القادم.
notice-under-way = الإشعار في الطريق إلى { $name }.
notice-acknowledged = أكّد { $name } استلام الإشعار.
out-with =
    لدى { $name }: { $items ->
        [zero] لا مواد
        [one] مادة واحدة
        [two] مادتان
        [few] { $items } مواد
        [many] { $items } مادة
       *[other] { $items } مادة
    }، و{ $accounts ->
        [zero] لا رواية
        [one] رواية واحدة
        [two] روايتان
        [few] { $accounts } روايات
        [many] { $accounts } رواية
       *[other] { $accounts } رواية
    }.
out-coded = لدى { $name } الرمز والأجوبة.
out-identity = ووصلت الهوية إلى هناك أيضًا.
out-under-way = قد يكون بعضه ما زال في الطريق.
out-disclosed = وأُفصح عنه لـ{ $name }.

## Conditions

cond-title = بماذا تُشترط الموافقة؟
cond-lead = فقط ما يُطلب. ويسري كل شرط تجاه كل جهة تمّت الموافقة عليها، إلى أن يُرفع.
cond-standing = شروط سابقة ما زالت سارية
cond-lift = رفع هذا الشرط
cond-lift-not = إبقاؤه
cond-day = اليوم
cond-needs-day = بلا يوم يُغلق هذا كل شيء.
cond-states = أي دول
cond-states-hint = حرفان لكل دولة، بينها فواصل: { "\u2066" }AF, IR{ "\u2069" }
cond-wish = الرغبة، بكلمات صاحبها
cond-part = { $kind }، { $at }
cond-needs-part = لم يُعلَّم شيء بعد.
cond-label-no-name = بلا الاسم فقط
cond-label-no-image = بلا الوجه والصوت فقط
cond-label-no-location = بلا المكان الدقيق فقط
cond-label-ask-first = السؤال قبل كل استخدام
cond-label-lead-only = خيطًا للبحث فقط، لا دليلًا
cond-label-no-state = ليس لسلطات دولة تُذكر
cond-label-fair-trial = فقط حيث تُضمن محاكمة عادلة
cond-label-no-death-penalty = ليس حيث يمكن الحكم بالإعدام
cond-label-embargo = ليس قبل يوم معيّن
cond-label-expires = حتى يوم معيّن فقط
cond-label-after-death = الرغبات بعد الوفاة
cond-label-partial = فقط ما يُعلَّم
cond-stops-no-name = تبقى الهوية هنا. لا يُستخدم شيء مع الاسم ولا يُنشر.
cond-stops-no-image = لا يمكن أن تغادر الصور والأفلام والأصوات بعد: لا يستطيع هذا البرنامج إزالة الوجه والصوت منها.
cond-stops-no-location = لا يمكن أن يغادر ما رُوي ولا أي مادة بعد: لا يستطيع هذا البرنامج إزالة المكان منها. يمكن ذلك للرمز والأجوبة وحدها.
cond-stops-ask-first = يمكن حفظه والنظر فيه. أما الإفصاح عنه أو نشره فينتظر موافقة جديدة.
cond-stops-lead-only = يمكن حفظه والنظر فيه. ولا يُقدَّم دليلًا.
cond-stops-no-state = لا يُفصح عنه لأحد ما لم يكن من المؤكّد أنه ليس إحداها.
cond-stops-fair-trial = لا يُفصح عنه إلا للمحكمة الجنائية الدولية والمحاكم الإقليمية.
cond-stops-no-death-penalty = لا يُفصح عنه إلا للمحكمة الجنائية الدولية والمحاكم الإقليمية.
cond-stops-embargo = حتى ذلك اليوم يمكن حفظه، ولا شيء غير ذلك.
cond-stops-expires = بعد ذلك اليوم لا يُفعل به شيء، إلا بموافقة جديدة.
cond-stops-after-death = تظهر لمَن يفتح صفحة الشخص. ولا تمنع شيئًا.
cond-stops-partial = كل ما لم يُعلَّم يبقى.
cond-no-name = بلا الاسم فقط.
cond-no-image = بلا الوجه والصوت فقط. وإلى أن تمكن إزالتهما تبقى الصور والأفلام والأصوات.
cond-no-location = بلا المكان الدقيق فقط. وإلى أن تمكن إزالته يبقى ما رُوي وتبقى المواد.
cond-ask-first = السؤال قبل كل استخدام.
cond-lead-only = خيطًا للبحث فقط، لا دليلًا.
cond-no-state = ليس لسلطات { $states }.
cond-fair-trial = فقط حيث تُضمن محاكمة عادلة.
cond-no-death-penalty = ليس حيث يمكن الحكم بالإعدام.
cond-embargo = ليس قبل { $day }.
cond-expires = حتى { $day } فقط.
cond-after-death = بعد الوفاة: { $wish }
cond-partial =
    { $count ->
        [zero] لا شيء ممّا عُلِّم.
        [one] الشيء الواحد المُعلَّم فقط.
        [two] الشيئان المُعلَّمان فقط.
        [few] الأشياء الـ{ $count } المُعلَّمة فقط.
        [many] الأشياء الـ{ $count } المُعلَّمة فقط.
       *[other] الأشياء الـ{ $count } المُعلَّمة فقط.
    }

## The conversation

talk-title = المحادثة
talk-begin = بدء محادثة
talk-resume = متابعة المحادثة
talk-where = { $code } · صفحة { $page }
talk-place-title = هل المكان آمن، ولا يسمعنا أحد؟
talk-place = قبل أي شيء. إن لم يكن كذلك فالتوقّف أولى: لا يضيع شيء بيوم آخر.
talk-free-safe = هل هذا المكان آمن للجميع هنا؟
talk-free-alone = ألا يسمع أحد ممّن لا ينبغي أن يسمع؟
talk-interpreter = المترجم الشفهي
talk-support = مَن يحضر برغبة الشخص نفسه
talk-code-hint = رمز أو كلمة، لا اسم. ويمكن تركه فارغًا.
talk-assent = موافقة الطفل نفسه، ومَن يتكلّم عنه
talk-assent-hint = مَن يتكلّم عن طفل قد يكون جزءًا من الأذى. يُذكر كيف نُظر في ذلك.
talk-worry-title = هذا سبب للتوقّف
talk-worry = يمكن المتابعة في يوم آخر. ما قيل حتى الآن محفوظ مسوّدةً.
talk-worry-stop = التوقّف وحفظ المسوّدة
talk-lines-title = يُقال هذا للشخص بكلمات بسيطة
talk-lines = سطرًا بعد سطر. { "\u2066" }Enter{ "\u2069" } يعلّم السطر وينتقل إلى التالي. ولا يُقال ما ليس مقصودًا.
talk-line-said = قيل. السطر التالي
talk-lines-skip = المتابعة بلا الباقي
talk-line-play = تشغيل
talk-medium = كيف يصل إلى الشخص
talk-medium-spoken = يُقال له
talk-medium-read = يقرؤه
talk-medium-sound = يسمعه مسجَّلًا
talk-script-language = لغة الأسطر
talk-understood-title = ما الذي فُهم؟
talk-understood = يُطلب من الشخص أن يقول بكلماته ماذا سيُفعل بما يرويه، ومَن سيفعله.
talk-understood-label = بكلمات الشخص
talk-words-hint = القليل يكفي. { "\u2066" }Ctrl+Enter{ "\u2069" } للمتابعة.
talk-free-title = هل الإجابة حرّة؟
talk-free = بالنظر والإصغاء. ولا يُسأل إلا ما لا يؤلم.
talk-free-speaks = هل يمكن لهذا الشخص أن يقول لا؟
talk-free-pressed = هل يضغط أحد من أجل الكلام أو السكوت؟
talk-free-unwell = هل هناك ألم أو مرض أو إرهاق أو تأثير شيء ما؟
talk-free-depends = هل هناك احتجاز، أو اعتماد على مَن يدور الأمر حولهم؟
talk-review-title = متى يُسأل من جديد؟
talk-review = هو تذكير، ولا يصير موافقة من تلقاء نفسه.
talk-review-half = بعد نصف سنة
talk-review-year = بعد سنة
talk-review-label = في هذا اليوم
talk-given-title = هل أُعطي شيء؟
talk-given = سفر أو طعام أو هاتف. ولا يُدفع شيء مقابل ما يُروى.
talk-given-label = ما أُعطي
talk-stop = لا يضيع شيء. ما تمّ الاتفاق عليه حتى الآن يمكن حفظه، أو تركه ليوم آخر.
talk-stop-not = متابعة المحادثة
talk-stop-draft = تركها مسوّدةً ومتابعتها في يوم آخر
talk-stop-keep = حفظ ما تمّ الاتفاق عليه، والانتهاء هنا
talk-stop-discard-what = الرمي يُخرج هذه المحادثة من الخزنة. ويبقى ما اتُّفق عليه من قبل.
talk-stop-discard = ضغط مطوّل لرميها

## The five questions

answer-yes = نعم
answer-no = لا
answer-later = السؤال مرّة أخرى
answer-blank = لم يُسأل
ask-here-1 = هل يمكننا حفظ هذا هنا، مقفلًا؟
ask-here-2 = هل يمكننا تتبّعه خيطًا للبحث، دون ذكر مصدره؟
ask-here-3 = هل يمكننا استخدامه بلا الاسم؟
ask-here-4 = هل يمكننا استخدامه مع الاسم؟
ask-here-5 = هل يمكننا نشره؟
ask-them-1 = هل يمكن لـ{ $name } حفظ هذا أمانةً؟
ask-them-2 = هل يمكن لـ{ $name } تتبّعه خيطًا للبحث، بلا الاسم؟
ask-them-3 = هل يمكن لـ{ $name } استخدامه بلا الاسم؟
ask-them-4 = هل يمكن لـ{ $name } استخدامه مع الاسم؟
ask-them-5 = هل يمكن لـ{ $name } نشره؟
ask-means-1 = يبقى مقفلًا، ولا يعمل به أحد.
ask-means-2 = يساعد على البحث في المكان الصحيح، ولا يُعرض على آخرين.
ask-means-3 = في تقرير أو أمام محكمة، بلا أي شيء يدلّ على صاحبه.
ask-means-4 = في تقرير أو أمام محكمة. وسيعرف الناس صاحبه.
ask-means-5 = يمكن لأي أحد أن يقرأه أو يراه، إلى الأبد.
ask-keys = الأرقام ١ و٢ و٣ للإجابة، و{ "\u2066" }Enter{ "\u2069" } للمتابعة.
ask-higher-title = لا تُطرح الأسئلة التالية
ask-higher = كل درجة تقوم على التي قبلها. وبلا «نعم» هنا لا درجة أعلى يُسأل عنها.
ask-nothing-kept = ما لا يُحفظ هنا لا يمكن إعطاؤه لأحد، فلا شيء آخر يُسأل عنه.

## Every purpose and recipient

matrix-wanted = يلزمني كل غرض وكل جهة
matrix-wanted-detail = جدول يُمرّ عليه واحدًا واحدًا. وحالما يحمل جوابًا، لا يُفصح إلا عمّا فيه «نعم».
matrix-title = كل غرض، لكل نوع من الجهات
matrix-lead = ما يُترك فارغًا يعني لا.
matrix-nobody = لم تتمّ الموافقة على أي شريك، فلا شيء يُفصح عنه.
matrix-towards = ما يمكن لهذا الشريك أن يفصح عنه
matrix-class = لمَن

## Form, copy, reading back

form-title = كيف تُقال الموافقة؟
form-lead = لا شكل أفضل من غيره.
form-oral = شفهيًّا
form-oral-detail = سُمعت. ولم يوقَّع شيء.
form-mark = علامة على ورق
form-mark-detail = تبقى الورقة مع صاحبها، أو تُتلف.
form-drawn = رسمًا على هذه الشاشة
form-drawn-detail = توقيع أو علامة أو أي رسم. يُحفظ مع الهوية.
form-sound = تسجيلًا صوتيًّا
form-sound-detail = مادة من هذه القضية تُسمع فيها الموافقة.
form-drawn-kept = مقفل مع الهوية، ويبقى هنا معها.
form-sound-which = أي مادة
form-sound-later = لا مادة بعد
form-sound-none = لا صوت محفوظ في هذه القضية بعد. يمكن ضمّه إلى المواد ثم اختياره هنا، والمسوّدة تنتظر.
draw-label = ورقة للرسم
draw-how = بفأرة أو إصبع أو قلم. وبلوحة المفاتيح: الأسهم تحرّك القلم، والمسافة تُنزله وترفعه، و{ "\u2066" }Backspace{ "\u2069" } يزيل الخط الأخير.
draw-down = القلم على الورق.
draw-up = القلم مرفوع.
draw-back = إزالة الخط الأخير
draw-anew = البدء من جديد
copy-title = هل يُرغب في نسخة؟
copy-lead = قد تكون الورقة خطرًا في بيت غير مناسب.
copy-held = محفوظة هنا لصاحبها
copy-held-detail = مقابل رمز يُحفظ في الذاكرة. به يمكن لصاحبه، أو لمَن يُرسله، أن يغيّر أو يسحب.
copy-none = لا نسخة
copy-none-detail = يمكن طلبها لاحقًا.
copy-paper = على ورق
copy-paper-detail = بخط اليد، بلا اسم منظمة. وتظهر الكلمات في النهاية.
copy-file = ملفًّا
copy-file-detail = فقط حيث لا يمسّ الهاتف أحد سوى صاحبه. وتظهر الكلمات في النهاية لنسخها.
copy-said-held = النسخة محفوظة هنا، مقابل رمز.
copy-said-none = لا رغبة في نسخة.
copy-said-paper = النسخة على ورق.
copy-said-file = النسخة في ملف.
read-title = يُقرأ هذا على الشخص
read-lead = إن لم يكن شيء كما قُصد، يمكن الرجوع.
read-nothing = لم تتمّ الموافقة على شيء. لا يغادر شيء. والمساعدة متاحة رغم ذلك.
read-conditions = بهذه الشروط
read-lifted = تُرفع هذه
read-unfinished = ينقص هذا الشرط ما يلزمه، فتُرك:
read-change = يمكن تغيير ذلك كله أو سحبه في أي وقت، بلا ذكر سبب.
read-finish = هذا ما قيل
done-title = حُفظ: ما وافق عليه { $code }
done-what = يسري من الآن. وكل نقل يرجع إليه أولًا.
done-code-what = يُقال هذا الرمز للشخص ببطء. به يمكن التغيير أو السحب دون عودة.
done-code-once = يظهر الرمز هذه المرّة فقط. ولا يُكتب بجانب الاسم.
done-code-said = وصل الرمز
done-copy = ما تقوله النسخة
done-copy-what = تُكتب بخط اليد، أو تُنسخ إلى ملف على جهاز صاحبها. وليس فيها اسم لمَن يوثّق.
done-on = إلى صفحة الشخص

## Withdrawing

withdraw-begin = سحب الموافقة
withdraw-title = سحب موافقة { $code }
withdraw-lead = في أي وقت، كلّها أو بعضها. ولا يُسأل عن سبب.
withdraw-lead-code = عُثر على الشخص بالرمز الذي أُعطي له. مَن يذكره قد يتكلّم عنه، ولا يُعرض عليه شيء.
withdraw-nothing = لم يبقَ ما يُسحب.
withdraw-what = ما يُسحب
withdraw-all = كل شيء
withdraw-all-detail = تجاه الجميع، وهنا.
withdraw-some = تجاه بعض الجهات
withdraw-some-detail = ويبقى الباقي كما كان.
withdraw-towards = تجاه مَن
withdraw-here = الطرف الموثِّق
withdraw-erase = مع طلب الحذف
withdraw-erase-detail = يُنقل الطلب مع الإشعار. وما هو هنا يُتلف مادةً مادةً، مع ذكر السبب.
withdraw-how = كيف قيل ذلك
withdraw-how-hint = حضورًا، أو بالهاتف، أو عن طريق أحد.
withdraw-by = مَن قاله
withdraw-by-hint = الشخص نفسه، أو مَن أُرسل عنه. رمز أو كلمة، لا اسم.
withdraw-told-code = بالرمز
withdraw-out = ما خرج بالفعل
withdraw-out-none = لم يغادر شيء.
withdraw-out-what = لا يمكن استرجاعه. يُبلَّغ مَن هو لديهم، وعليهم التوقّف عن استخدامه.
withdraw-sure = هذا ما يُسحب
withdraw-says-all = يسحب { $code } كل ما تمّت الموافقة عليه.
withdraw-says-some = يسحب { $code } ما تمّت الموافقة عليه تجاه { $names }.
withdraw-closes = من هذه اللحظة لا يغادر منه شيء ولا يُستخدم هنا.
withdraw-notice = يذهب إشعار موقَّع إلى { $names } مع النقل القادم. وهناك يسري فورًا.
withdraw-erase-says = يذكر الإشعار طلب الحذف.
withdraw-again = ويبقى كذلك إلى موافقة جديدة.
withdraw-confirm = سحبها
withdraw-done-title = سُحبت موافقة { $code }
withdraw-done = الأمر مغلق هنا من الآن.
withdraw-done-send = الإشعار إلى { $names } ينتظر. وكلما أسرع كان أفضل.
withdraw-send = تجهيز النقل

## Facts and plans of a case

plans-title = حقائق القضية { $code } وخططها
plans-lead = لأجل ماذا هذه القضية، وما يجب أن يكون قائمًا قبل أن يُطلب من أحد أن يروي.
facts-section = لأجل ماذا
facts-none = لم يُذكر شيء بعد.
facts-write = ذكره
facts-form-lead = يذهب مع أول نقل للقضية.
facts-purposes = أغراض الجمع
facts-purposes-hint = ما لا يخدم أيًّا منها لا يُجمع.
facts-others = مَن يوثّق هنا أيضًا
facts-others-hint = كي لا يُسأل أحد مرّتين.
facts-situation = الحالة التي تنتمي إليها
facts-period = الفترة التي تتناولها
facts-area = المنطقة
facts-area-hint = بكلمات، لا عنوان.
facts-mandate = على أي أساس
facts-mandate-hint = تفويض، أو قانون، أو قرار للمنظمة.
facts-retention = يُحفظ حتى
plans-never-leave = يبقى في هذه الخزنة ولا يُرسل أبدًا.
plans-stopped-title = تقييم الخطر يقول: لا متابعة
plans-stopped = لا تُدوَّن رواية في هذه القضية ولا يغادرها نقل، إلى أن يُقيَّم الخطر من جديد.
plans-needed-title = قبل تدوين رواية
plans-needed = يجب تقييم الخطر، ويجب أن تكون هناك قائمة بأماكن المساعدة.
plans-open = الحقائق والخطط
risk-section = الخطر
risk-none = لم يُقيَّم بعد. وبلا تقييم لا تُدوَّن رواية.
risk-write = تقييمه
risk-again = تقييمه من جديد
risk-form-lead = للشخص، وللعاملين معه، ولمَن حولهم. لا يغادر هذه الخزنة أبدًا.
risk-scope = ما الذي يُقيَّم
risk-scope-hint = شخص، أو طريق، أو القضية، أو جهاز.
risk-threats = ما الذي قد يحدث
risk-threats-hint = مَن، وماذا، وما احتماله، وما مدى سوئه.
risk-measures = ما يُفعل ضدّه
risk-residual = ما يبقى منه
risk-stop-detail = يُغلق الروايات والنقل في هذه القضية.
risk-stop-means = عند حفظ هذا لا تُدوَّن رواية في هذه القضية ولا يغادرها نقل.
risk-decision = ما تقرّر
risk-decided-by = مَن قرّر
risk-review = موعد النظر فيه من جديد
risk-review-says = موعد النظر فيه من جديد:
risk-stop-trigger = ما الذي يوقف الجميع
risk-stop-trigger-hint = تفتيش، أو اعتقال، أو رسالة.
risk-contacts = بمَن يُتّصل
risk-seizure = إن أُخذ جهاز
risk-seizure-hint = ما يُفتح تحت الضغط، وما يُتلف قبل ذلك.
risk-told = مَن أُبلغ
referrals-section = أماكن المساعدة
referrals-none = لا قائمة بعد. وبلا قائمة لا تُدوَّن رواية.
referrals-write = إعداد القائمة
referrals-form-lead = أماكن يُعرف أنها موجودة وآمنة. لا تغادر هذه الخزنة أبدًا.
referrals-starter = قائمة للبداية. ما هو موجود وآمن لا يعرفه إلا مَن يعمل هناك، والسطر الفارغ يُترك.
referral-kind = نوع المساعدة
referral-name = الاسم
referral-reach = طريقة الوصول
referral-reach-hint = حضورًا، وعن طريق مَن، وفي أي ساعات.
referral-note = ما تنبغي معرفته
referral-another = مكان آخر
training-section = التدريب
training-none = لم يُسجَّل شيء. للأطفال ولمَن تعرّضوا لعنف جنسي: ملاحظة عن طريقة الوصول، ومساعدة.
training-form-lead = التدريب الذي تلقّاه مَن يعمل بهذه الخزنة. يفتح ما هو مغلق بدونه.
training-which = تدريب على
training-words = أين ومتى
training-words-hint = بلا اسم يدلّ على أحد.

## A second person

second-begin = بموافقة شخص ثانٍ
second-title = موافقة شخص ثانٍ من أجل { $code }
second-lead = ما هو مغلق للأطفال ولمَن تعرّضوا لعنف جنسي وللروايات المفصّلة يمكن أن يفتحه شخصان معًا. ويُسجَّل مع السبب.
second-kind = أي رواية
second-reason = لماذا
second-reason-hint = ما يدعو إليه، وكيف تُحفظ سلامة الشخص.
second-way = موافقة مَن
second-slot = شخص هنا، بعبارة مرور خاصة به
second-slot-detail = يكتبها بنفسه. وهي غير العبارة التي فُتحت بها هذه الخزنة.
second-approval = الشريك، كتابةً
second-approval-detail = ملف صغير وقّعه الشريك لهذا الشخص ولهذا النوع من الروايات.
second-passphrase = عبارة مرور الشخص الثاني
second-passphrase-hint = تُدار لوحة المفاتيح نحوه، ولا ينظر أحد.
second-approval-how = يُبلَّغ الشريك بهذا المعرّف وبنوع الرواية، ثم يُختار الملف الذي يعود منه.
second-slot-open = هذه موافقتي
second-approval-choose = اختيار الملف
second-shown = موافقة { $who } حاضرة
second-keep = تسجيلها
settings-second = مَن يفتح هذه الخزنة
settings-second-status = عبارة مرور لكل شخص
settings-second-lead = لكل شخص يعمل بهذه الخزنة عبارة مرور خاصة به، كي يقول السجلّ مَن فعل ماذا، وكي يمكن لاثنين أن يوافقا معًا على شيء.
settings-second-mine = المستخدمة الآن
settings-second-add = إضافة عبارة مرور
settings-second-how = يكتب الشخص الثاني عبارة المرور الجديدة بنفسه. وهي تفتح كل ما في هذه الخزنة.
settings-second-adding = جارٍ إضافتها. يستغرق ذلك بضع ثوانٍ.
settings-second-made = أُضيفت: يمكن لـ{ $agent } فتح هذه الخزنة
settings-second-remove = إزالة
settings-second-remove-title = إزالة عبارة مرور { $agent }
settings-second-remove-what = لن تفتح هذه الخزنة بعد ذلك. وما زالت تفتح النسخ الاحتياطية الأقدم. ويبقى في السجلّ ما تمّ بها.
settings-second-remove-hold = ضغط مطوّل لإزالتها
custody-thing-person = الشخص { $number }
custody-thing-identity = الهوية { $number }
custody-thing-consent = الأجوبة { $number }
custody-thing-account = الرواية { $number }
custody-thing-plan = الخطة { $number }
action-person-RecordSealed = كُتب شيء معروف عن الشخص.
action-identity-RecordSealed = كُتبت هوية الشخص، تحت مفتاح خاص بها.
action-consent-ConsentRecorded = سُجّلت أجوبة الشخص.
action-consent-ConsentWithdrawn = سحب الشخص موافقته. ومنذ ذلك الحين تبقى هنا.
action-account-RecordSealed = خُتمت رواية.
action-plan-RecordSealed = كُتبت خطة. لا تغادر أبدًا.
action-account-Disposed = أُتلفت الرواية.
action-identity-Disposed = أُتلف مفتاح الهوية.

## At the partner's desk

people-none-desk = يأتون مع ما يرسله الطرف الموثِّق، بقدر ما وافقوا عليه.
person-agreed-none-desk = لم تصل أجوبة. الفراغ يعني لا.
desk-withdrawn-title = سُحبت الموافقة
desk-withdrawn = لا يجوز استخدام شيء أو الإفصاح عنه. الأمر مغلق هنا منذ استلام الإشعار.
restricted-title = ما لا يجوز استخدامه
restricted-none = لا شيء مغلق هنا، في حدود ما تمّت الموافقة عليه.
restricted-lead = محفوظ هنا ويبقى مغلقًا.
restricted-item = مادة
restricted-account = رواية
restricted-identity = الهوية
restricted-person = ما هو معروف عن الشخص
approve-begin = توقيع موافقة
approve-title = موافقة موقَّعة من أجل { $code }
approve-title-any = موافقة موقَّعة لطرف موثِّق
approve-lead = ما يغلقه احتياط يمكن للطرف الموثِّق فعله بهذه الموافقة الموقَّعة: لهذا الشخص، ولهذا النوع من الروايات، ولهذه الأيام فقط.
approve-nobody = لا طرف موثِّق في القائمة بعد.
approve-collector = أي طرف موثِّق يطلب
approve-id-hint = كما يذكره الطرف الموثِّق: ٣٢ علامة.
approve-days = كم تسري
approve-days-count =
    { $count ->
        [zero] لا أيام
        [one] يوم واحد
        [two] يومان
        [few] { $count } أيام
        [many] { $count } يومًا
       *[other] { $count } يوم
    }
approve-sign = التوقيع وكتابة الملف
approve-done = تمّ التوقيع. يُعطى هذا الملف للطرف الموثِّق
collectors-approve = توقيع موافقة على رواية
withdrawals-title = { $collector }: سُحبت موافقة { $code }
withdrawals-title-at = { $collector }: سُحبت موافقة { $code } في { $at }
withdrawals-closed =
    أُغلق هنا: { $items ->
        [zero] لا مواد
        [one] مادة واحدة
        [two] مادتان
        [few] { $items } مواد
        [many] { $items } مادة
       *[other] { $items } مادة
    }، و{ $accounts ->
        [zero] لا رواية
        [one] رواية واحدة
        [two] روايتان
        [few] { $accounts } روايات
        [many] { $accounts } رواية
       *[other] { $accounts } رواية
    }.
withdrawals-erase = مع طلب الحذف.
withdrawals-answered-again = هناك أجوبة جديدة بعد ذلك. وما يسري الآن في صفحة الشخص.
withdrawals-acknowledge = قبول الحزمة التي جاء معها يؤكّده. والطرف الموثِّق ينتظر ذلك.
withdrawals-acknowledge-none = يُؤكَّد مع القبول القادم.
withdrawals-to-bundle = إلى الحزمة
withdrawals-past =
    { $count ->
        [zero] لا حالات سحب مؤكَّدة
        [one] حالة سحب واحدة مؤكَّدة
        [two] حالتا سحب مؤكَّدتان
        [few] { $count } حالات سحب مؤكَّدة
        [many] { $count } حالة سحب مؤكَّدة
       *[other] { $count } حالة سحب مؤكَّدة
    }

## People in a transfer

transfer-people = مَن يذهب معه
transfer-people-count =
    { $persons ->
        [zero] لا أحد
        [one] شخص واحد
        [two] شخصان
        [few] { $persons } أشخاص
        [many] { $persons } شخصًا
       *[other] { $persons } شخص
    } و{ $accounts ->
        [zero] لا رواية
        [one] رواية واحدة
        [two] روايتان
        [few] { $accounts } روايات
        [many] { $accounts } رواية
       *[other] { $accounts } رواية
    }، بالرمز، بقدر ما تمّت الموافقة عليه.
transfer-people-keep =
    { $count ->
        [zero] لا رواية يمكن لـ{ $name } حفظها أمانةً فقط.
        [one] رواية واحدة يمكن لـ{ $name } حفظها أمانةً فقط.
        [two] روايتان يمكن لـ{ $name } حفظهما أمانةً فقط.
        [few] { $count } روايات يمكن لـ{ $name } حفظها أمانةً فقط.
        [many] { $count } رواية يمكن لـ{ $name } حفظها أمانةً فقط.
       *[other] { $count } رواية يمكن لـ{ $name } حفظها أمانةً فقط.
    }
transfer-identities = الهويات
transfer-identities-lead = وافق هؤلاء على أن يستخدمه { $name } مع أسمائهم. وتبقى كل هوية هنا ما لم تُؤكَّد وحدها.
transfer-identity-goes = تذهب مع هذا النقل
transfer-identity-stays = تبقى هنا
transfer-identity-send = السماح بذهابها
transfer-identity-keep = إبقاؤها هنا
transfer-identity-title = هوية { $code } تغادر هذه الخزنة
transfer-identity-what = تصل إلى { $name } الأسماء، وطريقة الوصول، وكل ما هو مكتوب هناك.
transfer-identity-never = لا يمكن استرجاعها.
transfer-identity-yes = تذهب مع هذا النقل
transfer-stays-people =
    { $count ->
        [zero] لا شيء من الأشخاص والروايات يبقى.
        [one] واحد من الأشخاص والروايات يبقى:
        [two] اثنان من الأشخاص والروايات يبقيان:
        [few] { $count } من الأشخاص والروايات تبقى:
        [many] { $count } من الأشخاص والروايات تبقى:
       *[other] { $count } من الأشخاص والروايات تبقى:
    }
transfer-thing-person = ما هو معروف عن الشخص
transfer-thing-identity = الهوية
transfer-thing-account = رواية
transfer-look = النظر فيه
