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
dated-season = { $season }، من { $first } إلى { $last }
dated-season-of = { $season } { $year }
season-0 = الربيع
season-1 = الصيف
season-2 = الخريف
season-3 = الشتاء
dated-day = { $day } { $month } { $year }
dated-month = { $month } { $year }
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
