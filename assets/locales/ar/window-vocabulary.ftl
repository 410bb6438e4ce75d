# Labels of coded terms, in Arabic: see ../en/window-vocabulary.ftl. Words and manner are those of errors.ftl.

# The source's connection to what happened
term-srcconn-victim = وقع عليها أو عليه
term-srcconn-eyewitness = شهدته عيانًا أو سماعًا
term-srcconn-insider = كان من جهة من فعلوه
term-srcconn-relative = من أقارب من وقع عليه
term-srcconn-colleague = من الزملاء أو الأعضاء
term-srcconn-hearsay = نقلًا عن آخرين
term-srcconn-professional = طبيب أو محامٍ أو معلّم أو عامل إغاثة
term-srcconn-media = صحافة أو إعلام
term-srcconn-org = منظمة
term-srcconn-expert = خبير
term-srcconn-self = الطرف الموثِّق شهده بنفسه
term-srcconn-unknown = غير معروف

# What kind of thing an item is
term-itemtype-photo = صورة
term-itemtype-video = فيلم
term-itemtype-audio = صوت
term-itemtype-account-audio = رواية شخص، صوتًا
term-itemtype-account-video = رواية شخص، فيلمًا
term-itemtype-account-text = رواية شخص، كتابةً
term-itemtype-transcript = تفريغ نصّي
term-itemtype-translation = ترجمة
term-itemtype-document = وثيقة
term-itemtype-decree = قانون أو مرسوم أو أمر
term-itemtype-medical = سجل طبي
term-itemtype-court = سجل محكمة أو شرطة
term-itemtype-webpage = صفحة ويب كما التُقطت
term-itemtype-post = منشور أو رسالة من شبكة
term-itemtype-chat = محادثة من برنامج دردشة
term-itemtype-satellite = صورة من قمر صناعي أو من الجو
term-itemtype-map = خريطة أو رسم
term-itemtype-phone = نسخة من هاتف أو جهاز
term-itemtype-data = جدول بيانات أو سجل أرقام
term-itemtype-physical = شيء مادي، وُصف وتُرك مكانه
term-itemtype-consent = موافقة موقّعة أو منطوقة
term-itemtype-other = شيء آخر

# How near to the first making a file is
term-generation-original = كما صُنع أول مرة
term-generation-first-copy = نسخة مطابقة ممن كان لديه
term-generation-platform = كما أعطته منصة، وقد تغيّر غالبًا
term-generation-screenshot = صورة شاشة
term-generation-scan = مسح أو صورة لورقة
term-generation-working = نسخة عمل
term-generation-derivative = صُنع من ملف آخر

# For what consent is asked
term-purpose-keep = حفظها بأمان لوقت لاحق
term-purpose-record-audio = تسجيل الصوت
term-purpose-record-video = التصوير فيلمًا
term-purpose-photo = التصوير
term-purpose-justice-intl = محكمة دولية أو ادعاء دولي
term-purpose-justice-national = محكمة دولة أو ادعاؤها
term-purpose-un = تحقيق للأمم المتحدة
term-purpose-reparation = مطالبات جبر الضرر
term-purpose-legal-rep = محامي الشخص نفسه
term-purpose-referral = الحصول على مساعدة، بما يلزم لها فقط
term-purpose-advocacy-anon = تقارير لا شيء فيها يدل على الشخص
term-purpose-advocacy-named = تقارير تحمل الاسم
term-purpose-media = الإعلام
term-purpose-research = أرقام وبحوث، بلا هوية
term-purpose-training = تدريب العاملين، بلا هوية
term-purpose-unchecked = أرشيف للذاكرة والحقيقة
term-purpose-contact = التواصل مرة أخرى
term-purpose-testify = السؤال لاحقًا عن الإدلاء بشهادة

# To whom
term-recipient-collecting-org = من يوثّقون فقط
term-recipient-partner-org = شريك مذكور بالاسم
term-recipient-icc-otp = مكتب الادعاء في المحكمة الجنائية الدولية
term-recipient-icc-registry = قلم تلك المحكمة أو قسم الضحايا فيها
term-recipient-un-mech = آلية أو بعثة للأمم المتحدة
term-recipient-eurojust = يوروجست عبر سلطة وطنية
term-recipient-national-other = ادعاء دولة أخرى
term-recipient-national-own = سلطات الدولة التي وقع فيها
term-recipient-regional = محكمة أو هيئة إقليمية لحقوق الإنسان
term-recipient-lawyer = محامٍ
term-recipient-service = جهة صحة أو إيواء أو حماية
term-recipient-media = الإعلام
term-recipient-public = أي أحد

# On what condition
term-condition-no-name = بلا اسم ولا هوية فقط
term-condition-no-image = بلا وجه ولا صوت فقط
term-condition-no-location = بلا المكان الدقيق فقط
term-condition-ask-first = السؤال قبل كل استعمال
term-condition-no-death-penalty = ليس حيث يمكن أن يُحكم بالإعدام
term-condition-fair-trial = فقط حيث تُضمن محاكمة عادلة
term-condition-no-state = ليس لسلطات دولة مذكورة
term-condition-embargo = ليس قبل يوم معيّن
term-condition-expires = تنتهي في يوم معيّن
term-condition-after-death = رغبات عند الوفاة أو تعذّر الوصول
term-condition-lead-only = خيطًا للبحث، لا دليلًا
term-condition-partial = الأجزاء المذكورة فقط

# Answers
term-answer-yes = نعم
term-answer-no = لا
term-answer-later = يُسأل مرة أخرى
term-answer-not-asked = لم يُسأل

# Kinds of account
term-account-screening = مذكرة تواصل، بلا رواية
term-account-first = رواية أولى قصيرة
term-account-clarify = توضيح قصير لرواية أولى
term-account-detailed = رواية مفصّلة
term-account-specialist = رواية أخذها مختص
term-account-spontaneous = كلام قيل دون سؤال
term-account-written-self = كتبها الشخص نفسه
term-account-prior-other = رواية أخذها غيرنا من قبل

# Why another account
term-priorreason-asked = الشخص طلب ذلك
term-priorreason-new-facts = وقع جديد أو تُذكِّر
term-priorreason-request = طلبته جهة تحقيق كتابةً
term-priorreason-risk-loss = قد تضيع: خطر أو فرار أو مرض
term-priorreason-no-access = لا يمكن الوصول إلى الرواية السابقة
term-priorreason-unsafe-before = الرواية السابقة لم تُعطَ بحرية

# What calls for care
term-vuln-child = طفل، أو العمر موضع شك
term-vuln-sgbv = مرّ بعنف جنسي أو قائم على النوع الاجتماعي
term-vuln-trauma = في ضيق الآن
term-vuln-disability = يحتاج إلى دعم بسبب إعاقة
term-vuln-illness = مرض أو إصابة أو ألم
term-vuln-older = يحتاج إلى رعاية بسبب السن
term-vuln-detained = محتجز أو تحت سيطرة من فعلوه
term-vuln-insider = كان من جماعة من فعلوه
term-vuln-sogi = في خطر إن عُرف الميل أو الهوية الجندرية
term-vuln-undocumented = بلا أوراق: السلطات خطر
term-vuln-dependent = يعتمد على من فعلوه أو على جماعتهم
term-vuln-suicidal = قد يؤذي نفسه: المساعدة أولًا

# Risk
term-risk-low = منخفض
term-risk-medium = متوسط
term-risk-high = مرتفع
term-risk-stop = توقّف: لا يُستمر

# Where help can be found
term-referral-medical = طبية
term-referral-psych = نفسية واجتماعية
term-referral-shelter = إيواء أو أمان
term-referral-legal = قانونية
term-referral-child = حماية الطفل
term-referral-livelihood = سبل العيش
term-referral-relocation = نقل المدافعين إلى مكان آخر
term-referral-declined = عُرضت ولم تُرَد
term-referral-none = لا يوجد شيء منها

# How closely it is held
term-class-public = علني
term-class-confidential = سري
term-class-under-seal = تحت الختم
term-class-secret = سري للغاية

# Kinds of place
term-place-home = بيت
term-place-street = شارع أو مكان عام
term-place-school = مدرسة أو جامعة
term-place-work = مكان عمل
term-place-health = مستشفى أو عيادة
term-place-shelter = مأوى أو بيت آمن
term-place-worship = مكان عبادة
term-place-market = سوق أو متجر
term-place-transport = وسيلة نقل أو طريق
term-place-checkpoint = حاجز تفتيش
term-place-police = مركز شرطة
term-place-military = قاعدة عسكرية
term-place-prison = سجن
term-place-secret = مكان احتجاز غير رسمي
term-place-court = محكمة
term-place-camp = مخيم
term-place-border = حدود
term-place-protest = مكان احتجاج
term-place-online = على الإنترنت
term-place-other = مكان آخر
term-place-unknown = غير معروف

# Ours: what keeps a person safe
term-safety-never-call = لا يُتصل هاتفيًا أبدًا
term-safety-never-write = لا يُكتب إليه أبدًا
term-safety-never-visit = لا يُزار أبدًا
term-safety-lives-with-perpetrator = يسكن مع من فعله
term-safety-shared-phone = آخرون يقرؤون الهاتف أو يسمعونه
term-safety-only-trusted-person = عبر الشخص الموثوق فقط

# Ours: what one who collects was trained for
term-training-children = روايات الأطفال
term-training-sexual-violence = روايات العنف الجنسي
term-training-detailed = الروايات المفصّلة

# Calendars and the names of their months
calendar-gregorian = ميلادي
calendar-gregorian-1 = يناير
calendar-gregorian-2 = فبراير
calendar-gregorian-3 = مارس
calendar-gregorian-4 = أبريل
calendar-gregorian-5 = مايو
calendar-gregorian-6 = يونيو
calendar-gregorian-7 = يوليو
calendar-gregorian-8 = أغسطس
calendar-gregorian-9 = سبتمبر
calendar-gregorian-10 = أكتوبر
calendar-gregorian-11 = نوفمبر
calendar-gregorian-12 = ديسمبر
calendar-solar-hijri-af = هجري شمسي، بالأسماء الأفغانية
calendar-solar-hijri-af-1 = حمل
calendar-solar-hijri-af-2 = ثور
calendar-solar-hijri-af-3 = جوزا
calendar-solar-hijri-af-4 = سرطان
calendar-solar-hijri-af-5 = اسد
calendar-solar-hijri-af-6 = سنبله
calendar-solar-hijri-af-7 = میزان
calendar-solar-hijri-af-8 = عقرب
calendar-solar-hijri-af-9 = قوس
calendar-solar-hijri-af-10 = جدی
calendar-solar-hijri-af-11 = دلو
calendar-solar-hijri-af-12 = حوت
calendar-solar-hijri-ir = هجري شمسي، بالأسماء الإيرانية
calendar-solar-hijri-ir-1 = فروردین
calendar-solar-hijri-ir-2 = اردیبهشت
calendar-solar-hijri-ir-3 = خرداد
calendar-solar-hijri-ir-4 = تیر
calendar-solar-hijri-ir-5 = مرداد
calendar-solar-hijri-ir-6 = شهریور
calendar-solar-hijri-ir-7 = مهر
calendar-solar-hijri-ir-8 = آبان
calendar-solar-hijri-ir-9 = آذر
calendar-solar-hijri-ir-10 = دی
calendar-solar-hijri-ir-11 = بهمن
calendar-solar-hijri-ir-12 = اسفند
calendar-islamic = هجري قمري
calendar-islamic-1 = محرّم
calendar-islamic-2 = صفر
calendar-islamic-3 = ربيع الأول
calendar-islamic-4 = ربيع الآخر
calendar-islamic-5 = جمادى الأولى
calendar-islamic-6 = جمادى الآخرة
calendar-islamic-7 = رجب
calendar-islamic-8 = شعبان
calendar-islamic-9 = رمضان
calendar-islamic-10 = شوّال
calendar-islamic-11 = ذو القعدة
calendar-islamic-12 = ذو الحجة
